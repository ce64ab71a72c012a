/** The words of budgets, and what they mean: phrases with the topic of each. The longest phrase wins. */
import type { Classification } from '../../../classifications';
import { plainName } from './plain-name';
import type { Tables } from './subject-figures';
import type { Scope, Topic } from './subjects';

/** A phrase met in a text. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** More than one where a name stands in both classifications. */
  readonly topics: readonly Topic[];
  /** The budget that the phrase names: what follows is within it. */
  readonly within?: Scope;
}

interface Entry {
  readonly topics: Topic[];
  within?: Scope;
}

const source = (id: string): Topic => ({ kind: 'source', id });
const whole: Topic = { kind: 'whole' };
const three = (id: string): Topic => ({ kind: 'threePublic', id });

/** Phrases of the form itself. `|` separates ways of saying the same. */
const FORM: readonly (readonly [string, Topic, Scope?])[] = [
  ['收支总预算|收支预算总额|收支预算|预算总收支|收支总额', whole, 'overall'],
  ['收入总预算|收入预算总额|收入预算|收入总计|总收入|预算总收入|预算收入|收入来源', whole, 'income'],
  ['支出总预算|支出预算总额|支出预算|支出总计|总支出|预算总支出|预算支出|支出方向', whole, 'expenditure'],
  ['财政拨款收支总预算|财政拨款收支预算|财政拨款收支', whole, 'fiscal'],
  [
    '财政拨款收入|财政拨款支出|财政拨款预算|财政拨款收入预算|财政拨款支出预算',
    { kind: 'fiscalAppropriation' },
    'fiscal',
  ],
  ['财政拨款', { kind: 'fiscalAppropriation' }, 'fiscal'],
  ['非财政拨款', source('nonFiscalSurplus')],
  ['本年收入', source('currentYear')],
  [
    '一般公共预算|一般公共预算拨款|一般公共预算收入|一般公共预算拨款收入|一般公共预算财政拨款|一般公共预算财政拨款收入|一般公共预算安排|一般公共预算资金',
    source('generalPublicBudget'),
    'general',
  ],
  [
    '一般公共预算支出|一般公共预算拨款支出|一般公共预算财政拨款支出|一般公共预算当年拨款|一般公共预算当年拨款支出',
    whole,
    'general',
  ],
  ['一般公共预算基本支出', whole, 'generalBasic'],
  ['一般公共预算项目支出', whole, 'generalProject'],
  [
    '上级一般公共预算安排的转移支付|上级一般公共预算安排的转移支付资金|上级一般公共预算安排转移支付|上级一般公共预算转移支付',
    source('generalPublicBudgetTransfer'),
  ],
  [
    '政府性基金预算|政府性基金|政府性基金预算拨款|政府性基金预算收入|政府性基金预算财政拨款|政府性基金预算财政拨款收入',
    source('governmentManagedFunds'),
    'funds',
  ],
  [
    '政府性基金预算支出|政府性基金预算拨款支出|政府性基金预算拨款安排的支出|政府性基金预算财政拨款支出|政府性基金预算安排的支出',
    whole,
    'funds',
  ],
  [
    '上级政府性基金安排的转移支付|上级政府性基金安排的转移支付资金|上级政府性基金安排转移支付|上级政府性基金预算安排的转移支付|上级政府性基金转移支付',
    source('governmentManagedFundsTransfer'),
  ],
  [
    '国有资本经营预算|国有资本经营|国有资本经营预算拨款|国有资本经营预算收入|国有资本经营预算财政拨款|国有资本经营预算财政拨款收入',
    source('stateCapitalOperations'),
    'capital',
  ],
  [
    '国有资本经营预算支出|国有资本经营预算拨款支出|国有资本经营预算拨款安排的支出|国有资本经营预算财政拨款支出|国有资本经营预算安排的支出',
    whole,
    'capital',
  ],
  [
    '上级国有资本经营预算安排的转移支付|上级国有资本经营预算安排的转移支付资金|上级国有资本经营预算安排转移支付|上级国有资本经营预算转移支付',
    source('stateCapitalOperationsTransfer'),
  ],
  ['财政专户管理资金|财政专户核拨|财政专户|财政专户资金|财政专户(教育收费)', source('specialFiscalAccount')],
  ['单位资金', source('unitFunds')],
  ['事业收入', source('publicServiceIncome')],
  ['上级补助收入', source('superiorSubsidyIncome')],
  ['附属单位上缴收入', source('subordinateUnitIncome')],
  ['事业单位经营收入|经营收入', source('operatingIncome')],
  ['其他收入', source('otherIncome')],
  ['上年结转结余|上年结转|上年结余|结转结余', source('carryover'), 'carryover'],
  ['财政拨款结转|财政拨款结转结余|财政拨款上年结转', source('fiscalCarryover'), 'carryover'],
  ['非财政拨款结转结余|非财政拨款结余|非财政拨款结转', source('nonFiscalSurplus'), 'carryover'],
  ['基本支出|基本支出预算', { kind: 'basic' }],
  ['项目支出|项目支出预算', { kind: 'project' }],
  ['人员经费', { kind: 'personnel' }],
  ['公用经费|日常公用经费', { kind: 'publicUse' }],
  ['机关运行经费|单位运行经费|机关运行经费财政拨款', { kind: 'running' }],
  ['三公经费|财政拨款三公经费|三公经费预算|三公经费支出', whole, 'threePublic'],
  ['因公出国(境)费|因公出国(境)费用|因公出国(境)经费|因公出国费', three('overseasVisits')],
  ['公务接待费|公务接待费用', three('officialHospitality')],
  [
    '公务用车购置及运行费|公务用车购置及运行维护费|公务用车购置和运行费|公务用车购置和运行维护费',
    three('officialVehicles'),
  ],
  ['公务用车购置费|公务用车购置', three('vehiclePurchase')],
  ['公务用车运行费|公务用车运行维护费', three('vehicleOperation')],
  ['整体绩效目标|整体支出绩效目标|整体预算绩效目标|单位整体绩效目标|单位整体支出绩效目标', { kind: 'wholeTarget' }],
  ['财政拨款项目|财政项目|当年财政拨款项目', { kind: 'fiscalProjects' }],
  ['非财政拨款项目|当年非财政拨款项目|其他资金项目', { kind: 'nonFiscalProjects' }],
];

