/** 收入预算, 支出总计, 收支: words for all of it, which behind the name of a part say no more than that it is money. */
import type { Phrase } from './phrase';
import type { Scope } from './subjects';

/** What such words are about where nothing narrower is named. */
export const EVERYTHING: readonly (Scope | undefined)[] = ['overall', 'income', 'expenditure'];

/** Whether a phrase means all income, all expenditure or both, of whatever money. */
export function isPlainWhole({ topics, within }: Phrase): boolean {
  return EVERYTHING.includes(within) && topics.length === 1 && topics[0]?.kind === 'whole';
}

/**
 * `政府性基金预算收支`, `培训费预算支出`: one name.
 *
 * @param phrases of a lead, left to right
 * @returns the same, but that a plain whole right behind another phrase is a part of it
 */
export function withoutPlainWholes(phrases: readonly Phrase[]): Phrase[] {
  const joined: Phrase[] = [];
  for (const phrase of phrases) {
    const before = joined.at(-1);
    if (before && before.to === phrase.from && isPlainWhole(phrase) && !isPlainWhole(before))
      joined[joined.length - 1] = { ...before, to: phrase.to, text: before.text + phrase.text };
    else joined.push(phrase);
  }
  return joined;
}
