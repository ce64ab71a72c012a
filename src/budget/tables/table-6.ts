import { currentYearSourcesOf } from '../funding-source';
import { BASIC_EXPENDITURE } from '../ledger';
import { DISCLOSURE_BASIS, type TableDeclaration } from './declaration';

/** 表6 一般公共预算基本支出情况表: economic 类款 by personnel and public-use funds, current-year general public budget. */
export const table6: TableDeclaration = {
  number: 6,
  title: '一般公共预算基本支出情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: { sources: currentYearSourcesOf('generalPublicBudget'), types: BASIC_EXPENDITURE },
      rows: { kind: 'economic-tree' },
      total: '合计',
      columns: [
        { id: 'total', name: '合计', parts: ['personnel', 'publicUse'] },
        { id: 'personnel', name: '人员经费', where: { types: ['personnel'] } },
        { id: 'publicUse', name: '公用经费', where: { types: ['publicUse'] } },
      ],
    },
  ],
};
