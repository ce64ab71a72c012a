import { currentYearSourcesOf } from '../funding-source';
import { DISCLOSURE_BASIS, EXPENDITURE_TYPE_COLUMNS, type TableDeclaration } from './declaration';

/** 表8 政府性基金预算支出情况表: functional 类款项 by kind of expenditure, current-year government-managed funds. */
export const table8: TableDeclaration = {
  number: 8,
  title: '政府性基金预算支出情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: { sources: currentYearSourcesOf('governmentManagedFunds') },
      rows: { kind: 'functional-tree' },
      total: '合计',
      columns: [
        { id: 'total', name: '合计', parts: EXPENDITURE_TYPE_COLUMNS.map((column) => column.id) },
        ...EXPENDITURE_TYPE_COLUMNS,
      ],
    },
  ],
  emptyRemark: (unit) => `备注：${unit.name}${unit.year}年未安排政府性基金预算支出，本表无数据。`,
};
