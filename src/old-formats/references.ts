/** Cells and ranges as formulas and attributes name them. */
import type { CellRange } from './book';

export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

export function cellReference(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function rangeReference({ top, left, bottom, right }: CellRange): string {
  const first = cellReference(top, left);
  const last = cellReference(bottom, right);
  return first === last ? first : `${first}:${last}`;
}
