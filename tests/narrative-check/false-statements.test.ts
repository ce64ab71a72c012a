/** What an auditor would try: statements about the sample's tables that are false, each in a sentence, each found. */
import { messageOf } from '../../src/budget/checks/finding';
import { checkText } from '../../src/budget/narrative/check/check-text';
import { toCheckWithPrior } from './documents';

/** Section, sentence, the check that finds it. */
type False = readonly [heading: string, sentence: string, check: string];

const INCOME = '二、关于示例单位2024年收入预算情况说明';
const SPENT = '三、关于示例单位2024年支出预算情况说明';
const FISCAL = '四、关于示例单位2024年财政拨款收支预算情况的总体说明';
const GENERAL = '五、关于示例单位2024年一般公共预算当年拨款情况说明';
const BASIC = '六、关于示例单位2024年一般公共预算基本支出情况说明';
const PROJECT = '七、关于示例单位2024年一般公共预算项目支出情况说明';
const FUNDS = '八、关于示例单位2024年政府性基金预算拨款情况说明';
const THREE = '十、关于示例单位2024年财政拨款“三公”经费预算情况说明';
const CARRIED = '十一、关于示例单位2024年上年结转结余预算情况说明';
const PROCUREMENT = '（二）政府采购情况';
const PERFORMANCE = '（四）预算绩效情况';
const ASSETS = '（三）国有资产占用使用情况';

