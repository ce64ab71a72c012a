/** Finds `主要包括:甲、乙、丙。` and `8个科室，分别是:甲、乙。`. */
import type { Passage } from './passages';
import type { Quantity } from './quantities';
import type { Listing } from './statements';
import { NEGATION } from './wording';

/** A list with the words before it, not yet understood. */
export interface FoundListing extends Pick<Listing, 'items' | 'open' | 'count'> {
  readonly head: string;
  /** Numbers in the words before it. */
  readonly quantities: readonly Quantity[];
}

/**
 * @param passage the sentence is in
 * @param start where it begins
 * @param end exclusive
 * @param all quantities of the passage
 * @returns undefined where the sentence is no list of names
 */
export function findListing(
  passage: Passage,
  start: number,
  end: number,
  all: readonly Quantity[],
): FoundListing | undefined {
  const text = passage.text.slice(start, end);
  const counted = /^(.*?\d+个[^,，。:;\d]{0,8})(?:[,，]?(?:分别是|分别为|即|包括|为))?:([^:]+?)[。;]?$/.exec(text);
  const match = counted ?? /^(.*?)(?:主要)?包括:?([^:]+?)[。;]?$/.exec(text);
  const [, head = '', names = ''] = match ?? [];
  if (!match || /\d(?!\d*年)/.test(names) || NEGATION.test(names)) return undefined;
  const quantities = all.filter(({ from, to }) => from >= start && to <= start + head.length && to > start);
  const count = counted ? quantities.at(-1) : undefined;
  const items: { text: string; from: number }[] = [];
  let at = start + text.lastIndexOf(names);
  for (const piece of names.replace(/等$/, '').split('、')) {
    if (piece !== '') items.push({ text: piece, from: at });
    at += piece.length + 1;
  }
  return { head, quantities, items, open: /等$/.test(names), ...(count ? { count } : {}) };
}
