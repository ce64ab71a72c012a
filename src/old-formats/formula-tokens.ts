/** What the tokens of formulas in old files stand for ([MS-XLS] 2.5.198.25), those that need no more than themselves. */

import { columnLetters } from './references';

/** Operators between two operands. */
export const BINARY: Readonly<Record<number, string>> = {
  0x03: '+',
  0x04: '-',
  0x05: '*',
  0x06: '/',
  0x07: '^',
  0x08: '&',
  0x09: '<',
  0x0a: '<=',
  0x0b: '=',
  0x0c: '>=',
  0x0d: '>',
  0x0e: '<>',
  0x0f: ' ',
  0x10: ',',
  0x11: ':',
};

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** The error of a code. One that is none is shown as an unknown value is. */
export function errorOf(code: number): string {
  return ERRORS[code] ?? '#N/A';
}

/** Functions that Excel 2007 brought: newer than the old format, but none of the `_xlfn.` functions of the new one. */
const OF_2007 = new Set([
  'IFERROR',
  'SUMIFS',
  'COUNTIFS',
  'AVERAGEIF',
  'AVERAGEIFS',
  'CUBEKPIMEMBER',
  'CUBEMEMBER',
  'CUBEMEMBERPROPERTY',
  'CUBERANKEDMEMBER',
  'CUBESET',
  'CUBESETCOUNT',
  'CUBEVALUE',
]);

/** The name of a function as formulas of the new format spell it. */
export function newFunctionName(name: string): string {
  const bare = name.replace(/^_xlfn\./i, '');
  return OF_2007.has(bare.toUpperCase()) ? bare : name;
}

/** A sheet's name, or two that a reference spans, as formulas spell them. */
export function quotedSheet(first: string, last = first): string {
  const name = first === last ? first : `${first}:${last}`;
  const isPlain = [first, last].every(
    (part) =>
      /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(part) && !/^[A-Z]{1,3}\d+$|^R\d*C?\d*$|^C\d*$|^(TRUE|FALSE)$/i.test(part),
  );
  return isPlain ? name : `'${name.replace(/'/g, "''")}'`;
}

/** One end of a reference; `$` where it does not move with its cell. */
export interface ReferenceEnd {
  readonly row: number;
  readonly column: number;
  readonly rowMoves: boolean;
  readonly columnMoves: boolean;
}

const LAST_ROW = 0xffff;
const LAST_COLUMN = 0xff;

const rowText = ({ row, rowMoves }: ReferenceEnd) => `${rowMoves ? '' : '$'}${row + 1}`;
const columnText = ({ column, columnMoves }: ReferenceEnd) => `${columnMoves ? '' : '$'}${columnLetters(column)}`;

export const cellText = (end: ReferenceEnd): string => columnText(end) + rowText(end);

/** An area. All rows of the old format are all rows of the new one, and so are all columns. */
export function areaText(start: ReferenceEnd, end: ReferenceEnd): string {
  if (start.row === 0 && end.row === LAST_ROW) return `${columnText(start)}:${columnText(end)}`;
  if (start.column === 0 && end.column === LAST_COLUMN) return `${rowText(start)}:${rowText(end)}`;
  return `${cellText(start)}:${cellText(end)}`;
}
