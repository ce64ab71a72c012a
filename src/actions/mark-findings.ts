/** 审核 with marks: checks, flags the cells, and writes the sheet 审核结果. 清除标记 takes all of it back. */
import { flagEdits } from '../worksheet/findings/flag-edits';
import { isResultSheet, RESULT_SHEET, resultSheetEdits } from '../worksheet/findings/result-sheet';
import type { Layout } from '../worksheet/layouts';
import { STATE_SHEET } from '../worksheet/state';
import type { Edit, Workbook } from '../worksheet/workbook';
import { type CheckOutcome, checkContent, type NothingToCheck, readEverything } from './check-workbook';
import type { Done, Rejected } from './outcome';

/** A check that was marked. */
export interface MarkedCheck extends CheckOutcome {
  /** Protected sheets: their findings are listed on 审核结果, their cells are not flagged. */
  readonly notFlagged: readonly string[];
}

/**
 * Checks the workbook, flags every cell with an open finding, and lists all findings on 审核结果. Marks of an earlier check
 * are replaced; explanations typed for 核实 findings are kept, and those findings are no longer flagged. On protected sheets,
 * as the template's base worksheets are, nothing is flagged.
 *
 * @param workbook to read and write
 * @param layout names the base worksheets
 * @throws WorkbookError where the workbook cannot be read or written, such as a sheet protected after it was flagged
 */
export async function markFindings(
  workbook: Workbook,
  layout: Layout,
): Promise<MarkedCheck | NothingToCheck | Rejected> {
  const content = await readEverything(workbook, layout);
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
  const isProtected = (sheet: string) => content.sheets.get(sheet)?.protected === true;
  const notFlagged = [...new Set(flags.map(({ sheet }) => sheet).filter(isProtected))];
  await workbook.write([
    ...clearEdits(content.sheetNames),
    ...flags.filter(({ sheet }) => !isProtected(sheet)),
    ...resultSheetEdits(outcome.findings, earlier !== undefined, notFlagged),
  ]);
  return { ...outcome, notFlagged };
}

/**
 * Takes every flag and the sheet 审核结果 away, and nothing else.
 *
 * @param workbook to read and write
 * @throws WorkbookError where it cannot be written
 */
export async function clearMarks(workbook: Workbook): Promise<Done> {
  const { sheetNames, sheets } = await workbook.read([{ sheet: RESULT_SHEET, content: 'values' }]);
  const result = sheets.get(RESULT_SHEET);
  const ours = result !== undefined && isResultSheet(result);
  await workbook.write([
    ...clearEdits(sheetNames),
    ...(ours ? [{ kind: 'remove-sheet', sheet: RESULT_SHEET } as const] : []),
  ]);
  return { status: 'done', notices: ['审核标记已清除。'], questions: [] };
}

function clearEdits(sheetNames: readonly string[]): Edit[] {
  return sheetNames
    .filter((sheet) => sheet !== STATE_SHEET && sheet !== RESULT_SHEET)
    .map((sheet) => ({ kind: 'clear-flags', sheet }));
}
