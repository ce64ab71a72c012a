import { formatAmount } from '../amount';
import { incomeDifferences } from '../income-tie';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

/** Id of the income budget's cell for a source, as observations name it. */
export function incomeCellId(source: string): string {
  return `收入预算/${source}`;
}

/** 收入预算 = Σ 支出明细, source by source. */
export const incomeBudget = defineCheck(
  {
    number: 401,
    name: 'income-budget',
    title: '收入预算与支出明细按来源相等',
    severity: 'error',
    basis: TIE_BASIS,
    why: '收入没有全部安排，或安排超过收入，表1、表2、表4就对不上。',
    example: '“单位资金·其他收入”的收入 186.11 万元，支出明细合计 186.10 万元，多 0.01 万元。',
  },
  (builder, { budget }) => {
    if (!budget) {
      builder.notChecked('工作簿里没有可用的填报底稿');
      return;
    }
    const { amountUnit } = budget.unit;
    const text = (amount: number) => `${formatAmount(amount, amountUnit)} ${amountUnit}`;
    for (const { source, income, expenditure } of incomeDifferences(budget)) {
      const difference = income - expenditure;
      builder.observe({
        at: incomeCellId(source.id),
        stated: text(income),
        expected: text(expenditure),
        message: `“${source.name}”的收入 ${text(income)}，支出明细合计 ${text(expenditure)}，${difference > 0 ? '多' : '少'} ${text(Math.abs(difference))}`,
        remedy: '请核对收入预算与支出明细，改正其中一处。',
      });
    }
  },
);
