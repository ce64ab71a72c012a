/** 审核: reads everything, finds what does not tie. Writes nothing itself. */
import { audit } from '../budget/checks/audit';
import type { Severity } from '../budget/checks';
import { classificationFor, withOwnCodes } from '../budget/classifications';
import { fillTables, type TableNumber } from '../budget/tables';
import type { PublishedTable } from '../budget/published';
import { type BudgetReading, readBudget } from '../worksheet/base/read-budget';
import { readOwnCodes } from '../worksheet/base/read-codes';
import { templateSheets } from '../worksheet/base/template-edits';
import { placeFindings } from '../worksheet/findings/placed-finding';
import { type ListedFinding, listFindings, readExplanations, RESULT_SHEET } from '../worksheet/findings/result-sheet';
import type { Layout } from '../worksheet/layouts';
import { ProblemList } from '../worksheet/problem';
import { type Recognition, recogniseTables } from '../worksheet/recognise';
import { STATE_SHEET } from '../worksheet/state';
import type { Workbook, WorkbookSnapshot } from '../worksheet/workbook';

/** What the check found. */
export interface CheckOutcome {
  readonly status: 'checked';
  /** Explained ones among them, no longer open. */
  readonly findings: readonly ListedFinding[];
  readonly notChecked: readonly { readonly check: number; readonly name: string; readonly reason: string }[];
  readonly recognition: Recognition;
  /** Open findings by severity. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** There is nothing to check: neither base worksheets nor a published table. */
export interface NothingToCheck {
  readonly status: 'nothing';
  readonly message: string;
}

/**
 * Checks the base worksheets and every published table of a workbook, whoever made them.
 *
 * @param workbook to read
 * @param layout names the base worksheets
 * @throws WorkbookError where the workbook cannot be read
 */
export async function checkWorkbook(workbook: Workbook, layout: Layout): Promise<CheckOutcome | NothingToCheck> {
  return checkContent(await workbook.readAll(), layout);
}

function baseSheets(layout: Layout): string[] {
  return [...templateSheets(layout), layout.narrative.sheet];
}

/** The base worksheets of a workbook that was read already, or undefined where it has none. */
export function readBase(content: WorkbookSnapshot, layout: Layout): BudgetReading | undefined {
  return content.sheets.has(layout.ledger.sheet) ? readBudget(content, layout) : undefined;
}

/**
 * The check of a workbook that was read already.
 *
 * @param content every sheet as values
 * @param layout names the base worksheets
 * @param base what reading the base worksheets gave; read here where it is left out
 */
export function checkContent(
  content: WorkbookSnapshot,
  layout: Layout,
  base: BudgetReading | undefined = readBase(content, layout),
): CheckOutcome | NothingToCheck {
  const classification =
    base?.budget?.classification ??
    withOwnCodes(classificationFor(9999), readOwnCodes(content, layout, new ProblemList()));
  const recognition = recogniseTables(
    content,
    classification,
    new Set([...baseSheets(layout), RESULT_SHEET, STATE_SHEET]),
  );
  if (!base && recognition.tables.length === 0) {
    return { status: 'nothing', message: '工作簿里既没有填报底稿，也没有认得出的公开表（表1至表11）' };
  }
  const tables = new Map<TableNumber, PublishedTable>(
    recognition.tables.map(({ table }) => [table.declaration.number, table]),
  );
  const budget = base?.budget;
  const audited = audit({
    tables,
    classification,
    ...(budget ? { budget, filled: fillTables(budget) } : {}),
  });
  const findings = listFindings(
    placeFindings(audited, recognition, base, layout),
    readExplanations(content.sheets.get(RESULT_SHEET)),
  );
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.open && finding.severity === severity).length;
  return {
    status: 'checked',
    findings,
    notChecked: audited.notChecked.map(({ check, reason }) => ({ check: check.number, name: check.name, reason })),
    recognition,
    counts: { error: count('error'), confirm: count('confirm'), notice: count('notice') },
  };
}
