/** Of which statement a comparison without a subject may be: the part that was told last, or what it is a part of. */
import type { Passage } from './passages';
import type { Statement } from './statements';

/** `甲1万元、乙2万元`, `甲1万元和乙2万元`: side by side in one list. */
const BESIDE = /^(?:和|及|与|以及)/;
/** `2、`: counts off, joins nothing. */
const COUNTED = /(?:^|[;。:,，])(?:\d{1,2}|[一二三四五六七八九十]{1,3})、$/;
/** Characters before a statement that are enough to see that: mark, three digits, `、`, and one more that is no beginning. */
const COUNTED_WITHIN = 6;

/**
 * @param current what was stated last
 * @param head what the paragraph stated first
 * @param passage the comparison stands in
 * @param from where it begins
 * @returns the likeliest first; one only where nothing else can be meant
 */
export function comparisonOwners(
  current: Statement,
  head: Statement | undefined,
  passage: Passage,
  from: number,
): readonly [Statement, ...Statement[]] {
  // What is compared already is compared once more.
  if (!current.amount || current.change || current.rate || current.unchanged || current.prior) return [current];
  const between = current.passage === passage ? passage.text.slice(current.amount.to, from) : '';
  // `养老保险缴费72.90万元（上年64.19万元，增加8.71万元）`.
  if (between.startsWith('(')) return [current];
  const wholes = wholesOf(current);
  if (current.passage !== passage) return [current, ...wholes];
  const { text } = passage;
  const before = text.slice(Math.max(0, current.from - COUNTED_WITHIN), current.from);
  const listed = (before.endsWith('、') && !COUNTED.test(before)) || BESIDE.test(text.slice(current.from));
  if (listed && wholes.length === 0 && head && head !== current && head.amount) wholes.push(head);
  const [whole, ...wider] = wholes;
  if (!whole) return [current];
  // `其中:甲1万元，乙2万元。与上年相比…`: a new sentence is about the whole.
  if (/[。!?]/.test(between)) {
    const outermost = wider.at(-1) ?? whole;
    return [outermost, ...[whole, ...wider].filter((one) => one !== outermost), current];
  }
  // `甲5万元（其中:乙2万元，丙3万元），比上年…`: the list is over.
  return listed || between.startsWith(')') ? [whole, ...wider, current] : [current, whole, ...wider];
}

function wholesOf({ parent }: Statement): Statement[] {
  const wholes: Statement[] = [];
  for (let one = parent; one; one = one.parent) if (one.amount) wholes.push(one);
  return wholes;
}
