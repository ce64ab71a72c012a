/** Reads what a reason says of other figures: `主要是上年结转增加1,802.09万元`. */
import { blank } from './compose-subject';
import type { Lead } from './leads';
import { movementOf } from './movement';
import type { Passage } from './passages';
import type { Quantity } from './quantities';
import type { ReadingState } from './reading-state';
import { lastDirection, residue } from './wording';

/**
 * Only what names a figure of the tables and nothing else; a reason may tell a part of it, so that it is asked about at most.
 *
 * @param leads of the reason
 * @returns the numbers that were read
 */
export function readReasonChanges(state: ReadingState, passage: Passage, leads: readonly Lead[]): Quantity[] {
  const read: Quantity[] = [];
  const { current, pending, comparedWith } = state;
  for (const { text, from, quantity } of leads) {
    const lead = state.prepare(text);
    const moved = lastDirection(lead);
    if (quantity?.kind !== 'amount' || !moved || residue(lead.slice(moved.at + moved.word.length)) !== '') continue;
    const phrases = state.scan(lead).filter((phrase) => phrase.to <= moved.at);
    if (phrases.length === 0 || residue(blank(lead.slice(0, moved.at), phrases)) !== '') continue;
    const subject = state.compose(phrases, lead);
    // Its own amount is not stated: only last year's of a whole figure can be asked for.
    if (subject.topic.kind === 'projectName' || subject.topic.kind === 'named') continue;
    const statement = state.open(subject, passage, from, false, { explains: true });
    if (!statement) continue;
    const movement = movementOf({ lead, from, text }, quantity);
    if (movement) statement.change = movement;
    const basis = comparedWith ?? current?.basis;
    if (basis) statement.basis = basis;
    read.push(quantity);
  }
  state.current = current;
  state.pending = pending;
  return read;
}
