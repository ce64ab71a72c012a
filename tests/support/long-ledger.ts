/** A workbook whose 支出明细 is long: base worksheets filled in, nothing generated yet. */
import { workbookEdits } from '../../scripts/bench/ledger-grid';
import { ledgerLines } from '../../scripts/bench/ledger-rows';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';

/**
 * @param rows of the ledger
 * @returns the file
 */
export async function longLedgerBytes(rows: number): Promise<Uint8Array> {
  const workbook = XlsxWorkbook.create();
  await workbook.write(workbookEdits(ledgerLines(rows)));
  return workbook.save();
}
