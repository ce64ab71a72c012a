/** Reads the passages of a narrative into statements, carrying the section, the project and 其中 along. */
import type { Scope, Subject, Topic } from './subjects';
import type { Lexicon, Phrase } from './lexicon';
import { ITEM, type Passage } from './passages';
import { type Quantity, readQuantities } from './quantities';
import { blank, composeSubject } from './compose-subject';
import { findListing } from './find-listing';
import { readLeads } from './leads';
import { scopeOfHeading } from './scopes';
import { sentencesOf } from './sentences';
import type { Listing, NamedProject, NarrativeReading, Negation, Statement, Unplaced } from './statements';
import { COMPARISON, lastDirection, LAST_YEAR, NEGATION, residue, thingName } from './wording';

const PROJECT_NAME = /^(?:\d{1,2}[.、])?项目名称:(.+)$/;
const ALLOCATION = /^(?:资金分配情况|资金分配|资金安排情况|资金使用安排):/;
const FREE_LABEL = /^[\u4e00-\u9fff]{0,8}(?:依据|单位|时间|期限|周期|负责人):/;
const REASON = /主要原因(?:是|为|在于)?:?|原因(?:是|为|在于):?/;
const PURPOSE = /主要用于|用于/;
const TOTAL_WORD = /(?:共|共计|合计|总计)(?:为|是|:)?$/;

/** Reads on from passage to passage. */
export class NarrativeReader implements NarrativeReading {
  readonly statements: Statement[] = [];
  readonly negations: Negation[] = [];
  readonly listings: Listing[] = [];
  readonly projects: NamedProject[] = [];
  readonly quantities: Quantity[] = [];
  readonly unplaced: Unplaced[] = [];

  #section: Scope = 'profile';
  #scope: Scope = 'profile';
  #project: string | undefined;
  #current: Statement | undefined;
  #parent: Statement | undefined;
  /** The parent was named at the end of a paragraph: the parts follow in their own. */
  #partsFollow = false;
  #pending: Subject | undefined;
  /** `…支出包括:`: what the rest of the paragraph is within. */
  #frame: Subject | undefined;
  /** A reason goes on after a semicolon, as long as nothing new is compared. */
  #inReason = false;
  /** The beginning of an item's name, before a comma. */
  #begun = '';

  constructor(
    private readonly lexicon: Lexicon,
    private readonly unitNames: readonly string[],
  ) {}

  read(passage: Passage): void {
    const quantities = readQuantities(passage).filter((quantity) => !this.#inName(passage, quantity));
    this.quantities.push(...quantities);
    if (passage.heading !== undefined) return this.#enter(passage);
    const named = PROJECT_NAME.exec(passage.text);
    if (named) return this.#nameProject(passage, named[1] as string);
    if (FREE_LABEL.test(passage.text)) return;
    let from = ITEM.exec(passage.text)?.[0].length ?? 0;
    const allocation = ALLOCATION.exec(passage.text.slice(from))?.[0].length ?? 0;
    from += allocation;
    if (!this.#partsFollow) this.#parent = undefined;
    this.#frame = undefined;
    this.#inReason = false;
    this.#begun = '';
    for (const [start, end] of sentencesOf(passage.text, from)) {
      this.#sentence(passage, start, end, quantities, allocation > 0);
      if (/[。!?]/.test(passage.text[end - 1] ?? '')) this.#inReason = false;
    }
    if (/其中:$/.test(passage.text) && this.#current) {
      this.#parent = this.#current.parent ?? this.#current;
      this.#partsFollow = true;
    }
  }

  #enter(passage: Passage): void {
    const scope = scopeOfHeading(passage.text);
    if (passage.heading === 2) this.#scope = scope ?? this.#section;
    else {
      this.#section = scope ?? (passage.heading === 0 ? 'profile' : this.#section);
      this.#scope = this.#section;
    }
    this.#project = undefined;
    this.#current = undefined;
    this.#parent = undefined;
    this.#partsFollow = false;
    this.#pending = undefined;
  }

  #nameProject(passage: Passage, name: string): void {
    const text = name.replace(/[。;]$/, '');
    this.#project = text;
    const from = passage.text.length - name.length;
    this.projects.push({ name: text, passage, from, to: from + text.length });
    this.#current = undefined;
    this.#pending = this.#subject({ kind: 'projectName', name: text }, text);
  }

