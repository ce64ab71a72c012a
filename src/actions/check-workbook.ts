/** 审核: reads everything, finds what does not tie. Writes nothing itself. */
import { audit } from '../budget/checks/audit';
import type { Severity } from '../budget/checks';
import { classificationFor, withOwnCodes } from '../budget/classifications';
import { fillTables, type TableNumber } from '../budget/tables';
import type { PublishedTable } from '../budget/published';
import { type BudgetReading, readBudget } from '../worksheet/base/read-budget';
import { readOwnCodes } from '../worksheet/base/read-codes';
import { type PlacedFinding, placeFindings } from '../worksheet/findings/placed-finding';
import type { Layout } from '../worksheet/layouts';
import { ProblemList } from '../worksheet/problem';
import { type Recognition, recogniseTables } from '../worksheet/find-published/recognise';
import { STATE_SHEET } from '../worksheet/state';
import type { Workbook, WorkbookSnapshot } from '../worksheet/workbook';

/** The sheet that lists the findings. */
export const RESULT_SHEET = '审核结果';

/** What the check found. */
export interface CheckOutcome {
  readonly status: 'checked';
  readonly findings: readonly PlacedFinding[];
  readonly notChecked: readonly { readonly check: number; readonly name: string; readonly reason: string }[];
  readonly recognition: Recognition;
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
 * @param workbook to read: once for the names of its sheets, once for their content
 * @param layout names the base worksheets
 * @throws WorkbookError where the workbook cannot be read
 */
export async function checkWorkbook(workbook: Workbook, layout: Layout): Promise<CheckOutcome | NothingToCheck> {
  const { sheetNames } = await workbook.read([]);
  const wanted = sheetNames.filter((sheet) => sheet !== RESULT_SHEET && sheet !== STATE_SHEET);
  const content = await workbook.read(wanted.map((sheet) => ({ sheet, content: 'values' })));
  return checkContent(content, layout);
}

/**
 * The check of a workbook that was read already.
 *
 * @param content every sheet as values
 * @param layout names the base worksheets
 */
export function checkContent(content: WorkbookSnapshot, layout: Layout): CheckOutcome | NothingToCheck {
  const baseSheets = [
    layout.unitForm,
    layout.income,
    layout.ledger,
    layout.priorLedger,
    layout.codes,
    layout.choices,
  ].map(({ sheet }) => sheet);
  const base: BudgetReading | undefined = content.sheets.has(layout.ledger.sheet)
    ? readBudget(content, layout)
    : undefined;
  const classification =
    base?.budget?.classification ??
    withOwnCodes(classificationFor(9999), readOwnCodes(content, layout, new ProblemList()));
  const recognition = recogniseTables(content, classification, new Set([...baseSheets, RESULT_SHEET, STATE_SHEET]));
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
  const findings = placeFindings(audited, recognition, base, layout);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    status: 'checked',
    findings,
    notChecked: audited.notChecked.map(({ check, reason }) => ({ check: check.number, name: check.name, reason })),
    recognition,
    counts: { error: count('error'), confirm: count('confirm'), notice: count('notice') },
  };
}
