/** Reads a change of a number: the direction word before it, or its sign. */
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
  const { direction, word, at } = moved;
  const wordAt = from + Math.max(text.lastIndexOf(word), 0);
  // `变动率-41.23%`, `增幅为-0.30%`: the word names the measure, and the sign says which way.
  const measure = direction === 'level' || /幅$/.test(word) || /^(?:率|幅度?)/.test(lead.slice(at + word.length));
  if (measure && quantity.value.isNegative()) return { ...fallen(quantity), word, wordAt };
  return { quantity, direction, word, wordAt };
}

/** `减少35.50万元（-41.23%）`: the rate of the change that it stands behind. */
export function rateBehind(change: Movement, quantity: Quantity): Movement {
  // Without a sign it says how much, and the change says which way.
  if (!quantity.value.isNegative()) return { quantity, direction: 'level', word: '变动率', wordAt: change.wordAt };
  return { ...fallen(quantity), word: '-', wordAt: quantity.from };
}

function fallen(quantity: Quantity): Pick<Movement, 'quantity' | 'direction'> {
  const { value, amount } = quantity;
  const positive = { ...quantity, value: value.abs(), ...(amount === undefined ? {} : { amount: Math.abs(amount) }) };
  return { quantity: positive, direction: 'down' };
}
