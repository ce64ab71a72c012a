/** Reads `未安排…`, `没有…`, `无…`. */
import type { Phrase } from './phrase';
import type { Passage } from './passages';
import { blank } from './compose-subject';
import type { ReadingState } from './reading-state';
import { NEGATION, residue } from './wording';

/** A clause that says there is nothing of a subject. */
export function readNegation(
  state: ReadingState,
  passage: Passage,
  from: number,
  to: number,
  lead: string,
  at: number,
  phrases: readonly Phrase[],
): void {
  // `没有安排财政拨款购置车辆的经费` denies the purchase, not the appropriation.
  const rest = residue(blank(lead, phrases).replace(NEGATION, '').replace(/与?均/g, ''));
  if (rest !== '' && phrases.length > 0) {
    state.negations.push({ subject: state.subject({ kind: 'named', name: lead }, lead), passage, from, to });
    state.pending = undefined;
    return;
  }
  const after = phrases.filter((phrase) => phrase.from > at);
  const about = after.length > 0 ? after : phrases;
  for (const phrase of about) {
    // `甲、乙均未安排`: the one before the other, not around it.
    const isAround = (other: Phrase) => !/^(?:预算|支出|拨款|资金|收入)*[、,，和及与]/.test(lead.slice(other.to));
    const outer = phrases.filter((other) => other.to <= phrase.from && other.within && isAround(other));
    state.negations.push({
      subject: state.compose(
        [...(after.length > 0 ? [] : outer), phrase].filter((one, index, list) => list.indexOf(one) === index),
        lead,
      ),
      passage,
      from,
      to,
    });
  }
  if (about.length === 0) {
    const pending = state.pending;
    state.negations.push({
      subject: pending ?? state.subject({ kind: 'named', name: lead }, lead),
      passage,
      from,
      to,
    });
    if (pending) state.open(pending, passage, from, false);
  }
  state.pending = undefined;
  const [only] = about;
  if (only && about.length === 1) state.open(state.compose([only], lead), passage, from, false);
}

/** A reason that says of something that it was not planned. */
export function readReasonNegations(state: ReadingState, passage: Passage, from: number, to: number): void {
  const text = passage.text.slice(from, to);
  const denied = /(?:均|都)?(?:未|没有)安排/.exec(text);
  if (!denied) return;
  for (const phrase of state.scan(text).filter((candidate) => candidate.from >= denied.index))
    state.negations.push({
      subject: state.compose([phrase], text),
      passage,
      from: from + phrase.from,
      to: from + phrase.to,
    });
}
