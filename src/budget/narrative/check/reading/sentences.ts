/** Cuts a passage into sentences; a semicolon ends one, too. */

/**
 * @param text of a passage
 * @param from where to begin, behind a list marker
 * @returns offsets, each with its closing mark
 */
export function sentencesOf(text: string, from: number): [number, number][] {
  const sentences: [number, number][] = [];
  let start = from;
  for (let at = from; at < text.length; at++) {
    if (!/[。;!?]/.test(text[at] as string)) continue;
    sentences.push([start, at + 1]);
    start = at + 1;
  }
  if (start < text.length) sentences.push([start, text.length]);
  return sentences;
}
