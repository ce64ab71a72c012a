/** Operands of formulas in old files: references, numbers, texts and arrays, as people write them. */
import { damaged } from './damaged';
import { errorOf, type ReferenceEnd } from './formula-tokens';
import { float64, uint16, uint8 } from './records';
import { UNICODE } from './text';

const ROW_MOVES = 0x8000;
const COLUMN_MOVES = 0x4000;

/** One end of a reference that is stored as a place. */
export function endAt(tokens: Uint8Array, rowAt: number, columnAt: number): ReferenceEnd {
  const column = uint16(tokens, columnAt);
  return {
    row: uint16(tokens, rowAt),
    column: column & 0xff,
    rowMoves: (column & ROW_MOVES) !== 0,
    columnMoves: (column & COLUMN_MOVES) !== 0,
  };
}

/** One end of a reference that is stored as a distance from the cell, where it moves; over the edge it goes on at the other. */
export function endFromCell(
  tokens: Uint8Array,
  rowAt: number,
  columnAt: number,
  cell: { readonly row: number; readonly column: number },
): ReferenceEnd {
  const end = endAt(tokens, rowAt, columnAt);
  return {
    ...end,
    row: end.rowMoves ? (cell.row + end.row) & 0xffff : end.row,
    column: end.columnMoves ? (cell.column + end.column) & 0xff : end.column,
  };
}

/** A number, with as many digits as tell it from every other. */
export function numberText(value: number): string {
  return String(value).toUpperCase();
}

export function quotedText(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/**
 * An array of constants.
 *
 * @param extra what follows the tokens of a formula
 * @param at where the array begins in it
 * @returns its text and where the next one begins
 */
export function arrayText(extra: Uint8Array, at: number): { readonly text: string; readonly end: number } {
  const columns = uint8(extra, at) + 1;
  const rows = uint16(extra, at + 1) + 1;
  let position = at + 3;
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const line: string[] = [];
    for (let column = 0; column < columns; column++) {
      const type = uint8(extra, position);
      if (type === 0x02) {
        const { text, end } = UNICODE.read(extra, position + 1, 2);
        line.push(quotedText(text));
        position = end;
        continue;
      }
      if (type === 0x01) line.push(numberText(float64(extra, position + 1)));
      else if (type === 0x04) line.push(uint8(extra, position + 1) === 0 ? 'FALSE' : 'TRUE');
      else if (type === 0x10) line.push(errorOf(uint8(extra, position + 1)));
      else if (type === 0x00) line.push('');
      else throw damaged(`an array holds ${type}`);
      position += 9;
    }
    lines.push(line.join(','));
  }
  return { text: `{${lines.join(';')}}`, end: position };
}