/** All phrases that a document of these tables may use. */
export class Lexicon {
  readonly #entries = new Map<string, Entry>();
  readonly #byFirst = new Map<string, string[]>();
  /** Names that a budget of these tables has reason to use: what looks almost like one of them is misspelt. */
  readonly names: ReadonlySet<string>;
  /** The names of codes and projects that the tables print. */
  readonly tableNames: ReadonlySet<string>;

  constructor(
    tables: Tables,
    readonly classification: Classification,
  ) {
    for (const [phrases, topic, within] of FORM)
      for (const phrase of phrases.split('|')) this.#add(phrase, topic, within);
    const names = new Set([...this.#entries.keys()].filter((phrase) => phrase.length >= 4));
    for (const [kind, codes] of [
      ['functional', classification.functional],
      ['economic', classification.economic],
    ] as const) {
      const byName = new Map<string, string[]>();
      for (const [code, name] of codes) byName.set(plainName(name), [...(byName.get(plainName(name)) ?? []), code]);
      for (const [name, own] of byName) this.#add(name, { kind, codes: own });
    }
    const tableNames = new Set<string>();
    for (const table of tables.values()) {
      for (const { rows, declaration } of table.sections) {
        for (const { code, name, project } of rows) {
          if (project !== '') this.#add(plainName(project), { kind: 'projectName', name: project });
          if (project !== '') tableNames.add(plainName(project));
          if (code === '' || name === '') continue;
          const kind = declaration.rows.kind === 'economic-tree' ? 'economic' : 'functional';
          this.#addCode(plainName(name), kind, code);
          tableNames.add(plainName(name));
        }
      }
    }
    for (const name of tableNames) names.add(name);
    this.names = names;
    this.tableNames = tableNames;
    for (const phrase of this.#entries.keys()) {
      const first = phrase[0] as string;
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), phrase]);
    }
    for (const phrases of this.#byFirst.values()) phrases.sort((left, right) => right.length - left.length);
  }

  /** The phrases of a text, left to right, none overlapping. */
  scan(text: string): Phrase[] {
    const found: Phrase[] = [];
    for (let at = 0; at < text.length; at++) {
      const phrase = this.#byFirst.get(text[at] as string)?.find((candidate) => text.startsWith(candidate, at));
      if (phrase === undefined) continue;
      const entry = this.#entries.get(phrase) as Entry;
      found.push({ from: at, to: at + phrase.length, text: phrase, ...entry });
      at += phrase.length - 1;
    }
    return found;
  }

  /** The topics of a phrase as a whole; none where it is none. */
  topicsOf(text: string): readonly Topic[] {
    return this.#entries.get(text)?.topics ?? [];
  }

  #add(phrase: string, topic: Topic, within?: Scope): void {
    const entry = this.#entries.get(phrase) ?? { topics: [] };
    entry.topics.push(topic);
    if (within) entry.within = within;
    this.#entries.set(phrase, entry);
  }

  #addCode(name: string, kind: 'functional' | 'economic', code: string): void {
    const entry = this.#entries.get(name);
    const known = entry?.topics.find((topic) => topic.kind === kind);
    if (!known || !('codes' in known)) this.#add(name, { kind, codes: [code] });
    else if (!known.codes.includes(code) && entry)
      entry.topics.splice(entry.topics.indexOf(known), 1, { kind, codes: [...known.codes, code] });
  }
}
