/** 说明: the reason why a 核实 finding is right, kept on the sheet 审核结果, where the next check finds it. */
import {
  explanationCell,
  isResultSheet,
  type ListedFinding,
  RESULT_SHEET,
  resultSheetEdits,
} from '../worksheet/findings/result-sheet';
import type { Workbook } from '../worksheet/workbook';
import type { Done, Rejected } from './outcome';

/**
 * Keeps an explanation; an empty one takes it back. Where there is no sheet 审核结果 yet, it is made; no cell is flagged.
 *
 * @param workbook to read and write
 * @param findings all of the last check
 * @param finding the one to explain, of these
 * @param explanation what the person typed
 * @throws WorkbookError where the workbook cannot be read or written
 */
export async function explainFinding(
  workbook: Workbook,
  findings: readonly ListedFinding[],
  finding: ListedFinding,
  explanation: string,
): Promise<Done | Rejected> {
  const text = explanation.trim();
  const { sheets } = await workbook.read([{ sheet: RESULT_SHEET, content: 'values' }]);
  const sheet = sheets.get(RESULT_SHEET);
  if (sheet && sheet.cells.length > 0 && !isResultSheet(sheet)) {
    const message = `已有一张不是本程序生成的工作表“${RESULT_SHEET}”`;
    const remedy = '请把它改名，再写说明。';
    return {
      status: 'rejected',
      problems: [{ severity: 'error', sheet: RESULT_SHEET, cell: '', found: '', message, remedy }],
    };
  }
  const cell = sheet && explanationCell(sheet, finding);
  const explained = findings.map((other) =>
    other === finding ? { ...other, explanation: text, open: other.severity !== 'confirm' || text === '' } : other,
  );
  await workbook.write(
    cell
      ? [{ kind: 'cells', sheet: RESULT_SHEET, ...cell, values: [[text]] }]
      : resultSheetEdits(explained, sheet !== undefined, []),
  );
  return {
    status: 'done',
    notices: [text === '' ? '说明已删除。' : '说明已写入“审核结果”，下次审核不再提示。'],
    questions: [],
  };
}
