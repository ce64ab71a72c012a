/** By how much a figure must change so that all its ties come out. */
import type { Fen } from '../amount';
import type { Tie } from './check';
import { likelyMeant } from './slip';
import type { TieSystem } from './tie-system';

/** Changes that a figure's ties allow, and how much speaks for each: the ties it would make exact, the shorter the more. */
interface Allowed {
  readonly low: Fen;
  readonly high: Fen;
  readonly votes: ReadonlyMap<Fen, { readonly ties: number; readonly weight: number }>;
}

/**
 * The change of a figure after which none of its ties is broken. Within what rounding allows, an amount from which a common
 * slip leads to what stands there; else the one that lets most ties come out exactly.
 *
 * @param step 分 in the last printed digit of the figure
 * @returns undefined where no change would do
 */
export function fittingChange(system: TieSystem, figure: string, step: Fen): Fen | undefined {
  const { low, high, votes } = allowedChanges(system, figure);
  if (low > high) return undefined;
  const voted = [...votes]
    .filter(([change]) => change >= low && change <= high)
    .sort((left, right) => right[1].weight - left[1].weight)[0];
  if (low < high && voted && voted[1].ties === 1) {
    const from = system.amountOf(figure);
    const slips = likelyMeant(from, step).filter((to) => to - from >= low && to - from <= high);
    const [only] = slips;
    if (only !== undefined && slips.length === 1) return only - from;
  }
  return voted?.[0];
}

function allowedChanges(system: TieSystem, figure: string): Allowed {
  let [low, high] = [-Infinity, Infinity];
  const votes = new Map<Fen, { ties: number; weight: number }>();
  for (const { tie: index, weight } of system.linksOf(figure)) {
    if (weight === 0) continue;
    const { kind, tolerance } = system.tie(index);
    const rest = system.rest(index);
    const bounds: [Fen, Fen] = [(-tolerance - rest) / weight, (tolerance - rest) / weight];
    if (kind === 'at-most') bounds[weight > 0 ? 0 : 1] = weight > 0 ? -Infinity : Infinity;
    low = Math.max(low, Math.min(bounds[0], bounds[1]));
    high = Math.min(high, Math.max(bounds[0], bounds[1]));
    if (kind === 'at-most') continue;
    // A short sum rounds less than a long one.
    const change = -rest / weight;
    const { ties, weight: before } = votes.get(change) ?? { ties: 0, weight: 0 };
    votes.set(change, { ties: ties + 1, weight: before + 1 / Math.max(1, amountsIn(system.tie(index))) });
  }
  return { low, high, votes };
}

function amountsIn({ stated, terms }: Tie): number {
  return [stated, ...terms].filter(({ amount }) => amount !== 0).length;
}
