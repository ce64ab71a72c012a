/** The filled sample with its text 情况说明, that actions and people work on. */
import type ExcelJS from 'exceljs';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { composeDocument } from '../../src/actions/make-document';
import { undoAction } from '../../src/actions/undo';
import { workbookStatus } from '../../src/actions/workbook-status';
import { composeNarrativeText, writeNarrativeAction } from '../../src/actions/write-narrative';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { loadBook } from '../contract/subjects';
import { filledSampleBytes } from './filled-sample';
import { dumpWorkbook } from './workbook-dump';

export const NARRATIVE_SHEET = '情况说明';

/** A filled sample as a file, that can be written to by the actions and by hand. */
export async function filledSample() {
  let workbook = await XlsxWorkbook.open(await filledSampleBytes());
  const load = async () => loadBook(await workbook.save());
  return {
    write: async () => {
      const written = await writeNarrativeAction(workbook, DEFAULT_LAYOUT);
      if (written.status === 'rejected') throw new Error(JSON.stringify(written.problems));
      return written;
    },
    compose: async () => {
      const composed = await composeNarrativeText(workbook, DEFAULT_LAYOUT);
      if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
      return composed;
    },
    document: async () => {
      const composed = await composeDocument(workbook, DEFAULT_LAYOUT);
      if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
      return composed;
    },
    tryWriting: () => writeNarrativeAction(workbook, DEFAULT_LAYOUT),
    fill: () => fillTablesAction(workbook, DEFAULT_LAYOUT),
    undo: (options = {}) => undoAction(workbook, DEFAULT_LAYOUT, options),
    status: async () => workbookStatus(await workbook.readAll(), DEFAULT_LAYOUT).narrative,
    dump: async () => dumpWorkbook(await load()).filter(({ name }) => !name.startsWith('_')),
    sheet: async (name: string) => (await load()).getWorksheet(name) as ExcelJS.Worksheet,
    byHand: async (change: (book: ExcelJS.Workbook) => void) => {
      const book = await load();
      change(book);
      workbook = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
    },
  };
}

/** The texts of column A from the first paragraph on, by row. */
export function paragraphs(sheet: ExcelJS.Worksheet): Map<number, string> {
  const texts = new Map<number, string>();
  for (let row = 4; row <= sheet.rowCount; row++) {
    const { text } = sheet.getCell(row, 1);
    if (text !== '') texts.set(row, text);
  }
  return texts;
}

/** Its row in the sheet. */
export function rowOf(sheet: ExcelJS.Worksheet, beginning: string): number {
  const found = [...paragraphs(sheet)].find(([, text]) => text.startsWith(beginning));
  if (!found) throw new Error(`no paragraph begins with ${beginning}`);
  return found[0];
}

/** Raises 公务接待费 of 2010303 from 0.60 to 1.60, with the income that pays for it. */
export const raiseHospitality = (book: ExcelJS.Workbook) => {
  const ledger = book.getWorksheet('支出明细')!;
  const row = Array.from({ length: 60 }, (_, index) => index + 5).find((r) => ledger.getCell(r, 5).text === '30217');
  ledger.getCell(row ?? 0, 8).value = 1.6;
  book.getWorksheet('收入预算')!.getCell('B5').value = 1720.34;
};
