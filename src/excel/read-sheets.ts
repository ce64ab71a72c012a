/** Reads sheets through Office.js: everything in one round trip, and further ones only for what exceeds the payload cap. */
import { areaAddress } from '../worksheet/address';
import type { CellFormat, CellValue, SheetRequest, SheetSnapshot, WorkbookSnapshot } from '../worksheet/workbook';
import { FORMAT_PROPERTIES, readFormat } from './formats';
import { FIRST_ROWS, rowsPerResponse } from './payload';
import { isTooLarge, runBatch } from './run-batch';

const SHEET_COLUMNS = 16_384;
/** A cell's format takes about this much of a response. */
const FORMAT_BYTES = 600;

/** A range whose content, and formats where asked for, are on their way. */
interface LoadedRange {
  readonly range: Excel.Range;
  readonly properties: OfficeExtension.ClientResult<Excel.CellProperties[][]> | undefined;
}

interface PendingSheet {
  readonly request: SheetRequest;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly head: LoadedRange;
}

/**
 * @param requests what to read
 * @param firstRows rows asked for in the first round trip
 * @throws WorkbookError
 */
export async function readSheets(requests: readonly SheetRequest[], firstRows = FIRST_ROWS): Promise<WorkbookSnapshot> {
  try {
    return await readOnce(requests, firstRows);
  } catch (error) {
    // Rows that are wider than foreseen: fewer of them in the first round trip, the rest by their measured width.
    const fewer = Math.floor(firstRows / 8);
    if (isTooLarge(error) && fewer >= 1) return readSheets(requests, fewer);
    throw error;
  }
}

function readOnce(requests: readonly SheetRequest[], firstRows: number): Promise<WorkbookSnapshot> {
  return runBatch(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    const pending = requests.map((request): PendingSheet => {
      const sheet = worksheets.getItemOrNullObject(request.sheet);
      sheet.load('name');
      sheet.protection.load('protected');
      const used = sheet.getUsedRangeOrNullObject(!request.formats);
      used.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount']);
      const top = areaAddress({ row: 0, column: 0, rows: firstRows, columns: SHEET_COLUMNS });
      return { request, sheet, used, head: load(used.getIntersectionOrNullObject(top), request) };
    });
    await context.sync();
    const sheets = new Map<string, SheetSnapshot>();
    for (const { request, sheet, used, head } of pending) {
      if (sheet.isNullObject) continue;
      const base = { name: sheet.name, protected: sheet.protection.protected };
      if (used.isNullObject) {
        sheets.set(request.sheet, {
          ...base,
          row: 0,
          column: 0,
          cells: [],
          ...(request.formats ? { formats: [] } : {}),
        });
        continue;
      }
      const { rowIndex: row, columnIndex: column } = used;
      sheets.set(request.sheet, { ...base, row, column, ...(await readWhole(context, request, sheet, used, head)) });
    }
    return { sheetNames: worksheets.items.map((sheet) => sheet.name), sheets };
  });
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
    cells.push(...content.cells);
    formats.push(...(content.formats ?? []));
  }
  return { cells, ...(request.formats ? { formats } : {}) };
}
