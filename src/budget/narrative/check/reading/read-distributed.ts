/** Reads `甲、乙、丙分别为1万元、2万元和3万元`: as many numbers as names, in their order. */
import { blank } from './compose-subject';
import type { Lead } from './leads';
import { movementOf } from './movement';
import type { Passage } from './passages';
import { readShare } from './read-clause';
import { lastRun } from './read-together';
import type { ReadingState } from './reading-state';
import type { Statement } from './statements';
import { residue, thingName } from './wording';

const BETWEEN = /^(?:、|和|及|与|以及|,|，)?$/;
/** What is bought is goods, works and services, and nothing else. */
const BOUGHT = /货物|工程|服务/;

/**
 * @param leads of a sentence
 * @param at where a group may begin
 * @returns the leads of two or more numbers that one 分别 gives out; undefined where none does
 */
export function distributedLeads(leads: readonly Lead[], at: number): readonly Lead[] | undefined {
  const first = leads[at];
  if (!first?.quantity || !first.text.includes('分别')) return undefined;
  const group = [first];
  for (let next = at + 1; next < leads.length; next++) {
    const lead = leads[next] as Lead;
    if (!lead.quantity || lead.quantity.kind !== first.quantity.kind || !BETWEEN.test(lead.text)) break;
    group.push(lead);
  }
  return group.length > 1 ? group : undefined;
}

/** Numbers that cannot be given out are listed as not understood. */
export function readDistributed(state: ReadingState, passage: Passage, group: readonly Lead[]): void {
  const [first] = group;
  const lead = first ? state.prepare(first.text) : '';
  const [before = '', verb = ''] = lead.split('分别');
  // `占比分别为`: the measure stands before.
  const measured = /占比?$|比重$|比例$/.exec(before);
  const names = measured ? before.slice(0, measured.index) : before;
  const owners = first ? ownersOf(state, passage, first.from, names.replace(/^.*[,，;:]/, ''), group.length) : [];
  const said = [...owners];
  for (const [at, { quantity }] of group.entries()) {
    const owner = said[at];
    if (!quantity) continue;
    if (!owner || said.length !== group.length) {
      state.unplaced.push({ quantity, reason: '不知道分别是什么' });
      continue;
    }
    const movement = first && movementOf({ lead: verb, from: first.from, text: first.text }, quantity);
    const told = quantity.kind === 'percent' ? (measured ? { quantity } : readShare(state, verb, quantity)) : undefined;
    if (told) owner.share = told;
    else if (quantity.kind === 'percent' && movement) owner.rate ??= movement;
    else if (quantity.kind === 'amount' && movement) owner.change ??= movement;
    else if (quantity.kind === 'amount' && residue(verb) === '') owner.amount ??= quantity;
    else state.unplaced.push({ quantity, reason: '不知道分别是什么' });
  }
}

/** The things named before 分别; the last ones that were stated where none is. */
function ownersOf(state: ReadingState, passage: Passage, from: number, names: string, size: number): Statement[] {
  if (residue(names) === '') return lastRun(state, passage, size) ?? [];
  const pieces = namesOf(state, names, size);
  if (pieces.length !== size) return [];
  const { current } = state;
  const within =
    pieces.every((piece) => BOUGHT.test(piece)) && current?.subject.topic.kind === 'named' ? current : undefined;
  return pieces.flatMap((piece) => {
    const phrases = state.scan(piece);
    const name = thingName(piece);
    const known = phrases.length > 0 && residue(blank(piece, phrases)) === '';
    const subject = known ? state.compose(phrases, piece) : state.subject({ kind: 'named', name }, name);
    return state.open(subject, passage, from, false, within ? { parent: within } : {}) ?? [];
  });
}

/** 和 is a part of 社会保障和就业支出, and stands between two names. */
function namesOf(state: ReadingState, names: string, size: number): string[] {
  const listed = names.split('、').filter((piece) => piece !== '');
  if (listed.length === size) return listed;
  const known = listed.flatMap((piece) =>
    state.lexicon.topicsOf(piece).length > 0 ? [piece] : piece.split(/以及|和|及|与/).filter((one) => one !== ''),
  );
  return known.length === size ? known : names.split(/、|和|及|与/).filter((piece) => piece !== '');
}
