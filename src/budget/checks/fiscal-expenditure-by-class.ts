import { TOTAL_ROW } from '../tables';
import { codesOf } from './codes';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

export const fiscalExpenditureByClass = defineCheck(
  {
    number: 308,
    name: 'fiscal-expenditure-by-class',
    title: '表4各类＝表5、表8、表9的类行，合计列＝表2财政拨款小计',
    severity: 'error',
    basis: TIE_BASIS,
    why: '表4按三本预算列类级支出，与三本预算各自的支出表一致。',
    example: '表4 一般公共服务支出（201）一般公共预算：现为 1,630.21，应为 1,603.21，多 27.00 万元。',
  },
  (builder, input) => {
    const rows = codesOf(input, [2], [4, 'expenditure'], [5], [8], [9]).filter((code) => code.length === 3);
    for (const row of [...rows, TOTAL_ROW]) {
      const place = { table: 4, section: 'expenditure', row } as const;
      builder.identity({ ...place, column: 'generalPublicBudget' }, { table: 5, row, column: 'total' });
      builder.identity({ ...place, column: 'governmentManagedFunds' }, { table: 8, row, column: 'total' });
      builder.identity({ ...place, column: 'stateCapitalOperations' }, { table: 9, row, column: 'total' });
      builder.identity({ ...place, column: 'total' }, { table: 2, row, column: 'fiscalAppropriation' });
    }
  },
);
