/** Walks through published tables. */
import type { PublishedFigure, PublishedRow, PublishedSection, PublishedTable } from '../published';
import type { CheckInput } from './check';

/** A row with what it stands in. */
export interface PlacedRow {
  readonly table: PublishedTable;
  readonly section: PublishedSection;
  readonly row: PublishedRow;
}

/** Every row of every table, totals included. */
export function* eachRow(tables: CheckInput['tables']): Generator<PlacedRow> {
  for (const table of tables.values()) {
    for (const section of table.sections) {
      for (const row of section.total ? [...section.rows, section.total] : section.rows) yield { table, section, row };
    }
  }
}

/** Every figure of every table. */
export function* eachFigure(
  tables: CheckInput['tables'],
): Generator<PlacedRow & { readonly figure: PublishedFigure; readonly column: number }> {
  for (const placed of eachRow(tables)) {
    for (const [column, figure] of placed.row.figures.entries()) if (figure) yield { ...placed, figure, column };
  }
}
