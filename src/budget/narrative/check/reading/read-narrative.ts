/** Reads the passages of a narrative into statements, sentence by sentence. */
import { blank } from './compose-subject';
import { findListing } from './find-listing';
import { type Lead, readLeads } from './leads';
import { ITEM, type Passage } from './passages';
import { quantitiesBetween, type Quantity, readQuantities } from './quantities';
import { readClause } from './read-clause';
import { distributedLeads, readDistributed } from './read-distributed';
import { readReasonChanges } from './read-reason';
import { readReasonNegations } from './read-negation';
import type { ReadingState } from './reading-state';
import { sentencesOf } from './sentences';
import type { Listing } from './statements';
import type { Scope, Topic } from './subjects';
import { lastDirection, residue } from './wording';

const PROJECT_NAME = /^(?:\d{1,2}[.、])?项目名称:(.+)$/;
const ALLOCATION = /^(?:资金分配情况|资金分配|资金安排情况|资金使用安排):/;
const FREE_LABEL = /^[\u4e00-\u9fff]{0,8}(?:依据|单位|时间|期限|周期|负责人):/;
const REASON =
  /(?:主要)?(?:增减|变动|变化|增加|减少|增长|下降)?的?(?:主要)?原因(?:主要)?(?:是|为|在于|系)?:|(?:主要)?(?:增减|变动|变化|增加|减少|增长|下降)?的?(?:主要)?原因(?:主要)?(?:是|为|在于|系)|主要原因/;
/** A reason only after a change: `其他用车主要是接待用车` is none. */
const REASON_OF_CHANGE = /主要(?:是|系)(?:由于|因为?)?|(?:是)?由于|系因/;
/** `除车辆购置外，`, `扣除上述因素后，`: what follows is less than the figure it names. */
const EXCEPTED =
  /^(?:除(?![此上以])[^,，。;:]{2,20}(?:以外|之外|外|因素)|(?:剔除|扣除|不含|不考虑)[^,，。;:]{2,20})[,，]$/;
const PURPOSE = /(?:主要)?用于/;
/** Words that a list with amounts begins with. */
const LIST_BEGINS = /(?:其中|具体(?:为|是|包括|如下)?|分别[为是]|包括|以下[\u4e00-\u9fff]{0,4}):$/;
const KINDS: readonly Topic['kind'][] = ['basic', 'project', 'personnel', 'publicUse'];

/**
 * @param state read so far; takes what is read
 * @param passage of the narrative, in order
 */
export function readPassage(state: ReadingState, passage: Passage): void {
  const quantities = readQuantities(passage).filter((quantity) => !state.inName(passage, quantity));
  for (const quantity of quantities) state.quantities.push(quantity);
  if (passage.heading !== undefined) {
    state.enter(passage);
    // `（一）收入预算总计3,927.29万元。包括:` is a heading, and states what it is about.
    if (!quantities.some(({ kind }) => kind === 'amount')) return;
  }
  if (isItemTitle(passage, quantities)) return state.enterItem(passage);
  const named = PROJECT_NAME.exec(passage.text);
  if (named) return state.nameProject(passage, named[1] as string);
  if (FREE_LABEL.test(passage.text)) return;
  let from = ITEM.exec(passage.text)?.[0].length ?? 0;
  const allocation = ALLOCATION.exec(passage.text.slice(from))?.[0].length ?? 0;
  from += allocation;
  state.beginParagraph(passage);
  for (const [start, end] of sentencesOf(passage.text, from)) {
    readSentence(state, passage, start, end, quantities, allocation > 0);
    if (/[。!?]/.test(passage.text[end - 1] ?? '')) state.endSentence();
  }
  const announced = passage.text.lastIndexOf('。') + 1;
  if (/:$/.test(passage.text) && quantities.every((one) => one.kind === 'year' || one.to <= announced))
    state.announce(passage.text.slice(announced));
  if (/(?:其中|包括):$/.test(passage.text) && state.current) state.parts.follow(state.current, passage);
}