  /** A number that is a part of a project's name states nothing. */
  #inName(passage: Passage, { from, to, kind }: Quantity): boolean {
    return (
      kind === 'year' &&
      this.lexicon
        .scan(passage.text)
        .some(
          (phrase) =>
            phrase.from <= from && phrase.to >= to && phrase.topics.some((topic) => topic.kind === 'projectName'),
        )
    );
  }

  #subject(topic: Topic, label: string, scope = this.#scope): Subject {
    return { topic, scope, label, ...(this.#project === undefined ? {} : { project: this.#project }) };
  }

  #sentence(passage: Passage, start: number, end: number, all: readonly Quantity[], allocation: boolean): void {
    const { text } = passage;
    const goesOn = this.#inReason && !/%|主要原因|占/.test(text.slice(start, end));
    const listing = goesOn ? undefined : this.#listing(passage, start, end, all);
    if (listing) {
      this.listings.push(listing);
      return;
    }
    const reason = goesOn ? undefined : REASON.exec(text.slice(start, end));
    const reasonAt = goesOn ? start : reason ? start + reason.index : end;
    const purpose = PURPOSE.exec(text.slice(start, reasonAt));
    const stop = purpose ? start + purpose.index : reasonAt;
    for (const lead of readLeads(passage, start, stop, all)) this.#clause(passage, lead, allocation);
    if (reason && this.#current) {
      const from = reasonAt + reason[0].length;
      this.#inReason = true;
      this.#current.reason = { passage, from, to: end };
      this.#reasonNegations(passage, from, end);
    }
    const after = all.filter(
      ({ from, kind }) => from >= stop && from < end && kind !== 'year' && kind !== 'citation' && kind !== 'threshold',
    );
    for (const quantity of after) this.unplaced.push({ quantity, reason: '在原因或用途的说明里，没有可比的数' });
  }

  /** One clause, or what leads up to one number of it. */
  #clause(
    passage: Passage,
    { from, to, text, quantity, threshold }: ReturnType<typeof readLeads>[number],
    allocation: boolean,
  ): void {
    const lead = this.#withoutUnit(text);
    if (/^其中|[,，;:]其中|其中[:]?$/.test(lead) || /包括:?$|^包括/.test(lead)) {
      if (this.#current && !(this.#partsFollow && this.#parent))
        this.#parent = this.#current.parent && !/^其中/.test(lead) ? this.#current.parent : this.#current;
    }
    const phrases = this.lexicon.scan(lead);
    if (!quantity && allocation) {
      // `宣传单，横幅5.00万元` is one item.
      this.#begun += thingName(lead);
      return;
    }
    if (!quantity) {
      const denied = NEGATION.exec(lead);
      if (denied && phrases.length === 0 && LAST_YEAR.test(lead)) return;
      if (denied) this.#negate(passage, from, to, lead, denied.index, phrases);
      else if (phrases.length > 0 && residue(blank(lead, phrases)) === '') {
        this.#pending = this.#compose(phrases, lead);
        if (/包括:?$/.test(lead)) this.#frame = this.#pending;
      }
      return;
    }
    if (quantity.kind === 'percent') return this.#percent(lead, phrases, quantity, from, passage);
    const moved = lastDirection(lead);
    const lastYear = LAST_YEAR.test(blank(lead, phrases));
    if (moved && residue(lead.slice(moved.at + moved.word.length)) === '') {
      const movement = {
        quantity,
        direction: moved.direction,
        word: moved.word,
        wordAt: from + text.lastIndexOf(moved.word),
      };
      const statement = this.#statementFor(
        lead.slice(0, moved.at),
        phrases.filter((phrase) => phrase.to <= moved.at),
        passage,
        from,
        allocation,
      );
      if (!statement) this.unplaced.push({ quantity, reason: '不知道是什么的增减' });
      else if (quantity.kind === 'amount') statement.change = movement;
      else statement.countChanges.push(movement);
      return;
    }
    if (lastYear && quantity.kind === 'amount') {
      const statement = this.#statementFor(lead, phrases, passage, from, allocation);
      if (statement) statement.prior = quantity;
      else this.unplaced.push({ quantity, reason: '不知道是什么的上年数' });
      return;
    }
    this.#state(passage, lead, phrases, quantity, from, allocation, threshold);
  }

  #percent(lead: string, phrases: readonly Phrase[], quantity: Quantity, from: number, passage: Passage): void {
    const share = lead.lastIndexOf('占');
    const moved = lastDirection(lead);
    if (share >= 0) {
      const of = phrases.filter((phrase) => phrase.from > share);
      const owner = this.#statementFor(
        lead.slice(0, share),
        phrases.filter((phrase) => phrase.to <= share),
        passage,
        from,
        false,
      );
      if (!owner) this.unplaced.push({ quantity, reason: '不知道是什么的占比' });
      else owner.share = of.length > 0 ? { quantity, of: this.#compose(of, lead) } : { quantity };
    } else if (moved) {
      const owner = this.#statementFor(
        lead.slice(0, moved.at),
        phrases.filter((phrase) => phrase.to <= moved.at),
        passage,
        from,
        false,
      );
      const wordAt = from + passage.text.slice(from, quantity.from).lastIndexOf(moved.word);
      if (!owner) this.unplaced.push({ quantity, reason: '不知道是什么的增减率' });
      else owner.rate = { quantity, direction: moved.direction, word: moved.word, wordAt };
    } else this.unplaced.push({ quantity, reason: '不知道是什么的百分比' });
  }

  /** The statement that a change, share or rate belongs to: the one at hand, or a new one where a subject is named. */
  #statementFor(
    lead: string,
    phrases: readonly Phrase[],
    passage: Passage,
    from: number,
    allocation: boolean,
  ): Statement | undefined {
    const bare = lead.replace(COMPARISON, '');
    if (phrases.length === 0) {
      if (residue(bare) === '') return this.#current ?? this.#open(this.#pending, passage, from, allocation);
      return this.#open(
        this.#subject({ kind: 'named', name: thingName(bare) }, thingName(bare)),
        passage,
        from,
        allocation,
      );
    }
    if (residue(blank(lead, phrases)) !== '') return undefined;
    return this.#open(this.#compose(phrases, lead), passage, from, allocation);
  }

  #open(
    subject: Subject | undefined,
    passage: Passage,
    from: number,
    allocation: boolean,
    more: Partial<Statement> = {},
  ): Statement | undefined {
    if (!subject) return undefined;
    const statement: Statement = {
      subject,
      passage,
      from,
      counts: [],
      countChanges: [],
      total: false,
      allocation,
      ...(this.#parent ? { parent: this.#parent } : {}),
      ...more,
    };
    this.statements.push(statement);
    this.#current = statement;
    this.#pending = undefined;
    return statement;
  }

  /** An amount or a count. */
  #state(
    passage: Passage,
    lead: string,
    phrases: readonly Phrase[],
    quantity: Quantity,
    from: number,
    allocation: boolean,
    threshold: Quantity | undefined,
  ): void {
    const put = (statement: Statement | undefined) => {
      if (!statement) this.unplaced.push({ quantity, reason: '不知道说的是什么' });
      else if (quantity.kind === 'amount') statement.amount ??= quantity;
      else statement.counts.push(quantity);
    };
    const more = {
      total: TOTAL_WORD.test(lead),
      ...(threshold?.amount === undefined ? {} : { threshold: threshold.amount }),
    };
    const rest = residue(blank(lead, phrases));
    if (phrases.length > 0 && rest === '' && !allocation)
      return put(this.#open(this.#compose(phrases, lead), passage, from, allocation, more));
    if (phrases.length === 0 && rest === '') {
      // `，价值…`, `，涉及金额…`: more about the same; a second amount is a statement of its own.
      if (this.#pending) return put(this.#open(this.#pending, passage, from, allocation, more));
      if (this.#current && !(quantity.kind === 'amount' && this.#current.amount) && !more.total)
        return put(this.#current);
      if (allocation || this.#current)
        return put(
          this.#open(
            this.#current?.subject ?? this.#subject({ kind: 'named', name: '' }, ''),
            passage,
            from,
            allocation,
            more,
          ),
        );
    }
    if (/^(?:总?价值|原值|账面原值|面积|建筑面积)$/.test(rest) && this.#current) return put(this.#current);
    const name = this.#begun + thingName(lead);
    this.#begun = '';
    return put(
      name === ''
        ? undefined
        : this.#open(this.#subject({ kind: 'named', name }, name), passage, from, allocation, more),
    );
  }

  #compose(phrases: readonly Phrase[], lead: string): Subject {
    const context = { scope: this.#scope, leads: this.#pending ?? this.#frame, listed: this.#frame !== undefined };
    const { topic, label, scope } = composeSubject(phrases, lead, context);
    return this.#subject(topic, label, scope);
  }

  #negate(passage: Passage, from: number, to: number, lead: string, at: number, phrases: readonly Phrase[]): void {
    // `没有安排财政拨款购置车辆的经费` denies the purchase, not the appropriation.
    const rest = residue(blank(lead, phrases).replace(NEGATION, '').replace(/与?均/g, ''));
    if (rest !== '' && phrases.length > 0) {
      this.negations.push({ subject: this.#subject({ kind: 'named', name: lead }, lead), passage, from, to });
      this.#pending = undefined;
      return;
    }
    const after = phrases.filter((phrase) => phrase.from > at);
    const about = after.length > 0 ? after : phrases;
    for (const phrase of about) {
      const outer = phrases.filter((other) => other.to <= phrase.from && other.within);
      this.negations.push({
        subject: this.#compose(
          [...(after.length > 0 ? [] : outer), phrase].filter((one, index, list) => list.indexOf(one) === index),
          lead,
        ),
        passage,
        from,
        to,
      });
    }
    if (about.length === 0) {
      const pending = this.#pending;
      this.negations.push({
        subject: pending ?? this.#subject({ kind: 'named', name: lead }, lead),
        passage,
        from,
        to,
      });
      if (pending) this.#open(pending, passage, from, false);
    }
    this.#pending = undefined;
    const [only] = about;
    if (only && about.length === 1) this.#open(this.#compose([only], lead), passage, from, false);
  }

  #reasonNegations(passage: Passage, from: number, to: number): void {
    const text = passage.text.slice(from, to);
    const denied = /(?:均|都)?(?:未|没有)安排/.exec(text);
    if (!denied) return;
    for (const phrase of this.lexicon.scan(text).filter((candidate) => candidate.from >= denied.index))
      this.negations.push({
        subject: this.#compose([phrase], text),
        passage,
        from: from + phrase.from,
        to: from + phrase.to,
      });
  }

  /** A list of names is read with what its lead says; undefined where the sentence is no list. */
  #listing(passage: Passage, start: number, end: number, all: readonly Quantity[]): Listing | undefined {
    const found = findListing(passage, start, end, all);
    if (!found) return undefined;
    const { head, quantities, count, ...listing } = found;
    for (const lead of readLeads(
      passage,
      start,
      start + head.length,
      quantities.filter((one) => one !== count),
    ))
      this.#clause(passage, lead, false);
    const phrases = this.lexicon.scan(this.#withoutUnit(head));
    const of =
      phrases.length > 0
        ? this.#compose(phrases, head)
        : (this.#current?.subject ?? this.#pending ?? this.#subject({ kind: 'named', name: head }, head));
    return { ...listing, passage, of, lead: head, ...(count ? { count } : {}) };
  }

  /** Without the unit's own name, and without years, but for those that belong to a project's name. */
  #withoutUnit(text: string): string {
    const bare = this.unitNames.reduce((rest, name) => rest.split(name).join(''), text);
    const projects = this.lexicon.scan(bare).filter(({ topics }) => topics.some(({ kind }) => kind === 'projectName'));
    return bare.replace(/20\d\d年度?(?:\d{1,2}月(?:\d{1,2}日)?)?/g, (year, at: number) =>
      projects.some(({ from, to }) => from <= at && to >= at + year.length) ? year : '',
    );
  }
}
