/** 绩效目标表 in a text: copies of tables whose cells have run into lines. Read by what marks the cells, not by columns. */
import Decimal from 'decimal.js';
import { type Fen, readAmount } from '../../../amount';
import type { Passage } from './passages';
import { type Quantity, readQuantities } from './quantities';

/** A number in a performance table. */
export interface PlacedAmount {
  readonly amount: Fen;
  readonly name: string;
  readonly quantity: Quantity;
}

export interface Indicator {
  readonly name: string;
  /** `<=45万元`; undefined where it is said in words. */
  readonly operator?: string;
  readonly value?: Quantity;
  /** Money for the whole, not per piece: counts against the budget. */
  readonly cost: boolean;
  readonly weight: Quantity;
}

/** The targets of the unit as a whole, or of one project. */
export interface PerformanceTable {
  /** Empty for the whole unit. */
  readonly project: string;
  readonly projectPlace?: { readonly passage: Passage; readonly from: number; readonly to: number };
  /** All its text, each line after the other. */
  readonly passage: Passage;
  readonly total?: PlacedAmount;
  /** 财政拨款, 上级安排, 本级安排. */
  readonly fiscal: readonly PlacedAmount[];
  readonly other: readonly PlacedAmount[];
  /** Amounts in the words of the goal. */
  readonly prose: readonly PlacedAmount[];
  readonly indicators: readonly Indicator[];
  /** Numbers that state a target and restate nothing: values, last year's values. */
  readonly targets: readonly Quantity[];
}

const TITLE = /绩效目标.{0,4}表$/;
const GOAL = /项目总体目标|年度绩效目标|年度总体目标|总体目标/;
const INDICATORS = /一级指标/;
const LAST_HEADER = /佐证资料|分值权重|指标分值(?!权重)|权重/g;
const UNIT_AHEAD = /^(?:万|亿|元|次|月|辆|人|天|年|个|台|套|吨|立方|平方|%|名|件|项|处|家|户|份|公里|\/)/;
/** The scoring rule and evidence of the row before, and the levels: what stands before an indicator's own name. */
const NOISE =
  /^(?:按照?.{0,8}?赋分|满意度赋分|[\u4e00-\u9fff]{2,4}(?:资料|凭证|材料)|(?:产出|效益|满意度|成本|履职效能|管理效率)(?:指标)?(?=[\u4e00-\u9fff]{2})|(?:数量|质量|时效|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标|指标)+/;
const OPERATOR = /(<=|>=|≤|≥|<|>|=)(\d[\d,]*(?:\.\d+)?)(万元|元)?(\/)?/;

/** @param passages of the region `performance`, in order, one a line */
export function readPerformance(passages: readonly Passage[]): PerformanceTable[] {
  const groups: Passage[][] = [];
  for (const passage of passages) {
    if (TITLE.test(passage.text)) groups.push([]);
    groups.at(-1)?.push(passage);
  }
  return groups.filter((group) => group.length > 3).map(readTable);
}

/** Lines after each other as one passage; where the white space between cells was is kept apart. */
function joinLines(lines: readonly Passage[]): { passage: Passage; ends: ReadonlySet<number> } {
  const ends = new Set<number>();
  let length = 0;
  for (const { text, columns, lines: at } of lines) {
    for (let index = 1; index < text.length; index++) {
      if ((columns[index] as number) > (columns[index - 1] as number) + 1 && at[index] === at[index - 1])
        ends.add(length + index);
    }
    length += text.length;
    ends.add(length);
  }
  return {
    ends,
    passage: {
      region: 'performance',
      text: lines.map(({ text }) => text).join(''),
      lines: lines.flatMap((line) => line.lines),
      columns: lines.flatMap((line) => line.columns),
    },
  };
}

function readTable(lines: readonly Passage[]): PerformanceTable {
  const { passage, ends } = joinLines(lines);
  const { text } = passage;
  const indicatorsAt = INDICATORS.exec(text)?.index ?? text.length;
  const goal = GOAL.exec(text.slice(0, indicatorsAt));
  const whole = /整体/.test(lines[0]?.text ?? '');
  const name = /项目名称(.*?)(?=项目负责人|主管部门|实施单位|项目资金|$)/.exec(
    text.slice(0, goal?.index ?? indicatorsAt),
  );
  const projectFrom = name ? name.index + 4 : 0;
  const project = name?.[1] ?? '';
  // The whole unit's goal stands before its money, a project's after.
  const funds = whole ? readFunds(passage, 0, indicatorsAt) : readFunds(passage, 0, goal?.index ?? indicatorsAt);
  const proseFrom = whole || !goal ? indicatorsAt : goal.index + goal[0].length;
  const { indicators, targets } = readIndicators(passage, indicatorsAt, ends);
  return {
    project: whole ? '' : project,
    ...(project && !whole ? { projectPlace: { passage, from: projectFrom, to: projectFrom + project.length } } : {}),
    passage,
    ...funds,
    prose: readProse(passage, proseFrom, indicatorsAt),
    indicators,
    targets,
  };
}

function readFunds(passage: Passage, from: number, to: number): Pick<PerformanceTable, 'total' | 'fiscal' | 'other'> {
  const text = passage.text.slice(from, to);
  const find = (pattern: RegExp): PlacedAmount[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const digits = match[2] ?? '';
      const at = from + match.index + match[0].length - digits.length;
      return placed(passage, at, digits, match[1] ?? '');
    });
  const number = '(\\d[\\d,]*\\.\\d+)';
  const [total] = find(new RegExp(`(总额|资金总额(?=\\d)):?${number}`, 'g'));
  return {
    ...(total ? { total } : {}),
    fiscal: find(new RegExp(`(财政拨款|财政资金|上级安排|本级安排):?${number}`, 'g')),
    other: find(new RegExp(`(其他资金|其他):?${number}`, 'g')),
  };
}

