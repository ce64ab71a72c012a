/** A saved workbook in which cells of the published tables go wrong one at a time, and what the check then says. */
import { type CheckOutcome, checkContent } from '../../src/actions/check-workbook';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { formatAmount, printedToCell } from '../../src/budget/amount';
import { CHECKS, isBroken, residual } from '../../src/budget/checks';
import { classificationFor } from '../../src/budget/classifications';
import { cellAddress } from '../../src/worksheet/address';
import type { ListedFinding } from '../../src/worksheet/findings/result-sheet';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { CellValue, WorkbookSnapshot } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';

/** 分 in 0.01 万元. */
const STEP = 10_000;

/** One cell's content replaced; rows and columns from 0 in the sheet. */
export interface Change {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** An amount cell of a published table, as it should be. */
export interface AmountCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** In steps of 0.01 万元; 0 where blank. */
  readonly printed: number;
  readonly blank: boolean;
}

/** A way in which a cell goes wrong. */
export interface CellCorruption {
  readonly how: string;
  readonly cell: AmountCell;
  readonly changes: readonly Change[];
}

/** Every amount cell of the tables that are recognised. */
export function amountCells(content: WorkbookSnapshot): AmountCell[] {
  return checked(content).recognition.tables.flatMap(({ table, sheet, cells }) =>
    table.sections
      .flatMap((section) => (section.total ? [...section.rows, section.total] : section.rows))
      .flatMap((row) =>
        row.figures.flatMap((figure): AmountCell[] => {
          const place = figure && cells.get(figure.id);
          if (!figure || !place) return [];
          return [{ sheet, ...place, printed: figure.amount / STEP, blank: figure.blank }];
        }),
      ),
  );
}

/** The ways in which a cell with an amount goes wrong. Where an amount cannot be swapped or shifted, the way is left out. */
export function* corruptionsOf(cell: AmountCell, content: WorkbookSnapshot): Generator<CellCorruption> {
  const { sheet, row, column, printed } = cell;
  const set = (value: CellValue, at = column): Change => ({ sheet, row, column: at, value });
  yield { how: '+0.01', cell, changes: [set(printedToCell(printed + 1))] };
  if (cell.blank) {
    // Where nothing belongs there is nothing to multiply, swap, blank or shift: a figure is typed there instead.
    yield { how: 'typed 12.34', cell, changes: [set(printedToCell(1234))] };
    return;
  }
  yield { how: '×10', cell, changes: [set(printedToCell(printed * 10))] };
  const swapped = swapDigits(printed);
  if (swapped !== undefined) yield { how: 'swapped digits', cell, changes: [set(printedToCell(swapped))] };
  yield { how: 'blanked', cell, changes: [set('')] };
  if (nextIsFree(content, cell)) {
    yield { how: 'shifted', cell, changes: [set(''), set(printedToCell(printed), column + 1)] };
  }
}

/** The first two neighbouring digits that differ, swapped; undefined where all digits are the same. */
export function swapDigits(value: number): number | undefined {
  const digits = [...String(value)];
  const at = digits.findIndex((digit, index) => index + 1 < digits.length && digit !== digits[index + 1]);
  if (at < 0) return undefined;
  [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string];
  return Number(digits.join(''));
}

/** Whether the cell to the right holds no text: a code or a name there is not typed over by an amount. */
function nextIsFree(content: WorkbookSnapshot, { sheet, row, column }: AmountCell): boolean {
  const snapshot = content.sheets.get(sheet);
  const beside = snapshot?.cells[row - snapshot.row]?.[column + 1 - snapshot.column] ?? '';
  return typeof beside === 'number' || beside === '';
}

/** The workbook with some cells replaced. A cell beyond the used range makes it larger, as in Excel. */
export function withChanges(content: WorkbookSnapshot, changes: readonly Change[]): WorkbookSnapshot {
  const sheets = new Map(content.sheets);
  for (const { sheet, row, column, value } of changes) {
    const snapshot = sheets.get(sheet);
    if (!snapshot) throw new Error(`no sheet ${sheet}`);
    const at = { row: row - snapshot.row, column: column - snapshot.column };
    const wide = at.column < (snapshot.cells[0]?.length ?? 0);
    const cells = snapshot.cells.map((line, index) => {
      if (wide && index !== at.row) return line;
      const changed = wide ? [...line] : [...line, ''];
      if (index === at.row) changed[at.column] = value;
      return changed;
    });
    sheets.set(sheet, { ...snapshot, cells });
  }
  return { ...content, sheets };
}

/** The real check of a workbook. */
export function checked(content: WorkbookSnapshot): CheckOutcome {
  const outcome = checkContent(content, DEFAULT_LAYOUT);
  if (outcome.status !== 'checked') throw new Error(outcome.message);
  return outcome;
}

/** Calculations between the published tables that do not come out, be it within rounding. */
export function unevenTies({ recognition }: CheckOutcome): Set<string> {
  const tables = new Map(recognition.tables.map(({ table }) => [table.declaration.number, table]));
  const input = { tables, classification: classificationFor(2024) };
  return new Set(
    CHECKS.flatMap((check) => check.run(input).ties)
      .filter((tie) => (tie.kind === 'at-most' ? isBroken(tie) : residual(tie) !== 0))
      .map((tie) => `${tie.check.number} ${tie.stated.label} ${tie.terms.map(({ label }) => label).join()}`),
  );
}

/** Findings that the undamaged workbook does not have. */
export function newFindings(outcome: CheckOutcome, before: CheckOutcome): ListedFinding[] {
  const textOf = ({ message, evidence }: ListedFinding) => [message, ...evidence].join('\n');
  const known = new Set(before.findings.map(textOf));
  return outcome.findings.filter((finding) => !known.has(textOf(finding)));
}

/** Whether a finding says for certain that a cell is wrong, rather than naming several that may be. */
export function isCertain({ severity, message }: ListedFinding): boolean {
  return severity === 'error' && !/可能是其中一处|请逐项核对/.test(message);
}

/** Whether a finding names this cell and the amount that belongs there. */
export function names(finding: ListedFinding, cell: AmountCell): boolean {
  return isAt(finding, cell) && finding.expected === formatAmount(cell.printed * STEP, '万元');
}

function isAt(finding: ListedFinding, { sheet, row, column }: AmountCell): boolean {
  return finding.sheet === sheet && finding.cell === cellAddress(row, column);
}

/** `表3!F11 ×10`. */
export function describeCorruption({ how, cell }: CellCorruption): string {
  return `${cell.sheet}!${cellAddress(cell.row, cell.column)} ${how}`;
}

/** A workbook of tests: what the file holds once its tables are filled. */
export async function filledContent(bytes: Uint8Array): Promise<WorkbookSnapshot> {
  const workbook = await XlsxWorkbook.open(bytes);
  const outcome = await fillTablesAction(workbook, DEFAULT_LAYOUT);
  if (outcome.status !== 'done') throw new Error(`cannot be filled: ${outcome.status}`);
  return (await XlsxWorkbook.open(await workbook.save())).readAll();
}

/** The published tables alone, as a unit publishes them. */
export function tablesAlone({ sheetNames, sheets }: WorkbookSnapshot): WorkbookSnapshot {
  const isTable = (name: string) => DEFAULT_LAYOUT.tables.some(({ sheet }) => sheet === name);
  const names = sheetNames.filter(isTable);
  return { sheetNames: names, visibleSheets: names, sheets: new Map([...sheets].filter(([name]) => isTable(name))) };
}
