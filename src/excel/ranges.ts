/** Ranges of a sheet by the areas of the port. */
import { rangeAddress } from '../worksheet/address';
import { type Area, SHEET_COLUMNS, SHEET_ROWS } from '../worksheet/workbook';

/** The range of an area; whole columns and rows as such. */
export function rangeOf(sheet: Excel.Worksheet, area: Area): Excel.Range {
  const isWhole = area.rows === SHEET_ROWS || area.columns === SHEET_COLUMNS;
  return isWhole
    ? sheet.getRange(rangeAddress(area))
    : sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
}
