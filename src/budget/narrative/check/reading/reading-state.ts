/** What a reader of a narrative carries from sentence to sentence: the section, the project, what was named last, 其中. */
import { composeSubject } from './compose-subject';
import type { Lexicon, Phrase } from './lexicon';
import type { Passage } from './passages';
import type { Quantity } from './quantities';
import { scopeOfHeading } from './scopes';
import type { Listing, NamedProject, NarrativeReading, Negation, Statement, Unplaced } from './statements';
import type { Scope, Subject, Topic } from './subjects';

export class ReadingState implements NarrativeReading {
  readonly statements: Statement[] = [];
  readonly negations: Negation[] = [];
  readonly listings: Listing[] = [];
  readonly projects: NamedProject[] = [];
  readonly quantities: Quantity[] = [];
  readonly unplaced: Unplaced[] = [];

  current: Statement | undefined;
  parent: Statement | undefined;
  /** The parent was named at the end of a paragraph: the parts follow in their own. */
  partsFollow = false;
  pending: Subject | undefined;
  /** `…支出包括:`: what the rest of the paragraph is within. */
  frame: Subject | undefined;
  /** A reason goes on after a semicolon, as long as nothing new is compared. */
  inReason = false;
  /** The beginning of an item's name, before a comma. */
  begun = '';

  #section: Scope = 'profile';
  #scope: Scope = 'profile';
  #project: string | undefined;

  constructor(
    readonly lexicon: Lexicon,
    private readonly unitNames: readonly string[],
  ) {}

  /** A heading: another section, or a part of it. */
  enter(passage: Passage): void {
    const scope = scopeOfHeading(passage.text);
    if (passage.heading === 2) this.#scope = scope ?? this.#section;
    else {
      this.#section = scope ?? (passage.heading === 0 ? 'profile' : this.#section);
      this.#scope = this.#section;
    }
    this.#project = undefined;
    this.current = undefined;
    this.parent = undefined;
    this.partsFollow = false;
    this.pending = undefined;
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

  /** A subject of the section at hand. */
  subject(topic: Topic, label: string, scope = this.#scope): Subject {
    return { topic, scope, label, ...(this.#project === undefined ? {} : { project: this.#project }) };
  }

  /** A paragraph begins: what was said of the one before is over. */
  beginParagraph(): void {
    if (!this.partsFollow) this.parent = undefined;
    this.frame = undefined;
    this.inReason = false;
    this.begun = '';
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
      ...(this.parent ? { parent: this.parent } : {}),
      ...more,
    };
    this.statements.push(statement);
    this.current = statement;
    this.pending = undefined;
    return statement;
  }

  /** The subject that phrases side by side name. */
  compose(phrases: readonly Phrase[], lead: string): Subject {
    const context = { scope: this.#scope, leads: this.pending ?? this.frame, listed: this.frame !== undefined };
    const { topic, label, scope } = composeSubject(phrases, lead, context);
    return this.subject(topic, label, scope);
  }

  /** Without the unit's own name, and without years, but for those that belong to a project's name. */
  withoutUnit(text: string): string {
    const bare = this.unitNames.reduce((rest, name) => rest.split(name).join(''), text);
    const projects = this.lexicon.scan(bare).filter(({ topics }) => topics.some(({ kind }) => kind === 'projectName'));
    return bare.replace(/20\d\d年度?(?:\d{1,2}月(?:\d{1,2}日)?)?/g, (year, at: number) =>
      projects.some(({ from, to }) => from <= at && to >= at + year.length) ? year : '',
    );
  }
}
