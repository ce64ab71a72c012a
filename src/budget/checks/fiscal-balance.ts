import { TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const fiscalBalance = defineCheck(
  {
    number: 309,
    name: 'fiscal-balance',
    title: '表4收入总计＝支出总计',
    severity: 'error',
    basis: TIE_BASIS,
    why: '财政拨款收支必须平衡。',
    example: '表4 收入总计 合计：现为 1,719.43，应为 1,719.34，多 0.09 万元。',
  },
  (builder) => {
    builder.identity(
      { table: 4, section: 'income', row: TOTAL_ROW, column: 'total' },
      { table: 4, section: 'expenditure', row: TOTAL_ROW, column: 'total' },
    );
  },
);
