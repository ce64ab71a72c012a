/** Phrases of the form itself, as units in different regions word them, with what each means. */
import type { Level, Scope, Topic } from './subjects';

const source = (id: string): Topic => ({ kind: 'source', id });
const whole: Topic = { kind: 'whole' };
const level = (of: Level): Topic => ({ kind: 'level', level: of });
const absent = (name: string): Topic => ({ kind: 'absent', name });
const three = (id: string): Topic => ({ kind: 'threePublic', id });

export interface FormPhrase {
  /** Ways of saying the same, separated by `|`. */
  readonly words: string;
  readonly topic: Topic;
  /** The budget that the phrase names: what follows is within it. */
  readonly within?: Scope;
  /** Too short to mean this anywhere but in its own sections. */
  readonly only?: readonly Scope[];
}

const say = (words: string, topic: Topic, within?: Scope): FormPhrase => ({
  words,
  topic,
  ...(within ? { within } : {}),
});
const sayIn = (only: Scope | readonly Scope[], words: string, topic: Topic): FormPhrase => ({
  words,
  topic,
  only: typeof only === 'string' ? [only] : only,
});

/** Every beginning with every ending: `一般公共预算` + `拨款收入`. An empty piece is written `-`. */
function each(beginnings: string, endings: string): string {
  const pieces = (text: string) => text.split('|').map((piece) => (piece === '-' ? '' : piece));
  return pieces(beginnings)
    .flatMap((beginning) => pieces(endings).map((ending) => beginning + ending))
    .join('|');
}

const GENERAL = '一般公共预算|一般公共预算拨款|一般公共预算财政拨款|一般公共预算当年拨款';
const FUNDS =
  '政府性基金|政府性基金预算|政府性基金拨款|政府性基金预算拨款|政府性基金预算财政拨款|政府性基金预算当年拨款|基金预算|基金预算拨款';
const CAPITAL =
  '国有资本经营|国有资本经营预算|国有资本经营拨款|国有资本经营预算拨款|国有资本经营预算财政拨款|国有资本经营预算当年拨款';
const SPENT = '支出|支出预算|安排的支出|总支出|支出总额|支出合计';
const BOTH = '收支|收支预算|收支总预算|收支总额|收支总计|收入和支出|收入支出';
const THREE_PUBLIC =
  '三公经费|财政拨款三公经费|一般公共预算三公经费|一般公共预算财政拨款三公经费|财政拨款安排的三公经费';

