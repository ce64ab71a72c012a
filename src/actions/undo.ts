/** 撤销: takes back the last action exactly, or what a cut-short action left behind. */
import { cellAddress } from '../worksheet/address';
import { templateSheets } from '../worksheet/base/template-edits';
import { stateExpectations } from '../worksheet/journal';
import type { Layout } from '../worksheet/layouts';
import { narrativeEdits } from '../worksheet/narrative/narrative-record';
import { type Problem, ProblemList } from '../worksheet/problem';
import { changedSince } from '../worksheet/published/page-plan';
import { handmadeChanges, type TableAnchor, type TableRecord } from '../worksheet/published/table-record';
import {
  cutShortEdit,
  fingerprint,
  readState,
  STATE_SHEET,
  type UndoRecord,
  type WorkbookState,
} from '../worksheet/state';
import {
  ChangedMeanwhileError,
  contains,
  type Edit,
  type Expectation,
  type SheetRequest,
  type SheetSnapshot,
  type Workbook,
  type WorkbookSnapshot,
} from '../worksheet/workbook';
import { asRead, stateAfterUndo } from './commit';
import { exclusively } from './exclusive';
import { anchorNow, editsNow, movedPage, rowsMoved } from './moved-tables';
import { ActionFailure, Cancelled, type Done, type NeedsConfirmation, type Rejected } from './outcome';
import { isAsMade, keepOneVisible, preciseTakeBack, type TakeBack } from './take-back';

/**
 * Takes back the newest action that is kept.
 *
 * @param workbook to read and write
 * @param layout where things are
 * @param options `discardLaterEdits`: go on even where hand-made changes since the action would be lost
 * @returns done; or what would be lost, nothing written; or rejected where there is nothing to take back
 * @throws WorkbookError where the workbook cannot be read; ChangedMeanwhileError, nothing written, where it was changed since it
 *   was read; ActionFailure where the write was cut short: the record is then still there, and asking again completes it
 */
export function undoAction(
  workbook: Workbook,
  layout: Layout,
  options: { readonly discardLaterEdits?: boolean } = {},
): Promise<Done | NeedsConfirmation | Rejected> {
  return exclusively(workbook, () => undo(workbook, layout, options));
}

async function undo(
  workbook: Workbook,
  layout: Layout,
  options: { readonly discardLaterEdits?: boolean },
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

  const { edits, left } = takeBackEdits(record, state, before, layout);
  const locked = lockedSheets(edits, before);
  if (locked.length > 0) return { status: 'rejected', problems: locked };
  await writeUndo(workbook, before, record, edits, stateAfterUndo(stateBefore(state, record), before));
  const notices = [
    `已撤销“${record.action}”。`,
    ...(left.length > 0 ? [`被别人改过的没有动：${left.join('、')}。`] : []),
    ...(record.pages ? ['各表的页面设置和行高已恢复；去掉的审核标记不放回，需要时再点“审核”。'] : []),
  ];
  return { status: 'done', notices, questions: [] };
}

/** What takes the action back. Of one that was cut short only what it wrote, of one that is done everything. */
function takeBackEdits(record: UndoRecord, state: WorkbookState, before: WorkbookSnapshot, layout: Layout): TakeBack {
  const inverse = editsNow(record.edits, record, state, before, layout);
  const { written } = record;
  if (!written) {
    const present = inverse.filter(({ kind, sheet }) => kind === 'add-sheet' || before.sheetNames.includes(sheet));
    return { edits: keepOneVisible(present, before), left: [] };
  }
  const cells = editsNow(written.cells, record, state, before, layout);
  return preciseTakeBack(inverse, cells, (sheet) => isAsMade(sheet, written.made), before);
}

/** Sheets that were protected since: the write would stop there, half-way. */
function lockedSheets(edits: readonly Edit[], before: WorkbookSnapshot): Problem[] {
  const problems = new ProblemList();
  const content: readonly Edit['kind'][] = [
    'cells',
    'format',
    'clear-formats',
    'merge',
    'unmerge',
    'link',
    'clear-links',
  ];
  const touched = new Set(edits.flatMap(({ kind, sheet }) => (content.includes(kind) ? [sheet] : [])));
  for (const sheet of touched) {
    if (!before.sheets.get(sheet)?.protected) continue;
    problems.add('error', { sheet }, '', '工作表受保护，不能恢复', '请在“审阅”中撤消工作表保护，再点“撤销”。');
  }
  return [...problems.problems];
}

/** Sheets come and go first: what Excel may refuse is refused before anything else was done. */
async function writeUndo(
  workbook: Workbook,
  before: WorkbookSnapshot,
  record: UndoRecord,
  edits: readonly Edit[],
  state: readonly Edit[],
): Promise<void> {
  const isSheetEdit = ({ kind }: Edit) => kind === 'add-sheet' || kind === 'remove-sheet';
  const others = edits.filter((edit) => !isSheetEdit(edit));
  try {
    await workbook.write(
      [
        ...edits.filter(isSheetEdit),
        ...(others.length > 0 && record.status === 'done' ? [cutShortEdit()] : []),
        ...others,
        ...state,
      ],
      [...stateExpectations(before.sheets.get(STATE_SHEET)), ...undoExpectations(edits, before)],
    );
  } catch (error) {
    if (error instanceof Cancelled || error instanceof ChangedMeanwhileError) throw error;
    throw new ActionFailure('撤销没有做完，请再点一次“撤销”', [error]);
  }
}

/** Sheets that go and cells that are written over must be as they were read; the sheets of all other edits must be there. */
function undoExpectations(edits: readonly Edit[], before: WorkbookSnapshot): Expectation[] {
  return edits.flatMap((edit): Expectation[] => {
    const snapshot = before.sheets.get(edit.sheet);
    if (edit.kind === 'add-sheet') return [{ kind: 'no-sheet', sheet: edit.sheet }];
    if (!snapshot) return [{ kind: 'sheet', sheet: edit.sheet }];
    if (edit.kind === 'cells') return [asRead(edit, snapshot, 'formulas')];
    if (edit.kind !== 'remove-sheet' || snapshot.cells.length === 0) return [{ kind: 'sheet', sheet: edit.sheet }];
    const { row, column, cells } = snapshot;
    return [{ kind: 'cells', sheet: edit.sheet, row, column, content: 'formulas', cells }];
  });
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
    if (record.tables[sheet] === null && anchor) {
      const own = handmadeChanges(snapshot, anchor, filled).map(
        ({ cell, found }) => `${sheet}!${cell}：后来改成了“${found}”`,
      );
      return [...own, ...besideTable(snapshot, anchor, filled).map((cell) => `${cell}，撤销会删除整张表`)];
    }
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

/** What people wrote beside or below a table; it goes with the sheet. */
function besideTable(snapshot: SheetSnapshot, anchor: TableAnchor, { cells }: TableRecord): string[] {
  const within = { ...anchor, rows: cells.length, columns: cells[0]?.length ?? 0 };
  return snapshot.cells.flatMap((line, r) =>
    line.flatMap((found, c) => {
      const place = { row: snapshot.row + r, column: snapshot.column + c };
      if (found === '' || contains(within, place)) return [];
      return [`${snapshot.name}!${cellAddress(place.row, place.column)}：另外写了“${found}”`];
    }),
  );
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
