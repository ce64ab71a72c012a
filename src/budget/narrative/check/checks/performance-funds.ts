import { type Fen, FEN_PER_PRINTED_STEP } from '../../../amount';
import { type TextCheck, type TextCheckInput, type TextReport } from '../text-check';
import type { PerformanceTable, PlacedAmount } from '../reading/performance';
import { plainName } from '../reading/plain-name';
import { stepOf } from '../reading/quantities';
import type { Subject } from '../reading/subjects';
import type { Tables } from '../reading/subject-figures';
import { type TableValue, valuesOf } from '../reading/table-values';
import { money, three } from './compare';

export const PERFORMANCE_BASIS =
  '财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）；《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标应当与预算资金量相匹配';

export const performanceFunds: TextCheck = {
  number: 631,
  name: 'performance-funds',
  title: '绩效目标表的资金与公开表一致',
  severity: 'error',
  basis: PERFORMANCE_BASIS,
  why: '绩效目标随预算批复公开，资金不能比项目多；财政拨款加其他资金等于总额。',
  example: '第 1452 行“年度预算总额10.10”：项目“公共机构节能经费”在表7 是 10.00 万元。请核对。',
  run(input, report) {
    for (const table of input.performance) {
      ownSum(table, report);
      if (table.project === '') wholeUnit(table, input, report);
      else project(table, input, report);
    }
    ownMoney(input, report);
  },
};

/** Within what the rounding of several figures makes: told, but it may be right. */
const ROUNDING = { severity: 'notice' } as const;

/** What the narrative says of projects from the unit's own money, against their performance tables. */
function ownMoney({ reading, performance, tables }: TextCheckInput, report: TextReport): void {
  const own = performance.filter(({ project: name, fiscal, total }) => name !== '' && total && sumOf(fiscal) === 0);
  const expected = own.reduce((sum, { total }) => sum + (total?.amount ?? 0), 0);
  // A project that fiscal money pays as well says how much of its own there is, but not whether it is this year's.
  const mixed = performance.filter(({ project: name, fiscal }) => name !== '' && sumOf(fiscal) !== 0);
  const most = expected + mixed.reduce((sum, { other }) => sum + sumOf(other), 0);
  // A text may leave out what was left of last year's money, which 表11 names.
  const least = own.reduce(
    (sum, { project: name, total }) => sum + Math.max(0, (total?.amount ?? 0) - carriedOf(name, tables)),
    0,
  );
  const tolerance =
    roundingOf([...own, ...(most > expected ? mixed : [])]) + (least < expected ? FEN_PER_PRINTED_STEP : 0);
  for (const { subject, amount, passage } of reading.statements) {
    if (subject.topic.kind !== 'nonFiscalProjects' || !amount || own.length === 0) continue;
    report.checked(amount);
    const stated = amount.amount ?? 0;
    if (stated >= least - tolerance && stated <= most + tolerance) continue;
    report.find({
      passage,
      from: amount.from,
      to: amount.digitsTo,
      howMuch: `非财政拨款项目写作 ${money(stated)}，各绩效目标表相加 ${money(expected)}`,
      remedy: '请核对项目资金。',
      ...three(stated, expected),
    });
  }
}

/** What 表11 has of a project, 分. */
function carriedOf(name: string, tables: Tables): Fen {
  return valuesOf({ topic: { kind: 'projectName', name }, scope: 'performance', label: name }, tables)
    .filter(isOfCarryover)
    .reduce((sum, { amount }) => sum + amount, 0);
}

function isOfCarryover({ figures }: TableValue): boolean {
  return figures.some(({ figure }) => figure?.id.startsWith('表11/'));
}

/** One table is the same figure twice; of several, each is rounded by itself, and so is their sum. 分. */
function roundingOf(tables: readonly PerformanceTable[]): Fen {
  if (tables.length <= 1) return 0;
  return tables.reduce((sum, { total }) => sum + (total ? stepOf(total.quantity) / 2 : 0), FEN_PER_PRINTED_STEP / 2);
}

