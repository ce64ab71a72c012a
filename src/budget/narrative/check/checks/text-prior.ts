import type { Fen } from '../../../amount';
import { signedChange, type TextCheck, type TextCheckInput, type TextReport, TEXT_BASIS } from '../text-check';
import { stepOf } from '../reading/quantities';
import type { Movement, Statement } from '../reading/statements';
import { subjectKey } from '../reading/subjects';
import { figureIdOf, valuesOf } from '../reading/table-values';
import { money, three } from './compare';
import { comparisonPlace, currentOf, isOfBudget, priorOf } from './prior-amounts';

export const textPrior: TextCheck = {
  number: 605,
  name: 'text-prior',
  title: '上年数前后一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '本年数减增减额就是上年数。同一事项推出两个上年数，或与上年底稿不同，增减额就有一处错。',
  example: '第 976 行“增加88.18万元”：由此上年为 796.16 万元，别处推出 795.53 万元。请核对增减额。',
  run(input, report) {
    againstEachOther(input, report);
    ownDifference(input, report);
    if (!input.prior) {
      negativePriors(input, report);
      sumsOfPriors(input, report);
    }
  },
};

/** The same thing, or the same figure under two headings, has one prior year. */
function againstEachOther({ reading, tables }: TextCheckInput, report: TextReport): void {
  const first = new Map<string, Statement>();
  for (const statement of reading.statements) {
    const stated = priorOf(statement, tables);
    if (!stated || statement.explains) continue;
    // Of several figures that may be meant, the likeliest: another of the same amount may have been another last year.
    const keys = [
      subjectKey(statement.subject),
      ...valuesOf(statement.subject, tables)
        .slice(0, 1)
        .flatMap(({ figures }) => (figures.length === 1 ? (figures[0]?.figure?.id ?? []) : [])),
    ].map((key) => `${isOfBudget(statement) ? '' : 'actual '}${key}`);
    const other = keys.map((key) => first.get(key)).find((known) => known !== undefined);
    for (const key of keys) if (!first.has(key)) first.set(key, statement);
    const known = other && priorOf(other, tables);
    if (!other || !known) continue;
    report.checked(statement.prior, statement.change?.quantity, other.prior, other.change?.quantity);
    if (
      Math.abs(known.amount - stated.amount) <=
      ((statement.change ?? other.change) ? stepOf(((statement.change ?? other.change) as Movement).quantity) / 2 : 0)
    )
      continue;
    const place = comparisonPlace(statement);
    if (!place) continue;
    report.find({
      ...place,
      at: figureIdOf(statement.subject, tables),
      howMuch: `由此上年为 ${money(stated.amount)}，前文“${other.subject.label}”推出 ${money(known.amount)}`,
      remedy: '请核对两处的增减额和“增加”“减少”。',
      ...three(stated.amount, known.amount),
    });
  }
}

/** `上年…，本年…，增加…`: all three are spelt out. */
function ownDifference({ reading, tables }: TextCheckInput, report: TextReport): void {
  for (const statement of reading.statements) {
    const { prior, change, passage } = statement;
    const current = currentOf(statement, tables);
    const moved = statement.unchanged ? 0 : signedChange(statement);
    const place = change ? { passage, from: change.quantity.from, to: change.quantity.digitsTo } : statement.unchanged;
    if (!prior || !place || !current || moved === undefined) continue;
    report.checked(prior, change?.quantity);
    const last = prior.amount ?? 0;
    const apart = current.amount - last;
    const tolerance = current.half + (stepOf(prior) + (change ? stepOf(change.quantity) : 0)) / 2;
    // Two-decimal figures of the same tables differ exactly; a coarser one within what it is printed at.
    if (apart === moved || (tolerance > 15_000 && Math.abs(apart - moved) <= tolerance)) continue;
    report.find({
      ...place,
      at: figureIdOf(statement.subject, tables),
      howMuch: `本年 ${money(current.amount)}，上年 ${money(last)}，${apart < 0 ? '减少' : '增加'} ${money(Math.abs(apart))}，却写${change ? `“${change.word}” ${money(Math.abs(moved))}` : '没有变化'}`,
      remedy: '请核对本年数、上年数和增减额，改正写错的一个。',
      ...three(moved, apart),
    });
  }
}

