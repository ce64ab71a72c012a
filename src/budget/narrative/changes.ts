/** The figures that changed against last year, and what in the ledgers changed most: what the sheet 变动原因 lists. */
import { formatPrinted, toPrinted } from '../amount';
import type { Budget } from '../budget';
import { sumGroups } from '../ledger';
import type { Filter } from '../tables';
import { matches } from '../tables/figure-index';

/** Which ledger lines a figure sums. */
export interface LineSet extends Filter {
  /** Beginning of functional codes. */
  readonly functional?: string;
}

/** A figure that differs from last year's, and so needs a reason. */
export interface FigureChange {
  /** Stable from run to run and from year to year: the reason typed for it is kept under it. */
  readonly key: string;
  /** As people know it: `收入·一般公共预算`. */
  readonly label: string;
  /** 0.01 万元. */
  readonly now: number;
  readonly prior: number;
  /** What changed most: `基本工资增加12.05万元`; empty where nothing stands out. */
  readonly suggestion: string;
}

/** How many movements a suggestion names. */
const MOST = 3;

/**
 * Names what changed most within a figure: projects by name, basic expenditure by economic item.
 *
 * @param now this year
 * @param prior last year
 * @param set the lines of the figure
 * @returns a Chinese clause, such as `津贴补贴增加18.65万元；奖金增加19.43万元`
 */
export function largestMovements(now: Budget, prior: Budget, set: LineSet): string {
  const movements = new Map<string, number>();
  addGroups(movements, now, set, 1);
  addGroups(movements, prior, set, -1);
  return [...movements]
    .map(([name, fen]) => [name, toPrinted(fen)] as const)
    .filter(([, printed]) => printed !== 0)
    .sort(([, left], [, right]) => Math.abs(right) - Math.abs(left))
    .slice(0, MOST)
    .map(([name, printed]) => `${name}${printed > 0 ? '增加' : '减少'}${formatPrinted(Math.abs(printed))}万元`)
    .join('；');
}

function addGroups(movements: Map<string, number>, budget: Budget, set: LineSet, sign: 1 | -1): void {
  const sums = sumGroups(budget.ledger);
  budget.ledger.groups.forEach((group, index) => {
    if (!matches(set, group) || !group.functional.startsWith(set.functional ?? '')) return;
    const name =
      group.type === 'project'
        ? `“${group.project}”`
        : (budget.classification.economic.get(group.economic) ?? group.economic);
    movements.set(name, (movements.get(name) ?? 0) + sign * (sums[index] as number));
  });
}
