/** 审核文字: compares a text with the published tables of a workbook. Writes nothing. */
import type { BudgetReading } from '../worksheet/base/read-budget';
import { filledAsPublished } from '../budget/filled-as-published';
import { classificationFor, withOwnCodes } from '../budget/classifications';
import { checkText, type NotUnderstood, type TextToCheck } from '../budget/narrative/check/check-text';
import { enteredFacts } from '../budget/narrative/check/entered-facts';
import { fillTables } from '../budget/tables';
import { readOwnCodes } from '../worksheet/base/read-codes';
import type { Layout } from '../worksheet/layouts';
import { readEntries } from '../worksheet/narrative/read-entries';
import { readPrior } from '../worksheet/narrative/read-prior';
import { ProblemList } from '../worksheet/problem';
import { recogniseTables } from '../worksheet/recognise';
import { type PlacedTextFinding, placeTextFindings } from '../worksheet/text/placed-text-finding';
import { sheetLines } from '../worksheet/text/sheet-lines';
import type { WorkbookSnapshot } from '../worksheet/workbook';
import { readBase } from './check-workbook';

/** What the check of a text found. */
export interface TextCheckOutcome {
  readonly findings: readonly PlacedTextFinding[];
  /** 未能理解的语句: numbers that nothing could be compared with. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** How many numbers were compared. */
  readonly checked: number;
}

/**
 * @param content of the workbook, every sheet as values
 * @param layout names the base and entry worksheets
 * @param lines of the text
 * @returns undefined where the workbook has neither published tables nor base worksheets to compare with
 */
export function checkTextContent(
  content: WorkbookSnapshot,
  layout: Layout,
  lines: readonly string[],
): TextCheckOutcome | undefined {
  const base = readBase(content, layout);
  const classification =
    base?.budget?.classification ??
    withOwnCodes(classificationFor(9999), readOwnCodes(content, layout, new ProblemList()));
  const recognition = recogniseTables(content, classification);
  const known = fromBase(content, layout, base);
  const tables =
    recognition.tables.length > 0
      ? new Map(recognition.tables.map(({ table }) => [table.declaration.number, table]))
      : known?.tables;
  if (!tables) return undefined;
  const audit = checkText({ ...known, lines, tables, classification });
  return {
    findings: placeTextFindings(audit.findings, recognition),
    notUnderstood: audit.notUnderstood,
    checked: audit.checked.length,
  };
}

/** What the base and entry worksheets say, where the workbook has them: this year's tables, last year's, and facts. */
function fromBase(
  content: WorkbookSnapshot,
  layout: Layout,
  base: BudgetReading | undefined,
): Omit<TextToCheck, 'lines' | 'classification'> | undefined {
  const budget = base?.budget;
  if (!budget) return undefined;
  const { prior } = readPrior(content, layout, budget);
  const { entries } = readEntries(content, layout, budget);
  return {
    tables: filledAsPublished(fillTables(budget), budget.unit.name),
    year: budget.unit.year,
    facts: enteredFacts(entries, budget),
    ...(prior ? { prior: filledAsPublished(fillTables(prior), budget.unit.name) } : {}),
  };
}

/**
 * The lines of a sheet of the workbook.
 *
 * @param content of the workbook
 * @param sheet its name
 * @returns undefined where there is no such sheet
 */
export function textOfSheet(content: WorkbookSnapshot, sheet: string): string[] | undefined {
  const snapshot = content.sheets.get(sheet);
  return snapshot && sheetLines(snapshot);
}
