/** Writes an action's edits so that nothing half-written stays: the way back is kept first, and taken at once on failure. */
import {
  clearJournalEdit,
  type Journal,
  journalEdits,
  progressMarks,
  readJournal,
  stateExpectations,
  stateWidth,
  withProgress,
  writtenContent,
} from '../worksheet/journal';
import { cellAt } from '../worksheet/published/table-record';
import {
  holdsState,
  sameState,
  isEmptyState,
  readState,
  STATE_SHEET,
  stateEdits,
  type UndoRecord,
  type WorkbookState,
} from '../worksheet/state';
import type { CellsEdit } from '../worksheet/undo-record';
import {
  ChangedMeanwhileError,
  type Edit,
  type Expectation,
  ProtectedSheetsError,
  type SheetRequest,
  type SheetSnapshot,
  type Workbook,
  type WorkbookSnapshot,
} from '../worksheet/workbook';
import { ActionFailure, Cancelled } from './outcome';
import { isWithin, preciseTakeBack, sheetsOf } from './take-back';

/** What an action changes. */
export interface Change {
  readonly edits: readonly Edit[];
  /** The new state, without the undo record of this action. */
  readonly state: WorkbookState;
  readonly undo: Omit<UndoRecord, 'status'>;
  /** What else must be as it was read. */
  readonly expectations?: readonly Expectation[];
  /** What the action read: what it overwrites must still be so. Sheets that are not among it were read as values. */
  readonly requests?: readonly SheetRequest[];
  /** What became of the workbook where the write fails and was taken back; left out: it is as before. */
  readonly afterFailure?: string;
}

/**
 * Keeps the undo record, carries out the edits, marks them done: one write. When the write fails, what it did is taken back at
 * once, and nothing that others did.
 *
 * @param workbook to write to
 * @param before the workbook as read, the state sheet included
 * @param change the action's edits and how to take them back
 * @throws ChangedMeanwhileError, nothing written, where somebody changed since it was read what would be overwritten;
 *   ActionFailure with what went wrong and whether the workbook is as before
 */
export async function commit(workbook: Workbook, before: WorkbookSnapshot, change: Change): Promise<void> {
  const own = before.sheets.get(STATE_SHEET);
  refuseUnfinished(readState(own));
  const { edits, undo } = change;
  const journal = { token: newToken(), record: undo, written: writtenContent(edits) };
  const state = { ...change.state, undo: [...change.state.undo, { ...undo, status: 'done' as const }] };
  const begun = journalEdits(journal, own);
  const done = stateEdits(state, 'done', own ?? EMPTY_SHEET, stateWidth(begun));
  try {
    await workbook.write(
      [...begun, ...withProgress(edits), ...done],
      [...stateExpectations(own), ...editExpectations(change, before)],
    );
  } catch (error) {
    // Called off, or refused, before anything was changed: there is nothing to take back.
    if (error instanceof Cancelled || error instanceof ProtectedSheetsError) throw error;
    if (error instanceof ChangedMeanwhileError) throw error;
    let taken: Taken;
    try {
      taken = await takeFailedBack(workbook, before, change, journal, state, stateWidth(done));
    } catch (again) {
      throw new ActionFailure('写入中断，也没能自动恢复。请先点“撤销”恢复原状，再重试', [error, again]);
    }
    throw new ActionFailure(failureMessage(taken, change.afterFailure), [error]);
  }
}

/** For {@link stateEdits}: the sheet is there, for the journal is on it. */
const EMPTY_SHEET = { name: STATE_SHEET, protected: false, row: 0, column: 0, cells: [] };

let actions = 0;

/** Differs from that of every other action, in this window or another. */
function newToken(): string {
  actions++;
  return `t${Math.random().toString(36).slice(2)}-${actions}`;
}

/** @throws ActionFailure where the last action was cut short: its way back is in the journal, which a new action would overwrite */
export function refuseUnfinished(state: WorkbookState): void {
  const last = state.undo.at(-1);
  if (last?.status !== 'writing') return;
  throw new ActionFailure(
    `上一次“${last.action}”没有做完（或正在另一个窗口进行），没有写入任何内容。请稍候重试，或先点“撤销”恢复原状`,
    [],
  );
}

/** What became of a write that failed. */
interface Taken {
  /** What was left, because others changed it meanwhile. */
  readonly left: readonly string[];
  /** Whether another window's action went through since the workbook was read. */
  readonly isBesideOther: boolean;
}

function failureMessage({ left, isBesideOther }: Taken, restored: string | undefined): string {
  if (isBesideOther && left.length === 0) {
    return '写入没有成功，程序写入的内容已取回；其间另一处改动了工作簿。请查看后重试';
  }
  if (left.length === 0) return restored ?? '写入没有成功，工作簿已恢复原状，请重试';
  const shown = left.slice(0, 10).join('、');
  const more = left.length > 10 ? `等 ${left.length} 处` : '';
  return `写入没有成功。程序写入的内容已恢复；其间被别人改过的没有动：${shown}${more}。请核对后重试`;
}

