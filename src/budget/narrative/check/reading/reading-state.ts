/** What a reader of a narrative carries from sentence to sentence: the section, the project, what was named last, 其中. */
import { blank, composeSubject } from './compose-subject';
import type { Lexicon } from './lexicon';
import type { Phrase } from './phrase';
import { selfReference } from './own-names';
import { ITEM, type Passage } from './passages';
import { withoutPlainWholes } from './plain-wholes';
import type { Quantity } from './quantities';
import { Brackets } from './brackets';
import { Parts } from './parts';
import { matterOf, scopeOfHeading } from './scopes';
import type { Inclusion, Listing, NamedProject, NarrativeReading, Negation, Statement, Unplaced } from './statements';
import { type Scope, type Subject, subjectKey, type Topic } from './subjects';
import { residue } from './wording';
import { type Basis, basisOf, relativeYears } from './year-words';

/** Paragraphs that go on about what the one before was about. */
const GOES_ON = /^(?:其中|比|较|与上年|同比|占|增加|减少|增长|下降|(?:主要|变动|增减)?原因|主要)/;
/** Counting off within a sentence: `一是`, `（2）`, `3.`. */
const COUNTED_OFF =
  /^(?:[一二三四五六七八九十]是|其[一二三四五六]是?|第[一二三四五六]，?|首先|其次|再次|最后|\(\d{1,2}\)|\d{1,2}(?:、|\.(?!\d)))[,，]?/;
/** `（含下属单位）`: said by the way. */
const ASIDE = /\((?:不?含|不?包括)[^()\d]*\)/g;
/** 收入 or 支出 alone where a clause begins: all of it. */
const BARE_WHOLE =
  /^(收入|支出)(?=(?:总计|合计|总额|共计|预算)?(?:各|均|分别)?(?:比|较|与|同比|增|减|上升|下降|为|上年|$))/;

/** `其中本级…、上级…`: said of what is divided so. */
const BARE_LEVEL = /^(?:其中:?)?(本级|上级)(?:安排|财政|资金|为|共|是)*$/;
/** `生均公用经费等日常公用经费`: an example before the kind that is meant, where all of 基本支出 is told by kinds. */
const EXAMPLE = /^[^,，。;:、\d]{2,12}等(?=(?:日常)?公用(?:经费|支出)|人员(?:经费|支出))/;

export class ReadingState implements NarrativeReading {
  readonly statements: Statement[] = [];
  readonly negations: Negation[] = [];
  readonly inclusions: Inclusion[] = [];
  readonly listings: Listing[] = [];
  readonly projects: NamedProject[] = [];
  readonly quantities: Quantity[] = [];
  readonly unplaced: Unplaced[] = [];

  current: Statement | undefined;
  /** What the paragraph stated first. */
  head: Statement | undefined;
  /** What is being divided. */
  readonly parts = new Parts();
  readonly brackets = new Brackets();
  pending: Subject | undefined;
  /** `…支出包括:`: what the rest of the paragraph is within. */
  frame: Subject | undefined;
  /** `基本支出按经济科目划分:`, `将一般公共预算支出按两套科目公开`: what the paragraph then divides. */
  mentioned: Subject | undefined;
  /** A reason goes on after a semicolon, as long as nothing new is compared. */
  inReason = false;
  /** The beginning of an item's name, before a comma. */
  begun = '';
  /** `与上年执行数相比，`: what the rest of the sentence is compared with. */
  comparedWith: Basis | undefined;

  /** What the unit calls itself where a clause begins. */
  readonly #self: RegExp;
  #section: Scope = 'profile';
  #ofHeading: Scope = 'profile';
  /** Of the paragraph above that announces its own numbered ones. */
  #announced: Scope | undefined;
  /** Of the last heading. */
  #titled: Scope = 'profile';
  #project: string | undefined;
  /** A section on projects: there a name is that of a project before that of a 科目. */
  #ofProjects = false;
  /** The project names of the passage that was asked about last. */
  #named: { readonly passage: Passage; readonly names: readonly Phrase[] } | undefined;
  /** What a heading is about: a first number without words is of it. */
  #headed: Subject | undefined;

  constructor(
    readonly lexicon: Lexicon,
    private readonly unitNames: readonly string[],
    private readonly year: number | undefined,
  ) {
    this.#self = selfReference(unitNames[0]);
  }

  /** What the section at hand is about. */
  get scope(): Scope {
    return this.#scope;
  }

