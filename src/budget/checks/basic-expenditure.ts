import { TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const basicExpenditure = defineCheck(
  {
    number: 311,
    name: 'basic-expenditure',
    title: '表5基本支出合计＝表6合计',
    severity: 'error',
    basis: TIE_BASIS,
    why: '表6按经济分类细分表5的基本支出。',
    example: '表6 合计：现为 848.34，应为 884.34，少 36.00 万元。',
  },
  (builder) => {
    builder.identity({ table: 6, row: TOTAL_ROW, column: 'total' }, { table: 5, row: TOTAL_ROW, column: 'basic' });
  },
);
