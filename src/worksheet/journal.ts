/**
 * The journal of an action that is being written: on the state sheet below the state, which stays as it is until the action is
 * done. So another window's record is never overwritten by an action that fails, and what was cut short can be taken back.
 */
import { largest } from '../budget/long-lists';
import { cellAddress } from './address';
import { fingerprint } from './fingerprint';
import { chunksOf, STATE_SHEET, widthOf } from './state-sheet';
import type { CellsEdit, UndoRecord, WrittenContent } from './undo-record';
import type { CellValue, Edit, Expectation, SheetSnapshot } from './workbook';

const JOURNAL_ROW = 4;
const PROGRESS_ROW = 5;
const JOURNAL = 'journal';
const PROGRESS = 'progress';

export interface Journal {
  /** Tells this action from every other. */
  readonly token: string;
  readonly record: Omit<UndoRecord, 'status'>;
  readonly written: WrittenContent;
  /** The edits before this one are done; so may be those up to the next mark. */
  readonly progress: number;
}

/** @param snapshot of the state sheet; undefined where there is none, or nothing is being written */
export function readJournal(snapshot: SheetSnapshot | undefined): Journal | undefined {
  const rows = new Map((snapshot?.cells ?? []).map((line) => [String(line[0]), line]));
  const [, token, ...chunks] = rows.get(JOURNAL) ?? [];
  if (token === undefined || token === '') return undefined;
  const { record, written } = JSON.parse(chunks.map(String).join('')) as Pick<Journal, 'record' | 'written'>;
  return { token: String(token), record, written, progress: Number(rows.get(PROGRESS)?.[2] ?? 0) };
}

/**
 * Begins the journal: the first edits of an action.
 *
 * @param before the state sheet as read
 */
export function journalEdits(journal: Omit<Journal, 'progress'>, before: SheetSnapshot | undefined): Edit[] {
  const { token, record, written } = journal;
  const rows: CellValue[][] = [
    [JOURNAL, token, ...chunksOf(JSON.stringify({ record, written }))],
    [PROGRESS, token, 0],
  ];
  return [
    ...(before ? [] : [{ kind: 'add-sheet', sheet: STATE_SHEET, hidden: true } as const]),
    rowsEdit(
      rows,
      largest(
        rows.map((row) => row.length),
        widthOf(before),
      ),
    ),
  ];
}

/** Ends it where the action is not done. */
export function clearJournalEdit(width: number): Edit {
  return rowsEdit([[], []], width);
}

function rowsEdit(rows: readonly (readonly CellValue[])[], width: number): CellsEdit {
  const values = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
  return { kind: 'cells', sheet: STATE_SHEET, row: JOURNAL_ROW, column: 0, values };
}

/** Columns of the state sheet that a write of edits reaches. */
export function stateWidth(edits: readonly Edit[]): number {
  const widths = edits.map((edit) =>
    edit.kind === 'cells' && edit.sheet === STATE_SHEET ? (edit.values[0]?.length ?? 0) : 0,
  );
  return largest(widths, 0);
}

/** An action's edits with marks of how far it came: before the first edit of each sheet, and after a sheet was added. */
export function withProgress(edits: readonly Edit[]): Edit[] {
  const marks = new Set(progressMarks(edits));
  return edits.flatMap((edit, index) => {
    if (!marks.has(index)) return [edit];
    const place = { kind: 'cells', sheet: STATE_SHEET, row: PROGRESS_ROW, column: 2 } as const;
    return [{ ...place, values: [[index]] }, edit];
  });
}

/** The indexes of edits that a mark stands before. */
export function progressMarks(edits: readonly Edit[]): number[] {
  return edits.flatMap((edit, index) => {
    const last = edits[index - 1];
    return index > 0 && (edit.sheet !== last?.sheet || last.kind === 'add-sheet') ? [index] : [];
  });
}

/** What of the state sheet must be as it was read, for an action to begin: one small look, however long the state is. */
export function stateExpectations(before: SheetSnapshot | undefined): Expectation[] {
  if (!before) return [{ kind: 'no-sheet', sheet: STATE_SHEET }];
  const at = (row: number, column: number) => before.cells[row - before.row]?.[column - before.column] ?? '';
  // Status; then revision, journal and progress. Between them stands the state itself.
  return [
    [0, 1],
    [3, 3],
  ].map(([row = 0, rows = 0]) => ({
    kind: 'cells',
    sheet: STATE_SHEET,
    row,
    column: 0,
    content: 'values',
    cells: Array.from({ length: rows }, (_, r) => [at(row + r, 0), at(row + r, 1)]),
  }));
}

/** What an action's edits write, as far as taking back has to know it. */
export function writtenContent(edits: readonly Edit[]): WrittenContent {
  const added = edits.flatMap((edit) => (edit.kind === 'add-sheet' ? [edit.sheet] : []));
  const cells = edits.flatMap((edit): CellsEdit[] => {
    if (edit.kind === 'cells') return [edit];
    if (edit.kind !== 'link') return [];
    const { sheet, row, column, text, target } = edit;
    return [{ kind: 'cells', sheet, row, column, values: [[text || cellAddress(target.row, target.column)]] }];
  });
  return {
    cells: cells.filter(({ sheet }) => !added.includes(sheet)),
    made: Object.fromEntries(added.map((sheet) => [sheet, fingerprint(contentOf(sheet, cells))])),
  };
}

/** What a new sheet holds after its edits. */
export function contentOf(sheet: string, edits: readonly Edit[]): SheetSnapshot {
  const cells: CellValue[][] = [];
  let width = 0;
  for (const edit of edits) {
    if (edit.kind !== 'cells' || edit.sheet !== sheet) continue;
    edit.values.forEach((line, r) =>
      line.forEach((value, c) => {
        if (value === null) return;
        const row = (cells[edit.row + r] ??= []);
        width = Math.max(width, edit.column + c + 1);
        row[edit.column + c] = typeof value === 'object' ? value.formula : value;
      }),
    );
  }
  const line = (row: CellValue[] | undefined) => Array.from({ length: width }, (_, column) => row?.[column] ?? '');
  return { name: sheet, protected: false, row: 0, column: 0, cells: Array.from(cells, line) };
}
