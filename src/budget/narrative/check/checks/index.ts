import type { TextCheck } from '../text-check';
import { textAmounts } from './text-amounts';
import { textShares } from './text-shares';
import { textGrowth } from './text-growth';
import { textDirection } from './text-direction';
import { textPrior } from './text-prior';
import { sameThing } from './same-thing';
import { partsAndWhole } from './parts-and-whole';
import { allocations } from './allocations';
import { nestedCounts } from './nested-counts';
import { textYears } from './text-years';
import { textNames } from './text-names';
import { emptyReason } from './empty-reason';
import { leftovers } from './leftovers';
import { copiedReason } from './copied-reason';
import { unitNotDepartment } from './unit-not-department';
import { contradictions } from './contradictions';
import { zeroBase } from './zero-base';
import { listings } from './listings';
import { textUnitName } from './text-unit-name';
import { projectCounts } from './project-counts';
import { knownFacts } from './known-facts';
import { performanceFunds } from './performance-funds';
import { performanceProse } from './performance-prose';
import { performanceCosts } from './performance-costs';
import { performanceWeights } from './performance-weights';
import { performanceAllocation } from './performance-allocation';
import { priorLedger } from './prior-ledger';
import { countsAndMoney } from './counts-and-money';

/** All checks of text by number. */
export const TEXT_CHECKS: readonly TextCheck[] = [
  textAmounts,
  textShares,
  textGrowth,
  textDirection,
  textPrior,
  sameThing,
  partsAndWhole,
  allocations,
  nestedCounts,
  textYears,
  textNames,
  emptyReason,
  leftovers,
  copiedReason,
  unitNotDepartment,
  contradictions,
  zeroBase,
  listings,
  textUnitName,
  projectCounts,
  knownFacts,
  performanceFunds,
  performanceProse,
  performanceCosts,
  performanceWeights,
  performanceAllocation,
  priorLedger,
  countsAndMoney,
];
