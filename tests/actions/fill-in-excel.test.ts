/** 一键生成 through Microsoft's Office.js, on every Excel we support, against the same through a file. */
import { fillTablesAction } from '../../src/actions/fill-tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { WorkbookError } from '../../src/worksheet/workbook';
import { type HostName } from '../excel-host';
import { type ExcelSample, HOSTS, openSampleInExcel } from '../support/excel-sample';
import { openSample } from '../support/sample';
import { dumpFile } from '../support/workbook-dump';

describe.each(HOSTS)('%s', (name: HostName) => {
  let excel: ExcelSample;
  beforeEach(async () => {
    excel = await openSampleInExcel(name);
  });
  afterEach(() => excel.close());

  test('the filled workbook is the same as the one filled as a file: cells, formats, merges, widths, print set-up', async () => {
    const file = await openSample();
    expect(await fillTablesAction(file, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
    expect(await fillTablesAction(excel.port, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
    const [inExcel, inFile] = [await dumpFile(await excel.host.save()), await dumpFile(await file.save())];
    expect(inExcel.map((sheet) => sheet.name)).toEqual(inFile.map((sheet) => sheet.name));
    inFile.forEach((sheet, index) => expect(inExcel[index]).toEqual(sheet));
  });

  test('filling takes one read, one small look before writing, and one write; filling again does too where no table changes its size', async () => {
    await fillTablesAction(excel.port, DEFAULT_LAYOUT);
    expect(excel.host.batches).toHaveLength(3);
    excel.host.workbook.getWorksheet('支出明细')!.getCell('H5').value = 160.56;
    excel.host.workbook.getWorksheet('收入预算')!.getCell('B5').value = 1719.35;
    expect(await fillTablesAction(excel.port, DEFAULT_LAYOUT)).toMatchObject({ status: 'done', questions: [] });
    expect(excel.host.batches).toHaveLength(6);
    expect(excel.host.batches[4]!.responseBytes).toBeLessThan(50_000);
  });

  test('filling an up-to-date workbook reads once and writes nothing', async () => {
    await fillTablesAction(excel.port, DEFAULT_LAYOUT);
    expect(await fillTablesAction(excel.port, DEFAULT_LAYOUT)).toMatchObject({ status: 'done', changedSheets: [] });
    expect(excel.host.batches).toHaveLength(4);
  });

  test('while a cell is being edited, filling waits for it instead of failing', async () => {
    excel.host.editingCell = true;
    const filling = fillTablesAction(excel.port, DEFAULT_LAYOUT);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(excel.host.workbook.getWorksheet('表1')).toBeUndefined();
    excel.host.editingCell = false;
    expect(await filling).toMatchObject({ status: 'done' });
  });

  test('an error of Excel comes as a Chinese sentence, with the code behind it', async () => {
    excel.host.failAt({ batch: 0, code: 'AccessDenied' });
    const error = await fillTablesAction(excel.port, DEFAULT_LAYOUT).catch((caught: WorkbookError) => caught);
    expect(error).toMatchObject({ name: 'WorkbookError', message: expect.stringContaining('受保护') as string });
    expect((error as WorkbookError).details).toContain('AccessDenied');
  });
});
