import type { FundingSourceId } from '../funding-source';
import { DISCLOSURE_BASIS, type Figure, type TableDeclaration } from './declaration';

const line = (id: FundingSourceId, name: string): Figure => ({ id, name, where: { sources: [id] } });

/** 表1 单位收支总体情况表: income by source beside expenditure by functional 类, all sources. */
export const table1: TableDeclaration = {
  number: 1,
  title: '单位收支总体情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'income',
      from: 'income',
      scope: {},
      columns: [{ id: 'amount', name: '预算数', where: {} }],
      total: '收入总计',
      rows: {
        kind: 'lines',
        lines: [
          {
            id: 'currentYear',
            name: '一、本年收入',
            parts: [
              'generalPublicBudgetAll',
              'governmentManagedFundsAll',
              'stateCapitalOperationsAll',
              'specialFiscalAccount',
              'unitFunds',
            ],
          },
          {
            id: 'generalPublicBudgetAll',
            name: '1.一般公共预算拨款',
            parts: ['generalPublicBudget', 'generalPublicBudgetTransfer'],
          },
          line('generalPublicBudget', '其中：一般财力'),
          line('generalPublicBudgetTransfer', '上级一般公共预算安排转移支付'),
          {
            id: 'governmentManagedFundsAll',
            name: '2.政府性基金预算拨款',
            parts: ['governmentManagedFunds', 'governmentManagedFundsTransfer'],
          },
          line('governmentManagedFunds', '其中：政府性基金收入'),
          line('governmentManagedFundsTransfer', '上级政府性基金安排转移支付'),
          {
            id: 'stateCapitalOperationsAll',
            name: '3.国有资本经营预算拨款',
            parts: ['stateCapitalOperations', 'stateCapitalOperationsTransfer'],
          },
          line('stateCapitalOperations', '其中：国有资本经营收入'),
          line('stateCapitalOperationsTransfer', '上级国有资本经营预算安排转移支付'),
          line('specialFiscalAccount', '4.财政专户核拨'),
          {
            id: 'unitFunds',
            name: '5.单位资金',
            parts: [
              'publicServiceIncome',
              'superiorSubsidyIncome',
              'subordinateUnitIncome',
              'operatingIncome',
              'otherIncome',
            ],
          },
          line('publicServiceIncome', '其中：事业收入'),
          line('superiorSubsidyIncome', '上级补助收入'),
          line('subordinateUnitIncome', '附属单位上缴收入'),
          line('operatingIncome', '事业单位经营收入'),
          line('otherIncome', '其他收入'),
          { id: 'carryover', name: '二、上年结转结余', parts: ['fiscalCarryover', 'nonFiscalSurplus'] },
          {
            id: 'fiscalCarryover',
            name: '1.财政拨款结转',
            parts: [
              'generalPublicBudgetCarryover',
              'governmentManagedFundsCarryover',
              'stateCapitalOperationsCarryover',
            ],
          },
          line('generalPublicBudgetCarryover', '其中：一般公共预算拨款'),
          line('governmentManagedFundsCarryover', '政府性基金预算拨款'),
          line('stateCapitalOperationsCarryover', '国有资本经营预算拨款'),
          {
            id: 'nonFiscalSurplus',
            name: '2.非财政拨款结余',
            parts: ['specialFiscalAccountSurplus', 'unitFundsSurplus'],
          },
          line('specialFiscalAccountSurplus', '其中：财政专户核拨'),
          line('unitFundsSurplus', '单位资金'),
        ],
      },
    },
    {
      id: 'expenditure',
      from: 'ledger',
      scope: {},
      rows: { kind: 'functional-classes' },
      columns: [{ id: 'amount', name: '预算数', where: {} }],
      total: '支出总计',
    },
  ],
};
