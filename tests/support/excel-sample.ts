/** The sample open in a played Excel. */
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import type { Workbook } from '../../src/worksheet/workbook';
import { type ExcelHost, type HostName, startExcelHost } from '../excel-host';
import { loadSample } from './sample';

export const HOSTS: readonly HostName[] = ['ltsc2021', 'ltsc2024', 'microsoft365', 'web'];

/** A played Excel with the sample open, and the port to it. */
export interface ExcelSample {
  readonly host: ExcelHost;
  readonly port: Workbook;
  close(): void;
}

export async function openSampleInExcel(name: HostName): Promise<ExcelSample> {
  const host = await startExcelHost({ host: name, workbook: await loadSample() });
  return { host, port: new ExcelWorkbook(), close: host.install() };
}
