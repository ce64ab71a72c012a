import { CARRYOVER_AND_SURPLUS, FISCAL_CARRYOVER, NON_FISCAL_SURPLUS } from '../funding-source';
import { DISCLOSURE_BASIS, type Figure, type TableDeclaration } from './declaration';

const half = (id: string, sources: typeof FISCAL_CARRYOVER): Figure[] => [
  { id, name: '合计', parts: [`${id}Personnel`, `${id}PublicUse`, `${id}Project`] },
  { id: `${id}Personnel`, name: '人员经费', where: { sources, types: ['personnel'] } },
  { id: `${id}PublicUse`, name: '公用经费', where: { sources, types: ['publicUse'] } },
  { id: `${id}Project`, name: '项目支出', where: { sources, types: ['project'] } },
];

/** 表11 上年结转结余情况明细表: what is left from last year, by project, fiscal and non-fiscal apart. */
export const table11: TableDeclaration = {
  number: 11,
  title: '上年结转结余情况明细表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: { sources: CARRYOVER_AND_SURPLUS },
      rows: { kind: 'projects' },
      total: '合计',
      columns: [
        { id: 'total', name: '总计', parts: ['fiscal', 'nonFiscal'] },
        ...half('fiscal', FISCAL_CARRYOVER),
        ...half('nonFiscal', NON_FISCAL_SURPLUS),
      ],
    },
  ],
};
