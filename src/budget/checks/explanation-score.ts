/** Which of several explanations of what is broken is the likeliest. */

/** Less is likelier: an amount slid into the next cell; fewer ties left inexact; a common slip; more ties explained. */
export type Score = readonly [notMoved: number, inexact: number, slips: number, unexplained: number];

/** Ascending: the likeliest first. */
export function compareScores(left: Score, right: Score): number {
  return left.map((value, index) => value - (right[index] as number)).find((difference) => difference !== 0) ?? 0;
}

/**
 * Whether one explanation is so much likelier that it may be named. Among figures that round, one sum more or less that comes
 * out exactly tells nothing: only an explanation that leaves no difference at all is better for being exact.
 */
export function isClearlyLikelier(best: Score, other: Score): boolean {
  const [moved, inexact, slips, unexplained] = best.map((value, index) => value - (other[index] as number));
  if (moved !== 0) return (moved as number) < 0;
  if (best[1] === 0 && inexact !== 0) return true;
  if (slips !== 0) return (slips as number) < 0;
  return best[1] === 0 && (unexplained as number) < 0;
}
