/** 审核文字: compares a text with the published tables of a workbook. Writes nothing. */
import { checkText, type NotUnderstood, type TextToCheck } from '../budget/narrative/check/check-text';
import { enteredFacts } from '../budget/narrative/check/entered-facts';
import { filledAsPublished } from '../budget/filled-as-published';
import { fillTables } from '../budget/tables';
import type { BudgetReading } from '../worksheet/base/read-budget';
import type { Layout } from '../worksheet/layouts';
import { readEntries } from '../worksheet/narrative/read-entries';
import { readPrior } from '../worksheet/narrative/read-prior';
import { type PlacedTextFinding, placeTextFindings } from '../worksheet/text/placed-text-finding';
import { findWorkbookText, lineName, textOfSheet, type WorkbookText } from '../worksheet/text/workbook-text';
import type { WorkbookSnapshot } from '../worksheet/workbook';
import { type AuditedContent, auditContent, readBase, sheetsWithoutTables } from './audit-content';

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
  return compare(content, layout, auditContent(content, layout, readBase(content, layout)), lines);
}

/**
 * Checks the text that stands in the workbook's own sheets, each finding in the cell of its sentence.
 *
 * @param content of the workbook, every sheet as values
 * @param layout names the base and entry worksheets
 * @param audited what is known of its tables
 * @returns undefined where it holds no text, or nothing to compare a text with
 */
export function checkWorkbookText(
  content: WorkbookSnapshot,
  layout: Layout,
  audited: AuditedContent,
): TextCheckOutcome | undefined {
  const withTables = audited.recognition.tables.map(({ sheet }) => sheet);
  const text = findWorkbookText(
    content,
    layout.narrative.sheet,
    new Set([...sheetsWithoutTables(layout), ...withTables]),
  );
  return text && compare(content, layout, audited, text.lines, text);
}

/** The text is compared with what the tables should say, so that a wrong figure in a table is not also a wrong sentence. */
function compare(
  content: WorkbookSnapshot,
  layout: Layout,
  { base, classification, recognition, audited }: AuditedContent,
  lines: readonly string[],
  inWorkbook?: WorkbookText,
): TextCheckOutcome | undefined {
  const known = fromBase(content, layout, base);
  const tables = recognition.tables.length > 0 ? audited.corrected : known?.tables;
  if (!tables) return undefined;
  const own = inWorkbook && { lineName: (line: number) => lineName(inWorkbook, line) };
  const { findings, notUnderstood, checked } = checkText({ ...known, ...own, lines, tables, classification });
  return { findings: placeTextFindings(findings, recognition, inWorkbook), notUnderstood, checked: checked.length };
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
export function linesOfSheet(content: WorkbookSnapshot, sheet: string): readonly string[] | undefined {
  const snapshot = content.sheets.get(sheet);
  return snapshot && textOfSheet(snapshot).lines;
}