  /** A heading: another section, or a part of it. */
  enter(passage: Passage): void {
    if (passage.heading === 2) this.#ofHeading = scopeOfHeading(passage.text, this.#section) ?? this.#section;
    else {
      this.#section = scopeOfHeading(passage.text) ?? (passage.heading === 0 ? 'profile' : this.#section);
      this.#ofHeading = this.#section;
    }
    this.#ofProjects = /项目/.test(passage.text);
    this.#titled = this.#scope;
    this.#project = undefined;
    this.#begin();
    this.#headed = passage.heading === 0 ? undefined : this.#subjectOfHeading(passage);
  }

  /** `（二）公务接待费` is about that; `（一）总体情况` about all that its section is about. */
  #subjectOfHeading({ text, heading }: Passage): Subject {
    const title = this.prepare(text).replace(/(?:情况|说明)+$/, '');
    const whole = this.subject({ kind: 'whole' }, title);
    if (heading !== 2 || residue(title) === '') return whole;
    const phrases = this.scan(title);
    return phrases.length > 0 && residue(blank(title, phrases)) === '' ? this.compose(phrases, title) : whole;
  }

  get #scope(): Scope {
    return this.#announced ?? this.#ofHeading;
  }

  /** A title within the part that a heading began: it is about something of its own as long as the next one. */
  enterItem({ text }: Passage): void {
    this.#ofHeading = scopeOfHeading(text, this.#titled) ?? this.#titled;
    this.#begin();
    this.#headed = this.subject({ kind: 'whole' }, text.replace(ITEM, ''));
  }

  /** Nothing of what was said before is still meant. */
  #begin(): void {
    this.current = undefined;
    this.parts.reset();
    this.#announced = undefined;
    this.pending = undefined;
    this.#headed = undefined;
  }

  /** `项目名称:…`: what follows is about it. */
  nameProject(passage: Passage, name: string): void {
    const text = name.replace(/[。;]$/, '');
    this.#project = text;
    const from = passage.text.length - name.length;
    this.projects.push({ name: text, passage, from, to: from + text.length });
    this.current = undefined;
    this.pending = this.subject({ kind: 'projectName', name: text }, text);
  }

  /** A number that is a part of a project's name states nothing. */
  inName(passage: Passage, { from, to, kind }: Quantity): boolean {
    return kind === 'year' && this.#namesIn(passage).some((name) => name.from <= from && name.to >= to);
  }

  /** A passage is scanned once for all of its years. */
  #namesIn(passage: Passage): readonly Phrase[] {
    if (this.#named?.passage !== passage) this.#named = { passage, names: this.#projectNames(passage.text) };
    return this.#named.names;
  }

  #projectNames(text: string): Phrase[] {
    return this.lexicon.scan(text).filter(({ topics }) => topics.some(({ kind }) => kind === 'projectName'));
  }

  /** A subject of the section at hand. */
  subject(topic: Topic, label: string, scope = this.#scope): Subject {
    return { topic, scope, label, ...(this.#project === undefined ? {} : { project: this.#project }) };
  }

  /** A paragraph begins: what was said of the one before is over. */
  beginParagraph({ text }: Passage): void {
    const title = ITEM.exec(text)?.[0] ?? '';
    const words = this.prepare(text);
    const matter =
      title && this.#mayHoldMatters()
        ? matterOf(/^[^。:,，;\d]*/.exec(words)?.[0] ?? '', words.split('。')[0] ?? '')
        : undefined;
    // `1.公务用车购置费` is a part of “三公”经费, not of what there is of cars.
    const ofThree = this.scan(words).some(({ topics }) => topics.some(({ kind }) => kind === 'threePublic'));
    if (matter && !(ofThree && this.#scope === 'threePublic')) {
      this.#begin();
      this.#ofHeading = matter;
      this.#headed = this.subject({ kind: 'whole' }, '');
    }
    if (title === '') this.#announced = undefined;
    this.parts.beginParagraph(text);
    this.brackets.reset();
    const goesOn = GOES_ON.test(text.replace(ITEM, '')) || this.parts.follows || this.#project !== undefined;
    if (!goesOn) this.current = undefined;
    this.frame = undefined;
    this.mentioned = undefined;
    this.inReason = false;
    this.begun = '';
    this.comparedWith = undefined;
  }

  /** `财政拨款安排支出按功能科目分类情况:` tells what the numbered paragraphs below it are within. */
  announce(text: string): void {
    const lead = this.prepare(text);
    const budget = this.scan(lead).find(
      ({ within, topics }) => within && topics.some(({ kind }) => kind === 'whole' || kind === 'fiscalAppropriation'),
    );
    if (budget) this.#announced = this.compose([budget], lead).scope;
  }

  /** `（一）机关运行经费。…` opens a matter of its own only where matters are told one by one. */
  #mayHoldMatters(): boolean {
    return !['general', 'generalBasic', 'generalProject', 'fiscal', 'funds', 'capital', 'carryover'].includes(
      this.#section,
    );
  }

  /** A sentence is over: what it counted off is, too. */
  endSentence(): void {
    this.inReason = false;
    this.comparedWith = undefined;
    this.parts.endSentence();
  }

  /** What the section is about, for a first number that says no more; only once. */
  takeHeaded(): Subject | undefined {
    const subject = this.#headed;
    this.#headed = undefined;
    return subject;
  }

  /** The statement at hand where a subject is the same, else a new one. */
  about(subject: Subject, passage: Passage, from: number, allocation: boolean): Statement | undefined {
    const { current } = this;
    if (current?.passage === passage && subjectKey(current.subject) === subjectKey(subject)) return current;
    return this.open(subject, passage, from, allocation);
  }

  /** Begins a statement; what follows is more about it. */
  open(
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
      division: this.parts.division,
      ...(this.parts.parent ? { parent: this.parts.parent } : {}),
      ...more,
    };
    this.statements.push(statement);
    if (this.head?.passage !== passage) this.head = statement;
    this.current = statement;
    this.pending = undefined;
    this.#headed = undefined;
    return statement;
  }

  /** Another comparison of the same amount. */
  fork(statement: Statement, passage: Passage, from: number, mayBeOf: readonly Statement[] = []): Statement {
    const { subject, allocation, parent } = statement;
    const more: Partial<Statement> = {
      continues: statement.continues ?? statement,
      ...(mayBeOf.length > 0 ? { mayBeOf } : {}),
    };
    return this.open(subject, passage, from, allocation, parent ? { ...more, parent } : more) ?? statement;
  }

  /** The phrases of a lead that mean something in this section. */
  scan(lead: string): Phrase[] {
    const phrases = withoutPlainWholes(this.lexicon.scan(lead, this.#scope));
    const level = this.parts.parent && phrases.length === 0 ? BARE_LEVEL.exec(lead)?.[1] : undefined;
    if (level !== undefined) {
      const from = lead.indexOf(level);
      const topic: Topic = { kind: 'level', level: level === '本级' ? 'own' : 'above' };
      return [{ from, to: from + level.length, text: level, topics: [topic] }];
    }
    const bare = BARE_WHOLE.exec(lead)?.[1];
    if (bare === undefined || phrases.some(({ from }) => from === 0)) return phrases;
    const within = bare === '收入' ? 'income' : 'expenditure';
    return [{ from: 0, to: bare.length, text: bare, topics: [{ kind: 'whole' }], within }, ...phrases];
  }

  /** The subject that phrases side by side name, as a part of what is being divided; what a share is of is no part: null. */
  compose(phrases: readonly Phrase[], lead: string, parent: Statement | null | undefined = this.parts.parent): Subject {
    const context = {
      scope: this.#scope,
      leads: this.pending ?? this.frame,
      listed: this.frame !== undefined,
      ofProjects: this.#ofProjects,
      parent: parent === null ? undefined : (parent?.subject ?? this.mentioned),
    };
    const { topic, label, scope } = composeSubject(phrases, lead, context);
    return this.subject(topic, label, scope);
  }

  /** What a change in this lead is measured against. */
  basisOf(lead: string): Basis | undefined {
    return basisOf(lead) ?? this.comparedWith;
  }

  /** A lead as the grammar reads it: without the unit's own name and what counts off, its years by what they mean. */
  prepare(text: string): string {
    const bare = this.unitNames.reduce(
      (rest, name) => rest.split(name).join(''),
      text.replace(ITEM, '').replace(ASIDE, ''),
    );
    const dated = relativeYears(bare, this.year, (rest) => this.#projectNames(rest)).replace(COUNTED_OFF, '');
    const words = this.#scope === 'generalBasic' ? dated.replace(EXAMPLE, '') : dated;
    // `学校食堂补助` may be the name of a project.
    return this.#self.test(words) && this.lexicon.scan(words)[0]?.from !== 0 ? words.replace(this.#self, '') : words;
  }
}
