import { HostError } from './protocol';

/** A rectangle of cells; rows and columns count from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const GRID_ROWS = 1_048_576;
export const GRID_COLUMNS = 16_384;

export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: GRID_ROWS, columns: GRID_COLUMNS };

/** An area that has been checked to lie on the grid. */
export function areaOnGrid(row: unknown, column: unknown, rows: unknown, columns: unknown): Area {
  const [top, left, height, width] = [row, column, rows, columns].map((part) => {
    if (typeof part !== 'number' || !Number.isInteger(part))
      throw new HostError('InvalidArgument', `not whole: ${String(part)}`);
    return part;
  }) as [number, number, number, number];
  if (top < 0 || left < 0 || height < 1 || width < 1 || top + height > GRID_ROWS || left + width > GRID_COLUMNS) {
    throw new HostError('InvalidArgument', `row ${top}, column ${left}, ${height} × ${width} is not on the grid`);
  }
  return { row: top, column: left, rows: height, columns: width };
}

export const isEntireColumn = (area: Area): boolean => area.rows === GRID_ROWS;
export const isEntireRow = (area: Area): boolean => area.columns === GRID_COLUMNS;

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function intersection(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

export function contains(outer: Area, inner: Area): boolean {
  const shared = intersection(outer, inner);
  return shared !== undefined && sameArea(shared, inner);
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { row, column, rows, columns };
}

/** What is left of `area` without `hole`: up to four rectangles. */
export function without(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  const bottom = cut.row + cut.rows;
  const right = cut.column + cut.columns;
  const pieces: Area[] = [
    { ...area, rows: cut.row - area.row },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
    { row: cut.row, rows: cut.rows, column: area.column, columns: cut.column - area.column },
    { row: cut.row, rows: cut.rows, column: right, columns: area.column + area.columns - right },
  ];
  return pieces.filter((piece) => piece.rows > 0 && piece.columns > 0);
}

/** `A`, `Z`, `AA` … for 0, 25, 26 … */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** `A1:B2`, `A:C`, `1:3`; one cell as `A1`. */
export function areaText(area: Area, dollar = ''): string {
  const letter = (column: number) => dollar + columnLetters(column);
  const number = (row: number) => dollar + String(row + 1);
  const lastRow = area.row + area.rows - 1;
  const lastColumn = area.column + area.columns - 1;
  if (isEntireColumn(area) && !isEntireRow(area)) return `${letter(area.column)}:${letter(lastColumn)}`;
  if (isEntireRow(area) && !isEntireColumn(area)) return `${number(area.row)}:${number(lastRow)}`;
  const first = letter(area.column) + number(area.row);
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${letter(lastColumn)}${number(lastRow)}`;
}

/** `表1!` or `'My sheet'!`, as Excel writes it before an address. */
export function sheetPrefix(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i.test(name);
  return plain ? `${name}!` : `'${name.replaceAll("'", "''")}'!`;
}

/** Splits `'My sheet'!A1` into the sheet's name and the rest. */
export function splitAddress(address: string): { readonly sheet?: string; readonly cells: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address.trim());
  if (!match) return { cells: address.trim() };
  return { sheet: match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll("''", "'"), cells: match[3] ?? '' };
}

/** The area of `A1`, `$A$1:B2`, `A:C` or `1:3`; undefined where the text is no address. */
export function areaOf(text: string): Area | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,8})?)?$/.exec(text);
  if (!match) return undefined;
  const [, letters1, digits1, letters2, digits2] = match;
  const isRange = text.includes(':');
  if (!isRange && (!letters1 || !digits1)) return undefined;
  if (isRange && (Boolean(letters1) !== Boolean(letters2) || Boolean(digits1) !== Boolean(digits2))) return undefined;
  if (!letters1 && !digits1) return undefined;
  const columns = letters1 ? [columnNumber(letters1), columnNumber(letters2 ?? letters1)] : [0, GRID_COLUMNS - 1];
  const rows = digits1 ? [Number(digits1) - 1, Number(digits2 ?? digits1) - 1] : [0, GRID_ROWS - 1];
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  return areaOnGrid(row, column, Math.max(...rows) - row + 1, Math.max(...columns) - column + 1);
}
