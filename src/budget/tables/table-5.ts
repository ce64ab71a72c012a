import { currentYearSourcesOf } from '../funding-source';
import { BASIC_EXPENDITURE } from '../ledger';
import { DISCLOSURE_BASIS, type TableDeclaration } from './declaration';

/** 表5 一般公共预算支出情况表: functional 类款项 by basic and project expenditure, current-year general public budget. */
export const table5: TableDeclaration = {
  number: 5,
  title: '一般公共预算支出情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: { sources: currentYearSourcesOf('generalPublicBudget') },
      rows: { kind: 'functional-tree' },
      total: '合计',
      columns: [
        { id: 'total', name: '合计', parts: ['basic', 'project'] },
        { id: 'basic', name: '基本支出', where: { types: BASIC_EXPENDITURE } },
        { id: 'project', name: '项目支出', where: { types: ['project'] } },
      ],
    },
  ],
};
