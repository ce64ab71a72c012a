import { currentYearSourcesOf } from '../funding-source';
import { DISCLOSURE_BASIS, type Figure, type TableDeclaration } from './declaration';

/** The ten economic 类 of 部门预算支出经济分类, as 表7 prints them. */
export const ECONOMIC_CLASS_COLUMNS: readonly Figure[] = [
  ['301', '工资福利支出'],
  ['302', '商品和服务支出'],
  ['303', '对个人和家庭的补助'],
  ['307', '债务利息及费用支出'],
  ['309', '资本性支出（基本建设）'],
  ['310', '资本性支出'],
  ['311', '对企业补助（基本建设）'],
  ['312', '对企业补助'],
  ['313', '对社会保障基金补助'],
  ['399', '其他支出'],
].map(([code = '', name = '']) => ({ id: code, name, where: { economic: [code] } }));

/** 表7 一般公共预算项目支出情况表: each 项 and project by economic 类, current-year general public budget. */
export const table7: TableDeclaration = {
  number: 7,
  title: '一般公共预算项目支出情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: { sources: currentYearSourcesOf('generalPublicBudget'), types: ['project'] },
      rows: { kind: 'functional-projects' },
      total: '合计',
      columns: [
        { id: 'total', name: '项目支出合计', parts: ECONOMIC_CLASS_COLUMNS.map((column) => column.id) },
        ...ECONOMIC_CLASS_COLUMNS,
      ],
    },
  ],
};