/** The longest phrase wins, wherever it stands. */
export const FORM_PHRASES: readonly FormPhrase[] = [
  say(
    '收支总预算|收支预算总额|收支预算|预算总收支|收支总额|收支总计|收支|收、支总预算|收、支总计|收、支预算|收入与支出|收入和支出|收入、支出|预算收支|四本预算|四本预算资金',
    whole,
    'overall',
  ),
  say(
    '收入总预算|收入预算总额|收入预算|收入预算合计|收入总计|收入总额|收入合计|总收入|预算总收入|预算收入|收入来源|总收入预算|财务总收入',
    whole,
    'income',
  ),
  say(
    '支出总预算|支出预算总额|支出预算|支出预算合计|支出总计|支出总额|支出合计|总支出|总支出预算|预算总支出|预算支出|支出方向|本年支出|本年支出合计|当年支出合计|财务总支出',
    whole,
    'expenditure',
  ),
  say(each('财政拨款', '收支总预算|收支预算|收支预算总额|收支总额|收支总计|收支|收、支总预算'), whole, 'fiscal'),
  say(
    each('财政拨款|本年财政拨款|当年财政拨款', '收入|支出|预算|收入预算|支出预算|补助收入|收入总计|支出总计'),
    { kind: 'fiscalAppropriation' },
    'fiscal',
  ),
  say(
    '财政拨款|本年财政拨款|财政拨款资金|财政拨款补助|财政拨款(补助)|财政资金|财政性资金',
    { kind: 'fiscalAppropriation' },
    'fiscal',
  ),
  say('非财政拨款', source('nonFiscalSurplus')),
  say('一般财力', source('generalPublicBudget'), 'general'),
  say('本年收入|本年收入合计|当年收入', source('currentYear')),
  say(each(GENERAL, '-|收入|安排|资金|收入预算|资金收入'), source('generalPublicBudget'), 'general'),
  say(each(GENERAL, `${SPENT}|${BOTH}`), whole, 'general'),
  say('一般公共预算当年拨款', whole, 'general'),
  say(each(GENERAL, '基本支出|基本支出预算|安排的基本支出'), whole, 'generalBasic'),
  say(each(GENERAL, '项目支出|项目支出预算|安排的项目支出'), whole, 'generalProject'),
  say(
    each(
      '上级一般公共预算',
      '安排的转移支付|安排的转移支付资金|安排转移支付|转移支付|转移支付资金|转移支付收入|安排的转移支付收入',
    ),
    source('generalPublicBudgetTransfer'),
  ),
  say(each(FUNDS, '-|收入|资金|收入预算'), source('governmentManagedFunds'), 'funds'),
  say(each(FUNDS, `${SPENT}|${BOTH}`), whole, 'funds'),
  say(
    each('上级政府性基金|上级政府性基金预算', '安排的转移支付|安排的转移支付资金|安排转移支付|转移支付|转移支付收入'),
    source('governmentManagedFundsTransfer'),
  ),
  say(
    each(CAPITAL, '-|收入|资金|收入预算') + '|' + each('国有资本经营收益', '-|财政拨款|拨款'),
    source('stateCapitalOperations'),
    'capital',
  ),
  say(each(CAPITAL, `${SPENT}|${BOTH}`), whole, 'capital'),
  say(
    each(
      '上级国有资本经营预算|上级国有资本经营',
      '安排的转移支付|安排的转移支付资金|安排转移支付|转移支付|转移支付收入',
    ),
    source('stateCapitalOperationsTransfer'),
  ),
  say(
    each(
      '财政专户',
      '-|管理资金|管理资金收入|管理的资金|管理的收入|管理收入|核拨|核拨资金|资金|资金收入|拨款|(教育收费)|返还收入|拨款收入',
    ),
    source('specialFiscalAccount'),
  ),
  say(
    each('-|纳入财政专户管理的|纳入财政专户管理的非税收入', '教育收费|教育收费收入|教育收费资金|教育收费资金收入'),
    source('specialFiscalAccount'),
  ),
  say('纳入财政专户管理的资金|纳入财政专户管理的收入', source('specialFiscalAccount')),
  say('专户管理的教育收费|专户管理教育收费|专户管理资金|专户资金', source('specialFiscalAccount')),
  say(each('纳入专户管理|纳入财政专户管理', '的行政事业性收费|的非税收入|资金'), source('specialFiscalAccount')),
  say('单位资金|单位资金收入', source('unitFunds')),
  say('事业收入|事业收入资金', source('publicServiceIncome')),
  say('上级补助收入', source('superiorSubsidyIncome')),
  say('附属单位上缴收入', source('subordinateUnitIncome')),
  say('事业单位经营收入|经营收入', source('operatingIncome')),
  say('其他收入|其他收入资金', source('otherIncome')),
  say(each('其他资金|其他来源资金', '-|收入|支出') + '|其他来源收入', source('otherMoney')),
  say(
    each(
      '上年结转结余|上年结转(结余)|上年结转|上年结余|结转结余|上年结转和结余|上年结转及结余|年初结转和结余|年初结转结余|结转和结余|以前年度结转|以前年度结余|以前年度结转结余',
      '-|资金|收入|预算|支出|资金支出|安排的支出|资金安排的支出',
    ),
    source('carryover'),
    'carryover',
  ),
  say(
    each(
      '财政拨款结转|财政拨款结转结余|财政拨款结转和结余|财政拨款上年结转|上年财政拨款结转|上年结转的财政拨款|上年结转财政拨款',
      '-|资金|收入',
    ),
    source('fiscalCarryover'),
    'carryover',
  ),
  say(
    each('一般公共预算|一般公共预算拨款|一般公共预算财政拨款', '结转|结转结余|上年结转|结转资金'),
    source('generalPublicBudgetCarryover'),
    'carryover',
  ),
  say(
    each('非财政拨款', '结转结余|结余|结转|结转和结余|结转结余资金|结余资金|上年结转'),
    source('nonFiscalSurplus'),
    'carryover',
  ),
  say('上缴上级支出', absent('上缴上级支出')),
  say('事业单位经营支出|经营支出', absent('经营支出')),
  say('对附属单位补助支出|对附属单位补助', absent('对附属单位补助支出')),
  say(
    '年终结转结余|年末结转结余|年终结转和结余|年末结转和结余|年终结余|结转下年|结转下年支出|年终结转',
    absent('年终结转结余'),
  ),
  say(
    each('财政专户|财政专户资金|财政专户管理资金|教育收费', '结余|结转|结转结余|上年结余|上年结转|结余资金'),
    source('specialFiscalAccountSurplus'),
    'carryover',
  ),
  say(
    each('单位资金|单位自有资金', '结余|结转|结转结余|上年结余|上年结转|结余资金'),
    source('unitFundsSurplus'),
    'carryover',
  ),
  say(
    each('政府性基金|政府性基金预算|政府性基金预算拨款|政府性基金预算财政拨款', '结转|结转结余|上年结转|结转资金'),
    source('governmentManagedFundsCarryover'),
    'carryover',
  ),
  say(
    each('国有资本经营预算|国有资本经营预算拨款|国有资本经营预算财政拨款', '结转|结转结余|上年结转|结转资金'),
    source('stateCapitalOperationsCarryover'),
    'carryover',
  ),
  say(each('本级', '财力|资金|配套|配套资金|安排|财政安排'), level('own')),
  say(each('上级', '转移支付|转移支付资金|转移支付收入|资金|安排|专项资金'), level('above')),
  say(each('县级|市级|区级|县本级|市本级|区本级', '财力|资金|配套|配套资金|安排|财政安排'), level('either')),
  // Below a heading or behind a budget 本级 alone says which money; elsewhere it may be any word.
  sayIn(['general', 'funds', 'capital'], '本级', level('own')),
  sayIn(['general', 'funds', 'capital'], '上级', level('above')),
  say(each(GENERAL, '项目|安排项目|安排的项目'), { kind: 'project' }, 'general'),
  say(each(FUNDS, '项目|安排项目|安排的项目'), { kind: 'project' }, 'funds'),
  say(each(CAPITAL, '项目|安排项目|安排的项目'), { kind: 'project' }, 'capital'),
  say('基本支出|基本支出预算|基本支出经费', { kind: 'basic' }),
  say('项目支出|项目支出预算|项目支出经费', { kind: 'project' }),
  say('人员经费|人员经费支出|人员支出|人员经费预算', { kind: 'personnel' }),
  say(each('公用经费|日常公用经费|公用支出|日常公用支出', '-|支出|预算'), { kind: 'publicUse' }),
  say('机关运行经费|单位运行经费|机关运行经费财政拨款|机关运行费|机关运行经费支出|机关运行经费预算', {
    kind: 'running',
  }),
  sayIn('running', '运行经费', { kind: 'running' }),
  say(each(THREE_PUBLIC, '-|预算|支出|支出预算|财政拨款|财政拨款预算|财政拨款支出预算|预算总额'), whole, 'threePublic'),
  say(
    `${each('因公出国(境)', '-|费|费用|经费|支出|费支出|经费支出')}|因公出国费|出国(境)费|出国(境)费用|出国(境)经费`,
    three('overseasVisits'),
  ),
  sayIn('threePublic', '出国(境)', three('overseasVisits')),
  say(each('公务接待', '-|费|费用|经费|支出|费支出|经费支出'), three('officialHospitality')),
  sayIn('threePublic', '接待|接待费', three('officialHospitality')),
  say(
    each(
      '公务用车购置|公车购置',
      '及运行费|及运行维护费|和运行费|和运行维护费|与运行维护费|及运行维护|及运行|及运行维护费用|及运行维护费支出|及运维费|和运维费|及运行支出|及运行费支出|及运行经费',
    ),
    three('officialVehicles'),
  ),
  say(each('公务用车购置|公车购置', '-|费|费用|经费|支出|费支出'), three('vehiclePurchase')),
  say(each('财政拨款', '购置车辆的经费|购置车辆经费|购置公务用车的经费|购置公务用车经费'), three('vehiclePurchase')),
  sayIn('threePublic', '车辆购置|车辆购置费|用车购置费|购置费', three('vehiclePurchase')),
  say(
    `${each('公务用车运行|公车运行', '费|维护费|维护费用|维护经费|维护|费用|经费|维护费支出|费支出')}|${each('公务用车运维|公车运维', '费|费用|经费')}`,
    three('vehicleOperation'),
  ),
  sayIn(
    'threePublic',
    '车辆运行|车辆运行费|车辆运行维护费|用车运行维护费|运行费|运行维护费|车辆运维费|运维费',
    three('vehicleOperation'),
  ),
  say('整体绩效目标|整体支出绩效目标|整体预算绩效目标|单位整体绩效目标|单位整体支出绩效目标', {
    kind: 'wholeTarget',
  }),
  say('非财政拨款资金项目|非财政资金项目', { kind: 'nonFiscalProjects' }),
  say('财政拨款项目|财政项目|当年财政拨款项目', { kind: 'fiscalProjects' }),
  say('非财政拨款项目|当年非财政拨款项目|其他资金项目', { kind: 'nonFiscalProjects' }),
];
