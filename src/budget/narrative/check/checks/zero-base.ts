import { type TextCheck, TEXT_BASIS } from '../text-check';
import { ratioAsStated } from '../reading/intervals';
import { figureIdOf } from '../reading/table-values';
import { money } from './compare';
import { priorOf } from './prior-amounts';

export const zeroBase: TextCheck = {
  number: 617,
  name: 'zero-base',
  title: '上年为零不写增长率',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '除数是零，增长率没有意义；写“增长 100%”是把它当成了翻番。',
  example: '第 1248 行“增长100.00%”：上年是 0，没有增长率。请删除增长率，写明上年未安排。',
  run({ reading, tables }, report) {
    for (const statement of reading.statements) {
      const { rate, passage, change } = statement;
      const prior = rate && priorOf(statement, tables);
      if (!rate || !prior || prior.amount !== 0 || change?.quantity.amount === 0) continue;
      const { quantity, wordAt } = rate;
      report.checked(quantity);
      if (quantity.value.isZero() && !change) continue;
      report.find({
        passage,
        from: Math.min(wordAt, quantity.from),
        to: quantity.to,
        at: figureIdOf(statement.subject, tables),
        howMuch: `上年是 0（本年${change ? `与增减额都是 ${money(change.quantity.amount ?? 0)}` : ''}），没有增长率，却写 ${ratioAsStated(quantity)}`,
        remedy: '请删除增长率，写明上年未安排。',
        stated: `${ratioAsStated(quantity)}`,
        expected: '',
      });
    }
  },
};
