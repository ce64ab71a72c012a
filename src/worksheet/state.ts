/**
 * What the product remembers inside the workbook, on a very hidden sheet: which template it is, what the last fill wrote, and
 * how to take back the last actions.
 */
import type { NarrativeRecord } from './narrative/narrative-record';
import type { PreparedPage } from './published/page-plan';
import type { TableAnchor, TableRecord } from './published/table-record';
import { type CellValue, type Edit, type SheetSnapshot, WorkbookError, type WorkbookSnapshot } from './workbook';
import { largest } from '../budget/long-lists';

/** Name of the very hidden sheet. */
export const STATE_SHEET = '_预算公开';

/** Identifies a template to the bureau that collects it. */
export interface TemplateIdentity {
  readonly layout: string;
  readonly version: number;
}

/** How one action is taken back. */
export interface UndoRecord {
  /** The action's name as people know it, such as 一键生成. */
  readonly action: string;
  /** `writing` until the last edit is done: then the action was cut short. */
  readonly status: 'writing' | 'done';
  readonly edits: readonly Edit[];
  /** Records of the 表 sheets as they were; `null` where there was none. */
  readonly tables: Readonly<Record<string, TableRecord | null>>;
  /** Where each changed 表 sheet's table stood, to follow it if rows or columns were inserted since. */
  readonly anchors: Readonly<Record<string, TableAnchor>>;
  /** Base sheets that the action made, with what they held, to see whether someone has worked in them since. */
  readonly created: Readonly<Record<string, string>>;
  /** The template identity before the action, where the action changed it. */
  readonly template?: TemplateIdentity | null;
  /** What was remembered of the narrative before the action, where the action changed it. */
  readonly narrative?: NarrativeRecord | null;
  /** Sheets that people fill in and the action added rows to, with a fingerprint of what they then held. */
  readonly listed?: Readonly<Record<string, string>>;
  /** Sheets that the action set up for printing, with what it left there. */
  readonly pages?: Readonly<Record<string, PreparedPage>>;
}

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

/** A cell holds at most 32,767 characters. */
const CHUNK = 30_000;
const STATUS = 'status';
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
  if (text === undefined) return EMPTY_STATE;
  let parsed: { version?: unknown } & WorkbookState;
  try {
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
    undo: undo.map((record, index) => ({
      ...record,
      status: cutShort && index === undo.length - 1 ? 'writing' : 'done',
    })),
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
 */
export function stateEdits(
  state: WorkbookState,
  status: UndoRecord['status'],
  before: SheetSnapshot | undefined,
): Edit[] {
  const undo = state.undo.slice(-UNDO_DEPTH).map(({ status: _status, ...record }) => record);
  const { template, tables, narrative } = state;
  const version = undo.some(({ pages }) => pages) ? 2 : 1;
  const text = JSON.stringify({ version, template, tables, narrative, undo });
  const chunks: CellValue[] = [];
  for (let start = 0; start < text.length; start += CHUNK) chunks.push(text.slice(start, start + CHUNK));
  const rows: CellValue[][] = [
    [STATUS, status],
    ['state', ...chunks],
    // For people who look inside, and for the bureau that collects: the template in plain text.
    ['template', template?.layout ?? '', template ? String(template.version) : ''],
  ];
  const width = largest(
    rows.map((row) => row.length),
    (before?.column ?? 0) + (before?.cells[0]?.length ?? 0),
  );
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

/** The last edit of an action: all of it is done. */
export function doneEdit(): Edit {
  return { kind: 'cells', sheet: STATE_SHEET, row: 0, column: 1, values: [['done']] };
}

/** Whether there is nothing worth keeping a state sheet for. */
export function isEmptyState(state: WorkbookState): boolean {
  return !state.template && !state.narrative && Object.keys(state.tables).length === 0 && state.undo.length === 0;
}

/**
 * A short text that differs whenever what was entered in a sheet differs (FNV-1a over its cells and their places). Formulas
 * do not count: Excel respells them.
 *
 * @param snapshot read as formulas; undefined gives the text of an empty sheet
 */
export function fingerprint(snapshot: SheetSnapshot | undefined): string {
  let hash = 0x811c9dc5;
  const mix = (text: string) => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  };
  snapshot?.cells.forEach((line, row) =>
    line.forEach((value, column) => {
      const isFormula = typeof value === 'string' && value.startsWith('=');
      if (value !== '' && !isFormula)
        mix(`${snapshot.row + row},${snapshot.column + column}=${typeof value} ${value};`);
    }),
  );
  return hash.toString(16);
}
