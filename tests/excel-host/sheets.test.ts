import ExcelJS from 'exceljs';
import { type ExcelHost, startExcelHost } from './index';

describe('worksheets', () => {
  let host: ExcelHost;

  beforeEach(async () => {
    host = await startExcelHost();
  });

  const run = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    host.Excel.run((context) => work(context.workbook.worksheets.getItem('Sheet1'), context));

  const reopened = async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await host.save()) as unknown as ExcelJS.Buffer);
    return workbook;
  };

  it('are added at the end, hidden, renamed, moved and deleted', async () => {
    await run(async (first, context) => {
      const sheets = context.workbook.worksheets;
      const added = sheets.add('预算公开表1');
      sheets.add('选项').visibility = 'VeryHidden';
      sheets.add().name = '审核结果';
      added.position = 0;
      first.delete();
      sheets.load('items/name,items/visibility,items/position');
      const count = sheets.getCount(true);
      await context.sync();
      expect(sheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.position])).toEqual([
        ['预算公开表1', 'Visible', 0],
        ['选项', 'VeryHidden', 1],
        ['审核结果', 'Visible', 2],
      ]);
      expect(count.value).toBe(2);
    });
    expect((await reopened()).worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['预算公开表1', 'visible'],
      ['选项', 'veryHidden'],
      ['审核结果', 'visible'],
    ]);
  });

  it('are found by id after they were renamed', async () => {
    await run(async (sheet, context) => {
      sheet.load('id');
      await context.sync();
      sheet.name = '改名';
      const found = context.workbook.worksheets.getItem(sheet.id);
      found.load('name');
      await context.sync();
      expect(found.name).toBe('改名');
    });
  });

  it('a deleted sheet and everything on it are gone', async () => {
    await run(async (_sheet, context) => {
      const added = context.workbook.worksheets.add('b');
      const range = added.getRange('A1');
      range.load('address');
      await context.sync();
      added.delete();
      await context.sync();
      range.load('values');
      await expect(context.sync()).rejects.toMatchObject({ code: 'ItemNotFound' });
    });
  });

  it('the active sheet and the selection follow', async () => {
    await run(async (_sheet, context) => {
      const added = context.workbook.worksheets.add('b');
      added.getRange('B2:C3').select();
      const selected = context.workbook.getSelectedRange();
      selected.load('address');
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.load('name');
      await context.sync();
      expect([selected.address, active.name]).toEqual(['b!B2:C3', 'b']);
    });
  });

  it('addresses put a name into quotation marks only where it needs them', async () => {
    await run(async (_sheet, context) => {
      const names = ['表1', '2024年', "a's", 'my sheet'];
      const ranges = names.map((name) => context.workbook.worksheets.add(name).getRange('A1:B2'));
      for (const range of ranges) range.load('address');
      await context.sync();
      expect(ranges.map((range) => range.address)).toEqual([
        '表1!A1:B2',
        "'2024年'!A1:B2",
        "'a''s'!A1:B2",
        "'my sheet'!A1:B2",
      ]);
    });
  });

  it('ranges lead to other ranges', async () => {
    await run(async (sheet, context) => {
      const range = sheet.getRange('B2:D5');
      sheet.getRange('C3').values = [[1]];
      const others = [
        range.getCell(1, 1),
        range.getRow(0),
        range.getColumn(2),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, 1),
        range.getIntersection('A1:B2'),
        range.getBoundingRect(sheet.getRange('F9')),
        range.getUsedRangeOrNullObject(true),
        sheet.getRange('$C:$D'),
      ];
      for (const other of others) other.load('address');
      const nothing = range.getIntersectionOrNullObject(sheet.getRange('F1'));
      nothing.load('address');
      await context.sync();
      expect(others.map((other) => other.address.replace('Sheet1!', ''))).toEqual([
        'C3',
        'B2:D2',
        'D2:D5',
        '2:5',
        'B:D',
        'A3:C6',
        'B2:E6',
        'B2',
        'B2:F9',
        'C3',
        'C:D',
      ]);
      expect(nothing.isNullObject).toBe(true);
    });
  });

  it('an unbounded range gives no contents, but its used part does', async () => {
    await run(async (sheet, context) => {
      sheet.getRange('A2').values = [[5]];
      const column = sheet.getRange('A:A');
      column.load('values,rowCount');
      const used = column.getUsedRangeOrNullObject(true);
      used.load('values');
      await context.sync();
      expect([column.values, column.rowCount]).toEqual([null, 1_048_576]);
      expect(used.values).toEqual([[5]]);
    });
  });

  it('rows and columns are frozen', async () => {
    await run(async (sheet, context) => {
      const before = sheet.freezePanes.getLocationOrNullObject();
      sheet.showGridlines = false;
      sheet.freezePanes.freezeRows(3);
      const rows = sheet.freezePanes.getLocationOrNullObject();
      rows.load('address');
      await context.sync();
      expect(before.isNullObject).toBe(true);
      expect(rows.address).toBe('Sheet1!1:3');
    });
    expect((await reopened()).getWorksheet('Sheet1')?.views[0]).toMatchObject({
      state: 'frozen',
      ySplit: 3,
      showGridLines: false,
    });
  });

  it('the page is set up', async () => {
    await run(async (sheet, context) => {
      const page = sheet.pageLayout;
      page.set({
        orientation: 'Landscape',
        paperSize: 'A4',
        centerHorizontally: true,
        zoom: { horizontalFitToPages: 1 },
      });
      page.setPrintMargins('Centimeters', { top: 2.54, left: 1.27 });
      page.setPrintArea('A1:F20');
      page.setPrintTitleRows('$1:$4');
      page.headersFooters.defaultForAllPages.centerFooter = '第 &P 页 共 &N 页';
      page.headersFooters.defaultForAllPages.leftFooter = 'R&&D';
      page.load('orientation,paperSize,zoom,topMargin,leftMargin,centerHorizontally');
      page.headersFooters.defaultForAllPages.load('centerFooter,leftFooter');
      const [area, titles] = [page.getPrintAreaOrNullObject(), page.getPrintTitleRowsOrNullObject()];
      area.load('address');
      titles.load('address');
      await context.sync();
      expect([page.orientation, page.paperSize, page.centerHorizontally]).toEqual(['Landscape', 'A4', true]);
      expect(page.zoom).toEqual({ horizontalFitToPages: 1, verticalFitToPages: null });
      expect(page.topMargin).toBeCloseTo(72);
      expect(page.leftMargin).toBeCloseTo(36);
      expect([area.address, titles.address]).toEqual(['Sheet1!A1:F20', 'Sheet1!1:4']);
      expect(page.headersFooters.defaultForAllPages.centerFooter).toBe('第 &P 页 共 &N 页');
      expect(page.headersFooters.defaultForAllPages.leftFooter).toBe('R&&D');
    });
    const sheet = (await reopened()).getWorksheet('Sheet1');
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: 'A1:F20',
      printTitlesRow: '1:4',
    });
    expect(sheet?.headerFooter.oddFooter).toBe('&LR&&D&C第 &P 页 共 &N 页');
  });

  it('a drop-down list is set, read, kept in the file and cleared', async () => {
    await run(async (sheet, context) => {
      const { dataValidation } = sheet.getRange('B2:B4');
      dataValidation.rule = { list: { inCellDropDown: true, source: '=选项!$A$2:$A$5' } };
      dataValidation.errorAlert = { message: '请从列表中选择', showAlert: true, style: 'Warning', title: '科目' };
      dataValidation.prompt = { message: '提示', showPrompt: true, title: '' };
      sheet.getRange('C1').dataValidation.prompt = { message: '只是提示', showPrompt: true, title: '问题' };
      dataValidation.load('type,rule,errorAlert,prompt,ignoreBlanks');
      const mixed = sheet.getRange('B1:B2').dataValidation;
      mixed.load('type,rule');
      await context.sync();
      expect(dataValidation.toJSON()).toMatchObject({
        type: 'List',
        rule: { list: { source: '=选项!$A$2:$A$5' } },
        errorAlert: { message: '请从列表中选择', showAlert: true, style: 'Warning', title: '科目' },
        prompt: { message: '提示', showPrompt: true },
        ignoreBlanks: true,
      });
      expect([mixed.type, mixed.rule]).toEqual(['Inconsistent', null]);
      sheet.getRange('B4').dataValidation.clear();
      await context.sync();
    });
    const sheet = (await reopened()).getWorksheet('Sheet1');
    expect(sheet?.getCell('B3').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['选项!$A$2:$A$5'],
      errorStyle: 'warning',
    });
    expect(sheet?.getCell('B4').dataValidation).toBeUndefined();
    expect(sheet?.getCell('C1').dataValidation).toMatchObject({ prompt: '只是提示' });
  });

  it('a list in words is kept in words; a message that is too long is refused', async () => {
    await run(async (sheet, context) => {
      const { dataValidation } = sheet.getRange('A1');
      dataValidation.rule = { list: { inCellDropDown: true, source: '是,否' } };
      dataValidation.load('rule');
      await context.sync();
      expect(dataValidation.rule.list?.source).toBe('是,否');
      dataValidation.prompt = { message: '长'.repeat(256), showPrompt: true, title: '' };
      await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidArgument' });
    });
  });

  it('names of the workbook are added, found and kept in the file', async () => {
    await run(async (sheet, context) => {
      const { names } = context.workbook;
      names.add('底稿区', sheet.getRange('A1:B2'));
      const found = names.getItemOrNullObject('底稿区');
      found.load('formula,type');
      const missing = names.getItemOrNullObject('没有');
      missing.load('formula');
      const range = sheet.getRange('底稿区');
      range.load('address');
      await context.sync();
      expect([found.formula, found.type, missing.isNullObject, range.address]).toEqual([
        '=Sheet1!$A$1:$B$2',
        'Range',
        true,
        'Sheet1!A1:B2',
      ]);
    });
    expect((await reopened()).definedNames.model).toEqual([{ name: '底稿区', ranges: ['Sheet1!$A$1:$B$2'] }]);
  });

  it('names of one sheet are not seen from another', async () => {
    await run(async (sheet, context) => {
      sheet.names.add('本表', sheet.getRange('A1'));
      const [own, other] = [
        sheet.names.getItemOrNullObject('本表'),
        context.workbook.names.getItemOrNullObject('本表'),
      ];
      own.load('scope');
      await context.sync();
      expect([own.scope, other.isNullObject]).toEqual(['Worksheet', true]);
    });
  });

  it('the calls that speed a batch up do nothing here', async () => {
    await run(async (_sheet, context) => {
      const { application } = context.workbook;
      application.suspendScreenUpdatingUntilNextSync();
      application.suspendApiCalculationUntilNextSync();
      application.calculationMode = 'Manual';
      application.load('calculationMode');
      await context.sync();
      expect(application.calculationMode).toBe('Manual');
    });
  });
});
