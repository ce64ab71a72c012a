import { type TextCheck, TEXT_BASIS } from '../text-check';
import { type TableValue, valuesOf } from '../reading/table-values';
import { amountsApart, sameAmount, termsOf, three } from './compare';

export const textAmounts: TextCheck = {
  number: 601,
  name: 'text-amounts',
  title: '文中金额与公开表一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '文字是抄表的，表改了文字没有跟着改，读者不知道信哪一个。',
  example:
    '第 923 行“收支总预算3,972.29万元”：写作 3,972.29 万元，应为 3,927.29 万元，多 45.00 万元。请按表1 收入总计改正。',
  run({ reading, tables }, report) {
    for (const { subject, amount, passage } of reading.statements) {
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
    }
  },
};

/** The one that a table really has; the first else. */
function likeliest(values: readonly TableValue[]): TableValue {
  return (
    values.find(({ figures, amount }) => amount !== 0 && figures.every(({ figure }) => figure)) ??
    (values[0] as TableValue)
  );
}
