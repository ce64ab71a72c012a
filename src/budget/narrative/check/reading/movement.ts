/** Reads a change of a number: the direction word before it. */
import type { Clause } from './clause';
import type { Quantity } from './quantities';
import type { Movement } from './statements';
import { lastDirection } from './wording';

/**
 * @param words before the number, prepared as `lead` and as they stand in the passage
 * @param quantity that changes
 * @returns undefined where no direction word stands there
 */
export function movementOf(
  { lead, from, text }: Pick<Clause, 'lead' | 'from' | 'text'>,
  quantity: Quantity,
): Movement | undefined {
  const moved = lastDirection(lead);
  if (!moved) return undefined;
  const { direction, word } = moved;
  return { quantity, direction, word, wordAt: from + Math.max(text.lastIndexOf(word), 0) };
}
