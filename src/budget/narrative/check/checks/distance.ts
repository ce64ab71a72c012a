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
    let least = i;
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      const distance = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      next.push(distance);
      least = Math.min(least, distance);
    }
    row = next;
    if (least > most) return most + 1;
  }
  return Math.min(row[right.length] ?? 0, most + 1);
}

/** 一期 and 二期, 甲 and 乙 are two things, not one of them misspelt. */
const NUMBERED = /[\dA-Za-z一二三四五六七八九十甲乙丙丁上下东西南北]/g;

function inPieces(name: string, count: number): string[] {
  const cut = (piece: number) => Math.floor((piece * name.length) / count);
  return Array.from({ length: count }, (_, piece) => name.slice(cut(piece), cut(piece + 1)));
}

/** The one name that is nearly this one; undefined where none is, or the name itself is known. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const most = name.length >= 8 ? 2 : name.length >= 4 ? 1 : 0;
  if (most === 0) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  const bare = name.replace(NUMBERED, '');
  const pieces = inPieces(name, most + 1);
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    // So few changes leave one of the pieces as it is: most names are told apart by that.
    if (!pieces.some((piece) => candidate.includes(piece))) continue;
    if (name !== candidate && bare === candidate.replace(NUMBERED, '')) continue;
    const distance = editDistance(name, candidate, most);
    if (distance === 0) return undefined;
    if (distance <= most && candidate.length >= 4 && (!best || distance < best.distance))
      best = { name: candidate, distance };
  }
  return best?.name;
}

/** Words that stand against each other: exchanged, they make another thing. */
const AGAINST = /收入|支出|年初|年末|年终|上年|本年|当年|下年|本级|上级|下级|行政|事业/g;
/** Words that may be said or left out. */
const WEIGHTLESS = /财政拨款|收入|支出|预算|拨款|资金|经费|费用|项目|的|费|款|[()]/g;

/** `年终结转结余` is not a slip of `年初结转结余`, nor `财政专户管理的收入` one of `财政专户管理资金收入`. */
export function meansAnother(name: string, right: string): boolean {
  return (
    name.replace(AGAINST, '/') === right.replace(AGAINST, '/') ||
    name.replace(WEIGHTLESS, '') === right.replace(WEIGHTLESS, '')
  );
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
