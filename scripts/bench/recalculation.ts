/** How long LibreOffice takes to calculate the tables, written as SUMIFS over the same ledger. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { classificationFor } from '../../src/budget/classifications';
import { createLedger, type LedgerLine } from '../../src/budget/ledger';
import { fillTables } from '../../src/budget/tables';
import { convert } from '../../tests/print/soffice';
import { type FormulaCell, formulaCells, LEDGER_SHEET, ledgerSheetRows } from './formula-cells';
import { incomeOf, ledgerLines, YEAR } from './ledger-rows';
import { median } from './stopwatch';

const RUNS = 3;
/** 万元: half a 分. */
const TOLERANCE = 0.000_000_5;
const FEN_PER_WAN = 1_000_000;

export interface Recalculation {
  readonly rows: number;
  readonly formulas: number;
  /** Milliseconds: converting with formulas, converting with values in their place, and the difference. */
  readonly withFormulas: number;
  readonly withValues: number;
  readonly recalculation: number;
}

async function buildFile(lines: readonly LedgerLine[], cells: readonly FormulaCell[], asFormulas: boolean) {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet(LEDGER_SHEET).addRows(ledgerSheetRows(lines));
  for (const { sheet, row, column, formula, expected } of cells) {
    const worksheet = workbook.getWorksheet(sheet) ?? workbook.addWorksheet(sheet);
    worksheet.getCell(row + 1, column + 1).value = asFormulas ? { formula } : expected / FEN_PER_WAN;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** @throws Error where a cell that LibreOffice calculated is not what the product fills in */
async function verify(path: string, cells: readonly FormulaCell[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(path) as unknown as ExcelJS.Buffer);
  for (const { sheet, row, column, formula, expected } of cells) {
    const { result } = workbook.getWorksheet(sheet)?.getCell(row + 1, column + 1) ?? {};
    // A result of zero is left out by some writers.
    const found = typeof result === 'number' ? result : result === undefined ? 0 : Number.NaN;
    if (!(Math.abs(found - expected / FEN_PER_WAN) < TOLERANCE)) {
      throw new Error(
        `${sheet} ${row + 1}/${column + 1}: ${String(result)}, not ${expected / FEN_PER_WAN}: ${formula}`,
      );
    }
  }
}

/**
 * Converts one file with formulas and one with values, by turns. Both are read and written whole; what is left of the
 * difference is compiling and calculating the formulas.
 *
 * @param rows ledger lines
 * @throws Error where LibreOffice's results differ from the product's
 */
export async function measureRecalculation(rows: number): Promise<Recalculation> {
  const lines = ledgerLines(rows);
  const tables = fillTables({
    unit: { name: '示例单位', code: '', year: YEAR, amountUnit: '元' },
    classification: classificationFor(YEAR),
    ledger: createLedger(lines),
    income: incomeOf(lines),
  });
  const cells = formulaCells(tables, rows);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const formulas = join(folder, 'formulas.xlsx');
    const values = join(folder, 'values.xlsx');
    writeFileSync(formulas, await buildFile(lines, cells, true));
    writeFileSync(values, await buildFile(lines, cells, false));
    const results = join(folder, 'results');
    const timed = async (file: string): Promise<number> => {
      const start = performance.now();
      await convert(file, 'xlsx', results);
      return performance.now() - start;
    };
    // The first start makes the profile.
    await timed(values);
    const runs: { withFormulas: number; withValues: number }[] = [];
    for (let run = 0; run < RUNS; run++) {
      const withValues = await timed(values);
      runs.push({ withValues, withFormulas: await timed(formulas) });
    }
    await verify(join(results, 'formulas.xlsx'), cells);
    const withFormulas = median(runs.map((run) => run.withFormulas));
    const withValues = median(runs.map((run) => run.withValues));
    const recalculation = median(runs.map((run) => run.withFormulas - run.withValues));
    const written = cells.filter(({ formula }) => formula.includes('SUM')).length;
    return { rows, formulas: written, withFormulas, withValues, recalculation };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
