/** Which of several explanations of what is broken is the likeliest. */

/** Less is likelier, in this order. */
export interface Score {
  /** 0 for an amount that slid into the next cell. */
  readonly notMoved: 0 | 1;
  /** Sums that would newly be off by rounding, less those that would no longer be; such that hardly round count for more. */
  readonly spoiled: number;
  /** Sums that would be off by rounding; 0 among tables that round, where it tells nothing. */
  readonly inexact: number;
  /** Sum of slip ranks. */
  readonly slips: number;
  /** Minus the ties that the figures are in. */
  readonly unexplained: number;
}

const ORDER = ['notMoved', 'spoiled', 'inexact', 'slips', 'unexplained'] as const;

/** Ascending: the likeliest first. */
export function compareScores(left: Score, right: Score): number {
  return ORDER.map((key) => left[key] - right[key]).find((difference) => difference !== 0) ?? 0;
}

/**
 * Whether one explanation is so much likelier that it may be named: that more ties would be explained counts only where no
 * difference at all is left.
 */
export function isClearlyLikelier(best: Score, other: Score): boolean {
  const first = (['notMoved', 'spoiled', 'inexact', 'slips'] as const).find((key) => best[key] !== other[key]);
  if (first !== undefined) return best[first] < other[first];
  return best.inexact === 0 && best.unexplained < other.unexplained;
}
