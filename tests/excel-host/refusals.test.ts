import { type ExcelHost, startExcelHost } from './index';

type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => void;

/** Does something on Sheet1 in one batch. */
const batch = (host: ExcelHost, work: Work): Promise<void> =>
  host.Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem('Sheet1'), context);
    await context.sync();
  });

async function refused(work: Work, code: string, host?: ExcelHost): Promise<void> {
  await expect(batch(host ?? (await startExcelHost()), work)).rejects.toMatchObject({ code });
}

describe('what Excel refuses', () => {
  it('a sheet that is not there: ItemNotFound, at the place where it was asked for', async () => {
    const host = await startExcelHost();
    const asked = batch(host, (_sheet, context) => context.workbook.worksheets.getItem('没有').load('name'));
    await expect(asked).rejects.toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { errorLocation: 'WorksheetCollection.getItem' },
    });
  });

  it('a second sheet of the same name in other letters: ItemAlreadyExists', async () => {
    await refused((_sheet, context) => context.workbook.worksheets.add('SHEET1'), 'ItemAlreadyExists');
  });

  it.each(['', '   ', 'a/b', 'a:b', "'a", "a'", 'x'.repeat(32), '[1]', 'a?', 'a*'])(
    'the sheet name %p',
    async (name) => {
      await refused((_sheet, context) => context.workbook.worksheets.add(name), 'InvalidArgument');
    },
  );

  it('an array of another shape than the range', async () => {
    await refused((sheet) => (sheet.getRange('A1:B2').values = [[1, 2]]), 'InvalidArgument');
    await refused((sheet) => (sheet.getRange('A1:B2').values = [[1, 2], [3]]), 'InvalidArgument');
    await refused((sheet) => (sheet.getRange('A1:B2').formulas = [[1], [2]]), 'InvalidArgument');
  });

  it('a large array of another shape, which the library sends in pieces', async () => {
    const values = Array.from({ length: 2_000 }, () => [1]);
    await refused((sheet) => (sheet.getRange('A1:A1999').values = values), 'InvalidArgument');
  });

  it('ranges outside the grid', async () => {
    await refused((sheet) => sheet.getRange('A1048577').load('address'), 'InvalidArgument');
    await refused((sheet) => sheet.getRange('XFE1').load('address'), 'InvalidArgument');
    await refused((sheet) => sheet.getRangeByIndexes(0, 16_383, 1, 2).load('address'), 'InvalidArgument');
    await refused((sheet) => sheet.getRange('A1').getOffsetRange(-1, 0).load('address'), 'InvalidArgument');
    await refused((sheet) => sheet.getRange('nonsense').load('address'), 'InvalidArgument');
  });

  it('contents of whole columns', async () => {
    await refused((sheet) => (sheet.getRange('A:A').values = [[1]]), 'InvalidArgument');
  });

  it('deleting or hiding the last visible sheet', async () => {
    await refused((sheet) => sheet.delete(), 'InvalidOperation');
    await refused((sheet) => (sheet.visibility = 'Hidden'), 'InvalidOperation');
    const host = await startExcelHost();
    await batch(host, (_sheet, context) => (context.workbook.worksheets.add('b').visibility = 'Hidden'));
    await refused((sheet) => sheet.delete(), 'InvalidOperation', host);
  });

  it('deleting a very hidden sheet', async () => {
    await refused((_sheet, context) => {
      const sheet = context.workbook.worksheets.add('底稿');
      sheet.visibility = 'VeryHidden';
      sheet.delete();
    }, 'InvalidOperation');
  });

  it('a property that no Excel has', async () => {
    await refused((sheet) => sheet.load('colour'), 'ApiNotFound');
  });

  it('merging over half of a merged area', async () => {
    await refused((sheet) => {
      sheet.getRange('A1:B2').merge();
      sheet.getRange('B2:C3').merge();
    }, 'InvalidArgument');
  });

  it('nothing about a null object: it gives null objects, and effects on it do nothing', async () => {
    const host = await startExcelHost();
    await host.Excel.run(async (context) => {
      const missing = context.workbook.worksheets.getItemOrNullObject('没有');
      const used = missing.getUsedRangeOrNullObject(true);
      used.load('values');
      const range = missing.getRange('A1');
      range.values = [[1]];
      range.load('values');
      missing.delete();
      await context.sync();
      expect([missing.isNullObject, used.isNullObject, range.isNullObject]).toEqual([true, true, true]);
    });
  });
});

