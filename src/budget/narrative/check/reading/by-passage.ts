/** What was read, by the passage that it stands in: for checks that look around a sentence. */
import type { Passage } from './passages';

/**
 * @param read in the order of the text
 * @returns for each passage what stands in it, in order
 */
export function byPassage<Read extends { readonly passage: Passage }>(
  read: readonly Read[],
): (passage: Passage) => readonly Read[] {
  const groups = new Map<Passage, Read[]>();
  for (const one of read) {
    const group = groups.get(one.passage);
    if (group) group.push(one);
    else groups.set(one.passage, [one]);
  }
  return (passage) => groups.get(passage) ?? [];
}
