/** Reads one clause, or what leads up to one number of it: of which subject it states an amount, a share, a change, a count. */
import { blank } from './compose-subject';
import type { Clause } from './clause';
import { comparisonOwners } from './comparison-owners';
import type { Lead } from './leads';
import type { Phrase } from './phrase';
import { movementOf, rateBehind } from './movement';
import type { Passage } from './passages';
import { isPlainWhole } from './plain-wholes';
import type { Quantity } from './quantities';
import { readInclusion } from './read-inclusion';
import { readNegation } from './read-negation';
import { readStated, reasonNoSubject } from './read-stated';
import type { ReadingState } from './reading-state';
import type { Statement } from './statements';
import { COMPARISON, lastDirection, LAST_YEAR, NEGATION, residue, thingName, UNCHANGED } from './wording';
import type { Subject } from './subjects';
import { basisOf } from './year-words';

/** `按采购类别:`, `基本支出按资金来源分，`. */
const PARTITION = /^(?:其中[,，:]?)?([^,，。;:]{0,12}?)按(?:[^,，。;:]{1,12}:|[^,，。;:]{1,10}(?:划?分|分类|看)[,，])$/;
const SHARE = /占(?![用有])(?!.*占(?![用有]))|比重|比例/;

/**
 * @param state carried along; takes what is read
 * @param passage the clause stands in
 * @param found the words, and the number that they lead up to
 * @param allocation the clause stands in 资金分配
 */
export function readClause(state: ReadingState, passage: Passage, found: Lead, allocation: boolean): void {
  const { from, to, text, threshold, after } = found;
  const lead = state.prepare(text);
  const quantity = found.quantity && nothingOfLastYear(found.quantity, lead);
  state.parts.begin(state.current, passage, from, lead);
  const phrases = state.scan(lead);
  const clause: Clause = {
    passage,
    from,
    to,
    text,
    lead,
    phrases,
    allocation,
    after,
    ...(threshold ? { threshold } : {}),
  };
  const partition = quantity || allocation ? undefined : PARTITION.exec(lead);
  if (partition) return readPartition(state, clause, partition[1] ?? '');
  if (!quantity) return readWords(state, clause);
  if (quantity.kind === 'percent') return readPercent(state, clause, quantity);
  const moved = lastDirection(lead);
  const tail = moved ? lead.slice(moved.at + moved.word.length) : '';
  if (moved && quantity.kind === 'amount' && /^了?[到至]$/.test(tail)) return readReached(state, clause, quantity);
  if (moved && residue(tail) === '') return readChange(state, clause, quantity);
  if (quantity.kind === 'amount' && LAST_YEAR.test(blank(lead, phrases))) return readPrior(state, clause, quantity);
  readStated(state, clause, quantity);
}

/** `按采购类别:…；按组织形式:…`: each is all of what was stated, or of what is named. */
function readPartition(state: ReadingState, { passage, from, lead, phrases }: Clause, head: string): void {
  const named = phrases.filter((phrase) => phrase.to <= lead.indexOf(head) + head.length);
  if (named.length === 0 || residue(blank(head, state.scan(head))) !== '') return state.parts.divide(state.current);
  state.parts.parent = state.about(state.compose(named, head), passage, from, false);
  state.pending = undefined;
}

/** `上年基数为0`: nothing is nothing in any unit. */
function nothingOfLastYear(quantity: Quantity, lead: string): Quantity {
  const money = quantity.kind === 'count' && quantity.unit === '' && quantity.value.isZero();
  return money && LAST_YEAR.test(lead) ? { ...quantity, kind: 'amount', unit: '万元', amount: 0 } : quantity;
}

