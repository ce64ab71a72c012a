/** Finds figures of published tables by table, row and column, with the words that people point at them by. */
import type { Fen } from '../amount';
import { type PublishedRow, type PublishedSection, printedStep } from '../published';
import { type SectionDeclaration, type TableNumber, TOTAL_ROW } from '../tables';
import { columnLabel, figureLabel, rowLabel } from './figures';
import type { CheckInput, FigureLookup, FigureRef, RowTerms, Term } from './check';

/** A section with its rows by key. */
interface IndexedSection {
  readonly section: PublishedSection;
  readonly rows: ReadonlyMap<string, PublishedRow>;
  readonly columns: ReadonlyMap<string, number>;
}

/** Looks figures up; made once for all checks of an audit. */
export class FigureIndex implements FigureLookup {
  readonly #sections = new Map<TableNumber, Map<SectionDeclaration['id'], IndexedSection>>();
  readonly #steps = new Map<TableNumber, Fen>();
  readonly #terms = new Map<PublishedRow, RowTerms>();

  constructor(tables: CheckInput['tables']) {
    for (const [number, table] of tables) {
      this.#steps.set(number, printedStep(table));
      this.#sections.set(number, new Map(table.sections.map((section) => [section.declaration.id, indexed(section)])));
    }
  }

  section(table: TableNumber, id: SectionDeclaration['id'] = 'main'): PublishedSection | undefined {
    return this.#sections.get(table)?.get(id)?.section;
  }

  step(table: TableNumber): Fen {
    return this.#steps.get(table) ?? printedStep({});
  }

  find(ref: FigureRef): Term | string {
    const found = this.#sections.get(ref.table)?.get(ref.section ?? 'main');
    if (!found) return `缺少表${ref.table}`;
    const { section, rows, columns } = found;
    const column = columns.get(ref.column);
    if (column === undefined || section.missingColumns.includes(ref.column)) {
      const name = column === undefined ? ref.column : section.declaration.columns[column]?.name;
      return `表${ref.table} 缺少“${name}”列`;
    }
    const row = rows.get(ref.row);
    const weight = ref.weight ?? 1;
    const term = row && this.termsOf(ref.table, section, row)[column];
    if (term) return weight === 1 ? term : { ...term, weight };
    if (ref.row === TOTAL_ROW || section.declaration.rows.kind === 'lines') {
      return `表${ref.table} 缺少“${row?.name ?? nameOfMissing(ref, section)}”行`;
    }
    const missing = { key: ref.row, code: ref.row, name: '', project: '', ...row };
    return { label: `${figureLabel(ref.table, missing, column, section.declaration)}（无此行）`, amount: 0, weight };
  }

  termsOf(table: TableNumber, { declaration }: PublishedSection, row: PublishedRow): RowTerms {
    let terms = this.#terms.get(row);
    if (!terms) {
      // One entry for a row, and its label made once: tables of ten thousand rows have hundreds of thousands of figures.
      const label = rowLabel(table, row, declaration);
      terms = row.figures.map(
        (figure, column) =>
          figure && {
            label: columnLabel(label, column, declaration),
            figure: figure.id,
            amount: figure.amount,
            weight: 1,
          },
      );
      this.#terms.set(row, terms);
    }
    return terms;
  }
}

function indexed(section: PublishedSection): IndexedSection {
  const list = section.total ? [...section.rows, section.total] : section.rows;
  return {
    section,
    rows: new Map(list.map((row) => [row.key, row])),
    columns: new Map(section.declaration.columns.map(({ id }, index) => [id, index])),
  };
}

function nameOfMissing(ref: FigureRef, { declaration }: PublishedSection): string {
  if (ref.row === TOTAL_ROW) return declaration.total ?? '合计';
  return declaration.rows.kind === 'lines'
    ? (declaration.rows.lines.find(({ id }) => id === ref.row)?.name ?? ref.row)
    : ref.row;
}
