/** 审核: reads everything, finds what does not tie. Writes nothing itself. */
import type { Severity } from '../budget/checks';
import { findingFromProblem, placeFindings } from '../worksheet/findings/placed-finding';
import { type ListedFinding, listFindings, readExplanations, RESULT_SHEET } from '../worksheet/findings/result-sheet';
import type { Layout } from '../worksheet/layouts';
import type { Recognition } from '../worksheet/recognise';
import type { Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { type AuditedContent, auditContent } from './audit-content';
import { checkWorkbookText, type WorkbookTextOutcome } from './check-text';

/** What the check found. */
export interface CheckOutcome {
  readonly status: 'checked';
  /** Explained ones among them, no longer open. */
  readonly findings: readonly ListedFinding[];
  readonly notChecked: readonly { readonly check: number; readonly name: string; readonly reason: string }[];
  readonly recognition: Recognition;
  /** What became of the text in the workbook's sheets, such as 情况说明; undefined where they hold none. */
  readonly text: Omit<WorkbookTextOutcome, 'findings'> | undefined;
  /** Open findings by severity. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** There is nothing to check: neither base worksheets nor a published table. */
export interface NothingToCheck {
  readonly status: 'nothing';
  readonly message: string;
}

/**
 * Checks the base worksheets, every published table and the text of a workbook, whoever made them.
 *
 * @param workbook to read
 * @param layout names the base worksheets
 * @throws WorkbookError where the workbook cannot be read
 */
export async function checkWorkbook(workbook: Workbook, layout: Layout): Promise<CheckOutcome | NothingToCheck> {
  return checkContent(await workbook.readAll({ kinds: true }), layout);
}

/**
 * The check of a workbook that was read already.
 *
 * @param content every sheet as values
 * @param layout names the base worksheets
 * @param audited what is known of it; found out here where it is left out
 */
export function checkContent(
  content: WorkbookSnapshot,
  layout: Layout,
  audited: AuditedContent = auditContent(content, layout),
): CheckOutcome | NothingToCheck {
  const { base, recognition, entered } = audited;
  if (!base && recognition.tables.length === 0) {
    return { status: 'nothing', message: '工作簿里既没有填报底稿，也没有认得出的公开表（表1至表11）' };
  }
  const text = checkWorkbookText(content, layout, audited);
  const findings = listFindings(
    [
      ...placeFindings(audited.audited, recognition, base, layout),
      ...[...(entered?.prior.problems ?? []), ...(entered?.entries.problems ?? [])]
        // What is only asked for the narrative's sake is asked of whoever has one.
        .filter(({ severity }) => severity === 'error' || text?.hasNarrative)
        .map(findingFromProblem),
      ...(text?.findings ?? []),
    ],
    readExplanations(content.sheets.get(RESULT_SHEET)),
  );
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.open && finding.severity === severity).length;
  return {
    status: 'checked',
    findings,
    notChecked: audited.audited.notChecked.map(({ check, reason }) => ({
      check: check.number,
      name: check.name,
      reason,
    })),
    recognition,
    text,
    counts: { error: count('error'), confirm: count('confirm'), notice: count('notice') },
  };
}
