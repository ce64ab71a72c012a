/** A sheet that comes in blocks is the sheet: every cell, every merged area, and no more of it than is looked at. */
import { filledSampleBytes } from '../../tests/support/filled-sample';
import type { Area } from '../worksheet/workbook';
import type { CellView, SheetView } from '../xlsx/sheet-view';
import { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { BLOCK } from './background/book-service';
import { cellBlock, sheetFrame } from './background/sheet-blocks';
import { SheetCells } from './sheet-cells';

type Source = Parameters<typeof cellBlock>[0];

const PLAIN: CellView = { text: '', isGeneral: true, shrinks: false, style: { textAlign: 'left' }, wraps: false };

/** A sheet of so many rows whose cells say where they stand; `changed` holds other texts by their place. */
function sheetOf(rows: number, merges: readonly Area[] = [], changed = new Map<string, string>()) {
  const byRow = new Map<number, Area[]>();
  for (const area of merges) byRow.set(area.row, [...(byRow.get(area.row) ?? []), area]);
  const view: SheetView = {
    name: '支出明细',
    columnWidths: Array.from({ length: 40 }, () => 60),
    rowHeights: Array.from({ length: rows }, () => 20),
    frozenRows: 0,
    merges: byRow,
    isLandscape: false,
    used: { rows, columns: 40 },
    cell: (row, column) => ({ ...PLAIN, text: changed.get(`${row},${column}`) ?? `${row},${column}` }),
  };
  const source: Source = {
    view: () => view,
    cellState: ({ row, column }) => ({ content: `${row},${column}`, isLocked: false, numberFormat: 'General' }),
  };
  return { view, source };
}

/** As it crosses between threads. */
const crossed = structuredClone;

function opened({ view, source }: ReturnType<typeof sheetOf>) {
  const start = { frame: sheetFrame(view), first: cellBlock(source, view, { row: 0, column: 0 }) };
  return new SheetCells(crossed(start));
}

/** Looks, and fetches until nothing is missing. */
function lookWhole(
  cells: SheetCells,
  { view, source }: ReturnType<typeof sheetOf>,
  rows: readonly [number, number],
): number {
  let fetched = 0;
  const missing = () => cells.look([{ rows, columns: [0, 39] }]);
  for (let next = missing(); next.length > 0; next = missing()) {
    for (const place of next) {
      cells.took(crossed(cellBlock(source, view, place)));
      fetched++;
    }
  }
  return fetched;
}

test('every cell of every sheet of the filled sample looks and holds what it does in the workbook', async () => {
  const book = await XlsxWorkbook.open(await filledSampleBytes());
  for (const sheet of book.visibleSheets()) {
    const view = book.view(sheet)!;
    const source = { view, source: book };
    const cells = opened(source);
    lookWhole(cells, source, [0, view.rowHeights.length - 1]);
    expect(Array.from(cells.frame.rowHeights)).toEqual(view.rowHeights);
    const places = view.rowHeights.flatMap((_, row) => view.columnWidths.map((__, column) => ({ sheet, row, column })));
    expect(places.map((place) => cells.at(place))).toEqual(
      places.map((place) => ({ view: view.cell(place.row, place.column), state: book.cellState(place) })),
    );
    expect(places.map((place) => cells.anchorOf(place))).toEqual(places.map((place) => book.anchorOf(place)));
  }
});

test('of 300,000 rows only what is in sight and around it comes: at most 4 rows of blocks for a screen', () => {
  const sheet = sheetOf(300_000);
  const cells = opened(sheet);
  expect(lookWhole(cells, sheet, [150_000, 150_060])).toBeLessThanOrEqual(4 * 2);
  expect(cells.cell(150_030, 7).text).toBe('150030,7');
  // Nothing again for who looks again, or scrolls by less than a block.
  expect(lookWhole(cells, sheet, [150_000, 150_060])).toBe(0);
});

test('of 100,000 merged areas a block brings those that reach into it, wherever they begin', () => {
  const pairs = Array.from({ length: 100_000 }, (_, row): Area => ({ row, column: 2, rows: 1, columns: 2 }));
  const tall: Area = { row: 10, column: 6, rows: 90_000, columns: 1 };
  const sheet = sheetOf(100_000, [...pairs, tall]);
  const block = cellBlock(sheet.source, sheet.view, { row: 700, column: 0 });
  expect(block.merges).toEqual(
    [tall, ...pairs.slice(700 * BLOCK.rows, 701 * BLOCK.rows)].sort((a, b) => a.row - b.row),
  );
  const cells = opened(sheet);
  lookWhole(cells, sheet, [44_800, 44_860]);
  // The cell with the content of the tall one stands far above and has come as well.
  expect(cells.anchorOf({ row: 44_850, column: 6 })).toEqual({ row: 10, column: 6 });
  expect(cells.cell(10, 6).text).toBe('10,6');
});

test('what comes again unchanged stays the same object, so it is not drawn again; what was typed elsewhere is another', () => {
  const changed = new Map<string, string>();
  const sheet = sheetOf(60, [], changed);
  const cells = opened(sheet);
  lookWhole(cells, sheet, [0, 59]);
  const before = [cells.cell(5, 5), cells.cell(6, 6)];
  changed.set('6,6', '186.10');
  cells.outdate();
  // Until it has come, what was there is shown.
  expect(cells.cell(6, 6).text).toBe('6,6');
  expect(lookWhole(cells, sheet, [0, 59])).toBeGreaterThan(0);
  expect(cells.cell(5, 5)).toBe(before[0]);
  expect(cells.cell(6, 6).text).toBe('186.10');
});

test('what was typed stays in sight while blocks come that were read before it', () => {
  const sheet = sheetOf(60);
  const cells = opened(sheet);
  const typed = { view: { ...PLAIN, text: '7' }, state: { content: 7, isLocked: false, numberFormat: 'General' } };
  cells.show({ row: 3, column: 3 }, typed);
  cells.took(crossed(cellBlock(sheet.source, sheet.view, { row: 0, column: 0 })));
  expect(cells.cell(3, 3).text).toBe('7');
  const answer = { ...typed, view: { ...typed.view, text: '7.00' } };
  cells.settle({ row: 3, column: 3 }, typed, answer);
  expect(cells.cell(3, 3).text).toBe('7.00');
});

test('a screen scrolled through 300,000 rows: what was seen long ago is forgotten, and comes again', () => {
  const sheet = sheetOf(300_000);
  const cells = opened(sheet);
  for (let row = 0; row < 9_000; row += 500) lookWhole(cells, sheet, [row, row + 60]);
  expect(cells.at({ row: 5, column: 5 })).toBeUndefined();
  expect(lookWhole(cells, sheet, [0, 60])).toBeGreaterThan(0);
  expect(cells.cell(5, 5).text).toBe('5,5');
});