const FALSE: readonly False[] = [
  // Amounts.
  [SPENT, '项目支出884.34万元。', 'text-amounts'],
  [INCOME, '2024年收入预算3,927.29元。', 'text-amounts'],
  [INCOME, '2024年收入总计0.93亿元。', 'text-amounts'],
  [INCOME, '上级补助收入186.10万元。', 'text-amounts'],
  [GENERAL, '社会保障和就业支出（类）72.90万元。', 'text-amounts'],
  [BASIC, '人员经费124.18万元，公用经费760.16万元。', 'text-amounts'],
  [BASIC, '人员经费、公用经费分别为124.18万元、760.16万元。', 'text-amounts'],
  [BASIC, '基本支出884.34万元，其中：人员经费760.16万元，公用经费142.18万元。', 'text-amounts'],
  [BASIC, '30208取暖费89.35万元。', 'text-amounts'],
  [PROJECT, '机关食堂补助经费400.00万元，零星维修及基础设施设备维护经费225.00万元。', 'text-amounts'],
  [FUNDS, '2024年政府性基金预算支出12.00万元。', 'text-amounts'],
  [THREE, '“三公”经费51.60万元，其中：公务用车运行费50.00万元，公务接待费0.60万元。', 'text-amounts'],
  [THREE, '因公出国（境）费0.60万元，公务接待费0万元。', 'text-amounts'],
  [CARRIED, '克州人才公寓一期建设项目经费200.00万元。', 'text-amounts'],
  [GENERAL, '机关服务728.65万元，其中：基本支出700.00万元，项目支出28.65万元。', 'text-amounts'],
  [FISCAL, '2024年财政拨款收入预算和支出预算均为1,905.44万元。', 'text-amounts'],
  // Shares.
  [SPENT, '基本支出884.34万元，占一般公共预算支出的22.52%。', 'text-shares'],
  [BASIC, '工资福利支出690.30万元，占基本支出的87.06%。', 'text-shares'],
  [
    INCOME,
    '一般公共预算占收入预算的43.78%，单位资金占收入预算的7.44%，财政拨款结转占收入预算的51.48%。',
    'text-shares',
  ],
  [THREE, '“三公”经费50.60万元，占一般公共预算支出的29.4%。', 'text-shares'],
  [PROCUREMENT, '政府采购预算2,228.87万元，其中货物37.02万元，占政府采购预算的16.61%。', 'text-shares'],
  // Last year.
  [SPENT, '基本支出884.34万元，上年795.35万元，增加88.81万元。', 'prior-ledger'],
  [SPENT, '基本支出884.34万元，比2023年预计执行数852.18万元增加23.16万元。', 'text-prior'],
  [SPENT, '基本支出884.34万元，与上年持平。', 'prior-ledger'],
  [THREE, '“三公”经费50.60万元，较上年无变化。', 'prior-ledger'],
  [SPENT, '基本支出884.34万元，比上年增加84.81万元。', 'prior-ledger'],
  [INCOME, '2024年收入预算3,927.29万元，比上年增加1,984.79万元，主要是单位资金增加1,802.09万元。', 'prior-ledger'],
  [GENERAL, '2024年一般公共预算支出1,719.34万元，与上年1,630.53万元持平。', 'text-prior'],
  [SPENT, '基本支出884.34万元，比上年增加88.81万元，增长12%。', 'text-growth'],
  [SPENT, '基本支出884.34万元，比上年增加88.81万元，增长10.04%。', 'text-growth'],
  [THREE, '公务接待费0.60万元，比上年增加0.60万元，增长100%。', 'zero-base'],
  // Direction.
  [THREE, '“三公”经费50.60万元，比上年增加35.50万元，增长41.23%。', 'prior-ledger'],
  [THREE, '公务用车运行费由上年的86.10万元增加到50.00万元。', 'text-direction'],
  [SPENT, '基本支出由上年的795.53万元增加到884.34万元，下降11.16%。', 'text-direction'],
  [SPENT, '2024年支出预算3,927.29万元，2023年支出预算1,942.50万元，同比下降102.18%。', 'text-direction'],
  [THREE, '“三公”经费50.60万元，比上年减少-35.50万元。', 'text-direction'],
  [THREE, '“三公”经费50.60万元，较上年减少35.50万元（-42.13%）。', 'text-growth'],
  [THREE, '“三公”经费50.60万元，较上年减少35.50万元，变动率-42.13%。', 'text-growth'],
  // Of a list the whole is compared, of a divided budget its own parts.
  [
    SPENT,
    '2024年支出预算3,927.29万元，其中基本支出884.34万元、项目支出3,042.95万元，比上年增加1,948.79万元。',
    'prior-ledger',
  ],
  [SPENT, '一般公共预算支出1,719.34万元，其中：基本支出884.34万元，项目支出853.00万元。', 'text-amounts'],
  [SPENT, '项目支出3,042.95万元，其中一般公共预算安排853.00万元，上年结转安排2,021.85万元。', 'text-amounts'],
  [SPENT, '基本支出884.34万元，项目支出3,042.95万元，事业单位经营支出5.00万元。', 'text-amounts'],
  [PROJECT, '2024年安排一般公共预算拨款项目6个。', 'project-counts'],
  [FISCAL, '2024年一般公共服务支出1,603.21万元，同比增长4.78%。', 'text-growth'],
  [FISCAL, '2024年一般公共服务支出1,603.21万元，同比下降4.87%。', 'text-growth'],
  [
    CARRIED,
    '上年结转2,021.85万元，其中克州人才公寓一期建设项目经费2,000.00万元、2023年党政办公楼搬迁费用21.85万元，占比分别为98.92%、1.80%。',
    'text-shares',
  ],
  // Counts, codes, years.
  [PROJECT, '2024年一般公共预算项目支出835.00万元，共6个项目。', 'project-counts'],
  [PROJECT, '2024年安排项目六个，涉及金额835.00万元。', 'project-counts'],
  [CARRIED, '上年结转结余2,021.85万元，涉及3个项目。', 'project-counts'],
  [ASSETS, '车辆47辆，其中：一般公务用车39辆，其他车辆9辆。', 'parts-and-whole'],
  [ASSETS, '单价50万元以上设备1台，单价100万元以上设备2台。', 'nested-counts'],
  [ASSETS, '截至2024年12月31日，共有车辆47辆。', 'text-years'],
  ['一、机构和人员', '示例单位核定编制34名，在职人员39人。', 'known-facts'],
  [GENERAL, '2010350机关服务728.65万元。', 'text-names'],
  [GENERAL, '机关事业单位基本养老保险缴费支出（2080501）72.90万元。', 'text-names'],
  [INCOME, '2024年收入预算3,927.29万元，较2024年增加1,984.79万元。', 'text-years'],
  [INCOME, '2023年收入预算3,927.29万元。', 'text-years'],
  // What there is said to be nothing, or nothing else, of.
  [PROJECT, '2024年未安排一般公共预算项目支出。', 'contradictions'],
  [INCOME, '2024年没有单位资金收入。', 'contradictions'],
  [INCOME, '单位资金186.10万元，全部为事业收入。', 'contradictions'],
  [CARRIED, '上年结转结余2,021.85万元，均为非财政拨款结转结余。', 'contradictions'],
  [GENERAL, '事业运行39.56万元，全部是项目支出。', 'contradictions'],
  // Parts of what was named before; forms of a name; counts beside money; a rate alone.
  [SPENT, '财政拨款安排支出1,719.34万元，其中：基本支出884.34万元，项目支出853.00万元。', 'text-amounts'],
  [SPENT, '项目支出3,042.95万元，事业单位经营支出3.00万元。', 'text-amounts'],
  [THREE, '公务接待费预算支出6.00万元。', 'text-amounts'],
  [THREE, '公务用车运行维护费较2023年预算下降49.13%。', 'text-growth'],
  [THREE, '公务用车运行维护费较2023年预算增长41.93%。', 'text-growth'],
  [THREE, '因公出国（境）费0万元，安排因公出国（境）团组2个。', 'counts-and-money'],
  [ASSETS, '2024年拟新增配置公务用车3辆。', 'counts-and-money'],
  [THREE, '公务用车购置及运行费50.00万元（公务用车购置费0万元，公务用车运行费55.00万元）。', 'text-amounts'],
  [SPENT, '基本支出884.34万元（人员经费760.16万元，公用经费124.18万元），占支出预算的25.22%。', 'text-shares'],
  [GENERAL, '2010350-机关服务728.65万元。', 'text-names'],
  [FUNDS, '2024年政府性基金拨款支出预算12.00万元。', 'text-amounts'],
  [FUNDS, '2024年支出预算12.00万元。', 'text-amounts'],
  // Procurement.
  [PROCUREMENT, '政府采购预算2,228.87万元，拟授予中小企业合同金额2,288.87万元。', 'parts-and-whole'],
  [PROCUREMENT, '政府采购预算2,228.87万元：货物37.02万元、工程2,012.85万元、服务170.00万元。', 'parts-and-whole'],
];