function sumOf(amounts: readonly PlacedAmount[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}

function ownSum({ total, fiscal, other, passage }: PerformanceTable, report: TextReport): void {
  if (!total || fiscal.length + other.length === 0) return;
  report.checked(
    total.quantity,
    [...fiscal, ...other].map(({ quantity }) => quantity),
  );
  const sum = sumOf([...fiscal, ...other]);
  if (sum === total.amount) return;
  report.find({
    passage,
    from: total.quantity.from,
    to: total.quantity.to,
    howMuch: `资金总额写作 ${money(total.amount)}，财政拨款加其他资金是 ${money(sum)}`,
    remedy: '请核对资金总额和各项来源。',
    ...three(total.amount, sum),
  });
}

function project(table: PerformanceTable, input: TextCheckInput, report: TextReport): void {
  const { total, project: name, passage } = table;
  if (!total) return;
  const same = input.performance.filter((other) => other.project === name);
  if (same[0] !== table) return;
  const stated = same.reduce((sum, one) => sum + (one.total?.amount ?? 0), 0);
  const values = valuesOf({ topic: { kind: 'projectName', name }, scope: 'performance', label: name }, input.tables);
  const [value] = values;
  if (!value) return unknownProject(table, input, report);
  report.checked(total.quantity);
  // The tables name what general public money pays, of this year and what was left of last; the unit's own is beside it.
  const own = same.reduce((sum, one) => sum + sumOf(one.other), 0);
  const all = values.reduce((sum, { amount }) => sum + amount, 0);
  // 表8 and 表9 name no projects: some of what they have may be this one's.
  const unnamed = (['funds', 'capital'] as const).reduce(
    (sum, scope) => sum + (valuesOf({ topic: { kind: 'project' }, scope, label: '' }, input.tables)[0]?.amount ?? 0),
    0,
  );
  // What is printed as two figures is rounded twice.
  const rounding = values.length > 1 || own + unnamed !== 0 ? stepOf(total.quantity) : 0;
  // What was left of last year's money, 表11, may be the unit's own, and there may be this year's beside it.
  const isCarried = values.some(isOfCarryover);
  const fits = (within: Fen) =>
    [...values.map(({ amount }) => amount), all].some((amount) =>
      [stated, stated - own].some((one) => one >= amount - within && one <= amount + unnamed + within),
    ) ||
    (isCarried && stated >= all - within && stated <= all + own + unnamed + within);
  if (fits(0)) return;
  const near = fits(rounding);
  report.find({
    passage,
    from: total.quantity.from,
    to: total.quantity.to,
    at: value.figures[0]?.figure?.id ?? '',
    ...(near ? ROUNDING : stated < value.amount ? { severity: 'confirm' as const } : {}),
    howMuch: `项目“${plainName(name)}”的绩效目标资金 ${money(stated)}，${value.figures[0]?.label ?? '公开表'} ${money(value.amount)}${near ? '，可能是尾差' : ''}`,
    remedy: near ? '如果不是尾差，请核对。' : '请核对，绩效目标的资金应等于项目预算。',
    ...three(stated, value.amount),
  });
}

/** A project that no table names is paid from the unit's own money. */
function unknownProject(
  { total, fiscal, passage }: PerformanceTable,
  { tables }: TextCheckInput,
  report: TextReport,
): void {
  if (!total || sumOf(fiscal) !== 0) return;
  const of = (id: string): Subject => ({ topic: { kind: 'source', id }, scope: 'income', label: '' });
  const own = ['unitFunds', 'specialFiscalAccount', 'nonFiscalSurplus'].flatMap((id) =>
    valuesOf(of(id), tables).slice(0, 1),
  );
  const most = own.reduce((sum, { amount }) => sum + amount, 0);
  if (own.length === 0 || total.amount <= most + stepOf(total.quantity)) return;
  report.find({
    passage,
    from: total.quantity.from,
    to: total.quantity.to,
    at: own[0]?.figures[0]?.figure?.id ?? '',
    howMuch: `绩效目标资金 ${money(total.amount)}，大于表1 的单位资金、财政专户和非财政拨款结余合计 ${money(most)}`,
    remedy: '请核对项目资金。',
    ...three(total.amount, most),
  });
}

/** The unit as a whole: fiscal money with what is left of it, and the rest. */
function wholeUnit({ fiscal, other, passage }: PerformanceTable, { tables }: TextCheckInput, report: TextReport): void {
  const amount = (subject: Pick<Subject, 'topic' | 'scope'>) => valuesOf({ ...subject, label: '' }, tables)[0];
  const whole = amount({ topic: { kind: 'whole' }, scope: 'overall' });
  const current = amount({ topic: { kind: 'fiscalAppropriation' }, scope: 'fiscal' });
  const carried = amount({ topic: { kind: 'source', id: 'fiscalCarryover' }, scope: 'income' });
  if (!whole || !current || !carried) return;
  for (const [amounts, expected, what] of [
    [fiscal, current.amount + carried.amount, '财政资金'],
    [other, whole.amount - current.amount - carried.amount, '其他资金'],
  ] as const) {
    const [first] = amounts;
    if (!first) continue;
    report.checked(amounts.map(({ quantity }) => quantity));
    const stated = sumOf(amounts);
    if (stated === expected) continue;
    // This year's and what was left of last are two figures, each rounded by itself.
    const near = carried.amount !== 0 && Math.abs(stated - expected) <= stepOf(first.quantity);
    report.find({
      passage,
      from: first.quantity.from,
      to: first.quantity.to,
      at: whole.figures[0]?.figure?.id ?? '',
      ...(near ? ROUNDING : {}),
      howMuch: `整体绩效目标的${what} ${money(stated)}，公开表 ${money(expected)}${near ? '，可能是尾差' : ''}`,
      remedy: `${near ? '如果不是尾差，' : ''}请与表1、表4 核对。`,
      ...three(stated, expected),
    });
  }
}
