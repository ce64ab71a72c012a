/** What becomes of a file that may be damaged: everything that the product does with one, to the end or to a refusal. */
import { type CellValue, WorkbookError } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';

/** It was opened, read, flagged, cleared and saved; or refused with a sentence. */
export interface Outcome {
  readonly refused?: string;
  /** What A1 of the first sheet says. */
  readonly first?: CellValue;
  /** Size of what was saved. */
  readonly saved: number;
}

/**
 * @param bytes of a file, whatever they are
 * @throws whatever was thrown that is no WorkbookError with a Chinese sentence
 */
export async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  try {
    const workbook = await XlsxWorkbook.open(bytes);
    const { sheetNames, sheets } = await workbook.readAll({ marks: true, pages: true });
    const [sheet = ''] = sheetNames;
    const read = sheets.get(sheet);
    const first = read?.row === 0 && read.column === 0 ? read.cells[0]?.[0] : undefined;
    workbook.view(sheet)?.cell(0, 0);
    await workbook.write([
      { kind: 'flag', sheet, row: 1, column: 1, severity: 'error', title: '合计不符', message: '差 0.09 万元' },
      { kind: 'cells', sheet, row: 2, column: 2, values: [[1.5]] },
      ...sheetNames.map((name) => ({ kind: 'clear-flags', sheet: name }) as const),
    ]);
    const saved = await workbook.save();
    return { ...(first === undefined ? {} : { first }), saved: saved.length };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    if (!/[\u4e00-\u9fff]/.test(error.message)) throw new Error(`no sentence: ${error.message}`);
    return { refused: error.message, saved: 0 };
  }
}

/** @returns the outcome, and how long it took in milliseconds */
export async function timedOutcome(bytes: Uint8Array): Promise<Outcome & { readonly took: number }> {
  const start = performance.now();
  const outcome = await outcomeOf(bytes);
  return { ...outcome, took: performance.now() - start };
}
