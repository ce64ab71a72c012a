/** 审核 with marks: checks, flags the cells, and writes the sheet 审核结果. 清除标记 takes all of it back. */
import { flagEdits } from '../worksheet/findings/flag-edits';
import { isResultSheet, RESULT_SHEET, resultSheetEdits } from '../worksheet/findings/result-sheet';
import type { Layout } from '../worksheet/layouts';
import { STATE_SHEET } from '../worksheet/state';
import {
  type CellInput,
  ChangedMeanwhileError,
  type Edit,
  type Expectation,
  ProtectedSheetsError,
  type SheetSnapshot,
  type Workbook,
  type WorkbookSnapshot,
} from '../worksheet/workbook';
import { type CheckOutcome, checkContent, type NothingToCheck } from './check-workbook';
import { exclusively } from './exclusive';
import { ActionFailure, Cancelled, type Done, type Rejected } from './outcome';

/** A check that was marked. */
export interface MarkedCheck extends CheckOutcome {
  /** Sheets with a password: their findings are listed on 审核结果, their cells are not flagged. */
  readonly notFlagged: readonly string[];
}

/**
 * Checks the workbook, flags every cell with an open finding, and lists all findings on 审核结果. Marks of an earlier check
 * are replaced; explanations typed for 核实 findings are kept, and those findings are no longer flagged. Sheets that are
 * protected without a password, as the template's base worksheets are, stay so.
 *
 * @param workbook to read and write
 * @param layout names the base worksheets
 * @throws WorkbookError where the workbook cannot be read; ChangedMeanwhileError, nothing written, where 审核结果 was changed since;
 *   ActionFailure where writing failed, with what became of the marks
 */
export function markFindings(workbook: Workbook, layout: Layout): Promise<MarkedCheck | NothingToCheck | Rejected> {
  return exclusively(workbook, () => mark(workbook, layout));
}

async function mark(workbook: Workbook, layout: Layout): Promise<MarkedCheck | NothingToCheck | Rejected> {
  const content = await workbook.readAll({ marks: true, kinds: true });
  const outcome = checkContent(content, layout);
  if (outcome.status === 'nothing') return outcome;
  const earlier = content.sheets.get(RESULT_SHEET);
  if (earlier && earlier.cells.length > 0 && !isResultSheet(earlier)) {
    const message = `已有一张不是本程序生成的工作表“${RESULT_SHEET}”`;
    const remedy = '请把它改名，再审核。';
    return {
      status: 'rejected',
      problems: [{ severity: 'error', sheet: RESULT_SHEET, cell: '', found: '', message, remedy }],
    };
  }
  const flags = flagEdits(outcome.findings);
  const write = (notFlagged: readonly string[]) =>
    workbook.write(
      [
        ...[...clearEdits(content), ...flags].filter(({ sheet }) => !notFlagged.includes(sheet)),
        ...resultSheetEdits(outcome.findings, earlier !== undefined, notFlagged),
      ],
      [asBefore(earlier)],
    );
  try {
    const notFlagged = await writeUnlessLocked(write);
    return { ...outcome, notFlagged: notFlagged.filter((sheet) => flags.some((flag) => flag.sheet === sheet)) };
  } catch (error) {
    if (error instanceof Cancelled || error instanceof ChangedMeanwhileError) throw error;
    await takeMarksBack(workbook, earlier, error);
    throw new ActionFailure('标记没有写完，已清除全部标记，各表的内容没有改动。请重试', [error]);
  }
}

/**
 * Takes every flag and the sheet 审核结果 away, and nothing else.
 *
 * @param workbook to read and write
 * @throws WorkbookError where it cannot be written, such as a sheet that got a password after it was flagged
 */
export function clearMarks(workbook: Workbook): Promise<Done> {
  return exclusively(workbook, () => clear(workbook));
}

async function clear(workbook: Workbook): Promise<Done> {
  const content = await workbook.readAll({ marks: true, cellsOf: [RESULT_SHEET] });
  const result = content.sheets.get(RESULT_SHEET);
  const ours = result !== undefined && isResultSheet(result);
  await workbook.write([
    ...clearEdits(content),
    ...(ours ? [{ kind: 'remove-sheet', sheet: RESULT_SHEET } as const] : []),
  ]);
  return { status: 'done', notices: ['审核标记已清除。'], questions: [] };
}

/** 审核结果 is made anew: an explanation that somebody types meanwhile must not go with the old one. */
function asBefore(earlier: SheetSnapshot | undefined): Expectation {
  if (!earlier) return { kind: 'no-sheet', sheet: RESULT_SHEET };
  if (earlier.cells.length === 0) return { kind: 'sheet', sheet: RESULT_SHEET };
  const { row, column, cells } = earlier;
  return { kind: 'cells', sheet: RESULT_SHEET, row, column, content: 'values', cells };
}

/** Writes; once more without the sheets that have a password, if there are any. Returns those. */
async function writeUnlessLocked(write: (without: readonly string[]) => Promise<void>): Promise<readonly string[]> {
  try {
    await write([]);
    return [];
  } catch (error) {
    if (!(error instanceof ProtectedSheetsError)) throw error;
    await write(error.sheets);
    return error.sheets;
  }
}

/**
 * After a write that was cut short: no flag stays, and 审核结果 is what it was, its explanations among it.
 *
 * @throws ActionFailure where that fails as well
 */
async function takeMarksBack(workbook: Workbook, earlier: SheetSnapshot | undefined, cause: unknown): Promise<void> {
  try {
    const now = await workbook.readAll({ marks: true, cellsOf: [RESULT_SHEET] });
    const written = now.sheets.get(RESULT_SHEET);
    const isOurs = written !== undefined && (written.cells.length === 0 || isResultSheet(written));
    const blank = (written?.cells ?? []).map((line) => line.map((): CellInput => ''));
    await workbook.write([
      ...clearEdits(now),
      ...(isOurs && !earlier ? [{ kind: 'remove-sheet', sheet: RESULT_SHEET } as const] : []),
      ...(written && earlier && blank.length > 0 ? [cellsEdit(written, blank)] : []),
      ...(earlier && !written ? [{ kind: 'add-sheet', sheet: RESULT_SHEET } as const] : []),
      ...(earlier ? [cellsEdit(earlier, earlier.cells)] : []),
    ]);
  } catch (again) {
    throw new ActionFailure('标记没有写完，也没能自动清除。请点“清除标记”，再重试', [cause, again]);
  }
}

function cellsEdit({ row, column }: SheetSnapshot, values: readonly (readonly CellInput[])[]): Edit {
  return { kind: 'cells', sheet: RESULT_SHEET, row, column, values };
}

/** Clears every sheet's flags, by what is known of the sheet. */
export function clearEdits({ sheetNames, sheets }: WorkbookSnapshot): Edit[] {
  return sheetNames
    .filter((sheet) => sheet !== STATE_SHEET && sheet !== RESULT_SHEET)
    .map((sheet) => {
      const marks = sheets.get(sheet)?.marks;
      return { kind: 'clear-flags', sheet, ...(marks ? { marks } : {}) };
    });
}