/** A change that is larger than what there is. */
function negativePriors({ reading, tables }: TextCheckInput, report: TextReport): void {
  for (const statement of reading.statements) {
    const { change, rate, passage } = statement;
    const stated = priorOf(statement, tables);
    // With a rate it is the rate's check that says so.
    if (!change || rate || statement.prior || !stated || stated.amount >= 0) continue;
    report.find({
      passage,
      from: change.quantity.from,
      to: change.quantity.digitsTo,
      at: figureIdOf(statement.subject, tables),
      severity: 'confirm',
      howMuch: `由增减额推出上年为 ${money(stated.amount)}，是负数`,
      remedy: '请核对增减额和“增加”“减少”。',
      stated: money(change.quantity.amount ?? 0),
    });
  }
}

/** Below this part of the whole, a difference is a slip; above it, something was there last year that is not there now. */
const SLIP = 100;

/** Parts that are all compared with last year, against their whole that is too. */
function sumsOfPriors({ reading, tables }: TextCheckInput, report: TextReport): void {
  const of = (pick: (statement: Statement) => boolean) => {
    const seen = new Map<string, Statement>();
    for (const statement of reading.statements) {
      const key = subjectKey(statement.subject);
      if (
        pick(statement) &&
        isOfBudget(statement) &&
        !statement.explains &&
        priorOf(statement, tables) &&
        !seen.has(key)
      )
        seen.set(key, statement);
    }
    return [...seen.values()];
  };
  const income = of(({ subject }) => subject.scope === 'income' && subject.topic.kind === 'source');
  const spent = of(
    ({ subject }) =>
      subject.scope === 'expenditure' && (subject.topic.kind === 'basic' || subject.topic.kind === 'project'),
  );
  const general = of(
    ({ subject }) =>
      subject.scope === 'general' && (subject.topic.kind === 'basic' || subject.topic.kind === 'project'),
  );
  const items = of(
    ({ subject }) =>
      subject.scope === 'general' &&
      subject.topic.kind === 'functional' &&
      subject.topic.codes.every((code) => code.length === 7),
  );
  const budget = income.filter(({ subject }) => 'id' in subject.topic && subject.topic.id === 'generalPublicBudget');
  const publicItems = of(
    ({ subject }) => subject.topic.kind === 'threePublic' && subject.topic.id !== 'officialVehicles',
  );
  const threeWhole = of(({ subject }) => subject.scope === 'threePublic' && subject.topic.kind === 'whole');
  compare(income, spent, '收入各项与支出各项', tables, report);
  if (budget.length === 1) compare(budget, general, '一般公共预算与其基本、项目支出', tables, report);
  compare(general, items, '一般公共预算基本、项目支出与各科目', tables, report);
  if (publicItems.length >= 4) compare(threeWhole, publicItems, '“三公”经费合计与各项', tables, report, true);
}

function compare(
  left: readonly Statement[],
  right: readonly Statement[],
  what: string,
  tables: TextCheckInput['tables'],
  report: TextReport,
  /** Nothing can be missing on either side. */
  complete = false,
): void {
  if (left.length === 0 || right.length === 0 || left.length + right.length < 3) return;
  const sum = (statements: readonly Statement[], of: typeof priorOf): { amount: Fen; half: Fen } =>
    statements.reduce(
      (total, statement) => {
        const own = of(statement, tables);
        return { amount: total.amount + (own?.amount ?? 0), half: total.half + (own?.half ?? 0) };
      },
      { amount: 0, half: 0 },
    );
  // Only where both sides are the same money this year can last year's be compared.
  const [now, other] = [sum(left, currentOf), sum(right, currentOf)];
  if (Math.abs(now.amount - other.amount) > now.half + other.half) return;
  const [prior, otherPrior] = [sum(left, priorOf), sum(right, priorOf)];
  const difference = Math.abs(prior.amount - otherPrior.amount);
  if (!complete && difference * SLIP > Math.max(Math.abs(prior.amount), 1)) return;
  report.checked([...left, ...right].map(({ change }) => change?.quantity));
  if (difference === 0) return;
  // Where this year's figures add up exactly, a small difference of last year's may be its rounding.
  const rounding = difference <= now.half + other.half;
  if (rounding && now.amount !== other.amount) return;
  const at = right.at(-1) ?? left[0];
  const quantity = at?.change?.quantity ?? at?.prior;
  if (!at || !quantity) return;
  report.find({
    passage: at.passage,
    from: quantity.from,
    to: quantity.digitsTo,
    severity: rounding ? 'notice' : 'confirm',
    howMuch: `${what}推出的上年合计不同：${money(prior.amount)}与 ${money(otherPrior.amount)}，差 ${money(difference)}${rounding ? '，可能是尾差' : ''}`,
    remedy: `${rounding ? '如果不是尾差，' : ''}请核对各项的增减额：${[...left, ...right].map(({ subject }) => subject.label).join('、')}。`,
    ...three(otherPrior.amount, prior.amount),
  });
}
