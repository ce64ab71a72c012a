/**
 * Where exceljs 4.4 reads and writes the parts of a file: methods that its types leave out. Here, and nowhere else, is put
 * right what it does wrong; the version is pinned, and a test beside this file fails when a seam is gone.
 */
import type ExcelJS from 'exceljs';
import { joinPrintAreas, type PrintModel, takePrintAreas } from './print-areas';
import { correctComments, correctWorksheet, type ReadModel, withInnerLinks, withNotedCells } from './read-corrections';
import { WriteCorrections } from './write-corrections';

/** Characters given to exceljs at once. */
const PIECE = 65_536;

type Chunks = AsyncIterable<Uint8Array | string>;

interface Zip {
  append(part: string, options: { readonly name: string }): void;
}

interface Seams {
  _processWorksheetEntry(chunks: Chunks, ...rest: unknown[]): Promise<void>;
  _processCommentEntry(chunks: Chunks, ...rest: unknown[]): Promise<void>;
  reconcile(model: ReadModel & PrintModel, options: unknown): void;
  addWorkbook(zip: Zip, model: unknown): Promise<void>;
  addWorksheets(zip: Zip, model: unknown): Promise<void>;
}

/** Puts right what this workbook's reader and writer do. */
export function correctExcelJs(workbook: ExcelJS.Workbook): void {
  const seams = workbook.xlsx as unknown as Seams;
  const {
    _processWorksheetEntry: readSheet,
    _processCommentEntry: readComments,
    reconcile,
    addWorkbook,
    addWorksheets,
  } = seams;
  seams._processWorksheetEntry = async (chunks, ...rest) =>
    readSheet.call(seams, corrected(await textOf(chunks), correctWorksheet), ...rest);
  seams._processCommentEntry = async (chunks, ...rest) =>
    readComments.call(seams, corrected(await textOf(chunks), correctComments), ...rest);
  seams.reconcile = (model, options) => {
    withInnerLinks(model);
    withNotedCells(model);
    const givePrintAreas = takePrintAreas(model);
    reconcile.call(seams, model, options);
    givePrintAreas();
  };
  seams.addWorkbook = (zip, model) => {
    const append: Zip['append'] = (part, options) => zip.append(joinPrintAreas(part), options);
    return addWorkbook.call(seams, { append }, model);
  };
  seams.addWorksheets = (zip, model) => {
    const corrections = new WriteCorrections();
    const append: Zip['append'] = (part, options) => zip.append(corrections.part(options.name, part), options);
    return addWorksheets.call(seams, { append }, model);
  };
}

/** To be called before a workbook is written: a hidden row without cells or height would be left out, and be seen again. */
export function keepHiddenRows(sheet: ExcelJS.Worksheet): void {
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.findRow(number);
    if (row?.hidden && !row.height) row.height = sheet.properties.defaultRowHeight;
  }
}

async function textOf(chunks: Chunks): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

/** In pieces: exceljs keeps everything that it understood of one piece in memory. */
async function* corrected(text: string, correct: (text: string) => string): Chunks {
  const whole = correct(text);
  for (let start = 0; start < whole.length; start += PIECE) yield whole.slice(start, start + PIECE);
}
