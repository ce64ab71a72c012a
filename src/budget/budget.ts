/** A unit's budget as entered in the base worksheets (填报底稿). */
import type { AmountUnit } from './amount';
import type { Classification } from './classifications';
import type { IncomeEntry, Ledger } from './ledger';

/** 单位信息. */
export interface BudgetUnit {
  readonly name: string;
  readonly code: string;
  /** Budget year, such as 2024. */
  readonly year: number;
  /** The unit in which ledger and income budget are kept. */
  readonly amountUnit: AmountUnit;
}

/** Everything the eleven tables derive from. */
export interface Budget {
  readonly unit: BudgetUnit;
  readonly classification: Classification;
  readonly ledger: Ledger;
  readonly income: readonly IncomeEntry[];
}
