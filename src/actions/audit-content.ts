/** What a workbook says, read once and audited: what the check of the tables and the check of text both start from. */
import { type Audit, audit } from '../budget/checks/audit';
import type { Budget } from '../budget/budget';
import { type Classification, classificationFor, withOwnCodes } from '../budget/classifications';
import { type FilledTable, fillTables } from '../budget/tables';
import { type BudgetReading, readBudget } from '../worksheet/base/read-budget';
import { readOwnCodes } from '../worksheet/base/read-codes';
import { templateSheets } from '../worksheet/base/template-edits';
import { RESULT_SHEET } from '../worksheet/findings/result-sheet';
import type { Layout } from '../worksheet/layouts';
import { type EntriesReading, readEntries } from '../worksheet/narrative/read-entries';
import { type PriorReading, readPrior } from '../worksheet/narrative/read-prior';
import { ProblemList } from '../worksheet/problem';
import { type Recognition, recogniseTables } from '../worksheet/recognise';
import { STATE_SHEET } from '../worksheet/state';
import type { WorkbookSnapshot } from '../worksheet/workbook';

/** What the base worksheets give, last year's ledger and the entry worksheets. */
export interface EnteredContent {
  readonly budget: Budget;
  readonly filled: readonly FilledTable[];
  readonly prior: PriorReading;
  readonly entries: EntriesReading;
}

export interface AuditedContent {
  /** Undefined where the workbook has no base worksheets. */
  readonly base: BudgetReading | undefined;
  /** Undefined where the base worksheets give no budget. */
  readonly entered: EnteredContent | undefined;
  readonly classification: Classification;
  readonly recognition: Recognition;
  readonly audited: Audit;
}

/**
 * @param content every sheet as values
 * @param layout names the base worksheets
 */
export function auditContent(content: WorkbookSnapshot, layout: Layout): AuditedContent {
  const base = content.sheets.has(layout.ledger.sheet) ? readBudget(content, layout) : undefined;
  const budget = base?.budget;
  const entered = budget && {
    budget,
    filled: fillTables(budget),
    prior: readPrior(content, layout, budget),
    entries: readEntries(content, layout, budget),
  };
  const classification =
    budget?.classification ?? withOwnCodes(classificationFor(9999), readOwnCodes(content, layout, new ProblemList()));
  const recognition = recogniseTables(content, classification, sheetsWithoutTables(layout));
  const tables = new Map(recognition.tables.map(({ table }) => [table.declaration.number, table]));
  const audited = audit({
    tables,
    classification,
    ...(entered ? { budget: entered.budget, filled: entered.filled } : {}),
  });
  return { base, entered, classification, recognition, audited };
}

/** Sheets of ours that hold no published table. */
export function sheetsWithoutTables(layout: Layout): ReadonlySet<string> {
  return new Set([...templateSheets(layout), layout.narrative.sheet, RESULT_SHEET, STATE_SHEET]);
}
