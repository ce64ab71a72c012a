import { TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const grandTotals = defineCheck(
  {
    number: 301,
    name: 'grand-totals',
    title: '收入总计＝支出总计＝表2合计＝表3合计',
    severity: 'error',
    basis: TIE_BASIS,
    why: '总数对不上，公开后最先被看到。',
    example: '表1 支出总计 预算数：现为 3,972.29，应为 3,927.29，多 45.00 万元。',
  },
  (builder) => {
    const expenditure = { table: 1, section: 'expenditure', row: TOTAL_ROW, column: 'amount' } as const;
    builder.identity({ table: 1, section: 'income', row: TOTAL_ROW, column: 'amount' }, expenditure);
    builder.identity({ table: 2, row: TOTAL_ROW, column: 'total' }, expenditure);
    builder.identity({ table: 3, row: TOTAL_ROW, column: 'total' }, expenditure);
  },
);
