/** How people mistype amounts. */
import type { Fen } from '../amount';

/**
 * How common a slip turns `to`, the right amount, into `from`, what stands there.
 *
 * @returns 0 swapped digits, a factor of ten, one wrong digit; 1 left blank; 2 anything else
 */
export function slipRank(from: Fen, to: Fen, blank = false): 0 | 1 | 2 {
  if (blank || from === 0) return 1;
  const [typed, meant] = [String(Math.abs(from)), String(Math.abs(to))];
  if (typed.replace(/0+$/, '') === meant.replace(/0+$/, '')) return 0;
  if (typed.length !== meant.length) return 2;
  const different = [...typed].flatMap((digit, index) => (digit === meant[index] ? [] : [index]));
  if (different.length === 1) return 0;
  const [first = 0, second = 0] = different;
  const swapped = different.length === 2 && typed[first] === meant[second] && typed[second] === meant[first];
  return swapped ? 0 : 2;
}
