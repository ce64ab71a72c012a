/** Reads sheets through Office.js: everything in one round trip, and further ones only for what exceeds the payload cap. */
import { areaAddress } from '../worksheet/address';
import {
  type CellFormat,
  type CellValue,
  SHEET_COLUMNS,
  type SheetRequest,
  type SheetSnapshot,
  type Workbook,
  type WorkbookSnapshot,
} from '../worksheet/workbook';
import { FORMAT_ROWS, type KindsAsked, readKinds } from './cell-kinds';
import { FORMAT_PROPERTIES, readFormat } from './formats';
import { askPage, pageOf, type PendingPage } from './page-setup';
import { FIRST_ROWS, rowsPerResponse } from './payload';
import { isExcelError, isTooLarge, runBatch } from './run-batch';
import { askMarks, marksOf } from './sheet-marks';

/** A cell's format takes about this much of a response. */
const FORMAT_BYTES = 600;
/** Rows whose heights are read with the print set-up: headings and texts, which stand on top. */
const HEIGHT_ROWS = 1_000;

/** A range whose content, and formats where asked for, are on their way. */
interface LoadedRange {
  readonly range: Excel.Range;
  readonly properties: OfficeExtension.ClientResult<Excel.CellProperties[][]> | undefined;
}

interface PendingSheet {
  readonly request: SheetRequest;
  readonly sheet: Excel.Worksheet;
  /** Undefined where only the sheet itself is asked for. */
  readonly content?: { readonly used: Excel.Range; readonly head: LoadedRange };
  /** The first rows with their number formats, where dates are to be told. */
  readonly numberFormats?: Excel.Range;
  readonly page: PendingPage | undefined;
}

/** Sheets that the first round trip of {@link readAllSheets} reaches. */
const CHAINED_SHEETS = 40;

/**
 * @param requests what to read
 * @throws WorkbookError
 */
export function readSheets(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot> {
  const hasPages = requests.some(({ page }) => page);
  return withFewerRows(hasPages, (firstRows, pages) =>
    runBatch(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load(['items/name', 'items/visibility']);
      const pending = requests.map((request) =>
        askSheet(
          worksheets.getItemOrNullObject(request.sheet),
          { ...request, page: pages && request.page === true },
          firstRows,
        ),
      );
      await context.sync();
      return { ...namesOf(worksheets), sheets: await gather(context, pending) };
    }),
  );
}

/**
 * Every sheet, in one round trip without knowing names: from the first sheet to the next and the next. Where there are more
 * sheets than {@link CHAINED_SHEETS}, the others are read by their names in a second one.
 *
 * @param options as of {@link Workbook.readAll}
 * @throws WorkbookError
 */
export function readAllSheets(options: Parameters<Workbook['readAll']>[0] = {}): Promise<WorkbookSnapshot> {
  const { marks = false, kinds = false, cellsOf } = options;
  return withFewerRows(options.pages === true, (firstRows, page) =>
    runBatch(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load(['items/name', 'items/visibility']);
      const ask = (sheet: Excel.Worksheet, name = '') => ({
        marks: marks ? askMarks(sheet) : undefined,
        content: askSheet(sheet, { sheet: name, content: 'values', page, kinds }, cellsOf ? 0 : firstRows),
      });
      const pending: ReturnType<typeof ask>[] = [];
      for (let sheet = worksheets.getFirst(); pending.length < CHAINED_SHEETS; sheet = sheet.getNextOrNullObject()) {
        pending.push(ask(sheet));
      }
      const wanted = (cellsOf ?? []).map((sheet) => {
        return askSheet(worksheets.getItemOrNullObject(sheet), { sheet, content: 'values', kinds }, firstRows);
      });
      await context.sync();
      const { sheetNames, visibleSheets } = namesOf(worksheets);
      const reached = pending.filter(({ content }) => !content.sheet.isNullObject);
      const names = new Set(reached.map(({ content }) => content.sheet.name));
      const others = sheetNames
        .filter((sheet) => !names.has(sheet))
        .map((sheet) => ask(worksheets.getItem(sheet), sheet));
      if (others.length > 0) await context.sync();
      const all = [...reached, ...others];
      const sheets = await gather(
        context,
        all.map(({ content }) => content),
      );
      for (const [name, sheet] of await gather(context, wanted)) sheets.set(name, sheet);
      for (const found of all) {
        const { name } = found.content.sheet;
        const sheet = sheets.get(name);
        if (sheet && found.marks) sheets.set(name, { ...sheet, marks: marksOf(found.marks) });
      }
      return { sheetNames, visibleSheets, sheets };
    }),
  );
}

function namesOf({ items }: Excel.WorksheetCollection): Pick<WorkbookSnapshot, 'sheetNames' | 'visibleSheets'> {
  const visible = items.filter(({ visibility }) => visibility === 'Visible');
  return { sheetNames: items.map(({ name }) => name), visibleSheets: visible.map(({ name }) => name) };
}

