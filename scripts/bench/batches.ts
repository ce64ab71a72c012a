/** What a fill sends to Excel and gets back: Microsoft's own Office.js over the Excel for tests. */
import ExcelJS from 'exceljs';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { FIRST_DATA_ROW } from '../../src/worksheet/base/template-edits';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { type HostName, startExcelHost } from '../../tests/excel-host';
import { workbookEdits } from './ledger-grid';
import { ledgerLines } from './ledger-rows';

export interface Traffic {
  readonly host: HostName;
  readonly rows: number;
  /** The first fill makes the sheets; the second follows a change of one ledger amount. */
  readonly fill: 'first' | 'second';
  readonly batches: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** The largest request or response of them all. */
  readonly largestBytes: number;
  /** Milliseconds, the played Excel's own work included. */
  readonly elapsed: number;
}

/**
 * @param host which Excel
 * @param rows ledger lines
 * @throws Error where a fill does not go through
 */
export async function measureTraffic(host: HostName, rows: number): Promise<Traffic[]> {
  const file = XlsxWorkbook.create();
  await file.write(workbookEdits(ledgerLines(rows)));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await file.save()) as unknown as ExcelJS.Buffer);
  const excel = await startExcelHost({ host, workbook });
  const uninstall = excel.install();
  try {
    const traffic: Traffic[] = [];
    for (const fill of ['first', 'second'] as const) {
      if (fill === 'second') changeOneAmount(excel.workbook);
      const before = excel.batches.length;
      const start = performance.now();
      const outcome = await fillTablesAction(new ExcelWorkbook(), DEFAULT_LAYOUT);
      const elapsed = performance.now() - start;
      if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
      const sent = excel.batches.slice(before);
      const sum = (of: 'requestBytes' | 'responseBytes') => sent.reduce((total, batch) => total + batch[of], 0);
      traffic.push({
        host,
        rows,
        fill,
        batches: sent.length,
        requestBytes: sum('requestBytes'),
        responseBytes: sum('responseBytes'),
        largestBytes: Math.max(...sent.flatMap((batch) => [batch.requestBytes, batch.responseBytes])),
        elapsed,
      });
    }
    return traffic;
  } finally {
    uninstall();
  }
}

/** As the accountant corrects a figure and fills again. */
function changeOneAmount(workbook: ExcelJS.Workbook): void {
  const { sheet, columns } = DEFAULT_LAYOUT.ledger;
  const cell = workbook
    .getWorksheet(sheet)
    ?.getCell(FIRST_DATA_ROW + 1, columns.findIndex(({ id }) => id === 'amount') + 1);
  if (typeof cell?.value !== 'number') throw new Error('the first line has no amount');
  cell.value += 10_000;
}
