import { FISCAL_CARRYOVER, NON_FISCAL_SURPLUS, UNIT_FUNDS } from '../funding-source';
import { DISCLOSURE_BASIS, type TableDeclaration } from './declaration';

/** 表2 单位收入总体情况表: what each functional 类款项 is funded from, all sources. */
export const table2: TableDeclaration = {
  number: 2,
  title: '单位收入总体情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'main',
      from: 'ledger',
      scope: {},
      rows: { kind: 'functional-tree' },
      total: '合计',
      columns: [
        {
          id: 'total',
          name: '总计',
          parts: ['fiscalAppropriation', 'specialFiscalAccount', 'unitFunds', 'fiscalCarryover', 'nonFiscalSurplus'],
        },
        {
          id: 'fiscalAppropriation',
          name: '财政拨款（补助）小计',
          parts: [
            'generalPublicBudget',
            'generalPublicBudgetTransfer',
            'governmentManagedFunds',
            'governmentManagedFundsTransfer',
            'stateCapitalOperations',
            'stateCapitalOperationsTransfer',
          ],
        },
        { id: 'generalPublicBudget', name: '一般公共预算', where: { sources: ['generalPublicBudget'] } },
        {
          id: 'generalPublicBudgetTransfer',
          name: '上级一般公共预算安排的转移支付',
          where: { sources: ['generalPublicBudgetTransfer'] },
        },
        { id: 'governmentManagedFunds', name: '政府性基金预算', where: { sources: ['governmentManagedFunds'] } },
        {
          id: 'governmentManagedFundsTransfer',
          name: '上级政府性基金安排的转移支付',
          where: { sources: ['governmentManagedFundsTransfer'] },
        },
        { id: 'stateCapitalOperations', name: '国有资本经营预算', where: { sources: ['stateCapitalOperations'] } },
        {
          id: 'stateCapitalOperationsTransfer',
          name: '上级国有资本经营预算安排的转移支付',
          where: { sources: ['stateCapitalOperationsTransfer'] },
        },
        { id: 'specialFiscalAccount', name: '财政专户（教育收费）', where: { sources: ['specialFiscalAccount'] } },
        { id: 'unitFunds', name: '单位资金', where: { sources: UNIT_FUNDS } },
        { id: 'fiscalCarryover', name: '财政拨款结转', where: { sources: FISCAL_CARRYOVER } },
        { id: 'nonFiscalSurplus', name: '非财政拨款结转结余', where: { sources: NON_FISCAL_SURPLUS } },
      ],
    },
  ],
};
