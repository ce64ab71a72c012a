/** Shares and rates of printed amounts: a printed figure stands for half a step to either side. */
import Decimal from 'decimal.js';
import type { Fen } from '../../../amount';

/** An amount with half its printed step, 分. */
export interface Printed {
  readonly amount: Fen;
  readonly half: Fen;
}

/**
 * Whether a percentage is what a ratio of printed amounts may round to, half up.
 *
 * @param percent as stated, such as 43.78
 * @param decimals it is stated with
 * @param part numerator; negative amounts are taken by size
 * @param whole denominator, above zero
 */
export function ratioAgrees(percent: Decimal, decimals: number, part: Printed, whole: Printed): boolean {
  const size = new Decimal(Math.abs(part.amount));
  const smallest = Decimal.max(size.minus(part.half), 0).times(100).div(new Decimal(whole.amount).plus(whole.half));
  const divisor = new Decimal(whole.amount).minus(whole.half);
  const half = new Decimal(10).pow(-decimals).div(2);
  const stated = percent.abs();
  if (stated.plus(half).lessThan(smallest)) return false;
  return (
    divisor.lessThanOrEqualTo(0) || stated.minus(half).lessThanOrEqualTo(size.plus(part.half).times(100).div(divisor))
  );
}

/** `43.78%`: the ratio at a number of decimals, half up. */
export function ratioText(part: Fen, whole: Fen, decimals: number): string {
  const ratio = new Decimal(Math.abs(part)).times(100).div(Math.abs(whole));
  return percentText(ratio.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP), decimals);
}

/** A stated percentage in the same form, so that the two compare. */
export function ratioAsStated({ value, decimals }: { readonly value: Decimal; readonly decimals: number }): string {
  return percentText(value.abs(), decimals);
}

function percentText(percent: Decimal, decimals: number): string {
  const [integer = '0', fraction = ''] = percent.toString().split('.');
  return `${integer}${decimals > 0 ? `.${fraction.padEnd(decimals, '0')}` : ''}%`;
}
