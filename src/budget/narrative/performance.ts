/** 绩效目标表: each target as entered, with the money that the ledger gives it. */
import { toPrinted } from '../amount';
import type { Budget } from '../budget';
import {
  FISCAL_APPROPRIATION,
  FISCAL_CARRYOVER,
  FUNDING_SOURCES,
  type FundingSourceId,
  NON_FISCAL_SURPLUS,
} from '../funding-source';
import { sumGroups } from '../ledger';
import type { PerformanceTarget } from './entries';

/** The money of a target, printed (0.01 万元). */
export interface PerformanceFunds {
  /** 年度预算总额: fiscal and other. */
  readonly total: number;
  /** The current year's fiscal appropriation and what is carried over of earlier ones. */
  readonly fiscal: number;
  /** Of it: transfers from above. */
  readonly fiscalFromAbove: number;
  /** Of it: 财政拨款结转. */
  readonly fiscalCarryover: number;
  readonly other: number;
  /** Of it: 非财政拨款结转结余. */
  readonly nonFiscalSurplus: number;
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
const OTHER = FUNDING_SOURCES.map(({ id }) => id).filter(
  (id) => !FISCAL_APPROPRIATION.includes(id) && !FISCAL_CARRYOVER.includes(id),
);

/**
 * The tables of the unit and of each project. The money is all that the subject may spend this year, new or carried over:
 * the form has 年度预算总额 = 财政拨款 + 其他资金 and no third line, and what is carried over is spent under this year's budget.
 *
 * @param budget whose ledger
 * @param targets as entered
 */
export function performanceTables(budget: Budget, targets: readonly PerformanceTarget[]): PerformanceTable[] {
  const sums = sumGroups(budget.ledger);
  return targets.map((target) => {
    const spent = (sources?: readonly FundingSourceId[]): number =>
      toPrinted(
        budget.ledger.groups.reduce((sum, group, index) => {
          const own = target.project === '' || (group.type === 'project' && group.project === target.project);
          return own && (!sources || sources.includes(group.source)) ? sum + (sums[index] as number) : sum;
        }, 0),
      );
    return { ...target, funds: fundsOf(spent) };
  });
}

/**
 * The parts as other tables print them, so that a reader finds the same; whatever rounding leaves goes to 其他资金, so that the
 * table adds up, or to 财政拨款 where there is no other money.
 */
function fundsOf(spent: (sources?: readonly FundingSourceId[]) => number): PerformanceFunds {
  const total = spent();
  const fiscalCarryover = spent(FISCAL_CARRYOVER);
  const current = spent(FISCAL_APPROPRIATION);
  const fiscal = spent(OTHER) === 0 ? total : current + fiscalCarryover;
  return {
    total,
    fiscal,
    fiscalFromAbove: spent(FROM_ABOVE),
    fiscalCarryover,
    other: total - fiscal,
    nonFiscalSurplus: spent(NON_FISCAL_SURPLUS),
  };
}
