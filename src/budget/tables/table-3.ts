import { BASIC_EXPENDITURE } from '../ledger';
import { DISCLOSURE_BASIS, type TableDeclaration } from './declaration';

/** 表3 单位支出总体情况表: functional 类款项 by basic and project expenditure, all sources. */
export const table3: TableDeclaration = {
  number: 3,
  title: '单位支出总体情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: {},
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
