/** Addresses of cells as a file writes them. */
import type { Area } from '../worksheet/workbook';

/** The areas of `A1:C4 E7`. What is no address is left out. */
export function parseAreas(reference: string): Area[] {
  return reference.split(/\s+/).flatMap((part) => {
    const match = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/.exec(part.replaceAll('$', ''));
    if (!match) return [];
    const [, left = '', top = '', right = left, bottom = top] = match;
    const [row, column] = [Number(top) - 1, columnIndex(left)];
    return [{ row, column, rows: Number(bottom) - row, columns: columnIndex(right) - column + 1 }];
  });
}

/** `AA` → 26. */
function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What is left of an area without one of its cells: up to four rectangles. */
export function withoutCell(area: Area, row: number, column: number): Area[] {
  const [below, beside] = [row + 1, column + 1];
  return [
    { ...area, rows: row - area.row },
    { ...area, row: below, rows: area.row + area.rows - below },
    { row, rows: 1, column: area.column, columns: column - area.column },
    { row, rows: 1, column: beside, columns: area.column + area.columns - beside },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}
