import { type ExcelHost, startExcelHost } from './index';

describe('the page layout', () => {
  let host: ExcelHost;

  beforeEach(async () => {
    host = await startExcelHost();
  });

  const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    host.Excel.run((context) => work(context.workbook.worksheets.getItem('Sheet1'), context));

  it('has no print area and no repeated rows at first; several areas are set and read', async () => {
    await run(async ({ pageLayout }, context) => {
      const [area, rows] = [pageLayout.getPrintAreaOrNullObject(), pageLayout.getPrintTitleRowsOrNullObject()];
      area.load('address');
      rows.load('address');
      await context.sync();
      expect([area.isNullObject, rows.isNullObject]).toEqual([true, true]);
    });
    await run(async (sheet, context) => {
      sheet.pageLayout.setPrintArea(sheet.getRanges('A1:B2, D:F'));
      const area = sheet.pageLayout.getPrintAreaOrNullObject();
      area.load('address,areas/items/rowCount');
      await context.sync();
      expect(area.address).toBe('Sheet1!A1:B2,Sheet1!D:F');
      expect(area.areas.items.map(({ rowCount }) => rowCount)).toEqual([2, 1_048_576]);
    });
  });

  it('loses them by an empty address, unless this Excel refuses it', async () => {
    const clear = () =>
      run(async (sheet, context) => {
        sheet.pageLayout.setPrintArea('B2');
        sheet.pageLayout.setPrintTitleRows('$1:$2');
        await context.sync();
        sheet.pageLayout.setPrintArea('');
        sheet.pageLayout.setPrintTitleRows('');
        await context.sync();
      });
    await clear();
    const { printArea, printTitlesRow } = host.workbook.getWorksheet('Sheet1')!.pageSetup;
    expect([printArea, printTitlesRow]).toEqual([undefined, undefined]);
    host.refusesEmptyAddress = true;
    await expect(clear()).rejects.toMatchObject({ code: 'InvalidArgument' });
    expect(host.workbook.getWorksheet('Sheet1')!.pageSetup.printArea).toBe('B2:B2');
  });

  it('names every paper of the API by its number in a file, and no other', async () => {
    const { pageSetup } = host.workbook.getWorksheet('Sheet1')!;
    const paperOf = (number: number | undefined) =>
      run(async ({ pageLayout }, context) => {
        Object.assign(pageSetup, { paperSize: number });
        pageLayout.load('paperSize');
        await context.sync();
        return pageLayout.paperSize;
      });
    expect([
      await paperOf(undefined),
      await paperOf(9),
      await paperOf(13),
      await paperOf(41),
      await paperOf(70),
    ]).toEqual(['Letter', 'A4', 'B5', 'FanfoldLegalGerman', null]);
  });

  it('heights of rows are given row by row; a row that gets the standard height has none of its own', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A2').format.rowHeight = 30;
      const asked = { format: { rowHeight: true, useStandardHeight: true } };
      const before = sheet.getRange('A1:C2').getRowProperties(asked);
      await context.sync();
      expect(before.value.map(({ format }) => format)).toEqual([
        { rowHeight: 15, useStandardHeight: true },
        { rowHeight: 30, useStandardHeight: false },
      ]);
      sheet.getRange('A2').format.useStandardHeight = true;
      await context.sync();
      expect(host.workbook.getWorksheet('Sheet1')!.getRow(2).height).toBeUndefined();
    });
  });
});