async function check(heading: string, sentence: string) {
  const lines = [
    '第三部分 2024年单位预算情况说明',
    ...(heading.startsWith('（') ? ['十二、其他重要事项的情况说明'] : []),
    heading,
    sentence,
  ];
  const { findings } = checkText({ ...(await toCheckWithPrior({ name: '', lines, published: false })), lines });
  return findings;
}

test.each(FALSE)('%s %s', async (heading, sentence, name) => {
  const findings = await check(heading, sentence);
  expect(findings.map((finding) => `${finding.check.name}: ${messageOf(finding)}`)).toEqual(
    expect.arrayContaining([expect.stringMatching(new RegExp(`^${name}: `))]),
  );
});

/** The same things said rightly. */
const TRUE: readonly (readonly [heading: string, sentence: string])[] = [
  [SPENT, '基本支出884.34万元，占一般公共预算支出的51.43%。'],
  [SPENT, '基本支出884.34万元，比上年增加88.81万元，增长11%。'],
  [INCOME, '2024年收入总计0.39亿元。'],
  [INCOME, '单位资金186.10万元，全部为其他收入。'],
  [PROJECT, '一般公共预算项目支出835.00万元，全部为一般公共预算拨款，共五个项目。'],
  [GENERAL, '事业运行39.56万元，全部是基本支出。'],
  [CARRIED, '上年结转结余2,021.85万元，均为财政拨款结转。'],
  [THREE, '公务用车运行费由上年的86.10万元减少到50.00万元。'],
  [THREE, '“三公”经费50.60万元，比2023年决算数42.20万元增加8.40万元，增长19.91%。'],
  [SPENT, '基本支出和项目支出共3,927.29万元。'],
  [SPENT, '基本支出884.34万元，主要用于支付公务接待费1.00万元、差旅费5.00万元。'],
  [GENERAL, '机关服务728.65万元，比上年基本持平。'],
  [FISCAL, '2024年一般公共服务支出1,603.21万元，同比增长4.87%。'],
  [
    GENERAL,
    '社会保障和就业支出116.13万元，其中行政单位离退休43.23万元、养老支出72.90万元（上年64.19万元，增加8.71万元）。',
  ],
  [SPENT, '从2018年起，2024年一般公共预算支出按两套科目公开，其中：工资福利支出690.30万元、商品和服务支出866.28万元。'],
  [THREE, '“三公”经费50.60万元，较上年减少35.50万元（-41.23%）。'],
  [THREE, '“三公”经费50.60万元，较上年减少35.50万元（41.23%），变动率-41.23%。'],
  [SPENT, '2024年支出预算3,927.29万元，其中基本支出884.34万元、项目支出3,042.95万元，比上年增加1,984.79万元。'],
  [
    SPENT,
    '2024年支出预算3,927.29万元，其中：基本支出884.34万元，项目支出3,042.95万元。比上年增加1,984.79万元，增长102.18%。',
  ],
  [SPENT, '支出预算3,927.29万元，其中：基本支出884.34万元，项目支出3,042.95万元。与上年相比，增加1,895.98万元。'],
  [SPENT, '一般公共预算支出1,719.34万元，其中：基本支出884.34万元，项目支出835.00万元。'],
  [SPENT, '项目支出3,042.95万元，其中一般公共预算安排835.00万元，其他收入安排186.10万元，上年结转安排2,021.85万元。'],
  [SPENT, '基本支出884.34万元，事业单位经营支出0万元，年终结转结余0万元。'],
  [FUNDS, '本单位无当年政府性基金预算收支，已公开空表。'],
  [BASIC, '培训费预算支出0万元，会议费支出预算0万元。'],
  [ASSETS, '截至2023年12月31日，共有车辆47辆，其中一般公务用车39辆、其他用车8辆。'],
  [PROCUREMENT, '政府采购预算2,228.87万元，其中面向中小企业预留2,228.87万元，占政府采购预算的100%。'],
  [SPENT, '财政拨款安排支出1,719.34万元，其中：基本支出884.34万元，项目支出835.00万元。'],
  // What 单位资金 pays for, and the items of all projects, stand in no table.
  [SPENT, '单位资金186.10万元，其中：项目支出186.10万元。'],
  [SPENT, '项目支出3,042.95万元，其中：商品和服务支出900.00万元。'],
  [SPENT, '按经济分类：工资福利支出690.30万元，商品和服务支出900.00万元，资本性支出2,190.00万元。'],
  [FISCAL, '2024年财政拨款支出预算1,719.34万元，占本年支出合计的43.78%。'],
  [THREE, '公务用车购置及运行费50.00万元，其中：公务用车运行费50.00万元，公务用车购置费0万元。比上年减少36.10万元。'],
  [SPENT, '基本支出884.34万元，比上年增长5%以上。'],
  [SPENT, '基本支出884.34万元（人员经费760.16万元，公用经费124.18万元），占支出预算的22.52%，比上年增加88.81万元。'],
  [THREE, '公务接待费0.60万元，2023年未安排，增加0.60万元。'],
  [GENERAL, '2010303-机关服务728.65万元，2010350-事业运行39.56万元。'],
  [FUNDS, '2024年政府性基金拨款支出预算0万元，与2023年持平。'],
  [FUNDS, '2024年支出预算0万元。'],
  [CARRIED, '上年结转结余2,021.85万元，占收入预算的51.48%。'],
  [SPENT, '2024年安排项目7个，金额合计2,856.85万元。'],
  [THREE, '公务接待费0.60万元，比上年增加0.60万元（上年基数为0，不可比）。'],
  [ASSETS, '截至2024年12月31日的资产数据须在决算后才能取得。'],
  ['一、机构和人员', '编制人数小计43人，其中：行政编制0人，事业编制43人；实有人数小计65人，其中：在职39人，退休26人。'],
  [PERFORMANCE, '编报绩效目标的项目5个，其中金额最大的是零星维修及基础设施设备维护经费，预算400.00万元。'],
  [PERFORMANCE, '整体绩效目标1个，涉及财政拨款3,741.19万元。'],
];

test.each(TRUE)('right: %s %s', async (heading, sentence) => {
  expect((await check(heading, sentence)).map(messageOf)).toEqual([]);
});

test('a number under the title of a thing is of that thing', async () => {
  const lines = [
    '第三部分 2024年单位预算情况说明',
    '十、财政拨款“三公”经费支出情况',
    '2024年“三公”经费预算50.60万元，比上年减少35.50万元。',
    '（一）因公出国（境）费',
    '2024年预算安排0万元。与上年相比持平。',
    '（二）公务接待费',
    '2024年预算安排0.60万元，比上年增加0.60万元。',
    '（三）公务用车购置及运行费',
    '2024年预算安排50.00万元，比上年减少36.10万元。',
  ];
  const told = async (changed: readonly string[]) =>
    checkText({ ...(await toCheckWithPrior({ name: '', lines: changed, published: false })), lines: changed }).findings;
  expect((await told(lines)).map(messageOf)).toEqual([]);
  const wrong = await told(lines.with(6, '2024年预算安排0.90万元，比上年增加0.60万元。'));
  expect(wrong.map(({ check }) => check.name)).toEqual(['text-amounts']);
});
