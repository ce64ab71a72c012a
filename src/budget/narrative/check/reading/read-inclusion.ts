/** Reads `全部为财政拨款结转`, `均是基本支出`: what was stated is said to be all of one kind. */
import type { Clause } from './clause';
import { blank } from './compose-subject';
import type { ReadingState } from './reading-state';
import type { Subject } from './subjects';
import { levelOf } from './within-parent';
import { residue } from './wording';

const ALL_OF = /(?:全部|均|都|全)(?:为|是|系|来自于?|来源于)/;

/** @returns whether the clause says so; it then names nothing that follows */
export function readInclusion(state: ReadingState, { passage, from, to, lead, phrases }: Clause): boolean {
  const all = ALL_OF.exec(lead);
  if (!all) return false;
  const owners = phrases.filter((phrase) => phrase.to <= all.index);
  const kinds = phrases.filter((phrase) => phrase.from >= all.index);
  if (kinds.length !== 1 || residue(blank(lead, phrases).replace(ALL_OF, '')) !== '') return false;
  const { current } = state;
  const stated = owners.length === 0 && current?.passage === passage && current.amount ? current : undefined;
  const of = owners.length > 0 ? state.compose(owners, lead.slice(0, all.index)) : stated?.subject;
  if (!of) return false;
  const kind = within(of, state.compose(kinds, lead));
  state.inclusions.push({ of, kind, passage, from, to, ...(stated?.amount ? { amount: stated.amount } : {}) });
  return true;
}

/** 基本支出 of a 科目 is its own; 财政拨款 of what was left of last year is 财政拨款结转. */
function within(of: Subject, kind: Subject): Subject {
  const { topic } = kind;
  if (topic.kind === 'level') return { ...kind, topic: levelOf(topic, of) };
  if (of.topic.kind === 'functional' && (topic.kind === 'basic' || topic.kind === 'project'))
    return { ...kind, topic: { ...of.topic, part: topic.kind }, scope: of.scope };
  if (of.topic.kind !== 'source' || of.topic.id !== 'carryover') return kind;
  if (topic.kind === 'fiscalAppropriation') return { ...kind, topic: { kind: 'source', id: 'fiscalCarryover' } };
  const budget = topic.kind === 'source' && /^(?:generalPublicBudget|governmentManagedFunds|stateCapitalOperations)$/;
  return budget && budget.test(topic.id) ? { ...kind, topic: { kind: 'source', id: `${topic.id}Carryover` } } : kind;
}
