/** Looks figures up in published tables and makes ties of them, saying what could not be looked up. */
import type { Fen } from '../amount';
import { type PublishedFigure, type PublishedRow, type PublishedSection, printedStep } from '../published';
import { type SectionDeclaration, type TableNumber, TOTAL_ROW } from '../tables';
import type { Check, CheckInput, CheckResult, Observation, Term, Tie } from './check';

/** Names a figure. The section is `main` where it is left out. */
export interface FigureRef {
  readonly table: TableNumber;
  readonly section?: SectionDeclaration['id'];
  readonly row: string;
  readonly column: string;
  readonly weight?: number;
}

/** Collects what one check finds. */
export class TieBuilder {
  readonly #ties: Tie[] = [];
  readonly #observations: Observation[] = [];
  readonly #notChecked = new Set<string>();
  readonly #rows = new Map<PublishedSection, ReadonlyMap<string, PublishedRow>>();

  constructor(
    readonly check: Check,
    private readonly input: CheckInput,
  ) {}

  /** A section of a table; where it is missing, that is noted as the reason why something was not checked. */
  section(table: TableNumber, id: SectionDeclaration['id'] = 'main'): PublishedSection | undefined {
    const found = this.input.tables.get(table)?.sections.find((section) => section.declaration.id === id);
    if (!found) this.notChecked(`缺少表${table}`);
    return found;
  }

  /** Whether all of these tables are there; the missing ones are noted. */
  has(...tables: TableNumber[]): boolean {
    return (
      tables.filter((table) => !this.input.tables.has(table)).map((table) => this.notChecked(`缺少表${table}`))
        .length === 0
    );
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

  /** `stated` is no more than the sum of `terms`. */
  atMost(stated: FigureRef, terms: readonly FigureRef[]): void {
    this.#add('at-most', stated, terms);
  }

  /** `stated` must be this amount, such as what the ledger gives. */
  constant(stated: FigureRef, label: string, amount: Fen): void {
    const term = this.#term(stated);
    if (term)
      this.#ties.push({
        check: this.check,
        kind: 'identity',
        stated: term,
        terms: [{ label, amount, weight: 1 }],
        tolerance: 0,
      });
  }

  result(): CheckResult {
    return { ties: this.#ties, observations: this.#observations, notChecked: [...this.#notChecked] };
  }

  #add(kind: Tie['kind'], stated: FigureRef, refs: readonly FigureRef[]): void {
    const first = this.#term(stated);
    const terms = refs.map((ref) => this.#term(ref));
    if (!first || terms.some((term) => term === undefined)) return;
    const known = terms as Term[];
    // Nothing to compare: no such row in any of the tables.
    if (!first.figure && known.every((term) => !term.figure)) return;
    const steps = [stated, ...refs].map((ref) => this.#step(ref.table));
    const tolerance = kind === 'sum' ? steps.reduce((sum, step) => sum + halfOf(step), 0) : this.#unitTolerance(steps);
    this.#ties.push({ check: this.check, kind, stated: first, terms: known, tolerance });
  }

  /** The same figure in 元 and in 万元 differs by the coarser one's rounding; in one unit it is exact. */
  #unitTolerance(steps: readonly Fen[]): Fen {
    return Math.max(...steps) === Math.min(...steps) ? 0 : halfOf(Math.max(...steps));
  }

  #step(table: TableNumber): Fen {
    return printedStep(this.input.tables.get(table) ?? {});
  }

  /** A term; a constant zero where the table has no such row; undefined where the table or the column is missing. */
  #term(ref: FigureRef): Term | undefined {
    const section = this.section(ref.table, ref.section);
    if (!section) return undefined;
    const column = section.declaration.columns.findIndex((candidate) => candidate.id === ref.column);
    if (section.missingColumns.includes(ref.column) || column < 0) {
      const name = section.declaration.columns[column]?.name ?? ref.column;
      this.notChecked(`表${ref.table} 缺少“${name}”列`);
      return undefined;
    }
    const row = this.#rowsOf(section).get(ref.row);
    const figure: PublishedFigure | undefined = row?.figures[column];
    const label = labelOf(ref, row, section);
    if (figure) return { label, figure: figure.id, amount: figure.amount, weight: ref.weight ?? 1 };
    if (ref.row === TOTAL_ROW || section.declaration.rows.kind === 'lines') {
      this.notChecked(`表${ref.table} 缺少“${row?.name ?? nameOfMissing(ref, section)}”行`);
      return undefined;
    }
    return { label: `${label}（无此行）`, amount: 0, weight: ref.weight ?? 1 };
  }

  #rowsOf(section: PublishedSection): ReadonlyMap<string, PublishedRow> {
    let rows = this.#rows.get(section);
    if (!rows) {
      const list = section.total ? [...section.rows, section.total] : section.rows;
      rows = new Map(list.map((row) => [row.key, row]));
      this.#rows.set(section, rows);
    }
    return rows;
  }
}

function halfOf(step: Fen): Fen {
  return step === 1 ? 0 : step / 2;
}

function nameOfMissing(ref: FigureRef, { declaration }: PublishedSection): string {
  if (ref.row === TOTAL_ROW) return declaration.total ?? '合计';
  return declaration.rows.kind === 'lines'
    ? (declaration.rows.lines.find(({ id }) => id === ref.row)?.name ?? ref.row)
    : ref.row;
}

/** `表3 机关服务（2010303）基本支出`: how a person would point at a figure. */
function labelOf(ref: FigureRef, row: PublishedRow | undefined, section: PublishedSection): string {
  const column = section.declaration.columns.find((candidate) => candidate.id === ref.column)?.name ?? ref.column;
  const name = row?.project || row?.name || (ref.row === TOTAL_ROW ? (section.declaration.total ?? '合计') : '');
  const code = row?.code ?? (ref.row === TOTAL_ROW ? '' : ref.row);
  const what = code ? `${name}（${code}）` : name;
  return `表${ref.table} ${what}${column === name ? '' : ` ${column}`}`;
}
