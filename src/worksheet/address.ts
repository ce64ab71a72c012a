/** Cell addresses as people read them. Rows and columns count from 0 in code, from 1 and A on screen. */
import type { Area } from './workbook';

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

/**
 * Reads `表3!D8`, `'表3'!$D$8`.
 *
 * @returns sheet, row and column from 0, or undefined where the text is no such address
 */
export function parseCellReference(text: string): { sheet: string; row: number; column: number } | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Za-z]{1,3})\$?(\d+)$/.exec(text.trim());
  if (!match) return undefined;
  const [, quoted, plain, letters = '', digits = ''] = match;
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number.parseInt(digits, 10) - 1;
  return row < 0 ? undefined : { sheet: quoted?.replace(/''/g, "'") ?? plain ?? '', row, column };
}

/** A sheet name as a formula quotes it. */
export function quoteSheet(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}
