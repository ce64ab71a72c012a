import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const fiscalIncome = defineCheck(
  {
    number: 307,
    name: 'fiscal-income',
    title: '表4收入＝表1的三项拨款',
    severity: 'error',
    basis: TIE_BASIS,
    why: '财政拨款收入在两张表里是同一个数。',
    example: '表4 一般公共预算 合计：现为 1,791.34，应为 1,719.34，多 72.00 万元。',
  },
  (builder) => {
    for (const budget of ['generalPublicBudget', 'governmentManagedFunds', 'stateCapitalOperations']) {
      builder.identity(
        { table: 4, section: 'income', row: budget, column: 'total' },
        { table: 1, section: 'income', row: `${budget}All`, column: 'amount' },
      );
    }
  },
);
