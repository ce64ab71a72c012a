import { type Fen, FEN_PER_PRINTED_STEP, readAmount } from '../../../amount';
import { type TextCheck, type TextReport, TEXT_BASIS } from '../text-check';
import { amountInstead } from '../reading/corrected-statements';
import { plainName } from '../reading/plain-name';
import type { Quantity } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import type { Subject } from '../reading/subjects';
import { figureOf, type TableValue, valuesOf } from '../reading/table-values';
import { projectNames } from './project-counts';
import { amountsApart, likeliest, money, sameAmount, termsOf, three } from './compare';

export const textAmounts: TextCheck = {
  number: 601,
  name: 'text-amounts',
  title: '文中金额与公开表一致',
  severity: 'error',
  settles: 'numbers',
  basis: TEXT_BASIS,
  why: '文字是抄表的，表改了文字没有跟着改，读者不知道信哪一个。',
  example:
    '第 923 行“收支总预算3,972.29万元”：写作 3,972.29 万元，应为 3,927.29 万元，多 45.00 万元。请按表1 收入总计改正。',
  run({ reading, tables, facts }, report) {
    const projects = new Map(facts.map(({ label, projectAmounts = [] }) => [plainName(label), projectAmounts]));
    for (const statement of reading.statements) {
      const { subject, amount, counts, passage } = statement;
      const [bare] = counts.filter(({ unit }) => unit === '');
      if (bare && isMoney(subject)) withoutUnit(bare, subject, tables, report);
      if (!amount) continue;
      if (subject.topic.kind === 'absent') {
        ofNoLine(statement, amount, report);
        continue;
      }
      const values = valuesOf(subject, tables);
      const entered = statement.allocation ? undefined : enteredProject(subject, projects);
      if (values.length === 0 && entered) againstEntered(statement, entered, report);
      if (values.length === 0) continue;
      const agrees = values.some((value) => sameAmount(amount, value)) || isOneOf(amount, entered ?? []);
      const ownMoney = agrees || entered ? 0 : ownMoneyOf(subject, tables);
      // What a project gets of the unit's own money is in no table; nor is the project, unless something was left of it.
      if (ownMoney > 0 && !isInTable7(values)) continue;
      if (someProjects(statement, tables)) continue;
      report.checked(amount);
      if (agrees) continue;
      const best = likeliest(values);
      const more = (amount.amount ?? 0) - best.amount;
      const where = best.figures
        .map(({ label, figure, weight }, at) => {
          const sign = weight < 0 ? ' － ' : ' ＋ ';
          return `${at === 0 ? '' : sign}${label}${figure ? '' : '（无此行）'}`;
        })
        .join('');
      report.find({
        passage,
        from: amount.from,
        to: amount.digitsTo,
        ...(more > 0 && more <= ownMoney ? { severity: 'confirm' as const } : {}),
        at: best.figures.find(({ figure }) => figure)?.figure?.id ?? '',
        howMuch: amountsApart(amount.amount ?? 0, best.amount),
        remedy: `请与“${where}”核对，改正其中写错的一个。${isAnother(amount, tables)}`,
        ...three(amount.amount ?? 0, best.amount),
        terms: termsOf(best),
      });
      report.correct({ statement, should: { amount: amountInstead(amount, best.amount) } });
    }
  },
};

/** Whoever means another figure sees that the sentence does not say so; whoever took the number from there sees from where. */
function isAnother({ amount = 0 }: Quantity, tables: Tables): string {
  const label = amount === 0 ? undefined : figureOf(amount, tables);
  return label === undefined ? '' : `文中的数与“${label}”相同：如果说的是它，请把它的名称写明。`;
}

/** The amounts that the ledger has of the project that is named. */
function enteredProject(
  { topic, project, scope }: Subject,
  projects: ReadonlyMap<string, readonly Fen[]>,
): readonly Fen[] | undefined {
  if (topic.kind === 'projectName') return projects.get(plainName(topic.name));
  if (topic.kind !== 'named' || project !== undefined || scope === 'procurement') return undefined;
  const own = projects.get(plainName(topic.name)) ?? [];
  return own.length > 0 ? own : undefined;
}

