/** Reads 变动原因: the reasons typed beside the changes that the program listed. */
import type { NarrativeLayout } from '../layouts';
import type { ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';
import { listRows } from './list-rows';

/** A row with a reason, as it stands. */
export interface TypedReason {
  /** The program's key, or empty in a row that someone added. */
  readonly key: string;
  readonly label: string;
  readonly reason: string;
  /** The reason as it stands in its cell. */
  readonly raw: string;
}

/**
 * @param workbook as read
 * @param layout names the sheet
 * @param problems gets reasons that stand beside nothing, and two reasons for one change
 */
export function readReasons(workbook: WorkbookSnapshot, layout: NarrativeLayout, problems: ProblemList): TypedReason[] {
  const reasons: TypedReason[] = [];
  for (const row of listRows(workbook, layout.reasons, problems)) {
    const reason = row.text('reason').replace(/\s*\n\s*/g, '');
    if (reason === '') continue;
    const [key, label] = [row.text('key'), row.text('label')];
    if (key === '' && label === '') {
      problems.add('error', row.place('label'), '', '这一行的变动原因没有对应的事项', '请填写事项，或删除这一行。');
    } else if (reason.startsWith('=')) {
      problems.add('error', row.place('reason'), reason, '变动原因是公式', '请直接填写文字。');
    } else if (reasons.some((other) => (key === '' ? other.label === label : other.key === key))) {
      problems.add('question', row.place('reason'), reason, `“${label}”写了两个原因，只用第一个`, '请合并为一行。');
    } else reasons.push({ key, label, reason, raw: row.raw('reason') });
  }
  return reasons;
}
