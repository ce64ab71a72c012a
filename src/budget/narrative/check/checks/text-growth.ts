import { type TextCheck, type TextCheckInput, type TextReport, TEXT_BASIS } from '../text-check';
import { ratioAgrees, ratioAsStated, ratioText } from '../reading/intervals';
import { stepOf } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import { figureIdOf, valuesOf } from '../reading/table-values';
import { money, termsOf } from './compare';
import { currentOf, priorOf } from './prior-amounts';

export const textGrowth: TextCheck = {
  number: 603,
  name: 'text-growth',
  title: '增减率与增减额相符',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '增减率是增减额除以上年数；上年数由本年数和增减额推得，谁都能重算。',
  example: '第 943 行“增长5.54%”：88.81 万元是上年 1,630.53 万元的 5.45%。请改正增减率。',
  run(input, report) {
    const { reading, tables } = input;
    for (const statement of reading.statements) {
      const { rate, change, passage } = statement;
      if (!rate) continue;
      const prior = priorOf(statement, tables);
      const current = currentOf(statement, tables);
      if (!prior) {
        againstLedger(statement, input, report);
        continue;
      }
      const moved = change
        ? { amount: change.quantity.amount ?? 0, half: stepOf(change.quantity) / 2 }
        : current && { amount: current.amount - prior.amount, half: current.half + prior.half };
      if (!moved) continue;
      const { quantity } = rate;
      report.checked(quantity, change?.quantity, statement.prior);
      // Nothing to nothing may be called 0%; a change from nothing is another check's.
      if (prior.amount < 0) {
        report.find({
          passage,
          from: quantity.from,
          at: figureIdOf(statement.subject, tables),
          to: quantity.digitsTo,
          howMuch: `由增减额推出上年为 ${money(prior.amount)}，是负数，没有增减率`,
          remedy: '请核对增减额和“增加”“减少”。',
          stated: ratioAsStated(quantity),
        });
        continue;
      }
      if (prior.amount === 0) {
        if (moved.amount !== 0 || quantity.value.isZero()) continue;
        report.find({
          passage,
          from: quantity.from,
          at: figureIdOf(statement.subject, tables),
          to: quantity.digitsTo,
          howMuch: `没有变化，却写变动 ${ratioAsStated(quantity)}`,
          remedy: '请删除增减率，或核对金额。',
          stated: ratioAsStated(quantity),
        });
        continue;
      }
      const expected = ratioText(moved.amount, prior.amount, quantity.decimals);
      if (expected === ratioAsStated(quantity)) continue;
      const whole = { amount: prior.amount, half: Math.min(prior.half, prior.amount) };
      // Within the rounding of the amounts it is told, but it is no error.
      const near = ratioAgrees(quantity.value, quantity.decimals, moved, whole);
      report.find({
        passage,
        from: quantity.from,
        to: quantity.digitsTo,
        at: figureIdOf(statement.subject, tables),
        ...(near ? { severity: 'notice' as const } : {}),
        howMuch: `写作 ${ratioAsStated(quantity)}，变动 ${money(Math.abs(moved.amount))}是上年 ${money(prior.amount)}的 ${expected}${near ? '，在四舍五入的范围内' : ''}`,
        remedy: near
          ? '一般不用改；要与公开的数重算一致的，请改正增减率。'
          : '请核对增减额、增减率和“增加”“减少”，改正写错的一个。',
        stated: ratioAsStated(quantity),
        expected,
      });
    }
  },
};

/** A rate alone: last year's tables have what it is measured against. */
function againstLedger(
  { subject, amount, continues, rate, passage, basis }: Statement,
  { tables, prior }: TextCheckInput,
  report: TextReport,
): void {
  if (!prior || !rate || basis === 'actual') return;
  const own = amount ?? continues?.amount;
  const last = valuesOf(subject, prior);
  // Of several figures that may be meant, each with its own of last year.
  const pairs = valuesOf(subject, tables).flatMap((value, at) => {
    const before = last[at];
    return before && before.amount > 0 ? [{ now: own?.amount ?? value.amount, half: value.half, before }] : [];
  });
  const [first] = pairs;
  if (!first) return;
  const { quantity } = rate;
  report.checked(quantity);
  const expectedOf = ({ now, before }: typeof first) =>
    ratioText(now - before.amount, before.amount, quantity.decimals);
  const sameWay = ({ now, before }: typeof first) =>
    now === before.amount || rate.direction === 'level' || now > before.amount === (rate.direction === 'up');
  if (pairs.some((pair) => sameWay(pair) && expectedOf(pair) === ratioAsStated(quantity))) return;
  const near =
    sameWay(first) &&
    ratioAgrees(
      quantity.value,
      quantity.decimals,
      { amount: first.now - first.before.amount, half: first.half + first.before.half },
      first.before,
    );
  const [stated, word] = [ratioAsStated(quantity), first.now < first.before.amount ? '下降' : '增长'];
  report.find({
    passage,
    from: quantity.from,
    to: quantity.digitsTo,
    at: figureIdOf(subject, tables),
    ...(near ? { severity: 'notice' as const } : {}),
    howMuch: `写作“${rate.word}” ${stated}，本年 ${money(first.now)}，上年底稿 ${money(first.before.amount)}，${word} ${expectedOf(first)}${near ? '，在四舍五入的范围内' : ''}`,
    remedy: near ? '一般不用改；要与公开的数重算一致的，请改正增减率。' : '请核对增减率和“增长”“下降”。',
    stated,
    expected: expectedOf(first),
    terms: termsOf(first.before),
  });
}
