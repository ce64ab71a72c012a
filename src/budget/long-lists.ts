/**
 * What is done with lists that may be long. Spread into a call, each item is an argument on the stack: beyond some hundred
 * thousand the call throws a RangeError.
 */

/**
 * @param values to compare
 * @param least what the answer is where there are none, or none above it
 */
export function largest(values: Iterable<number>, least = -Infinity): number {
  let most = least;
  for (const value of values) if (value > most) most = value;
  return most;
}

/**
 * @param values to compare
 * @param most what the answer is where there are none, or none below it
 */
export function smallest(values: Iterable<number>, most = Infinity): number {
  let least = most;
  for (const value of values) if (value < least) least = value;
  return least;
}

/** Puts items behind those of a list. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
