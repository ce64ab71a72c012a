/** 绩效目标表: each target as entered, with the money that the ledger gives it. */
import { toPrinted } from '../amount';
import type { Budget } from '../budget';
import { CARRYOVER_AND_SURPLUS, FISCAL_APPROPRIATION, FISCAL_CARRYOVER, type FundingSourceId } from '../funding-source';
import { sumGroups } from '../ledger';
import type { PerformanceTarget } from './entries';

/** The money of a target, printed (0.01 万元). */
export interface PerformanceFunds {
  readonly total: number;
  /** The current year's fiscal appropriation; the whole unit's fiscal carryover as well. */
  readonly fiscal: number;
  /** Of it: transfers from above. */
  readonly fiscalFromAbove: number;
  readonly other: number;
}

/** One 绩效目标表. */
export interface PerformanceTable extends PerformanceTarget {
  readonly funds: PerformanceFunds;
}

const FROM_ABOVE: readonly FundingSourceId[] = [
  'generalPublicBudgetTransfer',
  'governmentManagedFundsTransfer',
  'stateCapitalOperationsTransfer',
];

/**
 * The tables of the unit and of each project. A project's money is the current year's: what is carried over has its targets
 * from the year it was given in. The unit's is all of its expenditure.
 *
 * @param budget whose ledger
 * @param targets as entered
 */
export function performanceTables(budget: Budget, targets: readonly PerformanceTarget[]): PerformanceTable[] {
  const sums = sumGroups(budget.ledger);
  return targets.map((target) => {
    const spent = (belongs: (source: FundingSourceId) => boolean): number =>
      toPrinted(
        budget.ledger.groups.reduce((sum, group, index) => {
          const own = target.project === '' || (group.type === 'project' && group.project === target.project);
          return own && belongs(group.source) ? sum + (sums[index] as number) : sum;
        }, 0),
      );
    const whole = target.project === '';
    const counts = (source: FundingSourceId) => whole || !CARRYOVER_AND_SURPLUS.includes(source);
    const isFiscal = (source: FundingSourceId) =>
      FISCAL_APPROPRIATION.includes(source) || (whole && FISCAL_CARRYOVER.includes(source));
    return {
      ...target,
      funds: {
        total: spent(counts),
        fiscal: spent(isFiscal),
        fiscalFromAbove: spent((source) => FROM_ABOVE.includes(source)),
        other: spent((source) => counts(source) && !isFiscal(source)),
      },
    };
  });
}
