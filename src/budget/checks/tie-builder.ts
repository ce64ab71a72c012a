/** Collects the ties and observations of one check, saying what could not be looked up. */
import type { Fen } from '../amount';
import type { PublishedRow, PublishedSection } from '../published';
import type { SectionDeclaration, TableNumber } from '../tables';
import type {
  Check,
  CheckInput,
  CheckResult,
  FigureLookup,
  FigureRef,
  Observation,
  RowTerms,
  Term,
  Tie,
} from './check';
import { largest, smallest } from '../long-lists';

/** Collects what one check finds. */
export class TieBuilder {
  readonly #ties: Tie[] = [];
  readonly #observations: Observation[] = [];
  readonly #notChecked = new Set<string>();

  constructor(
    readonly check: Check,
    private readonly input: CheckInput,
    private readonly figures: FigureLookup,
  ) {}

  /** A section of a table; where it is missing, that is noted as the reason why something was not checked. */
  section(table: TableNumber, id: SectionDeclaration['id'] = 'main'): PublishedSection | undefined {
    const found = this.figures.section(table, id);
    if (!found) this.notChecked(`缺少表${table}`);
    return found;
  }

  /** Whether all of these tables are there; the missing ones are noted. */
  has(...tables: TableNumber[]): boolean {
    const missing = tables.filter((table) => !this.input.tables.has(table));
    for (const table of missing) this.notChecked(`缺少表${table}`);
    return missing.length === 0;
  }

  notChecked(reason: string): void {
    this.#notChecked.add(reason);
  }

  observe(observation: Omit<Observation, 'check'>): void {
    this.#observations.push({ check: this.check, ...observation });
  }

  /** `stated` is the same figure as `other`. */
  identity(stated: FigureRef, other: FigureRef): void {
    this.#add('identity', stated, [other]);
  }

  /** `stated` is the sum of `terms`; of a single one, it is still judged as a sum. */
  sum(stated: FigureRef, terms: readonly FigureRef[]): void {
    this.#add('sum', stated, terms);
  }

  /** The figures of a row that is at hand, for {@link sumWithin}. */
  termsOf(table: TableNumber, section: PublishedSection, row: PublishedRow): RowTerms {
    return this.figures.termsOf(table, section, row);
  }

  /** In one section, `stated` is the sum of figures that are at hand: for the many sums of large tables. */
  sumWithin(table: TableNumber, stated: Term | undefined, terms: RowTerms): void {
    if (!stated || !isComplete(terms)) return;
    const tolerance = (1 + terms.length) * halfOf(this.figures.step(table));
    this.#ties.push({ check: this.check, kind: 'sum', stated, terms, tolerance });
  }

  /** `stated` is no more than the sum of `terms`. */
  atMost(stated: FigureRef, terms: readonly FigureRef[]): void {
    this.#add('at-most', stated, terms);
  }

  /** `stated` must be this amount, such as what the ledger gives. */
  constant(stated: FigureRef, label: string, amount: Fen): void {
    const term = this.#term(stated);
    if (!term) return;
    const terms = [{ label, amount, weight: 1 }];
    this.#ties.push({ check: this.check, kind: 'identity', stated: term, terms, tolerance: 0 });
  }

  result(): CheckResult {
    return { ties: this.#ties, observations: this.#observations, notChecked: [...this.#notChecked] };
  }

  #add(kind: Tie['kind'], stated: FigureRef, refs: readonly FigureRef[]): void {
    const first = this.#term(stated);
    const terms = refs.flatMap((ref) => this.#term(ref) ?? []);
    if (!first || terms.length < refs.length) return;
    // Nothing to compare: no such row in any of the tables.
    if (first.figure === undefined && terms.every((term) => term.figure === undefined)) return;
    const tolerance = kind === 'sum' ? this.#roundingOf([stated, ...refs]) : this.#unitTolerance([stated, ...refs]);
    this.#ties.push({ check: this.check, kind, stated: first, terms, tolerance });
  }

  /** Half a step for each printed figure. */
  #roundingOf(refs: readonly FigureRef[]): Fen {
    return refs.reduce((sum, { table }) => sum + halfOf(this.figures.step(table)), 0);
  }

  /** The same figure in 元 and in 万元 differs by the coarser one's rounding; in one unit it is exact. */
  #unitTolerance(refs: readonly FigureRef[]): Fen {
    const steps = refs.map(({ table }) => this.figures.step(table));
    const coarsest = largest(steps);
    return coarsest === smallest(steps) ? 0 : halfOf(coarsest);
  }

  #term(ref: FigureRef): Term | undefined {
    const found = this.figures.find(ref);
    if (typeof found !== 'string') return found;
    this.notChecked(found);
    return undefined;
  }
}

function isComplete(terms: RowTerms): terms is readonly Term[] {
  return !terms.includes(undefined);
}

function halfOf(step: Fen): Fen {
  return step === 1 ? 0 : step / 2;
}
