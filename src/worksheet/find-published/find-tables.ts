/** Finds where published tables begin: by their titles, or by the sheet's name where there is no title. */
import { type TableDeclaration, TABLES } from '../../budget/tables';
import type { CellValue, SheetSnapshot } from '../workbook';
import { headingKey, isRemark } from './wording';

/** A part of a sheet that should hold one table. Rows index into `snapshot.cells`. */
export interface TableRegion {
  readonly table: TableDeclaration;
  readonly snapshot: SheetSnapshot;
  /** First row, the title among them where there is one. */
  readonly firstRow: number;
  /** One past the last row. */
  readonly endRow: number;
  /** The title's cell, or the region's first. */
  readonly title: { readonly row: number; readonly column: number };
}

/** `单位收支总体情况表` and `部门收支总体情况表` are the same table. */
const TITLE_KEYS = TABLES.map((table) => ({ table, key: headingKey(table.title).replace(/^单位/, '') }));

/** The regions of a sheet, from the top. A title that stands again within its table is a repeated page header. */
export function findTables(snapshot: SheetSnapshot): TableRegion[] {
  const starts: { table: TableDeclaration; row: number; column: number }[] = [];
  snapshot.cells.forEach((line, row) => {
    line.forEach((value, column) => {
      const table = tableTitled(value);
      if (table && starts.at(-1)?.table !== table) starts.push({ table, row, column });
    });
  });
  if (starts.length === 0) {
    const table = tableNamed(snapshot.name);
    return table && snapshot.cells.length > 0
      ? [{ table, snapshot, firstRow: 0, endRow: snapshot.cells.length, title: { row: 0, column: 0 } }]
      : [];
  }
  return starts.map(({ table, row, column }, index) => ({
    table,
    snapshot,
    firstRow: row,
    endRow: starts[index + 1]?.row ?? snapshot.cells.length,
    title: { row, column },
  }));
}

/** The table that a cell is the title of. */
export function tableTitled(value: CellValue): TableDeclaration | undefined {
  if (typeof value !== 'string' || value.length > 60 || isRemark(value)) return undefined;
  const key = headingKey(value);
  return TITLE_KEYS.filter((title) => key.endsWith(title.key)).sort(
    (left, right) => right.key.length - left.key.length,
  )[0]?.table;
}

/** `表3`, `3.支出总体`, `附表3-支出`: a sheet that is named by the number of its table. */
function tableNamed(name: string): TableDeclaration | undefined {
  const number = /^(?:附?表)?\s*(\d{1,2})(?!\d)/.exec(name.normalize('NFKC').trim())?.[1];
  return TABLES.find((table) => String(table.number) === number);
}