describe('the Excel that is played', () => {
  const dependents: Work = (sheet) => sheet.getRange('A1').getDependents().load('address');

  it('LTSC 2021 answers a member of ExcelApi 1.15 with ApiNotFound, and says so in its requirement sets', async () => {
    const host = await startExcelHost({ host: 'ltsc2021' });
    await refused(dependents, 'ApiNotFound', host);
    const { requirements } = host.Office.context;
    expect(['1.9', '1.14', '1.15'].map((version) => requirements.isSetSupported('ExcelApi', version))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('Microsoft 365 has that member; this Excel for tests says that it does not play it', async () => {
    await refused(dependents, 'NotImplemented', await startExcelHost({ host: 'microsoft365' }));
  });

  it('Excel on the web refuses a request over 5 MB, before it does anything', async () => {
    const host = await startExcelHost({ host: 'web' });
    const values = Array.from({ length: 200 }, () => ['字'.repeat(10_000)]);
    await refused((sheet) => (sheet.getRange('A1:A200').values = values), 'RequestPayloadSizeLimitExceeded', host);
    expect(host.workbook.getWorksheet('Sheet1')?.getCell('A1').value).toBeNull();
  });

  it('Excel on the web refuses an answer over 5 MB', async () => {
    const host = await startExcelHost({ host: 'web' });
    host.workbook.getWorksheet('Sheet1')?.addRows(Array.from({ length: 200 }, () => ['字'.repeat(10_000)]));
    await refused((sheet) => sheet.getRange('A1:A200').load('values'), 'ResponsePayloadSizeLimitExceeded', host);
    expect(host.batches).toHaveLength(1);
  });

  it('Excel on the web takes no cell properties for more than 80,000 cells', async () => {
    const properties = Array.from({ length: 801 }, () => Array.from({ length: 100 }, () => ({})));
    const work: Work = (sheet) => void sheet.getRangeByIndexes(0, 0, 801, 100).setCellProperties(properties);
    await refused(work, 'GeneralException', await startExcelHost({ host: 'web' }));
    await batch(await startExcelHost(), work);
  });

  it('Excel on the desktop takes both', async () => {
    const host = await startExcelHost({ host: 'ltsc2021' });
    const values = Array.from({ length: 200 }, () => ['字'.repeat(10_000)]);
    await batch(host, (sheet) => (sheet.getRange('A1:A200').values = values));
    expect(host.batches[0]?.requestBytes).toBeGreaterThan(5 * 1024 * 1024);
  });
});

describe('a protected sheet', () => {
  async function protectedHost(options: Excel.WorksheetProtectionOptions = {}): Promise<ExcelHost> {
    const host = await startExcelHost();
    await batch(host, (sheet) => {
      sheet.getRange('B2').format.protection.locked = false;
      sheet.protection.protect(options);
    });
    return host;
  }

  it('refuses locked cells and takes unlocked ones', async () => {
    const host = await protectedHost();
    await refused((sheet) => (sheet.getRange('A1').values = [[1]]), 'AccessDenied', host);
    await refused((sheet) => (sheet.getRange('B2:C2').values = [[1, 2]]), 'AccessDenied', host);
    await batch(host, (sheet) => (sheet.getRange('B2').values = [[1]]));
  });

  it('refuses formats, unless they are allowed, and merging always', async () => {
    const host = await protectedHost();
    await refused((sheet) => (sheet.getRange('A1').format.font.bold = true), 'AccessDenied', host);
    await refused((sheet) => (sheet.getRange('A1').numberFormat = [['@']]), 'AccessDenied', host);
    const allowing = await protectedHost({ allowFormatCells: true });
    await batch(allowing, (sheet) => (sheet.getRange('A1').format.font.bold = true));
    await refused((sheet) => sheet.getRange('A1:B1').merge(), 'AccessDenied', allowing);
    await refused((sheet) => (sheet.getRange('A1').format.rowHeight = 20), 'AccessDenied', allowing);
  });

  it('says what it allows', async () => {
    const host = await protectedHost({ allowFormatCells: true, allowInsertRows: true });
    await host.Excel.run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem('Sheet1');
      protection.load('protected,options');
      await context.sync();
      expect(protection.protected).toBe(true);
      expect(protection.options).toMatchObject({ allowFormatCells: true, allowInsertRows: true, allowSort: false });
    });
  });

  it('is not protected twice, nor unprotected twice', async () => {
    const host = await protectedHost();
    await refused((sheet) => sheet.protection.protect(), 'AccessDenied', host);
    await batch(host, (sheet) => sheet.protection.unprotect());
    await refused((sheet) => sheet.protection.unprotect(), 'AccessDenied', host);
  });

  it('wants its password', async () => {
    const host = await startExcelHost();
    await batch(host, (sheet) => sheet.protection.protect({}, '密码'));
    await refused((sheet) => sheet.protection.unprotect('错'), 'AccessDenied', host);
    await batch(host, (sheet) => sheet.protection.unprotect('密码'));
  });

  it('with the structure of the workbook protected, no sheet is added, renamed or deleted', async () => {
    const host = await startExcelHost();
    await batch(host, (_sheet, context) => context.workbook.protection.protect());
    await refused((_sheet, context) => context.workbook.worksheets.add('b'), 'AccessDenied', host);
    await refused((sheet) => (sheet.name = 'b'), 'AccessDenied', host);
  });
});

describe('a batch that fails', () => {
  const three: Work = (sheet) => {
    for (const row of [0, 1, 2, 3]) sheet.getCell(row, 0).values = [[row + 1]];
  };
  const columnA = (host: ExcelHost) =>
    [1, 2, 3, 4].map((row) => host.workbook.getWorksheet('Sheet1')?.getCell(row, 1).value);

  it('at its third action keeps the first two, and names the statement', async () => {
    const host = await startExcelHost();
    host.failAt({ action: 2 });
    await expect(batch(host, three)).rejects.toMatchObject({
      code: 'GeneralException',
      debugInfo: { errorLocation: 'Range.values', statement: expect.stringContaining('.values = ') },
    });
    expect(columnA(host)).toEqual([1, 2, null, null]);
  });

  it('as a whole does nothing, and only once', async () => {
    const host = await startExcelHost();
    host.failAt({ batch: 1, code: 'AccessDenied' });
    await batch(host, (sheet) => (sheet.getRange('A1').values = [['一']]));
    await refused(three, 'AccessDenied', host);
    expect(columnA(host)).toEqual(['一', null, null, null]);
    await batch(host, three);
    expect(columnA(host)).toEqual([1, 2, 3, 4]);
  });

  it('is a mistake of the test where the batch has fewer changes', async () => {
    const host = await startExcelHost();
    host.failAt({ action: 9 });
    await expect(batch(host, three)).rejects.toThrow('failAt: the batch has 4 changes');
  });

  it('can be called off', async () => {
    const host = await startExcelHost();
    host.failAt({});
    host.failAt(null);
    await batch(host, three);
  });

  it('counts an added sheet as a change', async () => {
    const host = await startExcelHost();
    host.failAt({ action: 1 });
    await refused(
      (_sheet, context) => {
        context.workbook.worksheets.add('a');
        context.workbook.worksheets.add('b');
      },
      'GeneralException',
      host,
    );
    expect(host.workbook.worksheets.map((sheet) => sheet.name)).toEqual(['Sheet1', 'a']);
  });
});

describe('while a user edits a cell', () => {
  it('a batch is refused', async () => {
    const host = await startExcelHost();
    host.editingCell = true;
    await refused((sheet) => (sheet.getRange('A1').values = [[1]]), 'InvalidOperationInCellEditMode', host);
  });

  it('a batch with delayForCellEdit waits until the user is done', async () => {
    const host = await startExcelHost();
    host.editingCell = true;
    let done = false;
    const running = host.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [[1]];
      await context.sync();
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    host.editingCell = false;
    await running;
    expect(host.workbook.getWorksheet('Sheet1')?.getCell('A1').value).toBe(1);
  });
});