/**
 * Rows that are wider than foreseen: fewer of them in the first round trip, the rest by their measured width. Print set-ups that
 * Excel does not tell, as where there is no printer: the read without them.
 */
async function withFewerRows<T>(
  pages: boolean,
  read: (firstRows: number, pages: boolean) => Promise<T>,
  firstRows = FIRST_ROWS,
): Promise<T> {
  try {
    return await read(firstRows, pages);
  } catch (error) {
    const fewer = Math.floor(firstRows / 8);
    if (isTooLarge(error) && fewer >= 1) return withFewerRows(pages, read, fewer);
    if (pages && isExcelError(error)) return withFewerRows(false, read, firstRows);
    throw error;
  }
}

/** @param firstRows rows of its content to ask for at once; 0 for a sheet without cells */
function askSheet(sheet: Excel.Worksheet, request: SheetRequest, firstRows: number): PendingSheet {
  sheet.load('name');
  sheet.protection.load('protected');
  const used = sheet.getUsedRangeOrNullObject(!request.formats);
  const top = (rows: number) =>
    used.getIntersectionOrNullObject(areaAddress({ row: 0, column: 0, rows, columns: SHEET_COLUMNS }));
  const page = request.page ? askPage(sheet, top(HEIGHT_ROWS)) : undefined;
  if (firstRows === 0) return { request, sheet, page };
  used.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount']);
  const content = { used, head: load(top(firstRows), request) };
  if (!request.kinds || request.content !== 'values') return { request, sheet, page, content };
  return { request, sheet, page, content, numberFormats: top(Math.min(firstRows, FORMAT_ROWS)).load('numberFormat') };
}

/** The snapshots of sheets that exist, by name; one more round trip for each chunk below the heads, and for kinds below them. */
async function gather(
  context: Excel.RequestContext,
  pending: readonly PendingSheet[],
): Promise<Map<string, SheetSnapshot>> {
  const sheets = new Map<string, SheetSnapshot>();
  const asked: KindsAsked[] = [];
  for (const { request, sheet, content, page, numberFormats } of pending) {
    if (sheet.isNullObject) continue;
    const { name, protection } = sheet;
    const base = { name, protected: protection.protected, ...(page ? pageOf(page) : {}) };
    if (!content || content.used.isNullObject) {
      sheets.set(request.sheet || name, {
        ...base,
        row: 0,
        column: 0,
        cells: [],
        ...(request.formats ? { formats: [] } : {}),
        ...(numberFormats ? { kinds: [] } : {}),
      });
      continue;
    }
    const { used, head } = content;
    const { rowIndex: row, columnIndex: column } = used;
    const snapshot = { ...base, row, column, ...(await readWhole(context, request, sheet, used, head)) };
    sheets.set(request.sheet || name, snapshot);
    if (numberFormats) asked.push({ sheet, head: numberFormats, snapshot });
  }
  if (asked.length === 0) return sheets;
  const kinds = await readKinds(context, asked);
  const named = new Map(asked.map(({ snapshot }, index) => [snapshot, kinds[index] ?? []]));
  for (const [name, snapshot] of sheets) {
    const found = named.get(snapshot);
    if (found) sheets.set(name, { ...snapshot, kinds: found });
  }
  return sheets;
}

/** Asks for a range; on a range that does not exist every call answers with nothing, and no error. */
function load(range: Excel.Range, request: SheetRequest): LoadedRange {
  range.load(request.content);
  if (!request.formats) return { range, properties: undefined };
  range.load('numberFormat');
  return { range, properties: range.getCellProperties(FORMAT_PROPERTIES) };
}

/** The content of a loaded range. */
function contentOf({ range, properties }: LoadedRange, request: SheetRequest) {
  const cells = range[request.content] as CellValue[][];
  const formats = properties?.value.map((line, r) =>
    line.map((cell, c): CellFormat => readFormat(cell, String(range.numberFormat[r]?.[c] ?? 'General'))),
  );
  return { cells, ...(formats ? { formats } : {}) };
}

/** The head, and whatever of the used range stands below it. */
async function readWhole(
  context: Excel.RequestContext,
  request: SheetRequest,
  sheet: Excel.Worksheet,
  used: Excel.Range,
  head: LoadedRange,
) {
  const { rowIndex, columnIndex, rowCount, columnCount } = used;
  const first = head.range.isNullObject ? { cells: [] } : contentOf(head, request);
  const cells: CellValue[][] = [...first.cells];
  const formats: CellFormat[][] = [...(first.formats ?? [])];
  const step = rowsPerResponse(cells, request.formats ? FORMAT_BYTES : 0);
  while (cells.length < rowCount) {
    const rows = Math.min(step, rowCount - cells.length);
    const next = load(sheet.getRangeByIndexes(rowIndex + cells.length, columnIndex, rows, columnCount), request);
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one round trip for each payload chunk is the purpose
    await context.sync();
    const content = contentOf(next, request);
    for (const row of content.cells) cells.push(row);
    for (const row of content.formats ?? []) formats.push(row);
  }
  return { cells, ...(request.formats ? { formats } : {}) };
}
