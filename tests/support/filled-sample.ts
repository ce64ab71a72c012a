/** The sample with its tables filled, changed by hand, and checked. */
import ExcelJS from 'exceljs';
import { type CheckOutcome, checkWorkbook } from '../../src/actions/check-workbook';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { openSample } from './sample';

let filled: Promise<Uint8Array> | undefined;

/** The bytes of the filled sample; filled once for a test file. */
export function filledSampleBytes(): Promise<Uint8Array> {
  filled ??= openSample().then(async (workbook) => {
    await fillTablesAction(workbook, DEFAULT_LAYOUT);
    return workbook.save();
  });
  return filled;
}

/** The filled sample as a workbook that holds 表1–表11 alone, as units publish it. */
export async function publishedOnly(): Promise<ExcelJS.Workbook> {
  const book = await loadFilled();
  for (const sheet of [...book.worksheets]) if (!sheet.name.startsWith('表')) book.removeWorksheet(sheet.id);
  return book;
}

export async function loadFilled(): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await filledSampleBytes()) as unknown as ExcelJS.Buffer);
  return book;
}

/** Saves, opens and checks a workbook. */
export async function check(book: ExcelJS.Workbook): Promise<CheckOutcome> {
  const workbook = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
  const outcome = await checkWorkbook(workbook, DEFAULT_LAYOUT);
  if (outcome.status !== 'checked') throw new Error(outcome.message);
  return outcome;
}
