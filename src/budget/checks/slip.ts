/** How people mistype amounts. */
import type { Fen } from '../amount';

/**
 * How common a slip turns `to`, the right amount, into `from`, what stands there. The less an amount that slipped so could be
 * met by chance, the lower the rank.
 *
 * @param blank whether nothing stands there
 * @returns 0 swapped digits, a factor of ten, a digit left out or doubled, a figure where none belongs; 1 left blank, one wrong
 *   digit; 2 anything else
 */
export function slipRank(from: Fen, to: Fen, blank = false): 0 | 1 | 2 {
  if (blank || from === 0) return 1;
  if (to === 0) return 0;
  const [typed, meant] = [digitsOf(from), digitsOf(to)];
  if (typed.replace(/0+$/, '') === meant.replace(/0+$/, '')) return 0;
  if (isDigitLeftOut(typed, meant) || isDigitLeftOut(meant, typed)) return 0;
  const length = Math.max(typed.length, meant.length);
  const [left, right] = [typed.padStart(length, '0'), meant.padStart(length, '0')];
  const different = [...left].flatMap((digit, index) => (digit === right[index] ? [] : [index]));
  const [first = 0, second = 0] = different;
  if (different.length === 2 && left[first] === right[second] && left[second] === right[first]) return 0;
  return different.length === 1 ? 1 : 2;
}

/**
 * Amounts that a common slip may have turned into `from`: ten times, a tenth, two neighbouring digits swapped.
 *
 * @param from what stands there
 * @param step 分 in the last printed digit; only printed amounts are meant
 */
export function likelyMeant(from: Fen, step: Fen): Fen[] {
  if (from % step !== 0) return [];
  const sign = Math.sign(from);
  const digits = digitsOf(from / step);
  const swapped = [...digits].slice(1).map((digit, index) => {
    const before = digits[index] as string;
    return Number.parseInt(`${digits.slice(0, index)}${digit}${before}${digits.slice(index + 2)}`, 10) * step * sign;
  });
  const tenth = from % (10 * step) === 0 ? [from / 10] : [];
  return [...tenth, from * 10, ...swapped].filter((amount) => amount !== from && Number.isSafeInteger(amount));
}

function digitsOf(amount: Fen): string {
  return String(Math.abs(amount));
}

/** Whether one digit, left out of `whole`, gives `part`. */
function isDigitLeftOut(part: string, whole: string): boolean {
  if (part.length + 1 !== whole.length || part.length < 3) return false;
  const at = [...part].findIndex((digit, index) => digit !== whole[index]);
  const place = at < 0 ? part.length : at;
  return part.slice(place) === whole.slice(place + 1);
}
