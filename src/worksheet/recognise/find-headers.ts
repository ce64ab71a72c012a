/** Finds the rows of headings in a part of a sheet, by words that any table's headings may use. */
import type { Grid } from './grid';
import { looksNumeric } from './grid';
import { COLUMN_NUMBER_LABELS, TOTAL_LABELS } from './label-synonyms';
import type { Window } from './find-titles';
import { HEADING_WORDS, type WordUse } from './table-headings';

/** Rows of headings; bounds included, in the grid. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
}

/** More rows than this no heading has. */
const DEEPEST = 8;

/** Words after a year are compared without it. */
export function withoutYear(word: string): { readonly word: string; readonly year: string } {
  const match = /^(20\d\d)年度?(.+)$/.exec(word);
  return { word: match?.[2] ?? word, year: match?.[1] ?? '' };
}

function useOf(word: string): WordUse | undefined {
  return HEADING_WORDS.get(word) ?? HEADING_WORDS.get(withoutYear(word).word);
}

/** A row that only numbers the columns: `栏次 1 2 3`. */
export function numbersColumns(grid: Grid, row: number, window: Window): boolean {
  const filled = grid.filled(row, window.left, window.right);
  const numbers = filled.filter((column) => !COLUMN_NUMBER_LABELS.has(grid.word(row, column)));
  return (
    numbers.length >= 3 &&
    numbers.every((column, index) => String(grid.value(row, column)).trim() === String(index + 1))
  );
}

/** All blocks of headings in a window, from top to bottom. */
export function findHeaders(grid: Grid, window: Window): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  for (let row = window.top; row <= window.bottom; row++) {
    if (!beginsHeader(grid, row, window)) continue;
    const bottom = endOfHeader(grid, row, window);
    blocks.push({ top: row, bottom });
    row = bottom;
  }
  return blocks;
}

function beginsHeader(grid: Grid, row: number, window: Window): boolean {
  const filled = grid.filled(row, window.left, window.right);
  if (filled.length < 2 || filled.some((column) => looksNumeric(grid.value(row, column)))) return false;
  const words = filled.map((column) => grid.word(row, column)).filter((word) => useOf(word));
  const begins = words.some((word) => {
    const use = useOf(word);
    return use && (use.label || use.group.has('label') || use.group.has('both'));
  });
  return (
    begins && words.length >= 2 && words.length * 2 >= filled.length && words.some((word) => !TOTAL_LABELS.has(word))
  );
}

/** The last row of headings: a row of the body has a number, or a label under the heading of a label column. */
function endOfHeader(grid: Grid, top: number, window: Window): number {
  const heading = new Map<number, string>();
  let bottom = top;
  for (let row = top; row <= Math.min(window.bottom, top + DEEPEST); row++) {
    const filled = grid.filled(row, window.left, window.right);
    if (filled.length === 0) continue;
    // The numbers of the columns close the headings.
    if (numbersColumns(grid, row, window)) return row;
    if (row > top && !continuesHeader(grid, row, filled, heading)) break;
    for (const column of filled) heading.set(column, grid.word(row, column));
    bottom = row;
  }
  return bottom;
}

function continuesHeader(
  grid: Grid,
  row: number,
  filled: readonly number[],
  heading: ReadonlyMap<number, string>,
): boolean {
  return filled.every((column) => {
    if (looksNumeric(grid.value(row, column))) return false;
    const word = grid.word(row, column);
    const above = heading.get(column);
    if (word === '') return false;
    if (above === undefined || above === word) return true;
    const over = useOf(above);
    const use = useOf(word);
    // Under an amount, any text is the rest of its heading.
    if (!over || (!over.label && !over.group.has('label'))) return true;
    if (!use) return false;
    // 项目 over 类 is no code; 科目 over 合计 is a total row. Only groups of both kinds have amounts below.
    return use.label || use.group.has('label') || over.group.has('both');
  });
}