/** `1.车辆情况`, `（2）按经济分类的说明`: a title below those that are counted in characters. */
function isItemTitle({ text }: Passage, quantities: readonly Quantity[]): boolean {
  return (
    ITEM.test(text) &&
    text.length <= 40 &&
    /(?:情况|说明|明细)$/.test(text) &&
    !/[。;,，:]/.test(text) &&
    quantities.every(({ kind }) => kind === 'year')
  );
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
  const goesOn = state.inReason && !beginsAnew(state, passage, start, end, all);
  const listing = goesOn ? undefined : readListing(state, passage, start, end, all);
  if (listing) {
    state.listings.push(listing);
    if (listing.restAt !== undefined && listing.restAt < end)
      readSentence(state, passage, listing.restAt, end, all, allocation);
    return;
  }
  const reason = goesOn ? undefined : reasonOf(text.slice(start, end));
  const reasonAt = goesOn ? start : reason ? start + reason.index : end;
  readLeadsInTurn(state, passage, readLeads(passage, start, reasonAt, all), allocation);
  if (reason && state.current) {
    const from = reasonAt + reason[0].length;
    state.inReason = true;
    state.current.reason = { passage, from, to: end };
    readReasonNegations(state, passage, from, end);
  }
  const told = readLeads(passage, reasonAt + (reason?.[0].length ?? 0), end, all);
  const explained = reason || goesOn ? readReasonChanges(state, passage, told) : [];
  for (const quantity of quantitiesBetween(all, reasonAt, end)) {
    if (/year|citation|code|threshold/.test(quantity.kind)) continue;
    if (explained.includes(quantity)) continue;
    state.unplaced.push({ quantity, reason: '在原因的说明里，没有可比的数' });
  }
}

function reasonOf(sentence: string): RegExpExecArray | undefined {
  const told = REASON.exec(sentence);
  const meant = REASON_OF_CHANGE.exec(sentence);
  const own =
    meant && (meant.index === 0 || /[增减升降]|持平|变[化动]/.test(sentence.slice(0, meant.index))) ? meant : null;
  return (told && own ? (own.index < told.index ? own : told) : (told ?? own)) ?? undefined;
}

/** After a semicolon a reason may go on, or something new be stated. */
function beginsAnew(
  state: ReadingState,
  passage: Passage,
  start: number,
  end: number,
  all: readonly Quantity[],
): boolean {
  if (/%|原因|占(?![用有])/.test(passage.text.slice(start, end))) return true;
  const first = readLeads(passage, start, end, all).find(({ quantity }) => quantity);
  if (first?.quantity?.kind !== 'amount') return false;
  const lead = state.prepare(first.text);
  const phrases = state.scan(lead);
  return phrases.length > 0 && !lastDirection(lead) && residue(blank(lead, phrases)) === '';
}

/** Clause by clause; what money is for is told, not stated. */
function readLeadsInTurn(state: ReadingState, passage: Passage, leads: readonly Lead[], allocation: boolean): void {
  const outer = state.parts.parent;
  let listed = false;
  let purpose = false;
  let excepted = false;
  for (let at = 0; at < leads.length; at++) {
    const lead = leads[at] as Lead;
    excepted ||= !lead.quantity && EXCEPTED.test(lead.text);
    if (excepted && lead.quantity) {
      if (!/year|citation|code|threshold/.test(lead.quantity.kind))
        state.unplaced.push({ quantity: lead.quantity, reason: '除去一部分后的数，没有可比的数' });
      continue;
    }
    state.brackets.comeTo(state, passage, lead.from);
    const group = distributedLeads(leads, at);
    if (group) {
      readDistributed(state, passage, group);
      at += group.length - 1;
      continue;
    }
    // `主要用于日常办公，具体为:…`: what follows is stated again.
    if (!lead.quantity && LIST_BEGINS.test(lead.text)) {
      purpose = false;
      // `主要用于以下方面:`: what it is for is told with amounts.
      if (PURPOSE.test(lead.text)) {
        if (state.current) state.parts.parent = state.current;
        continue;
      }
    }
    const use = isPurpose(state, lead.text);
    if (use || (purpose && lead.quantity)) {
      const own = ownStatement(state, lead, use);
      purpose = own === undefined;
      if (own) readClause(state, passage, own, allocation);
      else if (lead.quantity && !/year|citation|code|threshold/.test(lead.quantity.kind))
        state.unplaced.push({ quantity: lead.quantity, reason: '在用途的说明里，没有可比的数' });
      continue;
    }
    readClause(state, passage, lead, allocation);
    state.brackets.pass(state, lead.quantity ? '' : lead.text, lead.to);
    // `基本支出884.34万元中，…`: as 其中, up to the end of the sentence.
    if (lead.quantity && /^中[,，:]/.test(passage.text.slice(lead.quantity.to)) && state.current && !allocation)
      state.parts.parent = state.current;
    // `政府采购2,228.87万元:货物…`: what follows are its parts.
    if (lead.quantity && passage.text[lead.quantity.to] === ':' && state.current && !allocation) {
      state.parts.parent = state.current;
      listed = true;
    }
  }
  if (listed) state.parts.parent = outer;
}

