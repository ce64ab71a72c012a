/** The words of budgets, and what they mean: phrases with the topic of each. The longest phrase wins. */
import type { Classification } from '../../../classifications';
import { FORM_PHRASES } from './form-phrases';
import { plainName } from './plain-name';
import type { Phrase } from './phrase';
import { EVERYTHING } from './plain-wholes';
import type { Tables } from './subject-figures';
import type { Scope, Topic } from './subjects';

interface Entry {
  readonly topics: Topic[];
  within?: Scope;
  only?: readonly Scope[];
}

/** All phrases that a document of these tables may use. */
export class Lexicon {
  readonly #entries = new Map<string, Entry>();
  /** By their first two characters; a phrase has at least two. */
  readonly #byStart = new Map<string, string[]>();
  /** Names that a budget of these tables has reason to use: what looks almost like one of them is misspelt. */
  readonly names: ReadonlySet<string>;
  /** The names of codes and projects that the tables print. */
  readonly tableNames: ReadonlySet<string>;
  /** The codes that they print. */
  readonly tableCodes: ReadonlySet<string>;

  constructor(
    tables: Tables,
    readonly classification: Classification,
  ) {
    for (const { words, topic, within, only } of FORM_PHRASES)
      for (const phrase of words.split('|')) this.#add(phrase, topic, within, only);
    // 本年支出, 收入总计 are words rather than names: 本级支出 is none of them misspelt.
    const named = [...this.#entries].filter(([, { within }]) => !EVERYTHING.includes(within) || within === undefined);
    const names = new Set(named.flatMap(([phrase]) => (phrase.length >= 4 ? [phrase] : [])));
    for (const [kind, codes] of [
      ['functional', classification.functional],
      ['economic', classification.economic],
    ] as const) {
      const byName = new Map<string, string[]>();
      for (const [code, name] of codes) byName.set(plainName(name), [...(byName.get(plainName(name)) ?? []), code]);
      for (const [name, own] of byName) this.#add(name, { kind, codes: own });
      if (kind === 'functional') for (const [name, own] of byName) this.#addShort(name, own);
    }
    const tableNames = new Set<string>();
    const tableCodes = new Set<string>();
    for (const table of tables.values()) {
      for (const { rows, declaration } of table.sections) {
        for (const { code, name, project } of rows) {
          if (project !== '') this.#add(plainName(project), { kind: 'projectName', name: project });
          if (project !== '') tableNames.add(plainName(project));
          if (code === '' || name === '') continue;
          const kind = declaration.rows.kind === 'economic-tree' ? 'economic' : 'functional';
          this.#addCode(plainName(name), kind, code);
          tableCodes.add(code);
          tableNames.add(plainName(name));
        }
      }
    }
    for (const name of tableNames) names.add(name);
    // The unit's own money is all that is not fiscal where 财政专户 has none.
    if (!hasSpecialAccount(tables)) this.#add('单位资金项目', { kind: 'nonFiscalProjects' });
    this.names = names;
    this.tableNames = tableNames;
    this.tableCodes = tableCodes;
    for (const phrase of this.#entries.keys()) {
      const start = phrase.slice(0, 2);
      const same = this.#byStart.get(start);
      if (same) same.push(phrase);
      else this.#byStart.set(start, [phrase]);
    }
    for (const phrases of this.#byStart.values()) phrases.sort((left, right) => right.length - left.length);
  }

  /**
   * The phrases of a text, left to right, none overlapping.
   *
   * @param text normalised
   * @param scope of the section; phrases that mean something only in another are left out
   */
  scan(text: string, scope?: Scope): Phrase[] {
    const found: Phrase[] = [];
    for (let at = 0; at < text.length; at++) {
      const phrase = this.#byStart.get(text.slice(at, at + 2))?.find((candidate) => {
        const only = this.#entries.get(candidate)?.only;
        return text.startsWith(candidate, at) && (only === undefined || (scope !== undefined && only.includes(scope)));
      });
      if (phrase === undefined) continue;
      const { topics, within } = this.#entries.get(phrase) as Entry;
      found.push({ from: at, to: at + phrase.length, text: phrase, topics, ...(within ? { within } : {}) });
      at += phrase.length - 1;
    }
    return found;
  }

  /** The topics of a phrase as a whole; none where it is none. */
  topicsOf(text: string): readonly Topic[] {
    return this.#entries.get(text)?.topics ?? [];
  }

  /** `教育（类）支出`, `一般公共服务`: without the word that every such name ends in. */
  #addShort(name: string, codes: readonly string[]): void {
    if (!name.endsWith('支出')) return;
    const short = name.slice(0, -2);
    const classes = codes.filter((code) => code.length === 3);
    if (classes.length === 0) return;
    const topic: Topic = { kind: 'functional', codes: classes };
    const coded = classes.map((code) => `${short}(${code})`);
    for (const phrase of [`${short}(类)支出`, `${short}(类)`, ...coded, ...(short.length >= 4 ? [short] : [])])
      if (!this.#entries.has(phrase)) this.#add(phrase, topic);
  }

  #add(phrase: string, topic: Topic, within?: Scope, only?: readonly Scope[]): void {
    const entry = this.#entries.get(phrase) ?? { topics: [] };
    // What is said twice, once anywhere and once in its own section, may be said anywhere.
    if (entry.topics.length > 0 && entry.only !== only) delete entry.only;
    if (entry.topics.length === 0 && only) entry.only = only;
    entry.topics.push(topic);
    if (within) entry.within = within;
    this.#entries.set(phrase, entry);
  }

  #addCode(name: string, kind: 'functional' | 'economic', code: string): void {
    const entry = this.#entries.get(name);
    const known = entry?.topics.find((topic) => topic.kind === kind);
    if (!known || !('codes' in known)) this.#add(name, { kind, codes: [code] });
    else if (!known.codes.includes(code) && entry)
      entry.topics.splice(entry.topics.indexOf(known), 1, { kind, codes: [...known.codes, code] });
  }
}

function hasSpecialAccount(tables: Tables): boolean {
  const lines = tables.get(1)?.sections.find(({ declaration }) => declaration.id === 'income')?.rows ?? [];
  return lines.some(({ key, figures }) => key === 'specialFiscalAccount' && (figures[0]?.amount ?? 0) !== 0);
}
