/** Carries out edits on an exceljs workbook. */
import type ExcelJS from 'exceljs';
import {
  type Area,
  type CellInput,
  type DropDown,
  type Edit,
  needsTextFormat,
  SHEET_ROWS,
} from '../worksheet/workbook';
import { clearFlags, setFlag } from './flags';
import { withFormat } from './formats';
import { clearLinks, writeLink } from './links';
import { restorePage, setUpPage } from './page-setup';
import { addValidation } from './validations';

type Style = Partial<ExcelJS.Style>;

const NOTHING_LOCKED_BUT_CELLS: Partial<ExcelJS.WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  deleteRows: true,
  sort: true,
  autoFilter: true,
};

/**
 * Carries out one edit.
 *
 * @throws RangeError where the sheet does not exist or the name is taken
 */
export async function applyEdit(workbook: ExcelJS.Workbook, edit: Edit): Promise<void> {
  if (edit.kind === 'add-sheet') {
    if (workbook.worksheets.some((sheet) => sheet.name.toLowerCase() === edit.sheet.toLowerCase())) {
      throw new RangeError(`sheet name taken: ${edit.sheet}`);
    }
    workbook.addWorksheet(edit.sheet, edit.hidden ? { state: 'veryHidden' } : {});
    return;
  }
  const sheet = workbook.getWorksheet(edit.sheet);
  if (!sheet) {
    if (edit.kind === 'remove-sheet' || edit.kind === 'clear-flags') return;
    throw new RangeError(`no sheet ${edit.sheet}`);
  }
  switch (edit.kind) {
    case 'remove-sheet':
      workbook.removeWorksheet(sheet.id);
      return;
    case 'cells':
      edit.values.forEach((line, r) =>
        line.forEach((value, c) => {
          if (value !== null) writeCell(sheet.getRow(edit.row + r + 1).getCell(edit.column + c + 1), value);
        }),
      );
      return;
    case 'format':
      applyFormat(sheet, edit.area, (style) => withFormat(style, edit.format));
      return;
    case 'clear-formats':
      applyFormat(sheet, edit.area, () => ({}));
      return;
    case 'merge':
      sheet.mergeCells(...corners(edit.area));
      return;
    case 'unmerge':
      sheet.unMergeCells(...corners(edit.area));
      return;
    case 'column-widths':
      edit.widths.forEach((width, index) => {
        sheet.getColumn(edit.column + index + 1).width = width;
      });
      return;
    case 'row-heights':
      edit.heights.forEach((height, index) => {
        // exceljs knows a row without a height of its own by its being undefined, whatever its types say.
        (sheet.getRow(edit.row + index + 1) as { height: number | undefined }).height = height ?? undefined;
      });
      return;
    case 'page-setup':
      setUpPage(sheet, edit.page);
      return;
    case 'page-state':
      restorePage(sheet, edit.page);
      return;
    case 'freeze-rows':
      sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: edit.rows }];
      return;
    case 'drop-down':
      addDropDown(sheet, edit.area, edit.list);
      return;
    case 'flag':
      setFlag(sheet, edit);
      return;
    case 'clear-flags':
      clearFlags(sheet);
      return;
    case 'link':
      writeLink(sheet, edit);
      return;
    case 'clear-links':
      clearLinks(sheet, edit.area);
      return;
    case 'protect':
      // No password: this guards against slips, not against people. exceljs' types insist on one.
      await sheet.protect(undefined as unknown as string, NOTHING_LOCKED_BUT_CELLS);
  }
}

/** Puts a value into a cell, under a number format that leaves it what it is. */
export function writeCell(cell: ExcelJS.Cell, value: Exclude<CellInput, null>): void {
  if (typeof value === 'object') {
    cell.value = {
      formula: value.formula.replace(/^=/, ''),
      ...(value.result === undefined ? {} : { result: value.result }),
    };
    return;
  }
  if (typeof value === 'string' && needsTextFormat(value) && cell.numFmt !== '@') {
    cell.style = withFormat(cell.style, { numberFormat: '@' });
  }
  cell.value = value === '' ? null : value;
}

function corners(area: Area): [number, number, number, number] {
  return [area.row + 1, area.column + 1, area.row + area.rows, area.column + area.columns];
}

function applyFormat(sheet: ExcelJS.Worksheet, area: Area, change: (style: Style) => Style): void {
  const known = new Map<Style, Style>();
  const changed = (style: Style): Style => {
    let result = known.get(style);
    if (!result) {
      result = change(style);
      known.set(style, result);
    }
    return result;
  };
  if (area.row === 0 && area.rows === SHEET_ROWS) {
    for (let index = 0; index < area.columns; index++) {
      const column = sheet.getColumn(area.column + index + 1);
      column.style = changed(column.style);
      column.eachCell((cell) => {
        cell.style = changed(cell.style);
      });
    }
    return;
  }
  for (let r = 0; r < area.rows; r++) {
    const row = sheet.getRow(area.row + r + 1);
    for (let c = 0; c < area.columns; c++) {
      const cell = row.getCell(area.column + c + 1);
      cell.style = changed(cell.style);
    }
  }
}

function addDropDown(sheet: ExcelJS.Worksheet, area: Area, list: DropDown): void {
  addValidation(sheet, area, {
    type: 'list',
    allowBlank: true,
    formulae: [list.source],
    showErrorMessage: true,
    errorStyle: list.strictness,
    errorTitle: list.errorTitle,
    error: list.errorMessage,
  });
}
