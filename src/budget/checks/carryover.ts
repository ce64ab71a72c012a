import { TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const carryover = defineCheck(
  {
    number: 314,
    name: 'carryover',
    title: '表11合计＝表1上年结转结余＝表2结转列',
    severity: 'error',
    basis: TIE_BASIS,
    why: '上年结转结余在三张表里是同一个数，财政与非财政分别相等。',
    example: '表11 合计 总计：现为 2,012.85，应为 2,021.85，少 9.00 万元。',
  },
  (builder) => {
    for (const [column, line, column2] of [
      ['total', 'carryover', undefined],
      ['fiscal', 'fiscalCarryover', 'fiscalCarryover'],
      ['nonFiscal', 'nonFiscalSurplus', 'nonFiscalSurplus'],
    ] as const) {
      const stated = { table: 11, row: TOTAL_ROW, column } as const;
      builder.identity(stated, { table: 1, section: 'income', row: line, column: 'amount' });
      if (column2) builder.identity(stated, { table: 2, row: TOTAL_ROW, column: column2 });
    }
  },
);
