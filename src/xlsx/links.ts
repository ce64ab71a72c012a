/** Links to cells of the same workbook, in a file. */
import ExcelJS from 'exceljs';
import { cellAddress, quoteSheet } from '../worksheet/address';
import { type Area, type Edit, needsTextFormat } from '../worksheet/workbook';
import { withFormat } from './formats';

/** The colour of Excel's own Hyperlink style. */
const LINK_COLOR = '#0563C1';

/** Writes a text that leads to another cell, looking as Excel's links look. */
export function writeLink(sheet: ExcelJS.Worksheet, edit: Extract<Edit, { kind: 'link' }>): void {
  const { text, target } = edit;
  const cell = sheet.getRow(edit.row + 1).getCell(edit.column + 1);
  const style = withFormat(cell.style, {
    fontColor: LINK_COLOR,
    ...(needsTextFormat(text) ? { numberFormat: '@' } : {}),
  });
  cell.style = { ...style, font: { ...style.font, underline: true } };
  const address = cellAddress(target.row, target.column);
  // A link without a text would make the file unreadable.
  cell.value = { text: text === '' ? address : text, hyperlink: `#${quoteSheet(target.sheet)}!${address}` };
}

/** Takes links from cells; the text and its looks stay. */
export function clearLinks(sheet: ExcelJS.Worksheet, area: Area): void {
  for (let row = area.row + 1; row <= Math.min(area.row + area.rows, sheet.rowCount); row++) {
    for (let column = area.column + 1; column <= Math.min(area.column + area.columns, sheet.columnCount); column++) {
      const cell = sheet.findCell(row, column);
      if (cell?.type !== ExcelJS.ValueType.Hyperlink) continue;
      cell.value = (cell.value as { text: unknown }).text as ExcelJS.CellValue;
    }
  }
}
