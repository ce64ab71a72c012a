/** Finds the titles of tables on a sheet, and what part of the sheet belongs to each. */
import { TABLES, type TableNumber } from '../../budget/tables';
import { type Grid, headingWord } from './grid';
import { TITLE_SYNONYMS } from './label-synonyms';

/** A title, or 表 N without one. */
export interface Anchor {
  readonly row: number;
  readonly column: number;
  readonly by: 'title' | 'number';
  /** Undefined: the title of something else. */
  readonly table?: TableNumber;
  /** One of the tables, but of another year or another document. */
  readonly otherPeriod?: boolean;
  readonly text: string;
}

/** A part of a sheet with at most one title; all bounds included. */
export interface Window {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly anchor?: Anchor;
}

/** The longest first, so that 财政拨款收支总体情况表 is not taken for 收支总体情况表. */
const TITLES: readonly (readonly [string, TableNumber])[] = TABLES.flatMap(({ number, title }) =>
  [title, ...TITLE_SYNONYMS[number]].map((text) => [headingWord(text), number] as const),
).sort((left, right) => right[0].length - left[0].length);

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

function tableNumber(text: string): TableNumber | undefined {
  const number = NUMERALS.includes(text) ? NUMERALS.indexOf(text) + 1 : Number(text);
  return TABLES.find((table) => table.number === number)?.number;
}

const bare = (word: string): string => word.replace(/(?:\([^()]*\))+$/, '').replace(/-?续表?$/, '');

/** Whether a word is the title of a table, of ours (`table`) or another. */
function titleOf(word: string): Pick<Anchor, 'table' | 'otherPeriod'> | undefined {
  if (!/[表续)]$/.test(word) || word.length > 60 || /^(?:备注|注|说明)/.test(word)) return undefined;
  if (/[。,;:]/.test(word.replace(/^[^:]{0,8}:/, ''))) return undefined;
  const text = bare(word);
  const [title, table] = TITLES.find(([candidate]) => text.endsWith(candidate)) ?? [];
  if (title !== undefined && table !== undefined) {
    return /上年|去年|决算|预算执行/.test(text.slice(0, -title.length)) ? { otherPeriod: true } : { table };
  }
  return /..{4,}表$/.test(text) && !/空表$|本表|此表|附表$/.test(text) ? {} : undefined;
}

/** `表 3`, `附表3`, `表三`, `预算公开03表`. */
export function numberOf(word: string): TableNumber | undefined {
  const match =
    /^(?:附|附件|公开|预算公开)?表-?(\d{1,2}|[一二三四五六七八九十]{1,2})$/.exec(word) ??
    /^(?:公开|预算公开|预算)?(\d{1,2})表$/.exec(word);
  return match ? tableNumber(match[1] ?? '') : undefined;
}

/** The table that a sheet's name speaks of: `表3`, `3.支出总体`, `三公经费`. */
export function tableOfSheetName(name: string): TableNumber | undefined {
  const word = headingWord(name);
  const titled = TITLES.find(([title]) => word.includes(title) || word.includes(title.replace(/情况表$|表$/, '')))?.[1];
  const numbered =
    /表-?(\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d一二三四五六七八九十])/.exec(word) ??
    /^(\d{1,2})(?!\d)/.exec(word) ??
    /(?<!\d)(\d{1,2})表/.exec(word);
  return (numbered && tableNumber(numbered[1] ?? '')) || titled;
}

/** All titles, and numbers that stand without one, in reading order. */
function findAnchors(grid: Grid): Anchor[] {
  const titles: Anchor[] = [];
  const numbers: Anchor[] = [];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const word = grid.word(row, column);
      if (word.length < 2) continue;
      const table = numberOf(word);
      const text = String(grid.value(row, column)).trim();
      if (table !== undefined) {
        numbers.push({ row, column, by: 'number', table, text });
        continue;
      }
      const title = titleOf(word);
      if (!title) continue;
      // Other titles count only where nothing else stands in the row: a project may be called 报表.
      if (title.table === undefined && grid.filled(row, 0, grid.columns - 1).length > 1) continue;
      titles.push({ row, column, by: 'title', text, ...title });
    }
  }
  // 表 N above one of our titles adds nothing; above a title that we do not know it tells which table it is.
  const isKnown = (title: Anchor) => title.table !== undefined || title.otherPeriod === true;
  const knownRows = new Set(titles.filter(isKnown).map(({ row }) => row));
  const kept = numbers.filter(({ row }) => ![0, 1, 2, 3].some((rows) => knownRows.has(row + rows)));
  const keptRows = new Set(kept.map(({ row }) => row));
  const own = titles.filter((title) => isKnown(title) || ![0, 1, 2, 3].some((rows) => keptRows.has(title.row - rows)));
  return [...own, ...kept].sort((left, right) => left.row - right.row || left.column - right.column);
}

/**
 * Cuts a sheet into windows: one for each title, from its row to the next title below; titles in the same row share the
 * columns.
 */
export function findWindows(grid: Grid): Window[] {
  const strips: Anchor[][] = [];
  for (const anchor of findAnchors(grid)) {
    const strip = strips.at(-1);
    const first = strip?.[0];
    if (
      strip &&
      first &&
      anchor.row - first.row <= 1 &&
      strip.every(({ column }) => Math.abs(column - anchor.column) > 1)
    )
      strip.push(anchor);
    else strips.push([anchor]);
  }
  const right = grid.columns - 1;
  const topOf = (strip: readonly Anchor[] | undefined) => strip?.[0]?.row ?? grid.rows;
  const windows: Window[] = [];
  if (topOf(strips[0]) > 0) windows.push({ top: 0, bottom: topOf(strips[0]) - 1, left: 0, right });
  strips.forEach((strip, index) => {
    const rows = { top: topOf(strip), bottom: topOf(strips[index + 1]) - 1 };
    const sorted = [...strip].sort((one, other) => one.column - other.column);
    let left = 0;
    sorted.forEach((anchor, position) => {
      const next = sorted[position + 1];
      const end = next ? lastColumnBefore(grid, rows, anchor.column, next.column) : right;
      windows.push({ ...rows, left, right: end, anchor });
      left = end + 1;
    });
  });
  return windows;
}

/** A blank column between two titles parts their tables; without one, the second table begins under its title. */
function lastColumnBefore(
  grid: Grid,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  after: number,
  next: number,
): number {
  for (let column = next; column > after; column--) {
    let blank = true;
    for (let row = top; row <= bottom && blank; row++) blank = grid.isBlank(row, column);
    if (blank) return column;
  }
  return next - 1;
}
