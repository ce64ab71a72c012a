import Decimal from 'decimal.js';
import { type TextCheck, type TextCheckInput, type TextReport, TEXT_BASIS } from '../text-check';
import { type Quantity, stepOf } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import { money, termOf, three } from './compare';

export const partsAndWhole: TextCheck = {
  number: 607,
  name: 'parts-and-whole',
  title: '“其中”各项相加等于总数',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '政府采购、资产、人数没有表可对，只有自己的分项。',
  example: '第 1305 行“价值1,682.84万元”：各项相加 1,628.85 万元，多 53.99 万元。请核对各项。',
  run(input, report) {
    for (const { parent, parts } of groupsOf(input.reading.statements)) {
      if (parts.length < 2) continue;
      amounts(parent, parts, report);
      counts(parent, parts, report);
    }
    levels(input, report);
    setAsides(input, report);
  },
};

/** Told beside 货物, 工程, 服务, not a fourth part. */
const SET_ASIDE = /预留|面向|企业/;

/** `…155.00万元，其中上级资金124.00万元、县级配套31.00万元`: money from above and the own government's are all of it. */
function levels({ reading }: TextCheckInput, report: TextReport): void {
  const byParent = new Map<Statement, Statement[]>();
  for (const statement of reading.statements) {
    const { subject, amount, parent } = statement;
    if (!parent || !amount || subject.topic.kind !== 'level') continue;
    const beside = byParent.get(parent);
    if (beside) beside.push(statement);
    else byParent.set(parent, [statement]);
  }
  for (const [parent, parts] of byParent) {
    const kinds = new Set(
      parts.map(({ subject }) => (subject.topic.kind === 'level' ? subject.topic.level : undefined)),
    );
    // What stands in a table is compared with it.
    const unlisted = parts.every(({ subject }) => subject.topic.kind === 'level' && subject.topic.of !== undefined);
    if (unlisted && parts.length === 2 && kinds.size === 2 && kinds.has('above')) amounts(parent, parts, report);
  }
}
/** Who is there, beside the posts that there are: no part of them. */
const PEOPLE = /在职|在岗|实有|退休|离休/;

/** Things without a table, by what they are a part of. */
function groupsOf(statements: readonly Statement[]): { readonly parent: Statement; readonly parts: Statement[] }[] {
  const groups: { readonly parent: Statement; readonly parts: Statement[] }[] = [];
  const byParent = new Map<Statement, Map<number, Statement[]>>();
  for (const statement of statements) {
    const { parent, subject, threshold, allocation, division } = statement;
    if (!parent || subject.topic.kind !== 'named' || parent.subject.topic.kind !== 'named') continue;
    if (threshold !== undefined || allocation || SET_ASIDE.test(subject.label)) continue;
    if (/编制/.test(parent.subject.label) && PEOPLE.test(subject.label)) continue;
    const divisions = byParent.get(parent) ?? new Map<number, Statement[]>();
    byParent.set(parent, divisions);
    const known = divisions.get(division);
    if (known) {
      known.push(statement);
      continue;
    }
    const parts = [statement];
    divisions.set(division, parts);
    groups.push({ parent, parts });
  }
  return groups;
}

function amounts(parent: Statement, parts: readonly Statement[], report: TextReport): void {
  const own = parts.flatMap(({ amount, subject }) => (amount ? [{ amount, label: subject.label }] : []));
  if (!parent.amount || own.length < 2) return;
  report.checked(
    parent.amount,
    own.map(({ amount }) => amount),
  );
  const sum = own.reduce((total, { amount }) => total + (amount.amount ?? 0), 0);
  const stated = parent.amount.amount ?? 0;
  const tolerance = [parent.amount, ...own.map(({ amount }) => amount)].reduce(
    (total, amount) => total + stepOf(amount) / 2,
    0,
  );
  if (sum === stated) return;
  const rounding = Math.abs(sum - stated) <= tolerance;
  report.find({
    passage: parent.passage,
    from: parent.amount.from,
    to: parent.amount.digitsTo,
    ...(rounding ? { severity: 'notice' as const } : {}),
    howMuch: `“${parent.subject.label}”写作 ${money(stated)}，各项相加 ${money(sum)}，${stated > sum ? '多' : '少'} ${money(Math.abs(stated - sum))}${rounding ? '，在四舍五入的范围内，可能是尾差' : ''}`,
    remedy: rounding ? '如果不是尾差，请核对各项。' : '请核对各项和总数，改正写错的一个。',
    ...three(stated, sum),
    terms: own.map(({ amount, label }) => termOf(label, amount)),
  });
}

function counts(parent: Statement, parts: readonly Statement[], report: TextReport): void {
  for (const total of parent.counts) {
    const own = upToSemicolon(
      parts.flatMap((part) => part.counts.filter(({ unit }) => unit === total.unit).slice(0, 1)),
      total,
    );
    if (own.length < 2) continue;
    report.checked(total, own);
    const sum = sumOf(own);
    if (sum.equals(total.value)) continue;
    report.find({
      passage: parent.passage,
      from: total.from,
      to: total.digitsTo,
      howMuch: `“${parent.subject.label}”写作 ${shown(total)}，各项相加 ${sum.toString()}${total.unit}`,
      remedy: '请核对各项和总数，改正写错的一个。',
      stated: shown(total),
      expected: `${sum.toString()}${total.unit}`,
      difference: `${total.value.minus(sum).toString()}${total.unit}`,
    });
  }
}

function sumOf(counts: readonly Quantity[]): Decimal {
  return counts.reduce((all, { value }) => all.plus(value), new Decimal(0));
}

/** `编制43人，其中:…；实有65人，其中:…`: where the parts before a semicolon are all of it, what follows stands beside it. */
function upToSemicolon(parts: readonly Quantity[], total: Quantity): readonly Quantity[] {
  let sum = new Decimal(0);
  const at = parts.findIndex((part, index) => {
    sum = sum.plus(part.value);
    const next = parts[index + 1];
    if (!next || next.passage !== part.passage || !part.passage.text.slice(part.to, next.from).includes(';'))
      return false;
    return sum.equals(total.value);
  });
  return at < 0 ? parts : parts.slice(0, at + 1);
}

function shown({ value, unit }: Quantity): string {
  return `${value.toString()}${unit}`;
}

/** What is set aside for small firms is a part of what is bought; for micro firms, a part of that. */
function setAsides({ reading }: TextCheckInput, report: TextReport): void {
  const find = (pattern: RegExp) =>
    reading.statements.find(
      ({ subject, amount }) => amount && subject.scope === 'procurement' && pattern.test(subject.label),
    );
  const all = reading.statements.find(
    ({ subject, amount, parent }) => amount && !parent && subject.scope === 'procurement',
  );
  const medium = find(/中小企业/);
  const micro = find(/^(?!.*中小).*(?:小微|微型|小型)/);
  for (const [part, whole] of [
    [medium, all],
    [micro, medium],
  ] as const) {
    if (!part?.amount || !whole?.amount || part === whole) continue;
    report.checked(part.amount, whole.amount);
    const [stated, most] = [part.amount.amount ?? 0, whole.amount.amount ?? 0];
    if (stated <= most) continue;
    report.find({
      passage: part.passage,
      from: part.amount.from,
      to: part.amount.digitsTo,
      howMuch: `“${part.subject.label}”${money(stated)}，大于“${whole.subject.label}”${money(most)}`,
      remedy: '预留是其中的一部分，请核对。',
      ...three(stated, most),
    });
  }
}
