/** Queues edits as Office.js calls. */
import { cellAddress, quoteSheet } from '../worksheet/address';
import { type CellInput, type DropDown, needsTextFormat } from '../worksheet/workbook';
import { type PlannedEdit, queueFlagChanges } from './flag-changes';
import { queueFormat } from './formats';
import { queuePageSetup, queuePageState } from './page-setup';
import { rangeOf } from './ranges';

/**
 * Queues one edit; nothing happens before the next sync.
 *
 * @param context of the batch
 * @param edit to carry out
 */
export function queueEdit(context: Excel.RequestContext, edit: PlannedEdit): void {
  const { worksheets } = context.workbook;
  if (edit.kind === 'add-sheet') {
    const sheet = worksheets.add(edit.sheet);
    if (edit.hidden) sheet.visibility = 'VeryHidden';
    return;
  }
  if (edit.kind === 'remove-sheet') {
    // On a sheet that does not exist this does nothing. Excel refuses to delete a very hidden one.
    const removed = worksheets.getItemOrNullObject(edit.sheet);
    removed.visibility = 'Visible';
    removed.delete();
    return;
  }
  const sheet = worksheets.getItem(edit.sheet);
  switch (edit.kind) {
    case 'cells':
      queueCells(sheet, edit.row, edit.column, edit.values);
      return;
    case 'format':
      queueFormat(rangeOf(sheet, edit.area), edit.area, edit.format);
      return;
    case 'clear-formats':
      rangeOf(sheet, edit.area).clear('Formats');
      return;
    case 'merge':
      rangeOf(sheet, edit.area).merge(false);
      return;
    case 'unmerge':
      rangeOf(sheet, edit.area).unmerge();
      return;
    case 'column-widths':
      edit.widths.forEach((width, index) => {
        rangeOf(sheet, { row: 0, column: edit.column + index, rows: 1, columns: 1 }).format.columnWidth =
          columnPoints(width);
      });
      return;
    case 'row-heights':
      edit.heights.forEach((height, index) => {
        const { format } = rangeOf(sheet, { row: edit.row + index, column: 0, rows: 1, columns: 1 });
        if (height === null) format.useStandardHeight = true;
        else format.rowHeight = height;
      });
      return;
    case 'page-setup':
      queuePageSetup(sheet, edit.page);
      return;
    case 'page-state':
      queuePageState(sheet, edit.page);
      return;
    case 'freeze-rows':
      sheet.freezePanes.freezeRows(edit.rows);
      return;
    case 'drop-down':
      queueDropDown(rangeOf(sheet, edit.area), edit.list);
      return;
    case 'flag-changes':
      queueFlagChanges(sheet, edit);
      return;
    case 'link':
      queueLink(sheet, edit);
      return;
    case 'clear-links':
      rangeOf(sheet, edit.area).clear('Hyperlinks');
      return;
    case 'protect':
      sheet.protection.protect({
        allowFormatCells: true,
        allowFormatColumns: true,
        allowFormatRows: true,
        allowInsertRows: true,
        allowDeleteRows: true,
        allowSort: true,
        allowAutoFilter: true,
      });
  }
}

/** A file states a column width in characters of 7 pixels, padding included; Excel's API in points of 4/3 pixel. */
export function columnPoints(characters: number): number {
  return characters * 7 * 0.75;
}

/** `null` leaves a cell; text that Excel would take for something else gets the text format before it is written. */
function queueCells(
  sheet: Excel.Worksheet,
  row: number,
  column: number,
  values: readonly (readonly CellInput[])[],
): void {
  const range = sheet.getRangeByIndexes(row, column, values.length, values[0]?.length ?? 0);
  let anyText = false;
  const formats = values.map((line) =>
    line.map((value) => {
      const text = typeof value === 'string' && needsTextFormat(value);
      anyText ||= text;
      return text ? '@' : null;
    }),
  );
  if (anyText) range.numberFormat = formats as string[][];
  range.values = values.map((line) =>
    line.map((value) => {
      if (typeof value === 'object' && value !== null) return value.formula;
      // Excel takes one apostrophe away as its sign for text.
      return typeof value === 'string' && value.startsWith("'") ? `'${value}` : value;
    }),
  );
}

function queueDropDown(range: Excel.Range, list: DropDown): void {
  range.dataValidation.rule = { list: { inCellDropDown: true, source: `=${list.source}` } };
  range.dataValidation.errorAlert = {
    showAlert: true,
    style: list.strictness === 'stop' ? 'Stop' : 'Warning',
    title: list.errorTitle,
    message: list.errorMessage,
  };
}

/** The text is written once more after the link: Excel may have taken the link's text for a number or a formula. */
function queueLink(sheet: Excel.Worksheet, edit: Extract<PlannedEdit, { kind: 'link' }>): void {
  const { row, column, target } = edit;
  const address = cellAddress(target.row, target.column);
  const text = edit.text === '' ? address : edit.text;
  sheet.getRangeByIndexes(row, column, 1, 1).hyperlink = {
    documentReference: `${quoteSheet(target.sheet)}!${address}`,
    textToDisplay: text,
  };
  queueCells(sheet, row, column, [[text]]);
}
