import { codesOf } from './codes';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const rowsOfTables2And3 = defineCheck(
  {
    number: 304,
    name: 'rows-of-tables-2-and-3',
    title: '表2与表3同一科目的合计相等',
    severity: 'error',
    basis: TIE_BASIS,
    why: '收入表和支出表按同样的科目列示，逐行相等。',
    example: '表2 事业运行（2010350）总计：现为 395.60，应为 39.56，多 356.04 万元。',
  },
  (builder, input) => {
    for (const row of codesOf(input, [2], [3])) {
      builder.identity({ table: 2, row, column: 'total' }, { table: 3, row, column: 'total' });
    }
  },
);
