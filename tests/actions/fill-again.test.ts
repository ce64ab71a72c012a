/** Filling again: only what changed, nothing of the accountant's lost, and undo. */
import ExcelJS from 'exceljs';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { undoAction } from '../../src/actions/undo';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { type Edit } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { openSample } from '../support/sample';
import { dumpFile } from '../support/workbook-dump';

const ENTRY_SHEETS = ['单位概况', '变动原因', '项目说明', '政府采购', '国有资产', '绩效目标', '结转使用'];

/** A file workbook whose edits can be looked at, and that can be changed by hand. */
async function filledSample() {
  let workbook = await openSample();
  const fill = () => fillTablesAction(workbook, DEFAULT_LAYOUT);
  const undo = (options = {}) => undoAction(workbook, DEFAULT_LAYOUT, options);
  expect(await fill()).toMatchObject({ status: 'done' });
  const byHand = async (change: (book: ExcelJS.Workbook) => void) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await workbook.save()) as unknown as ExcelJS.Buffer);
    change(book);
    workbook = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
  };
  const sheet = async (name: string) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await workbook.save()) as unknown as ExcelJS.Buffer);
    return book.getWorksheet(name) as ExcelJS.Worksheet;
  };
  const editsOf = async (act: () => Promise<unknown>): Promise<Edit[]> => {
    const edits: Edit[] = [];
    const write = workbook.write.bind(workbook);
    workbook.write = (list) => {
      edits.push(...list);
      return write(list);
    };
    await act();
    return edits.filter((edit) => !edit.sheet.startsWith('_'));
  };
  return { fill, undo, byHand, sheet, editsOf, dump: async () => dumpFile(await workbook.save()) };
}

const addFundLine = (book: ExcelJS.Workbook) => {
  const ledger = book.getWorksheet('支出明细')!;
  ['2120899', null, '项目支出', '新项目', '31005', null, '政府性基金预算·本级', 20].forEach((value, index) => {
    if (value !== null) ledger.getRow(60).getCell(index + 1).value = value;
  });
  book.getWorksheet('收入预算')!.getCell('B7').value = 20;
};

test('raising 基本工资 of 2010303 by 1.00 changes the figures it feeds and no other cell', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    book.getWorksheet('支出明细')!.getCell('H5').value = 161.55;
    book.getWorksheet('收入预算')!.getCell('B5').value = 1720.34;
  });
  const before = await sample.dump();
  const edits = await sample.editsOf(sample.fill);
  expect(new Set(edits.map((edit) => edit.kind))).toEqual(new Set(['cells']));
  const after = await sample.dump();
  const changed = after.flatMap((sheet, index) =>
    sheet.name === '_预算公开'
      ? []
      : Object.keys(sheet.cells)
          .filter((cell) => JSON.stringify(sheet.cells[cell]) !== JSON.stringify(before[index]?.cells[cell]))
          .map((cell) => `${sheet.name}!${cell}`),
  );
  // 表3: 类 201, 款 20103, 项 2010303 and 合计, each in 合计 and 基本支出.
  expect(changed.filter((cell) => cell.startsWith('表3!'))).toEqual(
    ['E7', 'F7', 'E10', 'F10', 'E11', 'F11', 'E18', 'F18'].map((cell) => `表3!${cell}`),
  );
  expect(changed.filter((cell) => cell.startsWith('表6!'))).toEqual(
    ['D7', 'E7', 'D8', 'E8', 'D27', 'E27'].map((cell) => `表6!${cell}`),
  );
  expect(changed.filter((cell) => /^表(7|8|9|10|11)!/.test(cell))).toEqual([]);
});

test('column widths, fonts and fills that the accountant adjusted survive a second fill with more rows', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    const table = book.getWorksheet('表3')!;
    table.getColumn(4).width = 55;
    table.getCell('D8').font = { name: '楷体', size: 14 };
    table.getCell('E7').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
    addFundLine(book);
  });
  expect(await sample.fill()).toMatchObject({ status: 'done' });
  const table = await sample.sheet('表3');
  expect(table.getColumn(4).width).toBe(55);
  expect(table.getCell('D8').font).toMatchObject({ name: '楷体', size: 14 });
  expect(table.getCell('E7').fill).toMatchObject({ fgColor: { argb: 'FFFFFF00' } });
  expect(table.getCell('D21').value).toBe('合计');
  expect(table.getCell('E21').border.bottom?.style).toBe('thin');
});

test('表8 loses its remark with its first line and gets it back when the line goes, formats and merges alike', async () => {
  const sample = await filledSample();
  const before = await sample.dump();
  await sample.byHand(addFundLine);
  await sample.fill();
  const full = await sample.sheet('表8');
  expect([full.getCell('D10').value, full.getCell('E10').value]).toEqual(['合计', 20]);
  expect((full.model as { merges?: string[] }).merges).not.toContain('A8:H9');
  await sample.byHand((book) => {
    for (let column = 1; column <= 8; column++) book.getWorksheet('支出明细')!.getRow(60).getCell(column).value = null;
    book.getWorksheet('收入预算')!.getCell('B7').value = null;
  });
  await sample.fill();
  const tablesOf = (dump: Awaited<ReturnType<typeof sample.dump>>) =>
    dump.filter((sheet) => sheet.name.startsWith('表'));
  expect(tablesOf(await sample.dump())).toEqual(tablesOf(before));
});