function placed(
  passage: Passage,
  at: number,
  digits: string,
  name: string,
  unit: '元' | '万元' = '万元',
): PlacedAmount[] {
  const reading = readAmount(digits, unit);
  if (reading.kind !== 'amount') return [];
  const quantity: Quantity = {
    kind: 'amount',
    passage,
    from: at,
    to: at + digits.length,
    digitsTo: at + digits.length,
    value: new Decimal(digits.replace(/,/g, '')),
    decimals: digits.split('.')[1]?.length ?? 0,
    unit,
    amount: reading.amount,
  };
  return [{ amount: reading.amount, name, quantity }];
}

function readProse(passage: Passage, from: number, to: number): PlacedAmount[] {
  return readQuantities({ ...passage, text: passage.text.slice(0, to) })
    .filter((quantity) => quantity.from >= from && quantity.kind === 'amount')
    .map((quantity) => {
      const before = passage.text.slice(from, quantity.from);
      const name = /[^,，;。:、]*$/.exec(before)?.[0] ?? '';
      return { amount: quantity.amount ?? 0, name: name.replace(/^(?:其中)/, ''), quantity: { ...quantity, passage } };
    });
}

/** A row closes with its weight: a bare number, no unit after it, no operator before it. */
function readIndicators(passage: Passage, from: number, ends: ReadonlySet<number>) {
  const { text } = passage;
  const header = [...text.slice(from, from + 80).matchAll(LAST_HEADER)].at(-1);
  let start = from + (header ? header.index + header[0].length : 0);
  const indicators: Indicator[] = [];
  const targets: Quantity[] = [];
  const quantities = readQuantities({ ...passage }).filter((quantity) => quantity.from >= start);
  const bare = (at: number, to: number) =>
    (ends.has(at) || at === start) &&
    ends.has(to) &&
    !UNIT_AHEAD.test(text.slice(to)) &&
    !/[<>=≤≥.]/.test(text[at - 1] ?? '');
  let own: Quantity[] = [];
  for (const quantity of quantities) {
    const weight = quantity.kind === 'count' && bare(quantity.from, quantity.digitsTo);
    if (!weight) {
      own.push(quantity);
      continue;
    }
    const segment = text.slice(start, quantity.from);
    const operator = OPERATOR.exec(segment);
    const value = operator && own.find(({ from: at }) => at === start + operator.index + (operator[1]?.length ?? 0));
    const name = segment
      .slice(0, operator?.index ?? segment.length)
      .replace(/\((?:万元?|%|次|辆|人|个|天)?\)?$/, '')
      .replace(NOISE, '')
      // A page end leaves the rest of the name before in front.
      .replace(/^.*\)(?=[^)]{2,})/, '');
    indicators.push({
      name,
      ...(operator ? { operator: operator[1] as string } : {}),
      ...(value ? { value } : {}),
      cost: operator?.[3] !== undefined && operator[4] === undefined,
      weight: { ...quantity, passage },
    });
    for (const one of own) targets.push({ ...one, passage });
    own = [];
    start = quantity.digitsTo;
  }
  return { indicators, targets };
}
