/** Cuts a sentence into clauses, and a clause into what leads up to each of its numbers. */
import type { Passage } from './passages';
import { quantitiesBetween, type Quantity } from './quantities';

/** The words before a number, or a clause without one. Offsets are the passage's. */
export interface Lead {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly quantity?: Quantity;
  readonly threshold?: Quantity;
  /** What follows the number up to the next mark: `5` 个`财政拨款项目`. */
  readonly after: string;
}

/**
 * @param passage the sentence is in
 * @param start where it begins
 * @param end exclusive
 * @param quantities of the passage; years and citations lead up to nothing
 */
export function readLeads(passage: Passage, start: number, end: number, quantities: readonly Quantity[]): Lead[] {
  const own = new Map(
    quantitiesBetween(quantities, start, end)
      .filter(({ kind }) => kind !== 'year' && kind !== 'citation' && kind !== 'code')
      .map((quantity) => [quantity.from, quantity]),
  );
  const leads: Lead[] = [];
  let from = start;
  let threshold: Quantity | undefined;
  const flush = (to: number, quantity?: Quantity) => {
    // A colon ends what a clause is about, but 项目名称: or 机关服务(项): lead on; (境) is a part of a name.
    const text = passage.text.slice(from, to).replace(/^[,，;、。)(]+(?![^()]{1,3}\))/, '');
    const begin = to - text.length;
    if (text !== '' || quantity)
      leads.push({
        from: begin,
        to: quantity ? quantity.to : to,
        text,
        ...(quantity ? { quantity } : {}),
        ...(threshold ? { threshold } : {}),
        after: quantity ? (/^[^,，;。:、()]*/.exec(passage.text.slice(quantity.to, end))?.[0] ?? '') : '',
      });
    threshold = quantity ? undefined : threshold;
    from = quantity ? quantity.to : to;
  };
  for (let at = start; at < end; at++) {
    const quantity = own.get(at);
    if (quantity?.kind === 'threshold') {
      threshold = quantity;
      at = quantity.to - 1;
    } else if (quantity) {
      flush(at, quantity);
      at = quantity.to - 1;
    } else if (/[,，;。:]/.test(passage.text[at] as string)) {
      // `保险费:40.00万元`: the name and its amount are one.
      if (passage.text[at] === ':' && own.has(at + 1)) continue;
      flush(at + 1);
      threshold = undefined;
      from = at + 1;
    }
  }
  if (from < end) flush(end);
  return leads;
}
