/** Cell addresses as people read them. Rows and columns count from 0 in code, from 1 and A on screen. */
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from './area';

/** `2` → `C`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

/** `(3, 2)` → `C4`. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `A1:C4`, or `A1` for a single cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress(area.row, area.column);
  const last = cellAddress(area.row + area.rows - 1, area.column + area.columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** `C:E` for whole columns, `2:4` for whole rows, else as {@link areaAddress}. */
export function rangeAddress(area: Area): string {
  const { row, column, rows, columns } = area;
  if (row === 0 && rows === SHEET_ROWS) return `${columnName(column)}:${columnName(column + columns - 1)}`;
  if (column === 0 && columns === SHEET_COLUMNS) return `${row + 1}:${row + rows}`;
  return areaAddress(area);
}

/**
 * Reads `A1`, `$A$1:C4`, `C:E`, `2:4`; no sheet before it.
 *
 * @returns undefined where the text is no such address
 */
export function parseRange(text: string): Area | undefined {
  const plain = text.replaceAll('$', '').toUpperCase();
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(plain);
  if (columns) return between([0, columnIndex(columns[1])], [SHEET_ROWS - 1, columnIndex(columns[2])]);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (rows) return between([rowIndex(rows[1]), 0], [rowIndex(rows[2]), SHEET_COLUMNS - 1]);
  const corners = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (!corners) return undefined;
  const [, left, top, right = left, bottom = top] = corners;
  return between([rowIndex(top), columnIndex(left)], [rowIndex(bottom), columnIndex(right)]);
}

type Corner = readonly [row: number, column: number];

/** The area of two opposite corners. */
function between([row, column]: Corner, [otherRow, otherColumn]: Corner): Area {
  return {
    row: Math.min(row, otherRow),
    column: Math.min(column, otherColumn),
    rows: Math.abs(otherRow - row) + 1,
    columns: Math.abs(otherColumn - column) + 1,
  };
}

const rowIndex = (digits = '') => Number(digits) - 1;

/** `AA` → 26. */
export function columnIndex(letters = ''): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Reads `表3!D8`, `'表3'!$D$8`.
 *
 * @returns sheet, row and column from 0, or undefined where the text is no such address
 */
export function parseCellReference(text: string): { sheet: string; row: number; column: number } | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(text.trim());
  if (!match) return undefined;
  const [, quoted, plain, letters = '', digits = ''] = match;
  const column = columnIndex(letters.toUpperCase());
  const row = Number.parseInt(digits, 10) - 1;
  return row < 0 ? undefined : { sheet: quoted?.replace(/''/g, "'") ?? plain ?? '', row, column };
}

/** A sheet name as a formula quotes it. */
export function quoteSheet(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}
