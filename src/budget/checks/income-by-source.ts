import { TOTAL_ROW } from '../tables';
import { TIE_BASIS } from './check';
import { defineCheck } from './define-check';

/** Lines of 表1 and the columns of 表2 that hold the same sources. */
const LINES_AND_COLUMNS = [
  ['generalPublicBudget', 'generalPublicBudget'],
  ['generalPublicBudgetTransfer', 'generalPublicBudgetTransfer'],
  ['governmentManagedFunds', 'governmentManagedFunds'],
  ['governmentManagedFundsTransfer', 'governmentManagedFundsTransfer'],
  ['stateCapitalOperations', 'stateCapitalOperations'],
  ['stateCapitalOperationsTransfer', 'stateCapitalOperationsTransfer'],
  ['specialFiscalAccount', 'specialFiscalAccount'],
  ['unitFunds', 'unitFunds'],
  ['fiscalCarryover', 'fiscalCarryover'],
  ['nonFiscalSurplus', 'nonFiscalSurplus'],
] as const;

export const incomeBySource = defineCheck(
  {
    number: 302,
    name: 'income-by-source',
    title: '表1各收入行＝表2对应列合计',
    severity: 'error',
    basis: TIE_BASIS,
    why: '表1按来源列收入，表2按科目列同样的收入，来源必须逐项相等。',
    example: '表1 5.单位资金 预算数：现为 168.10，应为 186.10，少 18.00 万元。',
  },
  (builder) => {
    for (const [row, column] of LINES_AND_COLUMNS) {
      builder.identity({ table: 1, section: 'income', row, column: 'amount' }, { table: 2, row: TOTAL_ROW, column });
    }
  },
);
