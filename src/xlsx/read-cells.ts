/** Reads cells of an exceljs sheet as the port wants them. */
import ExcelJS from 'exceljs';
import type { CellFormat, CellInput, CellValue, SheetRequest, SheetSnapshot } from '../worksheet/workbook';
import { readFormat } from './formats';
import { readPage } from './page-setup';

const DAY = 86_400_000;
/** Excel counts days from here, its fictitious 29 February 1900 included. */
const EPOCH = Date.UTC(1899, 11, 30);

/** A snapshot of one sheet: its used range, merged cells blank but for the top left one. */
export function readSheet(sheet: ExcelJS.Worksheet, request: SheetRequest): SheetSnapshot {
  const used: { row: number; column: number; cell: ExcelJS.Cell; value: CellValue }[] = [];
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  sheet.eachRow({ includeEmpty: request.formats === true }, (row, rowNumber) =>
    row.eachCell({ includeEmpty: request.formats === true }, (cell, columnNumber) => {
      const value = readCell(cell, request.content);
      if (value === '' && !request.formats) return;
      top = Math.min(top, rowNumber - 1);
      left = Math.min(left, columnNumber - 1);
      bottom = Math.max(bottom, rowNumber - 1);
      right = Math.max(right, columnNumber - 1);
      used.push({ row: rowNumber - 1, column: columnNumber - 1, cell, value });
    }),
  );
  const empty = bottom < 0;
  const grid = <T>(blank: () => T): T[][] =>
    empty ? [] : Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, blank));
  const cells = grid<CellValue>(() => '');
  const formats = request.formats ? grid<CellFormat>(() => ({})) : undefined;
  for (const { row, column, cell, value } of used) {
    (cells[row - top] as CellValue[])[column - left] = value;
    if (formats) (formats[row - top] as CellFormat[])[column - left] = readFormat(cell.style);
  }
  return {
    name: sheet.name,
    protected: isProtected(sheet),
    row: empty ? 0 : top,
    column: empty ? 0 : left,
    cells,
    ...(formats ? { formats } : {}),
    ...(request.page ? { page: readPage(sheet), heights: cells.map((_, index) => heightOf(sheet, top + index)) } : {}),
  };
}

/** Points; null where the row has no height of its own. */
function heightOf(sheet: ExcelJS.Worksheet, row: number): number | null {
  return (sheet.findRow(row + 1) as { readonly height?: number } | undefined)?.height ?? null;
}

/** exceljs keeps the protection of a sheet in a field that its types leave out. */
export function isProtected(sheet: ExcelJS.Worksheet): boolean {
  return (sheet as { sheetProtection?: { sheet?: boolean } | null }).sheetProtection?.sheet === true;
}

function readCell(cell: ExcelJS.Cell, content: SheetRequest['content']): CellValue {
  if (cell.type === ExcelJS.ValueType.Merge || cell.type === ExcelJS.ValueType.Null) return '';
  if (cell.type === ExcelJS.ValueType.Formula) {
    return content === 'formulas' ? `=${cell.formula}` : readValue(cell.result);
  }
  return readValue(cell.value);
}

/** What a cell holds: a formula as one, so that it is told from a text that begins with `=`. */
export function readCellInput(cell: ExcelJS.Cell): Exclude<CellInput, null> {
  return cell.type === ExcelJS.ValueType.Formula ? { formula: `=${cell.formula}` } : readCell(cell, 'values');
}

/** What a cell holds, results of formulas. */
export function readCellValue(cell: ExcelJS.Cell): CellValue {
  return readCell(cell, 'values');
}

function readValue(value: ExcelJS.CellValue | undefined): CellValue {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return (value.getTime() - EPOCH) / DAY;
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('hyperlink' in value) return readValue(value.text as ExcelJS.CellValue);
  if ('result' in value) return readValue(value.result as ExcelJS.CellValue);
  return '';
}
