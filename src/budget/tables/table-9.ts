import { currentYearSourcesOf } from '../funding-source';
import { DISCLOSURE_BASIS, EXPENDITURE_TYPE_COLUMNS, type TableDeclaration } from './declaration';

/** 表9 国有资本经营预算支出情况表: functional 类款项 by kind of expenditure, current-year state capital operations. */
export const table9: TableDeclaration = {
  number: 9,
  title: '国有资本经营预算支出情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: { sources: currentYearSourcesOf('stateCapitalOperations') },
      rows: { kind: 'functional-tree' },
      total: '合计',
      columns: [
        { id: 'total', name: '合计', parts: EXPENDITURE_TYPE_COLUMNS.map((column) => column.id) },
        ...EXPENDITURE_TYPE_COLUMNS,
      ],
    },
  ],
  emptyRemark: (unit) => `备注：${unit.name}${unit.year}年未安排国有资本经营预算支出，本表无数据。`,
};
