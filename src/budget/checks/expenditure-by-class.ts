import { codesOf } from './codes';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const expenditureByClass = defineCheck(
  {
    number: 303,
    name: 'expenditure-by-class',
    title: '表1各类支出＝表2类行＝表3类行',
    severity: 'error',
    basis: TIE_BASIS,
    why: '表1的功能分类与表2、表3的类行是同一个数。',
    example: '表1 社会保障和就业支出（208）预算数：现为 161.13，应为 116.13，多 45.00 万元。',
  },
  (builder, input) => {
    for (const row of codesOf(input, [1, 'expenditure'], [2], [3]).filter((code) => code.length === 3)) {
      const first = { table: 1, section: 'expenditure', row, column: 'amount' } as const;
      builder.identity(first, { table: 2, row, column: 'total' });
      builder.identity(first, { table: 3, row, column: 'total' });
    }
  },
);
