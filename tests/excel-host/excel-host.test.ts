import ExcelJS from 'exceljs';
import { type ExcelHost, startExcelHost } from './index';

describe('an Excel for tests', () => {
  let host: ExcelHost;

  beforeEach(async () => {
    host = await startExcelHost();
  });

  const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    host.Excel.run((context) => work(context.workbook.worksheets.getItem('Sheet1'), context));

  it('starts with one empty sheet, as Excel does', async () => {
    await host.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.load('items/name,items/visibility,items/id');
      const used = sheets.getItem('sheet1').getUsedRangeOrNullObject();
      await context.sync();
      expect(sheets.items.map((sheet) => [sheet.name, sheet.visibility])).toEqual([['Sheet1', 'Visible']]);
      expect(used.isNullObject).toBe(true);
    });
  });

  it('gives back the values that were written, in one round trip each', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('B2:C3').values = [
        ['一般公共预算', 1603.21],
        [true, ''],
      ];
      await context.sync();
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load('values,address,rowIndex,columnIndex');
      await context.sync();
      expect(used.address).toBe('Sheet1!B2:C3');
      expect([used.rowIndex, used.columnIndex]).toStrictEqual([1, 1]);
      expect(used.values).toStrictEqual([
        ['一般公共预算', 1603.21],
        [true, ''],
      ]);
    });
    expect(host.batches).toHaveLength(2);
    expect(host.batches[0]?.requestBytes).toBeGreaterThan(200);
    expect(host.batches[1]?.responseBytes).toBeGreaterThan(100);
    expect(host.batches[0]?.actions).toBeGreaterThan(2);
  });

  it('counts no batch where nothing was asked', async () => {
    await run(async (sheet, context) => {
      sheet.load('name');
      await context.sync();
      await context.sync();
    });
    expect(host.batches).toHaveLength(1);
  });

  it("leaves it to Microsoft's library to refuse a property that was not loaded", async () => {
    const reading = run(async (sheet) => sheet.name);
    await expect(reading).rejects.toMatchObject({ code: 'PropertyNotLoaded' });
    await expect(run(async (sheet) => sheet.name)).rejects.toBeInstanceOf(Error);
    await expect(run(async (sheet) => sheet.name)).rejects.toBeInstanceOf(host.OfficeExtension.Error);
  });

  it('finds a range again in a later batch of the same run', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B1');
      range.values = [[1, 2]];
      await context.sync();
      range.getOffsetRange(1, 0).values = [[3, 4]];
      await context.sync();
      const both = range.getResizedRange(1, 0);
      both.load('values');
      await context.sync();
      expect(both.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
    });
  });

  it('saves a file that holds the same elsewhere', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.numberFormat = [
        ['@', 'General'],
        ['General', '#,##0.00'],
      ];
      range.values = [
        ['201', '合计'],
        [3, '=A2*2'],
      ];
      range.format.font.bold = true;
      sheet.getRange('A3:B3').merge();
      await context.sync();
    });
    const reopened = new ExcelJS.Workbook();
    await reopened.xlsx.load((await host.save()) as unknown as ExcelJS.Buffer);
    const sheet = reopened.getWorksheet('Sheet1');
    expect(sheet?.getCell('A1').value).toBe('201');
    expect(sheet?.getCell('B2').formula).toBe('A2*2');
    expect(sheet?.getCell('B2').numFmt).toBe('#,##0.00');
    expect(sheet?.getCell('A1').font.bold).toBe(true);
    expect(sheet?.getCell('B3').isMerged).toBe(true);
  });

  it('opens a file, with the results that its formulas had until they are written', async () => {
    const file = new ExcelJS.Workbook();
    const sheet = file.addWorksheet('表1');
    sheet.getCell('A1').value = { formula: 'SUM(B1:B9)', result: 12 };
    sheet.getCell('A2').value = new Date(Date.UTC(2024, 1, 25));
    sheet.getCell('A3').value = { error: '#REF!' };
    sheet.getCell('A4').value = { richText: [{ text: '甲' }, { text: '乙' }] };
    const opened = await startExcelHost({ workbook: Buffer.from(await file.xlsx.writeBuffer()) });
    await opened.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表1').getRange('A1:A5');
      range.load('values,formulas,valueTypes');
      await context.sync();
      expect(range.values).toEqual([[12], [45347], ['#REF!'], ['甲乙'], ['']]);
      expect(range.formulas[0]).toEqual(['=SUM(B1:B9)']);
      expect(range.valueTypes.flat()).toEqual(['Double', 'Double', 'Error', 'String', 'Empty']);
      range.formulas = [['=SUM(B1:B9)'], [null], [null], [null], [null]];
      range.load('values');
      await context.sync();
      expect(range.values[0]).toEqual([0]);
      expect(range.values[3]).toEqual(['甲乙']);
    });
  });

  it('puts its globals up and takes them away again', async () => {
    expect('Excel' in globalThis).toBe(false);
    const uninstall = host.install();
    expect(Excel).toBe(host.Excel);
    await expect(Office.onReady()).resolves.toEqual({ host: 'Excel', platform: 'PC' });
    uninstall();
    expect('Excel' in globalThis).toBe(false);
  });

  it('reads and writes 10,000 rows of 12 columns in two round trips', async () => {
    const values = Array.from({ length: 10_000 }, (_row, row) =>
      Array.from({ length: 12 }, (_column, column) => row * column),
    );
    await run(async (sheet, context) => {
      sheet.getRangeByIndexes(0, 0, 10_000, 12).values = values;
      await context.sync();
      const used = sheet.getUsedRange(true);
      used.load('values,formulas,numberFormat');
      await context.sync();
      expect(used.values[9_999]?.[11]).toBe(9_999 * 11);
    });
    expect(host.batches).toHaveLength(2);
  });

  it('reads and writes the formats of 10,000 rows of 6 columns in two round trips', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRangeByIndexes(0, 0, 10_000, 6);
      for (const edge of ['EdgeTop', 'EdgeBottom', 'InsideHorizontal', 'InsideVertical'] as const) {
        range.format.borders.getItem(edge).style = 'Continuous';
      }
      range.format.font.name = '宋体';
      const read = range.getCellProperties({
        format: { font: { name: true }, fill: { color: true }, borders: { style: true } },
      });
      await context.sync();
      range.setCellProperties(read.value as Excel.SettableCellProperties[][]);
      await context.sync();
    });
    expect(host.batches).toHaveLength(2);
    expect(host.workbook.worksheets[0]?.getCell('F10000').font).toMatchObject({ name: '宋体' });
  });

  it('a format of the whole sheet does not make the file large', async () => {
    await run(async (sheet, context) => {
      sheet.getRange().format.protection.locked = false;
      await context.sync();
    });
    expect((await host.save()).length).toBeLessThan(20_000);
  });
});
