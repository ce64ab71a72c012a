/** 撤销: takes back the last action exactly, or what a cut-short action left behind. */
import { templateSheets } from '../worksheet/base/template-edits';
import type { Layout } from '../worksheet/layouts';
import { narrativeEdits } from '../worksheet/narrative/narrative-record';
import { findTable, handmadeChanges, type TableAnchor } from '../worksheet/published/table-record';
import { fingerprint, readState, STATE_SHEET, type UndoRecord, type WorkbookState } from '../worksheet/state';
import type { Edit, SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { stateAfterUndo, takeBack } from './commit';
import type { Done, NeedsConfirmation, Rejected } from './outcome';

/**
 * Takes back the newest action that is kept.
 *
 * @param workbook to read and write
 * @param layout where things are
 * @param options `discardLaterEdits`: go on even where hand-made changes since the action would be lost
 * @returns done; or what would be lost, nothing written; or rejected where there is nothing to take back
 * @throws WorkbookError where the workbook cannot be read or written; the undo record is then still there
 */
export async function undoAction(
  workbook: Workbook,
  layout: Layout,
  options: { readonly discardLaterEdits?: boolean } = {},
): Promise<Done | NeedsConfirmation | Rejected> {
  const requests: SheetRequest[] = [
    { sheet: STATE_SHEET, content: 'values' },
    ...layout.tables.map(({ sheet }): SheetRequest => ({ sheet, content: 'formulas' })),
    ...[...templateSheets(layout), layout.narrative.sheet].map((sheet): SheetRequest => ({
      sheet,
      content: 'formulas',
    })),
  ];
  const before = await workbook.read(requests);
  const state = readState(before.sheets.get(STATE_SHEET));
  const record = state.undo.at(-1);
  if (!record) {
    const remedy = '只能撤销本程序做过的操作。';
    return {
      status: 'rejected',
      problems: [{ severity: 'error', sheet: '', cell: '', found: '', message: '没有可撤销的操作', remedy }],
    };
  }
  const losses = record.status === 'done' ? laterEdits(record, state, before, layout) : [];
  if (losses.length > 0 && !options.discardLaterEdits) return { status: 'needs-confirmation', losses };

  await takeBack(
    workbook,
    followMovedTables(record, state, before, layout),
    stateAfterUndo(stateBefore(state, record), before),
  );
  return { status: 'done', notices: [`已撤销“${record.action}”。`], questions: [] };
}

/** The state as it was before the action. */
function stateBefore(state: WorkbookState, record: UndoRecord): WorkbookState {
  const tables = { ...state.tables };
  for (const [sheet, table] of Object.entries(record.tables)) {
    if (table) tables[sheet] = table;
    else delete tables[sheet];
  }
  const template = record.template === undefined ? state.template : (record.template ?? undefined);
  const narrative = record.narrative === undefined ? state.narrative : (record.narrative ?? undefined);
  return {
    tables,
    undo: state.undo.slice(0, -1),
    ...(template ? { template } : {}),
    ...(narrative ? { narrative } : {}),
  };
}

/** What people changed since the action, where taking it back would lose that. */
function laterEdits(record: UndoRecord, state: WorkbookState, before: WorkbookSnapshot, layout: Layout): string[] {
  const inTables = Object.keys(record.tables).flatMap((sheet) => {
    const snapshot = before.sheets.get(sheet);
    const filled = state.tables[sheet];
    if (!snapshot || !filled) return [];
    const anchor = anchorNow(sheet, state, before, layout);
    if (!anchor) return [`${sheet}：表名被改动，撤销会覆盖这张表`];
    return handmadeChanges(snapshot, anchor, filled).map(({ cell, found }) => `${sheet}!${cell}：后来改成了“${found}”`);
  });
  const inBase = Object.entries(record.created).flatMap(([sheet, made]) => {
    const snapshot = before.sheets.get(sheet);
    return !snapshot || fingerprint(snapshot) === made ? [] : [`${sheet}：新建后填写过内容，撤销会删除整张表`];
  });
  const inLists = Object.entries(record.listed ?? {}).flatMap(([sheet, made]) => {
    const snapshot = before.sheets.get(sheet);
    return !snapshot || fingerprint(snapshot) === made ? [] : [`${sheet}：之后填写过内容，撤销会拿掉程序列出的各行`];
  });
  const inNarrative =
    record.narrative === undefined
      ? []
      : narrativeEdits(before.sheets.get(layout.narrative.sheet), state.narrative).map(
          (text) => `${layout.narrative.sheet}：后来手工改过“${text}”`,
        );
  return [...inTables, ...inBase, ...inLists, ...inNarrative];
}

/** Where a table, or the text, stands now: found by its title. */
function anchorNow(
  sheet: string,
  state: WorkbookState,
  before: WorkbookSnapshot,
  layout: Layout,
): TableAnchor | undefined {
  const snapshot = before.sheets.get(sheet);
  const title = sheet === layout.narrative.sheet ? state.narrative?.title : state.tables[sheet]?.cells[1]?.[0];
  return snapshot && title !== undefined ? findTable(snapshot, String(title)) : undefined;
}

/** The edits, moved along where rows or columns were inserted before a table since. */
function followMovedTables(record: UndoRecord, state: WorkbookState, before: WorkbookSnapshot, layout: Layout): Edit[] {
  return record.edits.map((edit) => {
    const then = record.anchors[edit.sheet];
    const now = anchorNow(edit.sheet, state, before, layout);
    if (!then || !now) return edit;
    const [rows, columns] = [now.row - then.row, now.column - then.column];
    if ('area' in edit) {
      return { ...edit, area: { ...edit.area, row: edit.area.row + rows, column: edit.area.column + columns } };
    }
    if (edit.kind === 'page-setup' && edit.page.printArea) {
      const { printArea, ...page } = edit.page;
      const moved = { ...printArea, row: printArea.row + rows, column: printArea.column + columns };
      return { ...edit, page: { ...page, printArea: moved } };
    }
    if (edit.kind === 'cells' || edit.kind === 'link') {
      return { ...edit, row: edit.row + rows, column: edit.column + columns };
    }
    return edit.kind === 'row-heights' ? { ...edit, row: edit.row + rows } : edit;
  });
}
