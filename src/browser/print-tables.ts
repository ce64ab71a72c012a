/** All the tables and 情况说明 on paper, by the browser's own print: A4, each in its orientation, fitted to the width, headings repeated. */
import { checkWorkbook } from '../actions/check-workbook';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { type Area, WorkbookError } from '../worksheet/workbook';
import type { SheetView } from '../xlsx/sheet-view';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { fittedText, shrunkLetters } from './fitted-text';
import { areasWithin } from './grid-geometry';

/** Printable width of A4 with margins of 1.5 cm, pixels. */
const WIDTHS = { portrait: 680, landscape: 1009 } as const;

/**
 * Lays out every table sheet, and 情况说明 where it was written, and opens the browser's print window.
 *
 * @throws WorkbookError where the workbook has no table
 */
export async function printTables(book: XlsxWorkbook): Promise<void> {
  const place = document.getElementById('print');
  if (!place) throw new ReferenceError('the page has no #print');
  const tables = await tableSheets(book);
  if (tables.length === 0) throw new WorkbookError('工作簿里没有可打印的表。请先一键生成', 'no tables');
  const pages = tables.flatMap((sheet) => {
    const view = book.view(sheet);
    // The whole of it: a print area that somebody set for an earlier table would cut rows off.
    return view ? [printedSheet(view, { row: 0, column: 0, ...view.used })] : [];
  });
  const narrative = narrativeView(book);
  // Its open points stand beside the text and are not printed.
  if (narrative?.printArea) pages.push(printedSheet(narrative, narrative.printArea));
  place.replaceChildren(...pages);
  addEventListener('afterprint', () => place.replaceChildren(), { once: true });
  print();
}

/** Sheets with a table that was recognised, in the order of their tabs. */
async function tableSheets(book: XlsxWorkbook): Promise<string[]> {
  const outcome = await checkWorkbook(book, DEFAULT_LAYOUT);
  if (outcome.status === 'nothing') return [];
  const recognised = new Set(outcome.recognition.tables.map(({ sheet }) => sheet));
  return book.visibleSheets().filter((sheet) => recognised.has(sheet));
}

function narrativeView(book: XlsxWorkbook): SheetView | undefined {
  const { sheet } = DEFAULT_LAYOUT.narrative;
  return book.visibleSheets().includes(sheet) ? book.view(sheet) : undefined;
}

/** @param printed the rows and columns that go on paper */
function printedSheet(view: SheetView, printed: Area): HTMLElement {
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
  for (let row = printed.row; row < endRow; row++) {
    if (view.rowHeights[row] === 0) continue;
    (row <= lastTitle ? head : body).append(printedRow(view, row, [printed.column, endColumn - 1]));
  }
  table.append(head, body);
  page.append(table);
  return page;
}

function printedRow(view: SheetView, row: number, [first, last]: readonly [number, number]): HTMLElement {
  const line = document.createElement('tr');
  line.style.height = `${view.rowHeights[row] ?? 0}px`;
  const merges = areasWithin(view.merges, [row, row], [first, last]);
  for (let column = first; column <= last; column++) {
    const merge = merges.find((area) => column >= area.column && column < area.column + area.columns);
    if (merge && (merge.row !== row || merge.column !== column)) continue;
    const drawn = view.cell(row, column);
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