test('a figure overtyped by hand is rewritten, reported with what stood there, and given back by undo', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    book.getWorksheet('表3')!.getCell('E7').value = 9999;
    book.getWorksheet('表5')!.getCell('E7').value = { formula: 'F7+G7', result: 1603.21 };
  });
  const before = await sample.dump();
  const outcome = await sample.fill();
  expect(outcome).toMatchObject({
    status: 'done',
    overwritten: [
      { sheet: '表3', cell: 'E7', filled: 3811.16, found: 9999 },
      { sheet: '表5', cell: 'E7', filled: 1603.21, found: '=F7+G7' },
    ],
  });
  expect(outcome.status === 'done' && outcome.notices.join()).toContain('表3!E7（“9999”）');
  expect((await sample.sheet('表3')).getCell('E7').value).toBe(3811.16);
  expect(await sample.undo()).toMatchObject({ status: 'done' });
  expect(await sample.dump()).toEqual(before);
});

test('text that the accountant typed below a table is reported before it is covered, and given back by undo', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    book.getWorksheet('表3')!.getCell('A19').value = '单位负责人：';
    addFundLine(book);
  });
  const before = await sample.dump();
  const outcome = await sample.fill();
  expect(outcome.status === 'done' && outcome.overwritten).toEqual([
    { sheet: '表3', cell: 'A19', filled: '', found: '单位负责人：' },
  ]);
  await sample.undo();
  expect(await sample.dump()).toEqual(before);
});

test('a table that was moved down by inserted rows is found by its title and filled where it stands', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    const table = book.getWorksheet('表11')!;
    // exceljs cannot move merges; unmerge first, as moving in Excel would carry them along.
    for (const merge of [...((table.model as { merges?: string[] }).merges ?? [])]) table.unMergeCells(merge);
    table.spliceRows(1, 0, ['公开附件'], []);
    book.getWorksheet('支出明细')!.getCell('H51').value = 21.95;
    book.getWorksheet('收入预算')!.getCell('B17').value = 2021.95;
  });
  const before = await sample.dump();
  expect(await sample.fill()).toMatchObject({ status: 'done', questions: [] });
  const table = await sample.sheet('表11');
  expect([table.getCell('A1').value, table.getCell('A10').value, table.getCell('B10').value]).toEqual([
    '公开附件',
    '2023年党政办公楼搬迁费用',
    21.95,
  ]);
  expect(await sample.undo()).toMatchObject({ status: 'done' });
  expect(await sample.dump()).toEqual(before);
});

test('a heading that was changed, or a title that is gone, stops the fill before anything is written', async () => {
  const sample = await filledSample();
  await sample.byHand((book) => {
    book.getWorksheet('表3')!.getCell('F5').value = '基本支出（调整）';
    book.getWorksheet('表5')!.getCell('A2').value = '别的表';
  });
  const before = await sample.dump();
  const outcome = await sample.fill();
  expect(outcome).toMatchObject({
    status: 'rejected',
    problems: [
      { sheet: '表3', cell: 'F5', found: '基本支出（调整）', message: '表头应为“基本支出”' },
      { sheet: '表5', cell: '', message: '找不到表名“一般公共预算支出情况表”' },
    ],
  });
  expect(await sample.dump()).toEqual(before);
});

test('a 表 sheet that was deleted is made anew', async () => {
  const sample = await filledSample();
  const before = await sample.dump();
  await sample.byHand((book) => book.removeWorksheet(book.getWorksheet('表9')!.id));
  expect(await sample.fill()).toMatchObject({ status: 'done', changedSheets: ['表9'] });
  const table = (dump: typeof before) => dump.find((sheet) => sheet.name === '表9');
  expect(table(await sample.dump())).toEqual(table(before));
});

describe('undo', () => {
  test('of the first fill takes the eleven sheets away and leaves the workbook as it was', async () => {
    const original = await openSample();
    const before = await dumpFile(await original.save());
    const sample = await filledSample();
    expect(await sample.undo()).toMatchObject({ status: 'done', notices: ['已撤销“一键生成”。'] });
    expect(await sample.dump()).toEqual(before);
  });

  test('of a second fill that added rows gives back figures, formats and the shorter table', async () => {
    const sample = await filledSample();
    await sample.byHand((book) => {
      // A cell below the table that someone had prepared: its format comes back too.
      book.getWorksheet('表3')!.getCell('E20').fill = {
        type: 'pattern',
        pattern: 'solid',
        fgColor: { argb: 'FF00FF00' },
      };
      addFundLine(book);
    });
    const before = await sample.dump();
    await sample.fill();
    expect(await sample.undo()).toMatchObject({ status: 'done' });
    expect(await sample.dump()).toEqual(before);
  });

  test('asks before it throws away what was typed since, and does so when told', async () => {
    const sample = await filledSample();
    await sample.byHand((book) => {
      book.getWorksheet('表3')!.getCell('E7').value = 1;
    });
    const before = await sample.dump();
    expect(await sample.undo()).toEqual({ status: 'needs-confirmation', losses: ['表3!E7：后来改成了“1”'] });
    expect(await sample.dump()).toEqual(before);
    expect(await sample.undo({ discardLaterEdits: true })).toMatchObject({ status: 'done' });
  });

  test('never deletes base worksheets that have been filled in without asking', async () => {
    const sample = await filledSample();
    await sample.undo();
    expect(await sample.undo()).toEqual({
      status: 'needs-confirmation',
      losses: [...['单位信息', '收入预算', '支出明细', '上年支出明细'], ...ENTRY_SHEETS].map(
        (sheet) => `${sheet}：新建后填写过内容，撤销会删除整张表`,
      ),
    });
  });

  test('says so where there is nothing to take back', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('空');
    const workbook = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(await undoAction(workbook, DEFAULT_LAYOUT)).toMatchObject({
      status: 'rejected',
      problems: [{ message: '没有可撤销的操作' }],
    });
  });
});
