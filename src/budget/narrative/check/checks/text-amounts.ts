import { readAmount } from '../../../amount';
import { type TextCheck, type TextReport, TEXT_BASIS } from '../text-check';
import { amountInstead } from '../reading/corrected-statements';
import type { Quantity } from '../reading/quantities';
import type { Tables } from '../reading/subject-figures';
import type { Subject } from '../reading/subjects';
import { valuesOf } from '../reading/table-values';
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
  run({ reading, tables }, report) {
    for (const statement of reading.statements) {
      const { subject, amount, counts, passage } = statement;
      const [bare] = counts.filter(({ unit }) => unit === '');
      if (bare && isMoney(subject)) withoutUnit(bare, subject, tables, report);
      if (!amount) continue;
      const values = valuesOf(subject, tables);
      if (values.length === 0) continue;
      report.checked(amount);
      if (values.some((value) => sameAmount(amount, value))) continue;
      const best = likeliest(values);
      const where = best.figures.map(({ label, figure }) => `${label}${figure ? '' : '（无此行）'}`).join(' ＋ ');
      report.find({
        passage,
        from: amount.from,
        to: amount.digitsTo,
        at: best.figures.find(({ figure }) => figure)?.figure?.id ?? '',
        howMuch: amountsApart(amount.amount ?? 0, best.amount),
        remedy: `请与“${where}”核对，改正其中写错的一个。`,
        ...three(amount.amount ?? 0, best.amount),
        terms: termsOf(best),
      });
      report.correct({ statement, should: { amount: amountInstead(amount, best.amount) } });
    }
  },
};

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
