import { FISCAL_APPROPRIATION } from '../funding-source';
import { DISCLOSURE_BASIS, FISCAL_BUDGET_COLUMNS, type TableDeclaration } from './declaration';

/** 表4 财政拨款收支预算总体情况表: the three fiscal budgets, income beside expenditure by 类, current year only. */
export const table4: TableDeclaration = {
  number: 4,
  title: '财政拨款收支预算总体情况表',
  basis: DISCLOSURE_BASIS,
  sections: [
    {
      id: 'income',
      from: 'income',
      scope: { sources: FISCAL_APPROPRIATION },
      columns: [{ id: 'total', name: '合计', where: {} }],
      total: '收入总计',
      rows: {
        kind: 'lines',
        lines: [
          {
            id: 'fiscalAppropriation',
            name: '一、财政拨款（补助）',
            parts: ['generalPublicBudget', 'governmentManagedFunds', 'stateCapitalOperations'],
          },
          ...FISCAL_BUDGET_COLUMNS,
        ],
      },
    },
    {
      id: 'expenditure',
      from: 'ledger',
      scope: { sources: FISCAL_APPROPRIATION },
      rows: { kind: 'functional-classes' },
      total: '支出总计',
      columns: [
        { id: 'total', name: '合计', parts: FISCAL_BUDGET_COLUMNS.map((column) => column.id) },
        ...FISCAL_BUDGET_COLUMNS,
      ],
    },
  ],
};
