/** Makes one subject of the phrases before a number. */
import type { Phrase } from './phrase';
import { EVERYTHING, isPlainWhole } from './plain-wholes';
import type { Scope, Subject, Topic } from './subjects';
import { levelOf, scopeOfParts, withinParent } from './within-parent';

/** What a subject is read in. */
export interface SubjectContext {
  readonly scope: Scope;
  /** A subject that was named before, and of which this says more. */
  readonly leads: Subject | undefined;
  /** In a paragraph `…支出包括:`. */
  readonly listed: boolean;
  /** The section tells of projects. */
  readonly ofProjects?: boolean;
  /** What it is a part of, after 其中. */
  readonly parent?: Subject | undefined;
}

/**
 * Phrases side by side are one subject: a 类 before its 款, a budget before what is within it.
 *
 * @param phrases at least one, left to right
 * @param lead the text they stand in
 * @param context what leads up to them
 */
export function composeSubject(
  phrases: readonly Phrase[],
  lead: string,
  { scope: section, leads, listed, ofProjects = false, parent }: SubjectContext,
): Pick<Subject, 'topic' | 'label' | 'scope'> {
  let scope = scopeOfParts(section, parent);
  let topic: Topic | undefined;
  let label = '';
  const pending = leads?.topic;
  if (leads && (leads.topic.kind === 'whole' || leads.topic.kind === 'fiscalAppropriation')) scope = leads.scope;
  for (const [index, phrase] of phrases.entries()) {
    const last = index === phrases.length - 1;
    // In a paragraph `…支出包括:` names are of codes, but for the one that leads it.
    const coded = /\([类款项]\)/.test(lead.slice(phrase.to, phrase.to + 3)) || (listed && !/包括:?$/.test(lead));
    const economic = scope === 'generalBasic' || leads?.topic.kind === 'economic';
    const own = withCode(
      preferred(phrase.topics, scope, coded && !(economic && !explicit(lead, phrase)), ofProjects),
      lead,
      phrase,
    );
    // `上年结转的财政拨款`.
    if (topic?.kind === 'source' && topic.id === 'carryover' && own.kind === 'fiscalAppropriation') {
      topic = { kind: 'source', id: 'fiscalCarryover' };
      continue;
    }
    // `政府性基金预算的上级转移支付`.
    if (topic && own.kind === 'level') {
      topic = levelOf(own, { topic, label, scope });
      label += phrase.text;
      continue;
    }
    // `三公经费2024年支出预算` is about the former.
    if (topic && isPlainWhole(phrase) && !(topic.kind === 'whole' && EVERYTHING.includes(scope))) {
      label += phrase.text;
      continue;
    }
    // `机关运行经费财政拨款预算` is about the former.
    if (topic && (own.kind === 'fiscalAppropriation' || topic.kind === 'running')) continue;
    if (topic?.kind === 'functional' && own.kind === 'functional') {
      const parents = topic.codes;
      const narrowed = own.codes.filter((code) => parents.some((parent) => code.startsWith(parent) && code !== parent));
      // Named after its parents, a name is what stands there; the level is told by (类), (款), (项).
      const level = { '(类)': 3, '(款)': 5, '(项)': 7 }[lead.slice(phrase.to, phrase.to + 3)];
      const levelled = narrowed.filter((code) => level === undefined || code.length === level);
      topic = {
        kind: 'functional',
        codes: levelled.length > 0 ? levelled : narrowed.length > 0 ? narrowed : own.codes,
      };
    } else topic = own;
    label += phrase.text;
    if (!last && phrase.within) scope = phrase.within;
    else if (last && phrase.within && /^(?:whole|fiscalAppropriation|project)$/.test(own.kind)) {
      const narrow = scopeWithin(scope, phrase.within);
      // `支出预算` alone in the section of 政府性基金 may be of that, or of all.
      if (own.kind === 'whole' && phrases.length === 1 && narrow !== phrase.within)
        topic = { kind: 'whole', also: phrase.within };
      scope = narrow;
    }
  }
  if (topic?.kind === 'functional' && pending?.kind === 'functional' && phrases.length === 1) {
    const narrowed = topic.codes.filter((code) => pending.codes.some((parent) => code.startsWith(parent)));
    if (narrowed.length > 0) topic = { kind: 'functional', codes: narrowed };
  }
  const named = { topic: topic ?? ({ kind: 'named', name: lead } as const), label, scope };
  return parent ? withinParent(named, parent) : named;
}

function explicit(lead: string, phrase: Phrase): boolean {
  return /\([类款项]\)/.test(lead.slice(phrase.to, phrase.to + 3));
}

/** `2010303机关服务`: of all codes that bear the name, this one. */
function withCode(topic: Topic, lead: string, phrase: Phrase): Topic {
  if (topic.kind !== 'functional' && topic.kind !== 'economic') return topic;
  const code = /(?<!\d)([23]\d\d(?:\d\d){0,2})-?$/.exec(lead.slice(0, phrase.from))?.[1];
  const behind = /^\(([23]\d\d(?:\d\d){0,2})\)/.exec(lead.slice(phrase.to))?.[1];
  const own = code ?? behind;
  if (own === undefined) return topic;
  const other = phrase.topics.find(
    (one) => (one.kind === 'functional' || one.kind === 'economic') && one.codes.includes(own),
  );
  return other?.kind === 'functional' || other?.kind === 'economic' ? { kind: other.kind, codes: [own] } : topic;
}

/** A heading names the budget; a phrase inside a narrower one does not widen it. */
function scopeWithin(scope: Scope, within: Scope): Scope {
  if ((scope === 'carryover' || scope === 'performance') && within === 'fiscal') return scope;
  const wide = within === 'income' || within === 'expenditure' || within === 'overall';
  return wide && NARROW.includes(scope) ? scope : within;
}

/** Sections of some of the money; what is bought and what is there have no whole of their own. */
const NARROW: readonly Scope[] = [
  'fiscal',
  'general',
  'generalBasic',
  'generalProject',
  'funds',
  'capital',
  'threePublic',
  'carryover',
  'running',
];

/** Of the meanings of a name, the one that its section suggests. */
function preferred(topics: readonly Topic[], scope: Scope, functional: boolean, ofProjects: boolean): Topic {
  const order: readonly Topic['kind'][] = functional
    ? ['functional']
    : scope === 'threePublic'
      ? ['threePublic']
      : scope === 'generalBasic'
        ? ['economic', 'threePublic']
        : scope === 'generalProject' || scope === 'carryover' || ofProjects
          ? ['projectName', 'source']
          : ['source', 'whole', 'threePublic', 'functional'];
  return order.flatMap((kind) => topics.filter((topic) => topic.kind === kind))[0] ?? (topics[0] as Topic);
}

/** A text without the phrases that were found in it. */
export function blank(text: string, phrases: readonly Phrase[]): string {
  return phrases.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
}
