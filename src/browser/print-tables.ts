/** All the tables and 情况说明 on paper, by the browser's own print: A4, each in its orientation, fitted to the width, headings repeated. */
import { type Area, WorkbookError } from '../worksheet/workbook';
import { fittedText, shrunkLetters } from './fitted-text';
import type { RemoteBook } from './remote-book';
import type { SheetCells } from './sheet-cells';

/** Printable width of A4 with margins of 1.5 cm, pixels. */
const WIDTHS = { portrait: 680, landscape: 1009 } as const;
/** After so many milliseconds of laying out the page hears what is clicked. */
const TURN = 30;

/**
 * Lays out every table sheet, and 情况说明 where it was written, and opens the browser's print window.
 *
 * @param onStep told how far it is
 * @throws WorkbookError where the workbook has no table
 */
export async function printTables(book: RemoteBook, onStep: (step: string) => void): Promise<void> {
  const place = document.getElementById('print');
  if (!place) throw new ReferenceError('the page has no #print');
  const printed = await book.caller.ask('tablesToPrint', []);
  if (printed.length === 0) throw new WorkbookError('工作簿里没有可打印的表。请先一键生成', 'no tables');
  const pages: HTMLElement[] = [];
  for (const [index, { sheet, area }] of printed.entries()) {
    onStep(`排版 ${index + 1}/${printed.length}`);
    const cells = await book.whole(sheet, area);
    if (cells) pages.push(await printedSheet(cells, area));
  }
  place.replaceChildren();
  for (const page of pages) place.append(page);
  addEventListener('afterprint', () => place.replaceChildren(), { once: true });
  print();
}

/** @param printed the rows and columns that go on paper */
async function printedSheet(cells: SheetCells, printed: Area): Promise<HTMLElement> {
  const view = cells.frame;
  const [endRow, endColumn] = [printed.row + printed.rows, printed.column + printed.columns];
  const widths = view.columnWidths.slice(printed.column, endColumn);
  const orientation = view.isLandscape ? 'landscape' : 'portrait';
  const page = element('section', `print-page print-${orientation}`);
  const table = element('table', 'print-table');
  const whole = widths.reduce((sum, width) => sum + width, 0);
  table.style.width = `${whole}px`;
  // Never larger than on the sheet.
  page.style.setProperty('zoom', String(Math.min(1, WIDTHS[orientation] / Math.max(whole, 1))));
  const group = table.appendChild(document.createElement('colgroup'));
  for (const width of widths) group.appendChild(document.createElement('col')).style.width = `${width}px`;
  const [, lastTitle] = view.titleRows ?? [0, -1];
  const head = document.createElement('thead');
  const body = document.createElement('tbody');
  let since = performance.now();
  for (let row = printed.row; row < endRow; row++) {
    if (view.rowHeights[row] === 0) continue;
    (row <= lastTitle ? head : body).append(printedRow(cells, row, [printed.column, endColumn - 1]));
    if (performance.now() - since < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  table.append(head, body);
  page.append(table);
  return page;
}

function printedRow(cells: SheetCells, row: number, [first, last]: readonly [number, number]): HTMLElement {
  const view = cells.frame;
  const line = document.createElement('tr');
  line.style.height = `${view.rowHeights[row] ?? 0}px`;
  const merges = cells.mergesWithin([row, row], [first, last]);
  for (let column = first; column <= last; column++) {
    const merge = merges.find((area) => column >= area.column && column < area.column + area.columns);
    if (merge && (merge.row !== row || merge.column !== column)) continue;
    const drawn = cells.cell(row, column);
    const cell = line.appendChild(document.createElement('td'));
    if (merge) [cell.colSpan, cell.rowSpan] = [merge.columns, merge.rows];
    const area = merge ?? { row, column, rows: 1, columns: 1 };
    const width = view.columnWidths.slice(area.column, area.column + area.columns).reduce((sum, each) => sum + each, 0);
    const letters = shrunkLetters(drawn, width);
    cell.textContent = fittedText(drawn, width);
    Object.assign(cell.style, drawn.style, letters === undefined ? {} : { fontSize: letters }, {
      verticalAlign: VERTICAL[drawn.style['alignItems'] ?? ''] ?? 'bottom',
    });
    cell.style.whiteSpace = drawn.wraps ? 'pre-wrap' : 'pre';
  }
  return line;
}

const VERTICAL: Readonly<Record<string, string>> = { 'flex-start': 'top', center: 'middle', 'flex-end': 'bottom' };

function element<K extends 'section' | 'table'>(name: K, classes: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = classes;
  return made;
}