/** A project that is in no table: the ledger has it. */
function againstEntered({ subject, amount, passage }: Statement, entered: readonly Fen[], report: TextReport): void {
  if (!amount) return;
  report.checked(amount);
  if (isOneOf(amount, entered)) return;
  const [own = 0] = entered;
  report.find({
    passage,
    from: amount.from,
    to: amount.digitsTo,
    howMuch: `项目“${subject.label}”${amountsApart(amount.amount ?? 0, own)}`,
    remedy: '请与“支出明细”核对，改正写错的一个。',
    ...three(amount.amount ?? 0, own),
  });
}

function isOneOf(quantity: Quantity, amounts: readonly Fen[]): boolean {
  return amounts.some((amount) => sameAmount(quantity, { amount, half: FEN_PER_PRINTED_STEP / 2, figures: [] }));
}

/** 分 that projects get of money that no table divides by projects, where a text may tell of it. */
function ownMoneyOf({ topic, scope }: Subject, tables: Tables): Fen {
  if (topic.kind !== 'projectName' || scope === 'carryover' || scope === 'generalProject') return 0;
  const own = valuesOf({ topic: { kind: 'nonFiscalProjects' }, scope, label: '' }, tables);
  const others = (['funds', 'capital'] as const).flatMap((budget) =>
    valuesOf({ topic: { kind: 'project' }, scope: budget, label: '' }, tables),
  );
  return [...own, ...others].reduce((sum, { amount, half }) => sum + (Math.abs(amount) > half ? amount : 0), 0);
}

function isInTable7(values: readonly TableValue[]): boolean {
  return values.some(({ figures }) => figures.some(({ label }) => label.startsWith('表7')));
}

/** `经营支出0万元`: the tables have no line for it, because they have nothing of it. */
function ofNoLine({ subject, passage, parent }: Statement, amount: Quantity, report: TextReport): void {
  // A part of 项目支出 may be called so.
  if (parent?.subject.topic.kind === 'project' || parent?.subject.topic.kind === 'basic') return;
  report.checked(amount);
  if (amount.amount === 0) return;
  report.find({
    passage,
    from: amount.from,
    to: amount.digitsTo,
    severity: 'confirm',
    howMuch: `“${subject.label}”写作 ${money(amount.amount ?? 0)}，公开表里没有这一项`,
    remedy: '请核对；确有的，表里也要有。',
    stated: money(amount.amount ?? 0),
  });
}

/** `重点项目3个，预算500.00万元`: as many as no table prints, they are some of them, and it is not said which. */
function someProjects({ subject, counts }: Statement, tables: Tables): boolean {
  const [count] = counts.filter(({ unit }) => unit === '个' || unit === '项');
  if (subject.topic.kind !== 'projects' || !count) return false;
  if (subject.scope === 'generalProject' || subject.scope === 'carryover') return false;
  const [current, carried] = ([7, 11] as const).map((table) => projectNames(tables, table).size);
  return ![current, carried, (current ?? 0) + (carried ?? 0)].some((size) => count.value.equals(size ?? 0));
}

/** Only of what is money: of projects a number without a unit is how many. */
function isMoney({ topic }: Subject): boolean {
  return ['threePublic', 'functional', 'economic', 'source', 'basic', 'project', 'projectName'].includes(topic.kind);
}

/** `公务接待费0.60`: 元 or 万元 was left out; it may agree in either. */
function withoutUnit(quantity: Quantity, subject: Subject, tables: Tables, report: TextReport): void {
  const values = valuesOf(subject, tables);
  const readings = (['万元', '元'] as const).map((unit) => readAmount(quantity.value.toString(), unit));
  if (values.length === 0) return;
  report.checked(quantity);
  if (readings.some((one) => one.kind === 'amount' && values.some(({ amount }) => amount === one.amount))) return;
  const best = likeliest(values);
  report.find({
    passage: quantity.passage,
    from: quantity.from,
    to: quantity.digitsTo,
    severity: 'confirm',
    at: best.figures.find(({ figure }) => figure)?.figure?.id ?? '',
    howMuch: `“${subject.label}”写作 ${quantity.value.toString()}，没有写单位，表里是 ${money(best.amount)}`,
    remedy: '请写明单位，并核对金额。',
    stated: quantity.value.toString(),
    expected: money(best.amount),
    terms: termsOf(best),
  });
}
