/** Finds `主要包括:甲、乙、丙。`, `8个科室，分别是:甲、乙。` and `内设甲、乙等8个科室`. */
import type { Passage } from './passages';
import { quantitiesBetween, type Quantity } from './quantities';
import type { Listing } from './statements';
import { NEGATION } from './wording';

/** A list with the words before it, not yet understood. */
export interface FoundListing extends Pick<Listing, 'items' | 'open' | 'count'> {
  readonly head: string;
  /** Numbers in the words before it. */
  readonly quantities: readonly Quantity[];
  /** Where the sentence goes on after the list; left out where it ends with it. */
  readonly restAt?: number;
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
  const before = namesBeforeCount(text);
  if (before) {
    const [head, names, digitsAt] = before;
    const [at] = quantitiesBetween(all, start + digitsAt, start + digitsAt + 1);
    const count = at?.kind === 'count' ? at : undefined;
    const own = names.replace(/等$/, '');
    if (count)
      return {
        head,
        quantities: [],
        items: itemsOf(own, start + head.length),
        open: own !== names,
        count,
        restAt: count.to + (/^[^,，。;:]*[,，。;:]?/.exec(passage.text.slice(count.to, end))?.[0].length ?? 0),
      };
  }
  const counted = /^(.*?\d+个[^,，。:;\d]{0,8})(?:[,，]?(?:分别是|分别为|即|包括|为))?:([^:]+?)[。;]?$/.exec(text);
  const match = counted ?? /^(.*?)(?:主要)?包括:?([^:]+?)[。;]?$/.exec(text);
  const [, head = '', names = ''] = match ?? [];
  if (!match || /\d(?!\d*年)/.test(names) || NEGATION.test(names)) return undefined;
  const quantities = quantitiesBetween(all, start, start + head.length).filter(({ to }) => to <= start + head.length);
  const count = counted ? quantities.at(-1) : undefined;
  const items = itemsOf(names.replace(/等$/, ''), start + text.lastIndexOf(names));
  return { head, quantities, items, open: /等$/.test(names), ...(count ? { count } : {}) };
}

function itemsOf(names: string, from: number): { text: string; from: number }[] {
  let at = from;
  return names.split('、').flatMap((text) => {
    const item = { text, from: at };
    at += text.length + 1;
    return text === '' ? [] : [item];
  });
}

/** `内设办公室、教务处等5个处室。`: the words before the names, the names, and where the number stands. */
function namesBeforeCount(text: string): readonly [head: string, names: string, at: number] | undefined {
  const match =
    /^(.*?(?:内设|下设|设有|设置|设))([\u4e00-\u9fff()]+(?:、[\u4e00-\u9fff()]+)+)(?=\d+个[^,，。;:\d]{1,8}(?:[,，。;]|$))/.exec(
      text,
    );
  const [whole = '', head = '', names = ''] = match ?? [];
  return match ? [head, names, whole.length] : undefined;
}
