/** Reads one clause, or what leads up to one number of it: of which subject it states an amount, a share, a change, a count. */
import type { Lead } from './leads';
import type { Phrase } from './lexicon';
import type { Passage } from './passages';
import type { Quantity } from './quantities';
import { blank } from './compose-subject';
import { readNegation } from './read-negation';
import type { ReadingState } from './reading-state';
import type { Statement } from './statements';
import { COMPARISON, lastDirection, LAST_YEAR, NEGATION, residue, thingName } from './wording';

const TOTAL_WORD = /(?:共|共计|合计|总计)(?:为|是|:)?$/;

/** One clause, or what leads up to one number of it. */
export function readClause(
  state: ReadingState,
  passage: Passage,
  { from, to, text, quantity, threshold }: Lead,
  allocation: boolean,
): void {
  const lead = state.withoutUnit(text);
  if (/^其中|[,，;:]其中|其中[:]?$/.test(lead) || /包括:?$|^包括/.test(lead)) {
    if (state.current && !(state.partsFollow && state.parent))
      state.parent = state.current.parent && !/^其中/.test(lead) ? state.current.parent : state.current;
  }
  const phrases = state.lexicon.scan(lead);
  if (!quantity && allocation) {
    // `宣传单，横幅5.00万元` is one item.
    state.begun += thingName(lead);
    return;
  }
  if (!quantity) {
    const denied = NEGATION.exec(lead);
    if (denied && phrases.length === 0 && LAST_YEAR.test(lead)) return;
    if (denied) readNegation(state, passage, from, to, lead, denied.index, phrases);
    else if (phrases.length > 0 && residue(blank(lead, phrases)) === '') {
      state.pending = state.compose(phrases, lead);
      if (/包括:?$/.test(lead)) state.frame = state.pending;
    }
    return;
  }
  if (quantity.kind === 'percent') return readPercent(state, lead, phrases, quantity, from, passage);
  const moved = lastDirection(lead);
  const lastYear = LAST_YEAR.test(blank(lead, phrases));
  if (moved && residue(lead.slice(moved.at + moved.word.length)) === '') {
    const movement = {
      quantity,
      direction: moved.direction,
      word: moved.word,
      wordAt: from + text.lastIndexOf(moved.word),
    };
    const statement = statementFor(
      state,
      lead.slice(0, moved.at),
      phrases.filter((phrase) => phrase.to <= moved.at),
      passage,
      from,
      allocation,
    );
    if (!statement) state.unplaced.push({ quantity, reason: '不知道是什么的增减' });
    else if (quantity.kind === 'amount') statement.change = movement;
    else statement.countChanges.push(movement);
    return;
  }
  if (lastYear && quantity.kind === 'amount') {
    const statement = statementFor(state, lead, phrases, passage, from, allocation);
    if (statement) statement.prior = quantity;
    else state.unplaced.push({ quantity, reason: '不知道是什么的上年数' });
    return;
  }
  readStated(state, passage, lead, phrases, quantity, from, allocation, threshold);
}

function readPercent(
  state: ReadingState,
  lead: string,
  phrases: readonly Phrase[],
  quantity: Quantity,
  from: number,
  passage: Passage,
): void {
  const share = lead.lastIndexOf('占');
  const moved = lastDirection(lead);
  if (share >= 0) {
    const of = phrases.filter((phrase) => phrase.from > share);
    const owner = statementFor(
      state,
      lead.slice(0, share),
      phrases.filter((phrase) => phrase.to <= share),
      passage,
      from,
      false,
    );
    if (!owner) state.unplaced.push({ quantity, reason: '不知道是什么的占比' });
    else owner.share = of.length > 0 ? { quantity, of: state.compose(of, lead) } : { quantity };
  } else if (moved) {
    const owner = statementFor(
      state,
      lead.slice(0, moved.at),
      phrases.filter((phrase) => phrase.to <= moved.at),
      passage,
      from,
      false,
    );
    const wordAt = from + passage.text.slice(from, quantity.from).lastIndexOf(moved.word);
    if (!owner) state.unplaced.push({ quantity, reason: '不知道是什么的增减率' });
    else owner.rate = { quantity, direction: moved.direction, word: moved.word, wordAt };
  } else state.unplaced.push({ quantity, reason: '不知道是什么的百分比' });
}

/** The statement that a change, share or rate belongs to: the one at hand, or a new one where a subject is named. */
function statementFor(
  state: ReadingState,
  lead: string,
  phrases: readonly Phrase[],
  passage: Passage,
  from: number,
  allocation: boolean,
): Statement | undefined {
  const bare = lead.replace(COMPARISON, '');
  if (phrases.length === 0) {
    if (residue(bare) === '') return state.current ?? state.open(state.pending, passage, from, allocation);
    return state.open(
      state.subject({ kind: 'named', name: thingName(bare) }, thingName(bare)),
      passage,
      from,
      allocation,
    );
  }
  if (residue(blank(lead, phrases)) !== '') return undefined;
  return state.open(state.compose(phrases, lead), passage, from, allocation);
}

/** An amount or a count. */
function readStated(
  state: ReadingState,
  passage: Passage,
  lead: string,
  phrases: readonly Phrase[],
  quantity: Quantity,
  from: number,
  allocation: boolean,
  threshold: Quantity | undefined,
): void {
  const put = (statement: Statement | undefined) => {
    if (!statement) state.unplaced.push({ quantity, reason: '不知道说的是什么' });
    else if (quantity.kind === 'amount') statement.amount ??= quantity;
    else statement.counts.push(quantity);
  };
  const more = {
    total: TOTAL_WORD.test(lead),
    ...(threshold?.amount === undefined ? {} : { threshold: threshold.amount }),
  };
  const rest = residue(blank(lead, phrases));
  if (phrases.length > 0 && rest === '' && !allocation)
    return put(state.open(state.compose(phrases, lead), passage, from, allocation, more));
  if (phrases.length === 0 && rest === '') {
    // `，价值…`, `，涉及金额…`: more about the same; a second amount is a statement of its own.
    if (state.pending) return put(state.open(state.pending, passage, from, allocation, more));
    if (state.current && !(quantity.kind === 'amount' && state.current.amount) && !more.total)
      return put(state.current);
    if (allocation || state.current)
      return put(
        state.open(
          state.current?.subject ?? state.subject({ kind: 'named', name: '' }, ''),
          passage,
          from,
          allocation,
          more,
        ),
      );
  }
  if (/^(?:总?价值|原值|账面原值|面积|建筑面积)$/.test(rest) && state.current) return put(state.current);
  const name = state.begun + thingName(lead);
  state.begun = '';
  return put(
    name === '' ? undefined : state.open(state.subject({ kind: 'named', name }, name), passage, from, allocation, more),
  );
}
