/** `政府性基金225.00万元(本级190.00万元、上级35.00万元)`: parts of the amount before the bracket; behind it the whole is meant again. */
import type { Lead } from './leads';
import type { Passage } from './passages';
import type { ReadingState } from './reading-state';
import type { Statement } from './statements';

/** A comparison in brackets says more of the same; it names no parts. */
const COMPARED = /^\((?:上年|去年|比|较|与|同比|20\d\d年|增|减|占|下降|持平)/;

/** The bracket that is open, and what was meant before it. */
export interface OpenBracket {
  readonly close: number;
  readonly whole: Statement;
  readonly outer: Statement | undefined;
}

/**
 * @param lead that was just read
 * @param leads of the sentence
 * @returns the bracket that its amount opens; undefined where none does, or where it holds no amounts
 */
export function openBracket(
  state: ReadingState,
  passage: Passage,
  lead: Lead,
  leads: readonly Lead[],
): OpenBracket | undefined {
  const { quantity } = lead;
  const { current } = state;
  if (quantity?.kind !== 'amount' || current?.amount !== quantity || passage.text[quantity.to] !== '(')
    return undefined;
  const rest = passage.text.slice(quantity.to);
  const close = quantity.to + rest.indexOf(')');
  const holds = leads.some(({ quantity: own }) => own?.kind === 'amount' && own.from > quantity.to && own.to <= close);
  if (!holds || COMPARED.test(rest)) return undefined;
  const bracket = { close, whole: current, outer: state.parent };
  state.parent = current;
  return bracket;
}

/** Whether a bracket ends before the next lead; what was meant before it is then meant again. */
export function closeBracket(state: ReadingState, bracket: OpenBracket, next: Lead | undefined): boolean {
  if (next && next.from < bracket.close) return false;
  state.parent = bracket.outer;
  state.current = bracket.whole;
  state.pending = undefined;
  return true;
}
