/**
 * What the product remembers inside the workbook, on a very hidden sheet: which template it is, what the last fill wrote, and
 * how to take back the last actions.
 */
import { hashText } from './fingerprint';
import { readJournal } from './journal';
import type { NarrativeRecord } from './narrative/narrative-record';
import type { TableRecord } from './published/table-record';
import { chunksOf, STATE_SHEET, widthOf } from './state-sheet';
import type { TemplateIdentity, UndoRecord } from './undo-record';
import { type CellValue, type Edit, type SheetSnapshot, WorkbookError, type WorkbookSnapshot } from './workbook';
import { largest } from '../budget/long-lists';

export { fingerprint } from './fingerprint';
export { STATE_SHEET } from './state-sheet';
export type { TemplateIdentity, UndoRecord } from './undo-record';

export interface WorkbookState {
  readonly template?: TemplateIdentity;
  /** Sheet → what the last fill left there. */
  readonly tables: Readonly<Record<string, TableRecord>>;
  /** What the narrative's sheet was left with. */
  readonly narrative?: NarrativeRecord;
  /** The newest last. */
  readonly undo: readonly UndoRecord[];
}

export const EMPTY_STATE: WorkbookState = { tables: {}, undo: [] };

/** Older actions than this many cannot be taken back. */
export const UNDO_DEPTH = 5;

const STATUS = 'status';
const REVISION = 'revision';
/** The second has print set-ups that can be taken back: an older program would pass over them. The first is written without any. */
const FORMAT_VERSIONS: readonly unknown[] = [1, 2];

/** The state sheet could not be understood: made by a newer version, or changed by hand. */
export class StateError extends WorkbookError {
  /** @param message what is wrong with it, in Chinese */
  constructor(message: string) {
    super(message, '');
  }
}

/**
 * @param snapshot of {@link STATE_SHEET}, or undefined where there is none
 * @throws StateError where its content is not ours or of a newer version
 */
export function readState(snapshot: SheetSnapshot | undefined): WorkbookState {
  const rows = new Map((snapshot?.cells ?? []).map((line) => [String(line[0]), line.slice(1).map(String).join('')]));
  const text = rows.get('state');
  let begun: UndoRecord[];
  let parsed: { version?: unknown } & WorkbookState;
  try {
    const journal = readJournal(snapshot);
    begun = journal ? [{ ...journal.record, written: journal.written, status: 'writing' }] : [];
    if (text === undefined) return { ...EMPTY_STATE, undo: begun };
    parsed = JSON.parse(text) as typeof parsed;
  } catch (error) {
    throw new StateError(`工作簿里的生成记录已损坏（${String(error)}）`);
  }
  if (!FORMAT_VERSIONS.includes(parsed.version)) throw new StateError('工作簿由更新的版本生成，请升级本程序后再打开');
  const { template, tables, narrative, undo } = parsed;
  const cutShort = rows.get(STATUS) === 'writing';
  return {
    ...(template ? { template } : {}),
    ...(narrative ? { narrative } : {}),
    tables,
    undo: [
      ...undo.map((record, index): UndoRecord => ({
        ...record,
        status: cutShort && index === undo.length - 1 ? 'writing' : 'done',
      })),
      ...begun,
    ],
  };
}

/**
 * What a workbook remembers, for those who go on without it or tell why they cannot.
 *
 * @param content with {@link STATE_SHEET} as values, where it has one
 */
export function stateOf(
  content: WorkbookSnapshot,
):
  | { readonly state: WorkbookState; readonly stateError?: undefined }
  | { readonly state?: undefined; readonly stateError: string } {
  try {
    return { state: readState(content.sheets.get(STATE_SHEET)) };
  } catch (error) {
    if (error instanceof StateError) return { stateError: error.message };
    throw error;
  }
}

/**
 * Cells that hold the state, from A1 on. Rows and columns that an older state took are blanked.
 *
 * @param state to keep
 * @param status `writing` before an action's edits, `done` after them
 * @param before the state sheet as read
 * @param atLeast columns to blank, where a journal was wider
 */
export function stateEdits(
  state: WorkbookState,
  status: UndoRecord['status'],
  before: SheetSnapshot | undefined,
  atLeast = 0,
): Edit[] {
  const { template } = state;
  const chunks = chunksOf(stateText(state));
  const rows: CellValue[][] = [
    [STATUS, status],
    ['state', ...chunks],
    // For people who look inside, and for the bureau that collects: the template in plain text.
    ['template', template?.layout ?? '', template ? String(template.version) : ''],
    revisionRow(state),
    // The journal and how far it came.
    [],
    [],
  ];
  const width = largest([...rows.map((row) => row.length), widthOf(before), atLeast]);
  return [
    ...(before ? [] : [{ kind: 'add-sheet', sheet: STATE_SHEET, hidden: true } as const]),
    {
      kind: 'cells',
      sheet: STATE_SHEET,
      row: 0,
      column: 0,
      values: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
    },
  ];
}

function stateText({ template, tables, narrative, undo: records }: WorkbookState): string {
  const undo = records.slice(-UNDO_DEPTH).map(({ status: _status, written: _written, ...record }) => record);
  const version = undo.some(({ pages }) => pages) ? 2 : 1;
  return JSON.stringify({ version, template, tables, narrative, undo });
}

/** Says that the newest action is half taken back: asking for 撤销 again completes it, without asking what would be lost. */
export function cutShortEdit(): Edit {
  return { kind: 'cells', sheet: STATE_SHEET, row: 0, column: 1, values: [['writing']] };
}

/** A short text that differs where the state differs, so that it is cheap to see whether somebody changed it. A new template has none. */
function revisionRow(state: WorkbookState): CellValue[] {
  if (Object.keys(state.tables).length === 0 && !state.narrative && state.undo.length <= 1) return [];
  const text = stateText(state);
  return [REVISION, `r${hashText(text)}${hashText(`${text.length}${text.slice(text.length / 2)}`)}`];
}

/** Whether a state sheet holds just this state. */
export function holdsState(snapshot: SheetSnapshot | undefined, state: WorkbookState): boolean {
  return textIn(snapshot) === stateText(state);
}

/** Whether two state sheets, or none, hold the same state; what is being written does not count. */
export function sameState(one: SheetSnapshot | undefined, other: SheetSnapshot | undefined): boolean {
  return textIn(one) === textIn(other);
}

function textIn(snapshot: SheetSnapshot | undefined): string {
  const row = snapshot?.cells.find(([key]) => key === 'state');
  return (row?.slice(1) ?? []).map(String).join('');
}

/** Whether there is nothing worth keeping a state sheet for. */
export function isEmptyState(state: WorkbookState): boolean {
  return !state.template && !state.narrative && Object.keys(state.tables).length === 0 && state.undo.length === 0;
}
