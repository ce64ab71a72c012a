/** What typing into the browser version does to the workbook, and what it tells the pane. */
import ExcelJS from 'exceljs';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { FileHost } from './file-host';

/** A sheet with a figure in B2, a text code in B3, a formula in B4, a merged title over A1:C1, and a locked copy of it. */
async function bookOf(change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<XlsxWorkbook> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表3');
  sheet.mergeCells('A1:C1');
  sheet.getCell('A1').value = '单位支出总体情况表';
  sheet.getCell('B2').value = 186.1;
  sheet.getCell('B3').value = '2010303';
  sheet.getCell('B3').numFmt = '@';
  sheet.getCell('B4').value = { formula: 'B2*2', result: 372.2 };
  sheet.getCell('B5').value = { richText: [{ text: '机关', font: { bold: true } }, { text: '服务' }] };
  sheet.getCell('B6').value = '=不是公式';
  sheet.getCell('B7').value = 0.1 + 0.2;
  change(sheet);
  book.addWorksheet('表4');
  return XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
}

async function hostOf(book?: XlsxWorkbook) {
  const host = new FileHost('底稿.xlsx');
  host.open('底稿.xlsx', book ?? (await bookOf()));
  const told: string[] = [];
  host.onEdit((sheet) => told.push(`edit ${sheet}`));
  host.onSelection(({ sheet, row, column }) => told.push(`select ${sheet} ${row},${column}`));
  host.onOpened(() => told.push('opened'));
  return { host, told };
}

const at = (row: number, column = 1): CellPlace => ({ sheet: '表3', row, column });
const [FIGURE, CODE, FORMULA, RICH, EQUALS, SUM] = [at(1), at(2), at(3), at(4), at(5), at(6)];
const valueAt = async (host: FileHost, { sheet, row, column }: CellPlace) => {
  const found = (await host.workbook().read([{ sheet, content: 'formulas' }])).sheets.get(sheet);
  return found?.cells[row - found.row]?.[column - found.column];
};

test('186.10 typed over 168.1: a number, the workbook unsaved, the pane told once', async () => {
  const { host, told } = await hostOf();
  const { version } = host.file();
  host.type(FIGURE, '168.10');
  expect(await valueAt(host, FIGURE)).toBe(168.1);
  expect(host.file()).toMatchObject({ isSaved: false, version: version + 1 });
  expect(told).toEqual(['edit 表3']);
});

test('typed changes are taken back one by one, the last first, and the cell is gone to', async () => {
  const { host, told } = await hostOf();
  host.type(FIGURE, '1');
  host.type(FIGURE, '2');
  host.type(CODE, '2010350');
  told.length = 0;
  host.takeBack();
  expect([await valueAt(host, CODE), await valueAt(host, FIGURE)]).toEqual(['2010303', 2]);
  expect(told).toEqual(['edit 表3', 'select 表3 2,1']);
  host.takeBack();
  host.takeBack();
  expect([await valueAt(host, FIGURE), host.canTakeBack]).toEqual([186.1, false]);
  host.takeBack();
  expect(await valueAt(host, FIGURE)).toBe(186.1);
});

test('what was there comes back as it was: number format, rich text, a text that begins with =', async () => {
  const { host } = await hostOf();
  const book = host.file().book;
  host.type(FIGURE, '01');
  expect([await valueAt(host, FIGURE), book?.cellState(FIGURE).numberFormat]).toEqual(['01', '@']);
  host.takeBack();
  expect([await valueAt(host, FIGURE), book?.cellState(FIGURE).numberFormat]).toEqual([186.1, 'General']);
  host.type(RICH, '机关事务');
  host.takeBack();
  host.type(EQUALS, '1');
  host.takeBack();
  const saved = new ExcelJS.Workbook();
  await saved.xlsx.load((await book?.save()) as unknown as ExcelJS.Buffer);
  const sheet = saved.getWorksheet('表3');
  expect(sheet?.getCell('B5').value).toMatchObject({ richText: [{ text: '机关' }, { text: '服务' }] });
  expect(sheet?.getCell('B6').value).toBe('=不是公式');
});

