/** Open workbooks under test: the file adapter, and Office.js on four Excels. */
import ExcelJS from 'exceljs';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import type { Workbook } from '../../src/worksheet/workbook';
import { correctExcelJs } from '../exceljs/exceljs-seams';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { type ExcelHost, type HostName, startExcelHost } from '../excel-host';

/** A workbook as the product sees it, and as a file of it. */
export interface Subject {
  readonly port: Workbook;
  /** The played Excel, where it is one. */
  readonly host?: ExcelHost;
  bytes(): Promise<Uint8Array>;
  close(): void;
}

/** A file as exceljs reads it when it is put right: alone it loses links within the workbook and notes on blank cells. */
export async function loadBook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  correctExcelJs(workbook);
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

async function fileSubject(bytes: Uint8Array): Promise<Subject> {
  const port = await XlsxWorkbook.open(bytes);
  return { port, bytes: () => port.save(), close: () => undefined };
}

const excelSubject = (name: HostName) => async (bytes: Uint8Array) => {
  const host = await startExcelHost({ host: name, workbook: Buffer.from(bytes) });
  const close = host.install();
  return { port: new ExcelWorkbook(), host, bytes: async () => new Uint8Array(await host.save()), close };
};

/** Name and start of every subject. */
export const SUBJECTS: readonly (readonly [string, (bytes: Uint8Array) => Promise<Subject>])[] = [
  ['an .xlsx file', fileSubject],
  ['Excel LTSC 2021', excelSubject('ltsc2021')],
  ['Excel LTSC 2024', excelSubject('ltsc2024')],
  ['Microsoft 365', excelSubject('microsoft365')],
  ['Excel on the web', excelSubject('web')],
];
