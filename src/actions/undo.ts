/** 撤销: takes back the last action exactly, or what a cut-short action left behind. */
import { templateSheets } from '../worksheet/base/template-edits';
import type { Layout } from '../worksheet/layouts';
import { narrativeEdits } from '../worksheet/narrative/narrative-record';
import { changedSince } from '../worksheet/published/page-plan';
import { handmadeChanges } from '../worksheet/published/table-record';
import { fingerprint, readState, STATE_SHEET, type UndoRecord, type WorkbookState } from '../worksheet/state';
import type { SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { stateAfterUndo, takeBack } from './commit';
import { anchorNow, editsNow, movedPage, rowsMoved } from './moved-tables';
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
  const losses =
    record.status === 'done'
      ? [...laterEdits(record, state, before, layout), ...(await laterPages(workbook, record, state, before, layout))]
      : [];
  if (losses.length > 0 && !options.discardLaterEdits) return { status: 'needs-confirmation', losses };

  await takeBack(workbook, editsNow(record, state, before, layout), stateAfterUndo(stateBefore(state, record), before));
  const notices = [
    `已撤销“${record.action}”。`,
    ...(record.pages ? ['各表的页面设置和行高已恢复；去掉的审核标记不放回，需要时再点“审核”。'] : []),
  ];
  return { status: 'done', notices, questions: [] };
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

/** What people changed since of the sheets that the action set up for printing. One more read, for such an action alone. */
async function laterPages(
  workbook: Workbook,
  record: UndoRecord,
  state: WorkbookState,
  before: WorkbookSnapshot,
  layout: Layout,
): Promise<string[]> {
  const pages = Object.entries(record.pages ?? {});
  if (pages.length === 0) return [];
  const { sheets } = await workbook.read(pages.map(([sheet]) => ({ sheet, content: 'values', page: true })));
  return pages.flatMap(([sheet, prepared]) => {
    const snapshot = sheets.get(sheet);
    if (!snapshot) return [];
    const changed = changedSince(snapshot, movedPage(prepared, rowsMoved(sheet, record, state, before, layout)));
    if (!changed) return [`${sheet}：现在的页面设置读不出来；之后如果改过，撤销会换回打印准备之前的`];
    return changed.length === 0 ? [] : [`${sheet}：之后改过${changed.join('、')}，撤销会换回打印准备之前的`];
  });
}