/** 用于 where it is no part of a name: `用于社会福利的彩票公益金支出`. */
function isPurpose({ lexicon }: ReadingState, text: string): boolean {
  const use = PURPOSE.exec(text);
  return use !== null && !lexicon.scan(text).some(({ from, to }) => from <= use.index && to > use.index);
}

/** In or behind the words of a purpose: what is nevertheless stated. `用于保障人员待遇的基本支出为…`, `，比上年增加…`. */
function ownStatement(state: ReadingState, lead: Lead, within: boolean): Lead | undefined {
  const prepared = state.prepare(lead.text);
  const listed = tableRow(state, lead);
  if (listed) return listed;
  if (!within) {
    const phrases = state.scan(prepared);
    const moved = lastDirection(prepared);
    const aboutSame = phrases.length === 0 && (moved !== undefined || /^占|比重/.test(prepared));
    return aboutSame || /^其中/.test(prepared) ? lead : undefined;
  }
  // `其中用于基本支出884.34万元`: a kind of expenditure is no use that is told by the way.
  const bare = prepared.replace(PURPOSE, '');
  const kinds = state.scan(bare);
  const isKind = kinds.some(({ topics }) => topics.some(({ kind }) => KINDS.includes(kind)));
  if (lead.quantity && isKind && residue(blank(bare, kinds)) === '')
    return { ...lead, text: lead.text.replace(PURPOSE, '') };
  // `用于基本工资、津贴补贴等人员经费760.16万元`: what follows 等 is what the examples are of.
  const at = Math.max(lead.text.lastIndexOf('的'), lead.text.lastIndexOf('等'));
  const tail = lead.text.slice(at + 1);
  const own = state.prepare(tail);
  const phrases = state.scan(own);
  if (at < 0 || !lead.quantity || phrases.length === 0 || residue(blank(own, phrases)) !== '') return undefined;
  return { ...lead, from: lead.from + at + 1, text: tail };
}

/** What money is for, told row by row of the table that the section is about. */
const ROWS: Partial<Record<Scope, Topic['kind']>> = {
  generalBasic: 'economic',
  generalProject: 'projectName',
  carryover: 'projectName',
};

/** `用于办公费56.50万元、水费12.60万元` below 一般公共预算基本支出: the rows of its own table. */
function tableRow(state: ReadingState, lead: Lead): Lead | undefined {
  const text = lead.text.replace(PURPOSE, '');
  const words = state.prepare(text);
  const phrases = state.scan(words);
  const isRow =
    phrases.length === 1 && phrases.every(({ topics }) => topics.some(({ kind }) => kind === ROWS[state.scope]));
  return lead.quantity?.kind === 'amount' && isRow && residue(blank(words, phrases)) === ''
    ? { ...lead, text }
    : undefined;
}

/** A list of names is read with what its lead says; undefined where the sentence is no list. */
function readListing(
  state: ReadingState,
  passage: Passage,
  start: number,
  end: number,
  all: readonly Quantity[],
): (Listing & { readonly restAt?: number }) | undefined {
  const found = findListing(passage, start, end, all);
  if (!found) return undefined;
  const { head, quantities, count, items, open, restAt } = found;
  readLeadsInTurn(
    state,
    passage,
    readLeads(
      passage,
      start,
      start + head.length,
      quantities.filter((one) => one !== count),
    ),
    false,
  );
  const prepared = state.prepare(head);
  const phrases = state.scan(prepared);
  const of =
    phrases.length > 0
      ? state.compose(phrases, prepared)
      : (state.current?.subject ?? state.pending ?? state.subject({ kind: 'named', name: head }, head));
  const names = items.flatMap((item) => joinedItems(state, item));
  return {
    items: names,
    open,
    passage,
    of,
    lead: head,
    ...(count ? { count } : {}),
    ...(restAt === undefined ? {} : { restAt }),
  };
}

/** `国有资本经营预算支出和其他支出` is two names, `社会保障和就业支出` one. */
function joinedItems({ lexicon }: ReadingState, item: Listing['items'][number]): Listing['items'] {
  if (lexicon.topicsOf(item.text).length > 0) return [item];
  for (const { 0: word, index } of item.text.matchAll(/以及|和|及|与/g)) {
    const [left, right] = [item.text.slice(0, index), item.text.slice(index + word.length)];
    if (lexicon.topicsOf(left).length === 0 || lexicon.topicsOf(right).length === 0) continue;
    return [
      { text: left, from: item.from },
      { text: right, from: item.from + index + word.length },
    ];
  }
  return [item];
}