/** A clause without a number: it names what follows, or says that there is nothing, or that nothing changed. */
function readWords(state: ReadingState, clause: Clause): void {
  const { passage, from, to, text, lead, phrases, allocation } = clause;
  // `宣传单，横幅5.00万元` is one item.
  if (allocation) state.begun += thingName(lead);
  if (!allocation && readInclusion(state, clause)) return;
  // `（另有说明）` is said by the way.
  if (allocation || /^\(?[^()]*\)[,，。;]?$/.test(text)) return;
  const compared = LAST_YEAR.test(lead) || lead.includes('同比');
  const unchanged = UNCHANGED.exec(lead);
  // `与上年预算数0万元持平`: the words follow the number that they compare with.
  const sameAsPrior = state.current?.prior?.passage === passage && state.current.prior.to === from;
  if (unchanged && (compared || sameAsPrior)) {
    const statement = comparedFor(state, { ...clause, ...before(clause, unchanged.index) });
    const at = from + Math.max(text.lastIndexOf(unchanged[0]), 0);
    if (!statement) return;
    const basis = state.basisOf(lead);
    const apart = statement.change ?? statement.unchanged;
    const own = apart ? state.fork(statement, passage, from) : statement;
    own.unchanged = { passage, from: at, to: at + unchanged[0].length };
    if (basis) own.basis = basis;
    return;
  }
  const denied = NEGATION.exec(lead);
  if (denied && phrases.length === 0 && compared) return;
  if (denied) return readNegation(state, passage, from, to, lead, denied.index, phrases);
  if (residue(blank(lead, phrases)) !== '') {
    if (/^其中/.test(lead)) state.pending = partOf(state, lead, phrases);
    const [only] = phrases;
    if (only && phrases.length === 1 && !isPlainWhole(only) && !state.current && /按/.test(lead.slice(only.to)))
      state.mentioned = state.compose(phrases, lead);
    return;
  }
  if (phrases.length === 0) {
    if (compared) state.comparedWith = basisOf(lead);
    return;
  }
  // `比上年预算相比` names no subject of its own, but what is compared with.
  if (compared) state.comparedWith = basisOf(lead);
  state.pending = state.compose(phrases, lead);
  if (/包括:?$/.test(lead)) state.frame = state.pending;
}

/** `其中金额最大的是X，预算400.00万元`: X, or what is called so; not what it is a part of. */
function partOf(state: ReadingState, lead: string, phrases: readonly Phrase[]): Subject {
  const last = phrases.at(-1);
  if (last && /[是为]$/.test(lead.slice(0, last.from)) && residue(lead.slice(last.to)) === '')
    return state.compose([last], lead);
  const name = thingName(lead);
  return state.subject({ kind: 'named', name }, name);
}

function before({ lead, phrases }: Clause, at: number): Pick<Clause, 'lead' | 'phrases'> {
  return { lead: lead.slice(0, at), phrases: phrases.filter((phrase) => phrase.to <= at) };
}

/** `比上年增加88.81万元`. */
function readChange(state: ReadingState, clause: Clause, quantity: Quantity): void {
  const { passage, from, lead } = clause;
  const movement = movementOf(clause, quantity);
  const moved = lastDirection(lead);
  const found = moved && comparedFor(state, { ...clause, ...before(clause, moved.at) });
  if (!found || !movement) {
    state.unplaced.push({ quantity, reason: '不知道是什么的增减' });
    return;
  }
  if (quantity.kind !== 'amount') {
    found.countChanges.push(movement);
    return;
  }
  const basis = state.basisOf(lead);
  const apart = found.change ?? found.unchanged ?? (found.basis && basis && found.basis !== basis);
  const statement = apart ? state.fork(found, passage, from) : found;
  statement.change = movement;
  if (basis) statement.basis = basis;
}

/** `由86.10万元减少到50.00万元`. */
function readReached(state: ReadingState, clause: Clause, quantity: Quantity): void {
  const movement = movementOf(clause, quantity);
  const moved = lastDirection(clause.lead);
  const statement = moved && statementFor(state, { ...clause, ...before(clause, moved.at) });
  if (!statement || !movement || statement.amount) {
    state.unplaced.push({ quantity, reason: reasonNoSubject });
    return;
  }
  statement.amount = quantity;
  statement.reached = movement;
}