test('a formula cell and a typed formula are refused, and nothing has changed', async () => {
  const { host, told } = await hostOf();
  expect(() => host.type(FORMULA, '372.20')).toThrow('表3 B4 是公式，在这里不能改');
  expect(() => host.type(FIGURE, ' =B3')).toThrow('浏览器版不计算公式。请在 表3 B2 直接输入数值');
  expect([await valueAt(host, FORMULA), await valueAt(host, FIGURE)]).toEqual(['=B2*2', 186.1]);
  expect([host.canTakeBack, host.file().isSaved, told]).toEqual([false, true, []]);
});

test('on a protected sheet a locked cell is refused, an unlocked one takes what is typed', async () => {
  const book = await bookOf((sheet) => {
    sheet.getCell('B2').protection = { locked: false };
    void sheet.protect('', {});
  });
  const { host } = await hostOf(book);
  expect(() => host.type(CODE, '1')).toThrow('表3 B3 受保护，不能修改');
  // A cell that was never used is locked as well.
  expect(() => host.type(at(20, 5), '1')).toThrow('表3 F21 受保护');
  host.type(FIGURE, '5');
  expect(await valueAt(host, FIGURE)).toBe(5);
});

test('an action clears what could be taken back: it would be put into other tables', async () => {
  const { host } = await hostOf();
  host.type(FIGURE, '1');
  await host.workbook().write([{ kind: 'cells', sheet: '表3', row: 1, column: 1, values: [[7]] }]);
  expect(host.canTakeBack).toBe(false);
  host.takeBack();
  expect(await valueAt(host, FIGURE)).toBe(7);
});

test('an action that ends after another file was opened leaves that file as it is', async () => {
  const { host } = await hostOf();
  const earlier = host.workbook();
  host.open('另一个.xlsx', await bookOf());
  host.type(FIGURE, '1');
  host.takeBack();
  const { version } = host.file();
  await earlier.write([{ kind: 'cells', sheet: '表3', row: 1, column: 1, values: [[7]] }]);
  expect([host.file().version, await valueAt(host, FIGURE)]).toEqual([version, 186.1]);
});

test('merged cells are one: going to any of them goes to the one with the content', async () => {
  const { host, told } = await hostOf();
  host.select(at(0, 2));
  expect(host.file().cell).toEqual({ row: 0, column: 0 });
  expect(told).toEqual(['select 表3 0,0']);
  expect(host.contentOf({ sheet: '表3', ...host.file().cell })).toBe('单位支出总体情况表');
});

test('the line for typing shows formulas, and numbers without the tail of binary sums', async () => {
  const { host } = await hostOf();
  expect([FIGURE, CODE, FORMULA, RICH, SUM, at(99)].map((place) => host.contentOf(place))).toEqual([
    '186.1',
    '2010303',
    '=B2*2',
    '机关服务',
    '0.3',
    '',
  ]);
});

test('before the first workbook is open, what the pane asks waits for it, and it is no other workbook', async () => {
  const host = new FileHost('底稿.xlsx');
  const told: string[] = [];
  host.onOpened(() => told.push('opened'));
  const asked = host.workbook().read([]);
  expect(host.file()).toMatchObject({ book: undefined, isSaved: true });
  expect(() => host.type(FIGURE, '1')).toThrow('工作簿还没有打开');
  host.open('底稿.xlsx', await bookOf());
  expect((await asked).sheetNames).toEqual(['表3', '表4']);
  expect(told).toEqual([]);
  host.open('另一个.xlsx', await bookOf());
  expect(told).toEqual(['opened']);
});

test('a cell of a sheet that is gone cannot be gone to', async () => {
  const { host } = await hostOf();
  await expect(host.selectCell({ sheet: '表9', row: 0, column: 0 })).rejects.toThrow('没有工作表“表9”');
  expect(host.file().sheet).toBe('表3');
});
