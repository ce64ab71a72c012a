/** 生成情况说明 in a played Excel: one read, one write, and nothing half-written whatever fails. */
import { undoAction } from '../../src/actions/undo';
import { writeNarrativeAction } from '../../src/actions/write-narrative';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { type ExcelHost, startExcelHost } from '../excel-host';
import { filledSampleBytes } from '../support/filled-sample';
import { dumpWorkbook } from '../support/workbook-dump';

let host: ExcelHost;
let close: () => void;
const port = new ExcelWorkbook();
const write = () => writeNarrativeAction(port, DEFAULT_LAYOUT);

beforeEach(async () => {
  host = await startExcelHost({ host: 'ltsc2021', workbook: Buffer.from(await filledSampleBytes()) });
  close = host.install();
});
afterEach(() => close());

/** Empties 变动原因, so that the action lists the changes there as well. */
function forgetReasons(): void {
  const sheet = host.workbook.getWorksheet('变动原因')!;
  for (let row = 5; row <= sheet.rowCount; row++) sheet.getRow(row).eachCell((cell) => (cell.value = null));
}

test('the filled sample is read in one round trip, looked at once more, and written in one; undo puts everything back', async () => {
  forgetReasons();
  const before = dumpWorkbook(host.workbook);
  expect(await write()).toMatchObject({ status: 'done' });
  expect(host.batches.map(({ changes }) => changes > 0)).toEqual([false, false, true]);
  const sheet = host.workbook.getWorksheet('情况说明')!;
  expect(sheet.getCell('A2').text).toBe('2024年单位预算情况说明');
  expect(sheet.getCell('C17').value).toMatchObject({ text: '3,927.29', hyperlink: "#'表1'!E37" });
  expect(await undoAction(port, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
  expect(dumpWorkbook(host.workbook)).toEqual(before);
});

test('cut short at every fortieth change, the workbook is as it was', async () => {
  forgetReasons();
  await write();
  const changes = host.batches.at(-1)?.changes ?? 0;
  await undoAction(port, DEFAULT_LAYOUT);
  const before = dumpWorkbook(host.workbook);
  let failures = 0;
  for (let action = 0; action < changes; action += 40) {
    host.failAt({ batch: 1, action });
    await expect(write()).rejects.toMatchObject({ message: expect.stringContaining('已恢复原状') as string });
    failures++;
  }
  expect(failures).toBeGreaterThan(5);
  expect(dumpWorkbook(host.workbook)).toEqual(before);
});

test('cut short while the text is changed in place, the text and its links are as they were', async () => {
  await write();
  const ledger = host.workbook.getWorksheet('支出明细')!;
  ledger.getCell('H5').value = 161.55;
  host.workbook.getWorksheet('收入预算')!.getCell('B5').value = 1720.34;
  const before = dumpWorkbook(host.workbook).filter(({ name }) => name === '情况说明');
  await write();
  const changes = host.batches.at(-1)?.changes ?? 0;
  expect(dumpWorkbook(host.workbook).filter(({ name }) => name === '情况说明')).not.toEqual(before);
  await undoAction(port, DEFAULT_LAYOUT);
  expect(dumpWorkbook(host.workbook).filter(({ name }) => name === '情况说明')).toEqual(before);
  for (let action = 0; action < changes; action += 15) {
    host.failAt({ batch: 1, action });
    await expect(write()).rejects.toMatchObject({ message: expect.stringContaining('已恢复原状') as string });
  }
  expect(dumpWorkbook(host.workbook).filter(({ name }) => name === '情况说明')).toEqual(before);
});
