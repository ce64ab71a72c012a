/** Where rows, columns and merged areas of a sheet lie. Pixels. */
import type { Area } from '../worksheet/workbook';

/** Begin of each row or column, and the end of the last. */
export function offsetsOf(sizes: ArrayLike<number>): number[] {
  const offsets = new Array<number>(sizes.length + 1);
  offsets[0] = 0;
  let end = 0;
  for (let line = 0; line < sizes.length; line++) offsets[line + 1] = end += sizes[line] ?? 0;
  return offsets;
}

/** The first and the last row or column that is at least partly between two offsets. */
export function linesWithin(offsets: readonly number[], from: number, to: number): [number, number] {
  const last = Math.max(offsets.length - 2, 0);
  return [Math.max(lineAt(offsets, from), 0), Math.min(lineAt(offsets, to), last)];
}

/** The row or column at an offset, found by halving. */
function lineAt(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows or columns from the first to the last that are not hidden. */
export function shownLines(sizes: ArrayLike<number>, [first, last]: readonly [number, number]): number[] {
  const shown: number[] = [];
  for (let line = first; line <= last; line++) if ((sizes[line] ?? 0) > 0) shown.push(line);
  return shown;
}

/**
 * The row or column a step away, past hidden ones; the last one before the edge where it would go beyond.
 *
 * @param sizes of all rows or columns; 0 where hidden
 */
export function nextLine(sizes: ArrayLike<number>, from: number, step: number): number {
  const onward = Math.sign(step);
  let line = Math.min(Math.max(from + step, 0), sizes.length - 1);
  while (onward !== 0 && sizes[line] === 0) line += onward;
  if (line >= 0 && line < sizes.length) return line;
  // Nothing but hidden ones as far as the edge.
  line = Math.min(Math.max(from + step, 0), sizes.length - 1);
  while (line !== from && sizes[line] === 0) line -= onward;
  return line;
}

/** Areas that reach into a rectangle of rows and columns, each from the first to the last. */
export function areasWithin(
  areas: readonly Area[],
  rows: readonly [number, number],
  columns: readonly [number, number],
): Area[] {
  return areas.filter(
    (area) =>
      area.row <= rows[1] &&
      area.row + area.rows > rows[0] &&
      area.column <= columns[1] &&
      area.column + area.columns > columns[0],
  );
}
