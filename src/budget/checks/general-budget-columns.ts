import { TOTAL_ROW } from '../tables';
import { codesOf } from './codes';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const generalBudgetColumns = defineCheck(
  {
    number: 305,
    name: 'general-budget-columns',
    title: '表5各科目＝表2的一般公共预算各列',
    severity: 'error',
    basis: TIE_BASIS,
    why: '表5是表2中一般公共预算当年拨款的部分。',
    example: '表5 机关服务（2010303）合计：现为 782.65，应为 728.65，多 54.00 万元。',
  },
  (builder, input) => {
    for (const row of [...codesOf(input, [2], [5]), TOTAL_ROW]) {
      builder.sum({ table: 5, row, column: 'total' }, [
        { table: 2, row, column: 'generalPublicBudget' },
        { table: 2, row, column: 'generalPublicBudgetTransfer' },
      ]);
    }
  },
);