/** `上年1,630.53万元`. */
function readPrior(state: ReadingState, clause: Clause, quantity: Quantity): void {
  const { passage, from, lead } = clause;
  const found = comparedFor(state, clause);
  if (!found) {
    state.unplaced.push({ quantity, reason: '不知道是什么的上年数' });
    return;
  }
  const basis = state.basisOf(lead);
  const statement = found.prior || (found.change && found.basis !== basis) ? state.fork(found, passage, from) : found;
  statement.prior = quantity;
  if (basis) statement.basis = basis;
}

/** A share, or a rate. */
function readPercent(state: ReadingState, clause: Clause, quantity: Quantity): void {
  const { passage, from, lead, phrases } = clause;
  const share = SHARE.exec(lead);
  const moved = lastDirection(lead);
  const { current } = state;
  const { change } = current ?? {};
  if (lead === '' && change && passage.text.slice(change.quantity.to, quantity.from) === '(' && !current?.rate) {
    (current as Statement).rate = rateBehind(change, quantity);
  } else if (share) {
    const owner = statementFor(state, { ...clause, ...before(clause, share.index) });
    if (!owner) state.unplaced.push({ quantity, reason: '不知道是什么的占比' });
    else owner.share = shareOf(state, lead, phrases, share, quantity);
  } else if (moved) {
    const found = comparedFor(state, { ...clause, ...before(clause, moved.at) });
    const movement = movementOf(clause, quantity);
    if (!found || !movement) {
      state.unplaced.push({ quantity, reason: '不知道是什么的增减率' });
      return;
    }
    const basis = state.basisOf(lead);
    const statement =
      found.rate || (basis && found.basis && basis !== found.basis) ? state.fork(found, passage, from) : found;
    statement.rate = movement;
    if (basis) statement.basis ??= basis;
  } else state.unplaced.push({ quantity, reason: '不知道是什么的百分比' });
}

/** What a share is of, as far as the words behind 占 say so. */
function shareOf(
  state: ReadingState,
  lead: string,
  phrases: readonly Phrase[],
  share: RegExpExecArray,
  quantity: Quantity,
): NonNullable<Statement['share']> {
  const whole = lead.slice(share.index + share[0].length);
  const of = phrases.filter((phrase) => phrase.from > share.index);
  if (of.length > 0) return { quantity, of: state.compose(of, lead, null) };
  if (residue(whole) === '') return { quantity };
  return { quantity, of: state.subject({ kind: 'named', name: thingName(whole) }, thingName(whole)) };
}

/** The share that a clause without its owner tells: `分别占财政拨款收入的`. Undefined where it tells none. */
export function readShare(state: ReadingState, lead: string, quantity: Quantity): Statement['share'] {
  const share = SHARE.exec(lead);
  return share ? shareOf(state, lead, state.scan(lead), share, quantity) : undefined;
}

/** The statement that a comparison with last year belongs to; where words leave it open, apart from what was stated. */
function comparedFor(state: ReadingState, clause: Clause): Statement | undefined {
  const { current, head } = state;
  const found = statementFor(state, clause);
  if (!found || found !== current || clause.phrases.length > 0) return found;
  const [owner, ...others] = comparisonOwners(found, head, clause.passage, clause.from);
  return others.length > 0 ? state.fork(owner, clause.passage, clause.from, others) : found;
}

/** The statement that a change, share or rate belongs to: the one at hand, or a new one where a subject is named. */
export function statementFor(
  state: ReadingState,
  { lead, phrases, passage, from, allocation }: Clause,
): Statement | undefined {
  const bare = lead.replace(COMPARISON, '');
  if (phrases.length === 0) {
    if (residue(bare) === '')
      return state.current ?? state.open(state.pending ?? state.takeHeaded(), passage, from, allocation);
    const name = thingName(bare);
    return state.open(state.subject({ kind: 'named', name }, name), passage, from, allocation);
  }
  if (residue(blank(lead, phrases)) !== '') return undefined;
  return state.about(state.compose(phrases, lead), passage, from, allocation);
}
