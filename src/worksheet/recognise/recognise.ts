/** Reads published tables that we did not make: from any workbook, by titles and headings. */
import type { Classification } from '../../budget/classifications';
import { TABLES, type TableNumber } from '../../budget/tables';
import { templateSheets } from '../base/template-edits';
import { LAYOUTS } from '../layouts';
import { STATE_SHEET } from '../state';
import type { SheetSnapshot, WorkbookSnapshot } from '../workbook';
import { findHeaders } from './find-headers';
import { findWindows, type Window } from './find-titles';
import { Grid, looksNumeric } from './grid';
import { matchHeader, readHeadings } from './header-columns';
import { identifyTable } from './identify-table';
import { OWN_REPORT_SHEETS } from './label-synonyms';
import { noteAt, type RecognitionNote } from './note';
import { type Fragment, type RecognisedTable, TableReader } from './read-table';
import { append } from '../../budget/long-lists';

export interface Recognition {
  /** In the order of the tables, each at most once. */
  readonly tables: readonly RecognisedTable[];
  /** What was not recognised, or only with doubt. */
  readonly notes: readonly RecognitionNote[];
}

/** Sheets of ours that hold no published table. */
const OWN_SHEETS: ReadonlySet<string> = new Set([
  STATE_SHEET,
  ...OWN_REPORT_SHEETS,
  ...LAYOUTS.flatMap((layout) => [...templateSheets(layout), layout.narrative.sheet]),
]);

/** With fewer numbers than this, a sheet without a table is not worth a note. */
const GRID_OF_AMOUNTS = 6;

/**
 * Finds 表1–表11 in a workbook, whoever made them.
 *
 * @param workbook all sheets, read as values
 * @param classification names for functional classes without a code
 * @param ignored names of sheets that hold no published table
 * @returns the tables, and everything that was left aside or is doubtful
 */
export function recogniseTables(
  workbook: WorkbookSnapshot,
  classification: Classification,
  ignored: ReadonlySet<string> = OWN_SHEETS,
): Recognition {
  const found: TableReader[] = [];
  const notes: RecognitionNote[] = [];
  for (const name of workbook.sheetNames) {
    const snapshot = workbook.sheets.get(name);
    if (snapshot && !ignored.has(name)) readSheet(snapshot, classification, found, notes);
  }
  const chosen = chooseOne(found, notes);
  const tables = TABLES.flatMap(({ number }) => {
    const reader = chosen.get(number);
    if (!reader) return [];
    const table = reader.finish();
    append(notes, reader.notes);
    return table;
  });
  noteMissing(chosen, notes);
  return { tables, notes };
}

function readSheet(
  snapshot: SheetSnapshot,
  classification: Classification,
  found: TableReader[],
  notes: RecognitionNote[],
): void {
  const grid = new Grid(snapshot);
  const before = found.length;
  const noted = notes.length;
  for (const window of findWindows(grid)) readWindow(grid, window, classification, found, notes);
  if (found.length === before && notes.length === noted && amountsOf(grid) >= GRID_OF_AMOUNTS) {
    notes.push(noteAt(snapshot.name, undefined, '工作表里有金额，但认不出是哪一张公开表，未读取'));
  }
}

function readWindow(
  grid: Grid,
  window: Window,
  classification: Classification,
  found: TableReader[],
  notes: RecognitionNote[],
): void {
  const blocks = findHeaders(grid, window);
  const { anchor } = window;
  if (blocks.length === 0 && anchor?.table !== undefined && hasAmounts(grid, window)) {
    notes.push(
      noteAt(grid.snapshot.name, grid.place(anchor.row, anchor.column), `“${anchor.text}”下面认不出表头，未读取`),
    );
  }
  let first: Fragment | undefined;
  blocks.forEach((block, index) => {
    const from = index === 0 ? window.top : (blocks[index - 1]?.bottom ?? window.top) + 1;
    const to = (blocks[index + 1]?.top ?? window.bottom + 1) - 1;
    const identified = repeats(grid, window, block, first) ?? identifyTable(grid, window, block, index === 0);
    if ('message' in identified) {
      const column = grid.filled(block.top, window.left, window.right)[0] ?? window.left;
      const place = index === 0 && anchor ? anchor : { row: block.top, column };
      notes.push(noteAt(grid.snapshot.name, grid.place(place.row, place.column), identified.message));
      return;
    }
    const fragment: Fragment = { window, block, from, to, identified };
    first ??= fragment;
    const open = found.at(-1);
    const isSame = open?.grid === grid && open.declaration.number === identified.match.table;
    if (!(isSame && open.continueWith(fragment))) found.push(new TableReader(grid, fragment, classification));
  });
}

/** The headings of the window's first table once more, as on a further page. */
function repeats(grid: Grid, window: Window, block: Fragment['block'], first: Fragment | undefined) {
  if (!first) return undefined;
  const { identified } = first;
  const match = matchHeader(readHeadings(grid, window, block), identified.match.table);
  return match.signature === identified.match.signature ? { match, by: identified.by } : undefined;
}

/** Of a table found twice, the better: with more of its columns, then with a title, then the first. */
function chooseOne(found: readonly TableReader[], notes: RecognitionNote[]): ReadonlyMap<TableNumber, TableReader> {
  const chosen = new Map<TableNumber, TableReader>();
  for (const reader of found) {
    const { number } = reader.declaration;
    const known = chosen.get(number);
    if (!known) {
      chosen.set(number, reader);
      continue;
    }
    const better = worth(reader) > worth(known);
    const [kept, left] = better ? [reader, known] : [known, reader];
    chosen.set(number, kept);
    const place = left.cells.get(left.id);
    const { doubt } = left.first.identified;
    const message = `表${number}出现了两次，只读取工作表“${kept.grid.snapshot.name}”里的那一张，这一张未读取${doubt ? `；${doubt}` : ''}`;
    notes.push(noteAt(left.grid.snapshot.name, place, message));
  }
  return chosen;
}

function worth({ first: { identified } }: TableReader): number {
  return identified.match.found * 2 + (identified.by === 'title' ? 1 : 0);
}

function noteMissing(chosen: ReadonlyMap<TableNumber, TableReader>, notes: RecognitionNote[]): void {
  if (chosen.size === 0) {
    notes.push(noteAt('', undefined, '没有找到任何一张公开表'));
    return;
  }
  for (const { number, title } of TABLES) {
    if (!chosen.has(number)) notes.push(noteAt('', undefined, `没有找到表${number} ${title}`));
  }
}

function hasAmounts(grid: Grid, window: Window): boolean {
  for (let row = window.top; row <= window.bottom; row++) {
    if (grid.filled(row, window.left, window.right).some((column) => typeof grid.value(row, column) === 'number'))
      return true;
  }
  return false;
}

function amountsOf(grid: Grid): number {
  let amounts = 0;
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) if (looksNumeric(grid.value(row, column))) amounts++;
  }
  return amounts;
}
