/** Reads an amount or a count of something. */
import type { Clause } from './clause';
import { blank } from './compose-subject';
import type { Phrase } from './phrase';
import type { Quantity } from './quantities';
import type { ReadingState } from './reading-state';
import { readTogether } from './read-together';
import type { Movement, Statement } from './statements';
import { subjectKey, type Topic } from './subjects';
import { residue, thingName } from './wording';

export const reasonNoSubject = '不知道说的是什么';

const TOTAL_WORD = /(?:共|共计|合计|总计)(?:为|是|:)?$/;
/** More about the thing at hand: its worth, its size. */
const MEASURE = /^(?:账面|资产)?(?:总?价值|原值|净值|总值|面积|建筑面积)$/;
/** Between two names of one list. */
const JOINED = /^(?:、|和|及|与|以及)$/;
const MONEY_TOPICS: readonly Topic['kind'][] = [
  'absent',
  'whole',
  'source',
  'threePublic',
  'basic',
  'project',
  'functional',
];

export function readStated(state: ReadingState, clause: Clause, quantity: Quantity): void {
  const { passage, lead, phrases, from, allocation, threshold, after } = clause;
  const put = (statement: Statement | undefined, own = quantity) => {
    if (!statement) state.unplaced.push({ quantity, reason: reasonNoSubject });
    else if (own.kind === 'amount') statement.amount ??= own;
    else statement.counts.push(own);
    if (statement && isWholeDivided(state, statement)) state.current = statement.parent;
  };
  const more = {
    total: TOTAL_WORD.test(lead),
    ...(threshold?.amount === undefined ? {} : { threshold: threshold.amount }),
  };
  const open = (topic: Topic, label: string) =>
    state.open(state.subject(topic, label), passage, from, allocation, more);
  const together = quantity.kind === 'amount' ? readTogether(state, passage, lead) : undefined;
  if (together) return put(state.open(together, passage, from, allocation, more));
  const movement = changeBeside(state, clause, quantity);
  if (movement && state.current) {
    state.current.change = movement;
    return;
  }
  const rest = residue(blank(lead, phrases));
  if (phrases.length > 0 && rest === '' && !allocation) {
    const names = joinedNames(phrases, lead);
    if (names && /[均都]/.test(lead)) {
      for (const phrase of names) put(state.open(state.compose([phrase], lead), passage, from, allocation, more));
      return;
    }
    if (names) {
      state.unplaced.push({ quantity, reason: '几个事项写在一起，没有可比的数' });
      return;
    }
    const { current } = state;
    // `设置绩效目标的项目5个，涉及财政拨款835.00万元` says of the projects what they cost.
    if (/^(?:共)?涉及/.test(lead) && phrases.every(isFiscalMoney)) {
      const counted = current && !current.amount && /[pP]rojects$/.test(current.subject.topic.kind);
      if (counted) return put(current);
      if (current?.subject.topic.kind !== 'wholeTarget') return put(undefined);
    }
    const subject = state.compose(phrases, lead);
    // `2023年…1,942.50万元，2024年…`: last year's was told first.
    const told = current?.passage === passage && current.prior && !current.amount && !current.change;
    const statement =
      told && subjectKey(current.subject) === subjectKey(subject)
        ? current
        : state.open(subject, passage, from, allocation, more);
    return put(statement, moneyOf(quantity, subject.topic));
  }
  if (phrases.length === 0 && rest === '') {
    if (
      quantity.kind === 'count' &&
      /^[个项]$/.test(quantity.unit) &&
      (lead.includes('项目') || after.startsWith('项目'))
    )
      return put(ofProjects(state, clause) ?? open({ kind: 'projects' }, '项目'));
    // 编制 is a word without weight before an amount, and the posts of a unit before a count.
    if (quantity.kind === 'count' && /编制(?:总?数|人数)?(?:为|是|:|共)?$/.test(lead))
      return put(open({ kind: 'named', name: '编制' }, '编制'));
    const [named] = quantity.kind === 'count' ? state.scan(after).filter((phrase) => phrase.from === 0) : [];
    if (named) return put(state.open(state.compose([named], after), passage, from, allocation, more));
    // `，价值…`, `，涉及金额…`: more about the same; a second amount is a statement of its own.
    if (state.pending) return put(state.open(state.pending, passage, from, allocation, more));
    if (state.current && !(quantity.kind === 'amount' && state.current.amount) && !more.total)
      return put(state.current);
    if (state.current) return put(state.open(state.current.subject, passage, from, allocation, more));
    if (allocation) return put(open({ kind: 'named', name: '' }, ''));
    if (quantity.kind === 'amount') return put(state.open(state.takeHeaded(), passage, from, allocation, more));
  }
  if (MEASURE.test(rest) && phrases.length === 0 && state.current) return put(state.current);
  const name = state.begun + thingName(lead);
  state.begun = '';
  return put(name === '' ? undefined : open({ kind: 'named', name }, name));
}

/** Own money and that from above have been told, and are all of it: what is said next is of the whole again. */
function isWholeDivided({ statements }: ReadingState, { subject, parent }: Statement): boolean {
  if (subject.topic.kind !== 'level' || !parent?.amount) return false;
  const parts = statements.filter((one) => one.parent === parent && one.subject.topic.kind === 'level');
  // Where the first is compared for itself, so is the other.
  if (parts.some(({ change, rate, prior, share }) => change ?? rate ?? prior ?? share)) return false;
  const sum = parts.reduce((total, { amount }) => total + (amount?.amount ?? 0), 0);
  return parts.length === 2 && sum === parent.amount.amount;
}

/** `增加2个项目、513.20万元`: the amount changed as the number did. */
function changeBeside(state: ReadingState, { passage }: Clause, quantity: Quantity): Movement | undefined {
  const { current } = state;
  const moved = current?.countChanges.at(-1);
  if (!moved || quantity.kind !== 'amount' || current?.passage !== passage || current.change) return undefined;
  return /^(?:个?项目)?[、和及]$/.test(passage.text.slice(moved.quantity.to, quantity.from))
    ? { ...moved, quantity }
    : undefined;
}

/** Money of one of the three budgets, or of all of them. */
function isFiscalMoney({ topics, within }: Phrase): boolean {
  return topics.some(({ kind }) => kind === 'fiscalAppropriation') || within === 'general';
}

/** `项目支出835.00万元，涉及5个项目`: those that cost as much. */
function ofProjects({ current }: ReadingState, { passage }: Clause): Statement | undefined {
  return current?.subject.topic.kind === 'project' && current.passage === passage && current.amount
    ? current
    : undefined;
}

/** `A和B`: names side by side, each for itself; undefined where they make one name. */
function joinedNames(phrases: readonly Phrase[], lead: string): readonly Phrase[] | undefined {
  const joined = phrases.slice(1).some(({ from }, at) => JOINED.test(lead.slice(phrases[at]?.to ?? 0, from)));
  return joined ? phrases : undefined;
}

/** Nothing is nothing in any unit: `因公出国（境）费0`. */
function moneyOf(quantity: Quantity, topic: Topic): Quantity {
  const money = quantity.kind === 'count' && quantity.unit === '' && quantity.value.isZero();
  return money && MONEY_TOPICS.includes(topic.kind)
    ? { ...quantity, kind: 'amount', unit: '万元', amount: 0 }
    : quantity;
}
