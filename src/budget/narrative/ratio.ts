/** Shares and rates as printed: hundredths of a percent, half up, by integers. */

/**
 * @param part a printed amount
 * @param whole the printed amount it is a part of, above zero
 * @returns part ÷ whole in hundredths of a percent, rounded half away from zero: 4378 is 43.78%
 * @throws RangeError where the whole is not above zero: there is no such share or rate
 */
export function hundredthsOfPercent(part: number, whole: number): number {
  if (!(whole > 0)) throw new RangeError('a share or rate needs a whole above zero');
  const twice = 2n * BigInt(whole);
  const magnitude = (BigInt(Math.abs(part)) * 20_000n + BigInt(whole)) / twice;
  return part < 0 ? 0 - Number(magnitude) : Number(magnitude);
}
