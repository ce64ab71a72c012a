import type { Check } from './check';
import { tablesPresent } from './tables-present';
import { sameUnitName } from './same-unit-name';
import { sameYear } from './same-year';
import { amountUnit } from './amount-unit';
import { numbers } from './numbers';
import { twoDecimals } from './two-decimals';
import { noNegative } from './no-negative';
import { emptyRemark } from './empty-remark';
import { knownCodes } from './known-codes';
import { codeOrder } from './code-order';
import { codeNames } from './code-names';
import { singleRows } from './single-rows';
import { sameCodes } from './same-codes';
import { footing } from './footing';
import { crossFooting } from './cross-footing';
import { subtotalLines } from './subtotal-lines';
import { grandTotals } from './grand-totals';
import { incomeBySource } from './income-by-source';
import { expenditureByClass } from './expenditure-by-class';
import { rowsOfTables2And3 } from './rows-of-tables-2-and-3';
import { generalBudgetColumns } from './general-budget-columns';
import { table5WithinTable3 } from './table-5-within-table-3';
import { fiscalIncome } from './fiscal-income';
import { fiscalExpenditureByClass } from './fiscal-expenditure-by-class';
import { fiscalBalance } from './fiscal-balance';
import { basicExpenditure } from './basic-expenditure';
import { projectExpenditure } from './project-expenditure';
import { threePublicWithinBasic } from './three-public-within-basic';
import { carryover } from './carryover';
import { incomeBudget } from './income-budget';
import { tablesMatchLedger } from './tables-match-ledger';
import { pairedCodes } from './paired-codes';
import { economicKinds } from './economic-kinds';

export * from './check';

/** All checks by number. */
export const CHECKS: readonly Check[] = [
  tablesPresent,
  sameUnitName,
  sameYear,
  amountUnit,
  numbers,
  twoDecimals,
  noNegative,
  emptyRemark,
  knownCodes,
  codeOrder,
  codeNames,
  singleRows,
  sameCodes,
  footing,
  crossFooting,
  subtotalLines,
  grandTotals,
  incomeBySource,
  expenditureByClass,
  rowsOfTables2And3,
  generalBudgetColumns,
  table5WithinTable3,
  fiscalIncome,
  fiscalExpenditureByClass,
  fiscalBalance,
  basicExpenditure,
  projectExpenditure,
  threePublicWithinBasic,
  carryover,
  incomeBudget,
  tablesMatchLedger,
  pairedCodes,
  economicKinds,
];
