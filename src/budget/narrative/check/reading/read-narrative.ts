/** Reads the passages of a narrative into statements, sentence by sentence. */
import { ITEM, type Passage } from './passages';
import { type Quantity, readQuantities } from './quantities';
import { findListing } from './find-listing';
import { readLeads } from './leads';
import { readClause } from './read-clause';
import { readReasonNegations } from './read-negation';
import type { ReadingState } from './reading-state';
import { sentencesOf } from './sentences';
import type { Listing } from './statements';

const PROJECT_NAME = /^(?:\d{1,2}[.、])?项目名称:(.+)$/;
const ALLOCATION = /^(?:资金分配情况|资金分配|资金安排情况|资金使用安排):/;
const FREE_LABEL = /^[\u4e00-\u9fff]{0,8}(?:依据|单位|时间|期限|周期|负责人):/;
const REASON = /主要原因(?:是|为|在于)?:?|原因(?:是|为|在于):?/;
const PURPOSE = /主要用于|用于/;

/**
 * @param state read so far; takes what is read
 * @param passage of the narrative, in order
 */
export function readPassage(state: ReadingState, passage: Passage): void {
  const quantities = readQuantities(passage).filter((quantity) => !state.inName(passage, quantity));
  state.quantities.push(...quantities);
  if (passage.heading !== undefined) return state.enter(passage);
  const named = PROJECT_NAME.exec(passage.text);
  if (named) return state.nameProject(passage, named[1] as string);
  if (FREE_LABEL.test(passage.text)) return;
  let from = ITEM.exec(passage.text)?.[0].length ?? 0;
  const allocation = ALLOCATION.exec(passage.text.slice(from))?.[0].length ?? 0;
  from += allocation;
  state.beginParagraph();
  for (const [start, end] of sentencesOf(passage.text, from)) {
    readSentence(state, passage, start, end, quantities, allocation > 0);
    if (/[。!?]/.test(passage.text[end - 1] ?? '')) state.inReason = false;
  }
  if (/其中:$/.test(passage.text) && state.current) {
    state.parent = state.current.parent ?? state.current;
    state.partsFollow = true;
  }
}

function readSentence(
  state: ReadingState,
  passage: Passage,
  start: number,
  end: number,
  all: readonly Quantity[],
  allocation: boolean,
): void {
  const { text } = passage;
  const goesOn = state.inReason && !/%|主要原因|占/.test(text.slice(start, end));
  const listing = goesOn ? undefined : readListing(state, passage, start, end, all);
  if (listing) {
    state.listings.push(listing);
    return;
  }
  const reason = goesOn ? undefined : REASON.exec(text.slice(start, end));
  const reasonAt = goesOn ? start : reason ? start + reason.index : end;
  const purpose = PURPOSE.exec(text.slice(start, reasonAt));
  const stop = purpose ? start + purpose.index : reasonAt;
  for (const lead of readLeads(passage, start, stop, all)) readClause(state, passage, lead, allocation);
  if (reason && state.current) {
    const from = reasonAt + reason[0].length;
    state.inReason = true;
    state.current.reason = { passage, from, to: end };
    readReasonNegations(state, passage, from, end);
  }
  const after = all.filter(
    ({ from, kind }) => from >= stop && from < end && kind !== 'year' && kind !== 'citation' && kind !== 'threshold',
  );
  for (const quantity of after) state.unplaced.push({ quantity, reason: '在原因或用途的说明里，没有可比的数' });
}

/** A list of names is read with what its lead says; undefined where the sentence is no list. */
function readListing(
  state: ReadingState,
  passage: Passage,
  start: number,
  end: number,
  all: readonly Quantity[],
): Listing | undefined {
  const found = findListing(passage, start, end, all);
  if (!found) return undefined;
  const { head, quantities, count, ...listing } = found;
  for (const lead of readLeads(
    passage,
    start,
    start + head.length,
    quantities.filter((one) => one !== count),
  ))
    readClause(state, passage, lead, false);
  const phrases = state.lexicon.scan(state.withoutUnit(head));
  const of =
    phrases.length > 0
      ? state.compose(phrases, head)
      : (state.current?.subject ?? state.pending ?? state.subject({ kind: 'named', name: head }, head));
  return { ...listing, passage, of, lead: head, ...(count ? { count } : {}) };
}