/** What an action overwrites, as it was read; that its sheets are there, and that those it adds are not. */
function editExpectations(
  { edits, requests = [], expectations = [] }: Change,
  before: WorkbookSnapshot,
): Expectation[] {
  const added = new Set(edits.flatMap((edit) => (edit.kind === 'add-sheet' ? [edit.sheet] : [])));
  const contents = new Map(requests.map(({ sheet, content }) => [sheet, content]));
  return [
    ...expectations,
    ...sheetsOf(edits)
      .filter((sheet) => added.has(sheet) || before.sheetNames.includes(sheet))
      .map((sheet): Expectation => ({ kind: added.has(sheet) ? 'no-sheet' : 'sheet', sheet })),
    ...writtenContent(edits).cells.flatMap((edit): Expectation[] => {
      const snapshot = before.sheets.get(edit.sheet);
      return snapshot ? [asRead(edit, snapshot, contents.get(edit.sheet) ?? 'values')] : [];
    }),
  ];
}

/** That the cells which an edit overwrites are as they were read. */
export function asRead(
  { sheet, row, column, values }: CellsEdit,
  snapshot: SheetSnapshot,
  content: SheetRequest['content'],
): Expectation {
  const cells = values.map((line, r) =>
    line.map((value, c) => (value === null ? null : cellAt(snapshot, row + r, column + c))),
  );
  return { kind: 'cells', sheet, row, column, content, cells };
}

/**
 * Takes back what a write that failed has done, told by its journal. A journal that is not this action's says that nothing was
 * begun: another window was first.
 *
 */
async function takeFailedBack(
  workbook: Workbook,
  before: WorkbookSnapshot,
  change: Change,
  journal: Omit<Journal, 'progress'>,
  state: WorkbookState,
  width: number,
): Promise<Taken> {
  const now = await workbook.read([
    { sheet: STATE_SHEET, content: 'values' },
    ...sheetsOf([...change.edits, ...change.undo.edits]).map((sheet) => ({ sheet, content: 'formulas' }) as const),
  ]);
  const own = now.sheets.get(STATE_SHEET);
  const found = readJournal(own);
  const isWritten = !found && holdsState(own, state);
  const isBesideOther = !isWritten && !sameState(own, before.sheets.get(STATE_SHEET));
  if (found?.token !== journal.token && !isWritten) return { left: [], isBesideOther };
  const reached = isWritten ? change.edits : reachedEdits(change.edits, found?.progress ?? 0, now);
  const sheets = new Set(reached.map(({ sheet }) => sheet));
  const { edits, left } = preciseTakeBack(
    change.undo.edits.filter(({ sheet, kind }) => kind === 'add-sheet' || sheets.has(sheet)),
    journal.written.cells,
    (sheet) => isWithin(sheet, reached),
    now,
  );
  const stateBack = isWritten ? restoreStateEdits(before, width) : endJournal(before, width);
  await workbook.write([...edits, ...stateBack]);
  return { left, isBesideOther };
}

/** The edits that were carried out, and those after the last mark that may have been. */
function reachedEdits(edits: readonly Edit[], progress: number, now: WorkbookSnapshot): readonly Edit[] {
  const next = progressMarks(edits).find((mark) => mark > progress) ?? edits.length;
  const [current] = edits.slice(progress, next);
  const reached = edits.slice(0, next);
  // The mark stands right before a sheet is added: one of that name that holds anything is another window's.
  const isForeign = current?.kind === 'add-sheet' && (now.sheets.get(current.sheet)?.cells.length ?? 0) > 0;
  return isForeign ? edits.slice(0, progress) : reached;
}

/** The state itself was not touched yet. */
function endJournal(before: WorkbookSnapshot, width: number): Edit[] {
  return before.sheets.has(STATE_SHEET) ? [clearJournalEdit(width)] : [{ kind: 'remove-sheet', sheet: STATE_SHEET }];
}

/**
 * Puts the state sheet back as it was read, or removes it where there was none. The state that was written may be wider and
 * longer than the one before: what it wrote beyond is blanked.
 */
function restoreStateEdits(before: WorkbookSnapshot, width: number): Edit[] {
  const snapshot = before.sheets.get(STATE_SHEET);
  if (!snapshot) return [{ kind: 'remove-sheet', sheet: STATE_SHEET }];
  const values = Array.from({ length: Math.max(6, snapshot.row + snapshot.cells.length) }, (_, row) =>
    Array.from({ length: width }, (__, column) => cellAt(snapshot, row, column)),
  );
  return [{ kind: 'cells', sheet: STATE_SHEET, row: 0, column: 0, values }];
}

/** The state sheet after an undo: kept while it is good for something. */
export function stateAfterUndo(state: WorkbookState, before: WorkbookSnapshot): Edit[] {
  return isEmptyState(state)
    ? [{ kind: 'remove-sheet', sheet: STATE_SHEET }]
    : stateEdits(state, 'done', before.sheets.get(STATE_SHEET));
}
