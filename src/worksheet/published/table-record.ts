/** What the last fill left in a 表 sheet: kept in the workbook, so that hand-made changes since then are seen. */
import { normaliseLabel } from '../label';
import type { TableLayout } from '../layouts';
import { cellAddress } from '../address';
import type { CellValue, SheetSnapshot } from '../workbook';
import { placeHeadings, ROWS_ABOVE_HEADER, type TableModel, type TableShape } from './table-model';

/** Cells relative to the table's top left cell, and its size. */
export interface TableRecord extends TableShape {
  readonly cells: readonly (readonly CellValue[])[];
}

/** A cell that someone changed by hand since the last fill. */
export interface HandmadeChange {
  readonly sheet: string;
  readonly cell: string;
  /** What the last fill wrote. */
  readonly filled: CellValue;
  /** What stands there: a value, or a formula with its `=`. */
  readonly found: CellValue;
}

/** Where a table stands in its sheet, counted from 0. */
export interface TableAnchor {
  readonly row: number;
  readonly column: number;
}

/** What to remember of a table once it is written. */
export function recordOf({ cells, bodyRows, hasTotal, hasRemark }: TableModel): TableRecord {
  return { cells, bodyRows, hasTotal, hasRemark };
}

/** The content of a cell by its place in the sheet; blank outside what was read. */
export function cellAt(snapshot: SheetSnapshot, row: number, column: number): CellValue {
  return snapshot.cells[row - snapshot.row]?.[column - snapshot.column] ?? '';
}

/**
 * Finds a filled table by its title, wherever rows or columns were inserted before it.
 *
 * @param snapshot of the sheet
 * @param title of the table
 */
export function findTable(snapshot: SheetSnapshot, title: string): TableAnchor | undefined {
  const wanted = normaliseLabel(title);
  for (let row = 0; row < snapshot.cells.length; row++) {
    const column = snapshot.cells[row]?.findIndex(
      (value) => typeof value === 'string' && normaliseLabel(value) === wanted,
    );
    if (column !== undefined && column >= 0 && snapshot.row + row >= 1) {
      return { row: snapshot.row + row - 1, column: snapshot.column + column };
    }
  }
  return undefined;
}

/** A heading that no longer stands where the layout has it: its cell, what it was, what stands there. */
export function brokenHeading(snapshot: SheetSnapshot, anchor: TableAnchor, layout: TableLayout) {
  for (const { label, area } of placeHeadings(layout.header)) {
    const row = anchor.row + ROWS_ABOVE_HEADER + area.row;
    const column = anchor.column + area.column;
    const found = cellAt(snapshot, row, column);
    if (normaliseLabel(found) !== normaliseLabel(label)) return { row, column, label, found };
  }
  return undefined;
}

/**
 * The cells that differ from what the last fill wrote, and what people typed below it where the table now grows to.
 *
 * @param snapshot the sheet, read as formulas
 * @param anchor where the table stands
 * @param record what the last fill wrote
 * @param rows how far down to look; at least the rows of the record
 */
export function handmadeChanges(
  snapshot: SheetSnapshot,
  anchor: TableAnchor,
  record: TableRecord,
  rows = record.cells.length,
): HandmadeChange[] {
  const changes: HandmadeChange[] = [];
  const columns = record.cells[0]?.length ?? 0;
  for (let r = 0; r < Math.max(rows, record.cells.length); r++) {
    for (let c = 0; c < columns; c++) {
      const [row, column] = [anchor.row + r, anchor.column + c];
      const filled = record.cells[r]?.[c] ?? '';
      const found = cellAt(snapshot, row, column);
      if (found !== filled) changes.push({ sheet: snapshot.name, cell: cellAddress(row, column), filled, found });
    }
  }
  return changes;
}
