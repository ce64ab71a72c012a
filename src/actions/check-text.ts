/** 审核文字: compares a text with the published tables of a workbook. Writes nothing. */
import { checkText, type NotUnderstood, type TextToCheck } from '../budget/narrative/check/check-text';
import { enteredFacts } from '../budget/narrative/check/entered-facts';
import { filledAsPublished } from '../budget/filled-as-published';
import { type FilledTable, fillTables } from '../budget/tables';
import type { Layout } from '../worksheet/layouts';
import { type PlacedTextFinding, placeTextFindings } from '../worksheet/text/placed-text-finding';
import { enteredTargetsText } from '../worksheet/text/entered-targets';
import { findWorkbookText, joinTexts, lineName, textOfSheet, type WorkbookText } from '../worksheet/text/workbook-text';
import type { WorkbookSnapshot } from '../worksheet/workbook';
import { type AuditedContent, type EnteredContent, sheetsWithoutTables } from './audit-content';

/** What the check of a text found. */
export interface TextCheckOutcome {
  readonly findings: readonly PlacedTextFinding[];
  /** 未能理解的语句: numbers that nothing could be compared with. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** How many numbers were compared. */
  readonly checked: number;
}

/** What the check of a workbook's own text found. */
export interface WorkbookTextOutcome extends TextCheckOutcome {
  /** Whether a sheet holds the narrative; entered targets alone are none. */
  readonly hasNarrative: boolean;
}

/**
 * Checks the text that stands in the workbook's own sheets, and the targets entered in 绩效目标, each finding in its cell.
 *
 * @param content of the workbook, every sheet as values
 * @param layout names the base and entry worksheets
 * @param audited what is known of its tables
 * @returns undefined where it holds neither, or nothing to compare a text with
 */
export function checkWorkbookText(
  content: WorkbookSnapshot,
  layout: Layout,
  audited: AuditedContent,
): WorkbookTextOutcome | undefined {
  const withTables = audited.recognition.tables.map(({ sheet }) => sheet);
  const without = new Set([...sheetsWithoutTables(layout), ...withTables]);
  const narrative = findWorkbookText(content, layout.narrative.sheet, without);
  const { entered } = audited;
  const targets = entered && enteredTargetsText(entered.budget, entered.entries);
  const text = joinTexts([narrative, targets].flatMap((one) => one ?? []));
  if (text.lines.length === 0) return undefined;
  const outcome = checkTextLines(audited, text.lines, text);
  return outcome && { ...outcome, hasNarrative: narrative !== undefined };
}

/**
 * The text is compared with what the tables should say, so that a wrong figure in a table is not also a wrong sentence.
 *
 * @param audited what is known of the workbook
 * @param lines of the text
 * @param inWorkbook the same text, where it stands in sheets of the workbook
 * @returns undefined where the workbook has neither published tables nor base worksheets to compare with
 */
export function checkTextLines(
  { entered, classification, recognition, audited }: AuditedContent,
  lines: readonly string[],
  inWorkbook?: WorkbookText,
): TextCheckOutcome | undefined {
  const tables = recognition.tables.length > 0 ? audited.corrected : entered && published(entered.filled, entered);
  if (!tables) return undefined;
  const { findings, notUnderstood, checked } = checkText({
    ...(entered ? knownBeside(entered) : {}),
    ...(inWorkbook ? { lineName: (line: number) => lineName(inWorkbook, line) } : {}),
    lines,
    tables,
    classification,
  });
  return { findings: placeTextFindings(findings, recognition, inWorkbook), notUnderstood, checked: checked.length };
}

/** What the base and entry worksheets say beside this year's tables. */
function knownBeside(entered: EnteredContent): Pick<TextToCheck, 'year' | 'facts' | 'prior'> {
  const { budget, prior, entries } = entered;
  return {
    year: budget.unit.year,
    facts: enteredFacts(entries.entries, budget),
    ...(prior.prior ? { prior: published(fillTables(prior.prior), entered) } : {}),
  };
}

function published(filled: readonly FilledTable[], { budget }: EnteredContent): TextToCheck['tables'] {
  return filledAsPublished(filled, budget.unit.name);
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
