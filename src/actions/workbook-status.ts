/** Where a workbook stands on the path 填报 → 生成 → 审核 → 打印, and what is behind its figures. Reads only. */
import type { BudgetReading } from '../worksheet/base/read-budget';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { RESULT_SHEET } from '../worksheet/findings/result-sheet';
import type { Layout } from '../worksheet/layouts';
import { recordOf, type TableRecord } from '../worksheet/published/table-record';
import type { TableModel } from '../worksheet/published/table-model';
import { stateOf, type WorkbookState } from '../worksheet/state';
import type { Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { auditContent } from './audit-content';
import { checkTextLines, type TextCheckOutcome } from './check-text';
import { type CheckOutcome, checkContent, type NothingToCheck } from './check-workbook';
import { type CellOrigin, cellOrigin } from './cell-origin';
import { explainIn } from './explain-cell';
import { type NarrativeStatus, narrativeStatus } from './narrative-status';
import { renderTables } from './fill-tables';

/**
 * - `empty`: neither base worksheets nor a published table.
 * - `incomplete`: base worksheets with something missing or wrong.
 * - `not-filled`: good base worksheets, but not all tables.
 * - `stale`: the base worksheets give other tables than the last fill wrote.
 * - `stale-text`: the tables are what the base worksheets give, but 情况说明 is not.
 * - `findings`: the check has open errors or questions.
 * - `ready`: nothing open but notices; print.
 */
export type Stage = 'empty' | 'incomplete' | 'not-filled' | 'stale' | 'stale-text' | 'findings' | 'ready';

export interface WorkbookStatus {
  readonly stage: Stage;
  /** All sheets in the order of the workbook. */
  readonly sheetNames: readonly string[];
  readonly hasBase: boolean;
  /** Whether all tables were made by a fill, whatever has become of them since. */
  readonly hasTables: boolean;
  /** Whether an earlier 审核 left its sheet, and so perhaps marks. */
  readonly isMarked: boolean;
  /** Errors in the base worksheets. */
  readonly baseErrors: number;
  /** Tables that the base worksheets would fill otherwise now. */
  readonly staleSheets: readonly string[];
  /** Of the sheet 情况说明. */
  readonly narrative: NarrativeStatus;
  readonly check: CheckOutcome | NothingToCheck;
  /** What 撤销 would take back, such as 一键生成; undefined where nothing is kept. */
  readonly undoable: string | undefined;
  /** Where the record of what was filled cannot be read: why. */
  readonly stateError: string | undefined;
  /** The ledger rows behind a figure of the filled tables, or undefined where the cell is none. Reads nothing again. */
  explain(place: CellPlace): CellOrigin | undefined;
  /** Checks the lines of a text file; undefined where there is nothing to compare them with. Reads nothing again. */
  checkText(lines: readonly string[]): TextCheckOutcome | undefined;
}

/**
 * Reads the workbook once and says where it stands.
 *
 * @param workbook to read
 * @param layout where things are
 * @throws WorkbookError where the workbook cannot be read
 */
export async function readWorkbookStatus(workbook: Workbook, layout: Layout): Promise<WorkbookStatus> {
  return workbookStatus(await workbook.readAll({ kinds: true }), layout);
}

/**
 * @param content every sheet as values
 * @param layout where things are
 */
export function workbookStatus(content: WorkbookSnapshot, layout: Layout): WorkbookStatus {
  const audited = auditContent(content, layout);
  const { base, entered } = audited;
  const check = checkContent(content, layout, audited);
  const { state, stateError } = stateOf(content);
  const models = entered && renderTables(entered.budget, layout, entered.filled);
  const missing = layout.tables.some(({ sheet }) => !content.sheets.has(sheet));
  const staleSheets = models?.filter((model) => isStale(model, state)).map((model) => model.layout.sheet) ?? [];
  const narrative = narrativeStatus(content, layout, state, entered);
  return {
    stage: stageOf(base, check, missing, staleSheets, narrative),
    sheetNames: content.sheetNames,
    hasBase: base !== undefined,
    hasTables: !missing,
    isMarked: content.sheets.has(RESULT_SHEET),
    baseErrors: base?.problems.filter(({ severity }) => severity === 'error').length ?? 0,
    staleSheets,
    narrative,
    check,
    undoable: state?.undo.at(-1)?.action,
    stateError,
    explain(place) {
      if (!entered || !models) return undefined;
      const explanation = explainIn(content, layout, entered.budget, models, place);
      return explanation.status === 'done' ? cellOrigin(place, explanation) : undefined;
    },
    checkText: (lines) => checkTextLines(audited, lines),
  };
}

function stageOf(
  base: BudgetReading | undefined,
  check: CheckOutcome | NothingToCheck,
  missing: boolean,
  staleSheets: readonly string[],
  narrative: NarrativeStatus,
): Stage {
  if (base && !base.budget) return 'incomplete';
  if (base && missing) return 'not-filled';
  if (staleSheets.length > 0) return 'stale';
  if (narrative === 'stale') return 'stale-text';
  if (check.status === 'nothing') return 'empty';
  return check.counts.error + check.counts.confirm > 0 ? 'findings' : 'ready';
}

/** Whether the last fill wrote something else than this. A table that we did not fill is no matter of ours. */
function isStale(model: TableModel, state: WorkbookState | undefined): boolean {
  const record = state?.tables[model.layout.sheet];
  return record !== undefined && !sameCells(record, recordOf(model));
}

function sameCells(one: TableRecord, other: TableRecord): boolean {
  return (
    one.cells.length === other.cells.length &&
    one.cells.every((line, row) => line.every((value, column) => value === other.cells[row]?.[column]))
  );
}
