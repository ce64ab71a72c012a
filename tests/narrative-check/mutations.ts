/** One thing changed in a text at a time: a number, a direction word, a year, a name. */

export interface Mutation {
  readonly kind: 'number' | 'direction' | 'year' | 'name';
  /** Line from 0, and what stands there now. */
  readonly line: number;
  readonly from: number;
  readonly was: string;
  readonly is: string;
  readonly lines: readonly string[];
}

function replace(lines: readonly string[], line: number, from: number, was: string, is: string): string[] {
  const text = lines[line] as string;
  return lines.with(line, text.slice(0, from) + is + text.slice(from + was.length));
}

/** Ways in which a number goes wrong in typing: a digit one higher, two digits exchanged, the point one place off. */
function wrongNumbers(digits: string): string[] {
  const wrong = new Set<string>();
  const bump = (at: number) => {
    const digit = digits[at] as string;
    if (/\d/.test(digit)) wrong.add(digits.slice(0, at) + String((Number(digit) + 1) % 10) + digits.slice(at + 1));
  };
  bump(digits.length - 1);
  bump(0);
  const swap = [...digits].findIndex(
    (digit, at) => /\d/.test(digit) && /\d/.test(digits[at + 1] ?? '') && digit !== digits[at + 1],
  );
  if (swap >= 0) wrong.add(digits.slice(0, swap) + digits[swap + 1] + digits[swap] + digits.slice(swap + 2));
  return [...wrong].filter((one) => one !== digits);
}

const OPPOSITES: Readonly<Record<string, string>> = { 增加: '减少', 减少: '增加', 增长: '下降', 下降: '增长' };

/** Every wrong form of a number at a place. */
export function* numberMutations(
  lines: readonly string[],
  places: readonly { readonly line: number; readonly from: number; readonly to: number }[],
): Generator<Mutation> {
  for (const { line, from, to } of places) {
    const was = (lines[line - 1] as string).slice(from, to);
    // Full-width digits go wrong as others do.
    const digits = was.normalize('NFKC');
    if (!/^[\d,.]+$/.test(digits)) continue;
    const year = /^20\d\d$/.test(digits) && /^\s*年/.test((lines[line - 1] as string).slice(to));
    const forms = year ? [String(Number(digits) - 1), String(Number(digits) + 1)] : wrongNumbers(digits);
    for (const is of forms)
      yield { kind: year ? 'year' : 'number', line, from, was, is, lines: replace(lines, line - 1, from, was, is) };
  }
}

/** Direction words that stand before a number, each turned round. */
export function* directionMutations(lines: readonly string[], skip: (line: number) => boolean): Generator<Mutation> {
  for (const [index, text] of lines.entries()) {
    if (skip(index)) continue;
    for (const { 0: was, index: from } of text.matchAll(/(?:增加|减少|增长|下降)(?=\s*\d)/g)) {
      const is = OPPOSITES[was] as string;
      yield { kind: 'direction', line: index + 1, from, was, is, lines: replace(lines, index, from, was, is) };
    }
  }
}

/** Every occurrence of a name, with one character replaced. */
export function* nameMutations(
  lines: readonly string[],
  names: readonly string[],
  skip: (line: number) => boolean,
): Generator<Mutation> {
  for (const [index, text] of lines.entries()) {
    if (skip(index)) continue;
    for (const name of names) {
      for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + name.length)) {
        const at = Math.floor(name.length / 2);
        const is = `${name.slice(0, at)}某${name.slice(at + 1)}`;
        yield { kind: 'name', line: index + 1, from, was: name, is, lines: replace(lines, index, from, name, is) };
      }
    }
  }
}
