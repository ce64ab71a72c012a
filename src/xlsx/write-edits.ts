/** Carries out edits on a sheet. Each touches only what it is about. */
import { type DropDown, type Edit, needsTextFormat } from '../worksheet/workbook';
import { type CellContext, formatArea, writeCell } from './sheet/cells';
import { changeColumns } from './sheet/columns';
import { setRowHeight } from './sheet/edited-row';
import { clearFlags, setFlag } from './sheet/flags';
import { addLink, removeLinks } from './sheet/links';
import { merge, unmerge } from './sheet/merges';
import { ensureElement } from './sheet/order';
import { type PagedSheet, restorePage, setUpPage } from './sheet/page-setup';
import type { SheetPart } from './sheet/sheet-part';
import { addValidation } from './sheet/validations';

/** The colour of Excel's own Hyperlink style. */
const LINK_COLOR = '#0563C1';

/** What an edit did that concerns more than its sheet. */
export interface Consequence {
  /** Content of cells is another: results that are kept elsewhere may be old. */
  readonly content?: boolean;
  /** A formula came or went. */
  readonly formulas?: boolean;
}

export type SheetEdit = Exclude<Edit, { kind: 'add-sheet' | 'remove-sheet' }>;

/**
 * Carries out one edit.
 *
 * @throws RangeError where cells are merged already
 */
export function applyEdit(sheet: PagedSheet, context: CellContext, edit: SheetEdit): Consequence {
  const { part } = sheet;
  const { styles } = context;
  switch (edit.kind) {
    case 'cells':
      return { content: true, formulas: writeCells(part, context, edit) };
    case 'format':
      formatArea(part, styles, edit.area, edit.format);
      return {};
    case 'clear-formats':
      formatArea(part, styles, edit.area, null);
      return {};
    case 'merge':
      merge(part, edit.area);
      return { content: true };
    case 'unmerge':
      unmerge(part, edit.area);
      return {};
    case 'column-widths':
      edit.widths.forEach((width, index) => {
        changeColumns(part.root, edit.column + index, edit.column + index, (element) => {
          if (Number(element.get('width')) === width) return;
          element.set('width', width);
          element.set('customWidth', 1);
        });
      });
      part.changed();
      return {};
    case 'row-heights':
      edit.heights.forEach((height, index) => {
        const row = edit.row + index;
        if (height !== null || part.hasRow(row)) setRowHeight(part.edit(row), height);
      });
      return {};
    case 'page-setup':
      setUpPage(sheet, edit.page);
      return {};
    case 'page-state':
      restorePage(sheet, edit.page);
      return {};
    case 'freeze-rows':
      freezeRows(part, edit.rows);
      return {};
    case 'drop-down':
      addDropDown(part, edit.area, edit.list);
      return {};
    case 'flag':
      setFlag(sheet, styles, edit);
      return {};
    case 'clear-flags':
      clearFlags(sheet);
      return {};
    case 'link':
      return writeLink(part, context, edit);
    case 'clear-links':
      removeLinks(part, edit.area);
      return {};
    case 'protect':
      protect(part);
      return {};
  }
}

function writeCells(
  part: SheetPart,
  context: CellContext,
  { row, column, values }: Extract<Edit, { kind: 'cells' }>,
): boolean {
  let formulas = false;
  values.forEach((line, r) =>
    line.forEach((value, c) => {
      // A blank that is blank already needs no cell.
      if (value === null || (value === '' && !part.cellAt(row + r, column + c))) return;
      if (writeCell(part, context, row + r, column + c, value)) formulas = true;
    }),
  );
  return formulas;
}

/** A text that leads to another cell, looking as Excel's links look. */
function writeLink(part: SheetPart, context: CellContext, edit: Extract<Edit, { kind: 'link' }>): Consequence {
  const { row, column, text } = edit;
  const formulas = writeCell(part, context, row, column, text);
  const cell = part.keptCell(row, column);
  if (cell) {
    const look = { fontColor: LINK_COLOR, underline: true, ...(needsTextFormat(text) ? { numberFormat: '@' } : {}) };
    part.put(row, column, { ...cell, style: context.styles.with(cell.style, look) });
  }
  addLink(part, edit);
  return { content: true, formulas };
}

function freezeRows(part: SheetPart, rows: number): void {
  const views = ensureElement(part.root, 'sheetViews');
  const view = views.child('sheetView') ?? views.append(views.make('sheetView', { workbookViewId: 0 }));
  for (const local of ['pane', 'selection']) for (const element of view.elements(local)) element.remove();
  view.insert(view.make('selection', { pane: 'bottomLeft' }), 0);
  const pane = { ySplit: rows, topLeftCell: `A${rows + 1}`, activePane: 'bottomLeft', state: 'frozen' };
  view.insert(view.make('pane', pane), 0);
  part.changed();
}

function addDropDown(part: SheetPart, area: Extract<Edit, { kind: 'drop-down' }>['area'], list: DropDown): void {
  const attributes = {
    type: 'list',
    errorStyle: list.strictness,
    allowBlank: 1,
    showErrorMessage: 1,
    errorTitle: list.errorTitle,
    error: list.errorMessage,
  };
  addValidation(part, area, attributes, list.source);
}

/** No password: this guards against slips, not against people. */
function protect(part: SheetPart): void {
  const element = ensureElement(part.root, 'sheetProtection');
  const free = ['formatCells', 'formatColumns', 'formatRows', 'insertRows', 'deleteRows', 'sort', 'autoFilter'];
  element.set('sheet', 1);
  for (const name of ['objects', 'scenarios']) element.set(name, 1);
  for (const name of free) element.set(name, 0);
  part.changed();
}
