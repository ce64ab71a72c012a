/** How far two names are apart: single characters put in, left out or exchanged. */

/**
 * @param most give up beyond this
 * @returns the distance, or `most + 1` where it is more
 */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
    if (Math.min(...row) > most) return most + 1;
  }
  return Math.min(row[right.length] ?? 0, most + 1);
}

/** 一期 and 二期, 甲 and 乙 are two things, not one of them misspelt. */
const NUMBERED = /[\dA-Za-z一二三四五六七八九十甲乙丙丁上下东西南北]/g;

/** The one name that is nearly this one; undefined where none is, or the name itself is known. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const most = name.length >= 8 ? 2 : name.length >= 4 ? 1 : 0;
  if (most === 0) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    if (name !== candidate && name.replace(NUMBERED, '') === candidate.replace(NUMBERED, '')) continue;
    const distance = editDistance(name, candidate, most);
    if (distance === 0) return undefined;
    if (distance <= most && candidate.length >= 4 && (!best || distance < best.distance))
      best = { name: candidate, distance };
  }
  return best?.name;
}

/** The longest stretch that two names share. */
export function longestShared(left: string, right: string): string {
  let best = '';
  for (let from = 0; from < left.length; from++) {
    for (let to = left.length; to - from > best.length; to--) {
      const piece = left.slice(from, to);
      if (right.includes(piece)) best = piece;
    }
  }
  return best;
}
