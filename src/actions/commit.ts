/** Writes an action's edits so that nothing half-written stays: the way back is kept first, and taken at once on failure. */
import {
  doneEdit,
  isEmptyState,
  STATE_SHEET,
  stateEdits,
  type UndoRecord,
  type WorkbookState,
} from '../worksheet/state';
import { type Edit, ProtectedSheetsError, type Workbook, type WorkbookSnapshot } from '../worksheet/workbook';
import { ActionFailure, Cancelled } from './outcome';
import { largest } from '../budget/long-lists';

/** What an action changes. */
export interface Change {
  readonly edits: readonly Edit[];
  /** The new state, without the undo record of this action. */
  readonly state: WorkbookState;
  readonly undo: Omit<UndoRecord, 'status'>;
  /** What became of the workbook where the write fails and was taken back; left out: it is as before. */
  readonly afterFailure?: string;
}

/**
 * Keeps the undo record, carries out the edits, marks them done: one write. When the write fails, everything it did is taken
 * back at once.
 *
 * @param workbook to write to
 * @param before the workbook as read, the state sheet included
 * @param change the action's edits and how to take them back
 * @throws ActionFailure with what went wrong and whether the workbook is as before
 */
export async function commit(workbook: Workbook, before: WorkbookSnapshot, change: Change): Promise<void> {
  const stateBefore = before.sheets.get(STATE_SHEET);
  const state = { ...change.state, undo: [...change.state.undo, { ...change.undo, status: 'writing' as const }] };
  const begun = stateEdits(state, 'writing', stateBefore);
  try {
    await workbook.write([...begun, ...change.edits, doneEdit()]);
  } catch (error) {
    // Called off, or refused, before anything was changed: there is nothing to take back.
    if (error instanceof Cancelled || error instanceof ProtectedSheetsError) throw error;
    try {
      await takeBack(workbook, change.undo.edits, restoreStateEdits(before, begun));
    } catch (again) {
      throw new ActionFailure('写入中断，也没能自动恢复。请先点“撤销”恢复原状，再重试', [error, again]);
    }
    throw new ActionFailure(change.afterFailure ?? '写入没有成功，工作簿已恢复原状，请重试', [error]);
  }
}

/**
 * Puts the state sheet back as it was read, or removes it where there was none. The state that was begun may be wider than
 * the one before: what it wrote beyond is blanked.
 */
function restoreStateEdits(before: WorkbookSnapshot, written: readonly Edit[]): Edit[] {
  const snapshot = before.sheets.get(STATE_SHEET);
  if (!snapshot) return [{ kind: 'remove-sheet', sheet: STATE_SHEET }];
  const width = largest(written.map((edit) => (edit.kind === 'cells' ? (edit.values[0]?.length ?? 0) : 0)));
  const { row, column } = snapshot;
  const values = snapshot.cells.map((line) => [
    ...line,
    ...Array.from({ length: Math.max(width - column - line.length, 0) }, () => ''),
  ]);
  return [{ kind: 'cells', sheet: STATE_SHEET, row, column, values }];
}

/**
 * Carries out edits that take an action back. What the action did not come to make needs no taking back.
 *
 * @param workbook to write to
 * @param edits of an undo record
 * @param stateEdits edits of the state sheet, last
 */
export async function takeBack(workbook: Workbook, edits: readonly Edit[], stateEdits: readonly Edit[]): Promise<void> {
  const { sheetNames } = await workbook.read([]);
  await workbook.write(
    [...edits, ...stateEdits].filter((edit) => edit.kind === 'add-sheet' || sheetNames.includes(edit.sheet)),
  );
}

/** The state sheet after an undo: kept while it is good for something. */
export function stateAfterUndo(state: WorkbookState, before: WorkbookSnapshot): Edit[] {
  return isEmptyState(state)
    ? [{ kind: 'remove-sheet', sheet: STATE_SHEET }]
    : stateEdits(state, 'done', before.sheets.get(STATE_SHEET));
}
