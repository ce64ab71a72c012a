/** What typing into the browser version does to the workbook, and what it tells the pane. */
import ExcelJS from 'exceljs';
import { closeBackgrounds, playedBackground, type PlayedBackground } from '../../tests/support/background';
import type { Message } from '../taskpane/session-state';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { FileHost } from './file-host';

afterEach(closeBackgrounds);

/** A sheet with a figure in B2, a text code in B3, a formula in B4, a merged title over A1:C1, and a locked copy of it. */
async function bytesOf(change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<Uint8Array> {
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
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function hostOf(bytes = bytesOf()) {
  const threads: PlayedBackground[] = [];
  const host = new FileHost('底稿.xlsx', () => {
    const thread = playedBackground();
    threads.push(thread);
    return thread;
  });
  await host.open('底稿.xlsx', () => bytes);
  const told: string[] = [];
  host.onEdit((sheet) => told.push(`edit ${sheet}`));
  host.onSelection(({ sheet, row, column }) => told.push(`select ${sheet} ${row},${column}`));
  host.onOpened(() => told.push('opened'));
  return { host, told, threads };
}

const at = (row: number, column = 1): CellPlace => ({ sheet: '表3', row, column });
const [FIGURE, CODE, FORMULA, RICH, EQUALS, SUM] = [at(1), at(2), at(3), at(4), at(5), at(6)];

/** The workbook as it would be saved now. */
async function bookOf(host: FileHost): Promise<XlsxWorkbook> {
  const caller = host.file().book?.caller;
  if (!caller) throw new Error('no workbook');
  return XlsxWorkbook.open(await caller.ask('save', []));
}

const valueAt = async (host: FileHost, { sheet, row, column }: CellPlace) => {
  const found = (await (await bookOf(host)).read([{ sheet, content: 'formulas' }])).sheets.get(sheet);
  return found?.cells[row - found.row]?.[column - found.column];
};
const seen = (host: FileHost, { sheet, row, column }: CellPlace) =>
  host.file().book?.view(sheet)?.cell(row, column).text;

/** An action that writes, as the pane asks for it. */
const act = (host: FileHost): Promise<Message> =>
  host.work.createTemplate({ signal: new AbortController().signal, onPhase: () => undefined }, 2024);

/** Until the page's state is so; the test's own time limit ends it. */
function until(host: FileHost, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      end();
      resolve();
    };
    const end = host.onChange(look);
    look();
  });
}

test('186.10 typed over 168.1: seen at once, then a number; the workbook unsaved, the pane told once', async () => {
  const { host, told } = await hostOf();
  const { version } = host.file();
  const typing = host.type(FIGURE, '168.10');
  expect([seen(host, FIGURE), host.contentOf(FIGURE)]).toEqual(['168.1', '168.1']);
  expect(host.file()).toMatchObject({ isSaved: false, version: version + 1 });
  await typing;
  expect(await valueAt(host, FIGURE)).toBe(168.1);
  expect(host.file().version).toBe(version + 1);
  expect(told).toEqual(['edit 表3']);
});

test('what is typed under a number format is seen at once, and a moment later as the format shows it', async () => {
  const { host } = await hostOf(bytesOf((sheet) => (sheet.getCell('B2').numFmt = '#,##0.00')));
  const typing = host.type(FIGURE, '1234567.5');
  expect(seen(host, FIGURE)).toBe('1234567.5');
  await typing;
  expect([seen(host, FIGURE), host.contentOf(FIGURE)]).toEqual(['1,234,567.50', '1234567.5']);
});

test('three figures typed in a row before the first is answered: the last one stays', async () => {
  const { host } = await hostOf();
  const typing = ['1', '2', '3'].map((text) => host.type(FIGURE, text));
  expect(seen(host, FIGURE)).toBe('3');
  await typing[0];
  expect(seen(host, FIGURE)).toBe('3');
  await Promise.all(typing);
  expect([seen(host, FIGURE), await valueAt(host, FIGURE)]).toEqual(['3', 3]);
});

test('typed changes are taken back one by one, the last first, and the cell is gone to', async () => {
  const { host, told } = await hostOf();
  await host.type(FIGURE, '1');
  await host.type(FIGURE, '2');
  await host.type(CODE, '2010350');
  told.length = 0;
  const takingBack = host.takeBack();
  expect([seen(host, CODE), host.contentOf(CODE)]).toEqual(['2010303', '2010303']);
  await takingBack;
  expect([await valueAt(host, CODE), await valueAt(host, FIGURE)]).toEqual(['2010303', 2]);
  expect(told).toEqual(['edit 表3', 'select 表3 2,1']);
  await host.takeBack();
  await host.takeBack();
  expect([await valueAt(host, FIGURE), host.canTakeBack]).toEqual([186.1, false]);
  await host.takeBack();
  expect(await valueAt(host, FIGURE)).toBe(186.1);
});

test('what was there comes back as it was: number format, rich text, a text that begins with =', async () => {
  const { host } = await hostOf();
  const formatOf = async () => (await bookOf(host)).cellState(FIGURE).numberFormat;
  await host.type(FIGURE, '01');
  expect([await valueAt(host, FIGURE), await formatOf()]).toEqual(['01', '@']);
  await host.takeBack();
  expect([await valueAt(host, FIGURE), await formatOf()]).toEqual([186.1, 'General']);
  await host.type(RICH, '机关事务');
  await host.takeBack();
  await host.type(EQUALS, '1');
  await host.takeBack();
  const saved = new ExcelJS.Workbook();
  await saved.xlsx.load((await (await bookOf(host)).save()) as unknown as ExcelJS.Buffer);
  const sheet = saved.getWorksheet('表3');
  expect(sheet?.getCell('B5').value).toMatchObject({ richText: [{ text: '机关' }, { text: '服务' }] });
  expect(sheet?.getCell('B6').value).toBe('=不是公式');
});

test('a formula cell and a typed formula are refused, and nothing has changed', async () => {
  const { host, told } = await hostOf();
  await expect(host.type(FORMULA, '372.20')).rejects.toThrow('表3 B4 是公式，在这里不能改');
  await expect(host.type(FIGURE, ' =B3')).rejects.toThrow('浏览器版不计算公式。请在 表3 B2 直接输入数值');
  expect([await valueAt(host, FORMULA), await valueAt(host, FIGURE)]).toEqual(['=B2*2', 186.1]);
  expect([host.canTakeBack, host.file().isSaved, told]).toEqual([false, true, []]);
});

test('on a protected sheet a locked cell is refused, an unlocked one takes what is typed', async () => {
  const protectedSheet = bytesOf((sheet) => {
    sheet.getCell('B2').protection = { locked: false };
    void sheet.protect('', {});
  });
  const { host, told } = await hostOf(protectedSheet);
  await expect(host.type(CODE, '1')).rejects.toThrow('表3 B3 受保护，不能修改');
  // A cell that was never used is locked as well, and so is one of which the page knows nothing yet.
  await expect(host.type(at(20, 5), '1')).rejects.toThrow('表3 F21 受保护');
  await expect(host.type(at(2000, 5), '1')).rejects.toThrow('表3 F2001 受保护');
  expect([host.canTakeBack, host.file().isSaved, told]).toEqual([false, true, []]);
  await host.type(FIGURE, '5');
  expect(await valueAt(host, FIGURE)).toBe(5);
});

test('a figure typed far below the last row: the sheet is as long as that now', async () => {
  const { host } = await hostOf();
  host.file().book?.look('表3', []);
  await host.type(at(499), '7');
  await until(host, () => (host.file().book?.view('表3')?.frame.rowHeights.length ?? 0) > 500);
  expect(await valueAt(host, at(499))).toBe(7);
});

test('an action clears what could be taken back: it would be put into other tables; what it made is shown', async () => {
  const { host } = await hostOf();
  await host.type(FIGURE, '1');
  expect(await act(host)).toMatchObject({ intent: 'success' });
  expect(host.canTakeBack).toBe(false);
  expect(host.file().sheet).toBe('单位信息');
  expect(host.file().book?.visibleSheets()).toContain('支出明细');
  await host.takeBack();
  expect(await valueAt(host, FIGURE)).toBe(1);
});

test('an action under way when another file is opened is said not to be done, and that file is as it is', async () => {
  const { host, threads, told } = await hostOf();
  // From now on it is too busy to hear anything.
  threads[0]!.port.postMessage = () => undefined;
  const acting = act(host);
  await Promise.all([
    expect(acting).rejects.toThrow('已打开“另一个.xlsx”，“底稿.xlsx”上没有做完的这一步不再做'),
    host.open('另一个.xlsx', () => bytesOf()),
  ]);
  expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([true, false]);
  expect(host.file()).toMatchObject({ name: '另一个.xlsx', version: 0, isSaved: true });
  expect([told, await valueAt(host, FIGURE)]).toEqual([['opened'], 186.1]);
});

describe('opening', () => {
  test('called off: the earlier workbook stays, with what was typed in it; the thread is ended', async () => {
    const { host, threads, told } = await hostOf();
    await host.type(FIGURE, '5');
    const opening = host.open('大.xlsx', () => bytesOf());
    expect(host.task).toMatchObject({ kind: 'opening', title: '正在打开“大.xlsx”', canCancel: true });
    host.cancelOpening();
    expect(host.task).toBeUndefined();
    expect(await opening).toBe(false);
    expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([false, true]);
    expect([host.file().name, await valueAt(host, FIGURE), told]).toEqual(['底稿.xlsx', 5, ['edit 表3']]);
  });

  test('a file that is no workbook is refused with its reason; the earlier one stays', async () => {
    const { host, threads } = await hostOf();
    const opening = host.open('文字.xlsx', () => Promise.resolve(new TextEncoder().encode('不是工作簿')));
    await expect(opening).rejects.toThrow('不是 .xlsx 文件。请选择 Excel 或 WPS 保存的 .xlsx 工作簿');
    expect([host.file().name, host.task]).toEqual(['底稿.xlsx', undefined]);
    expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([false, true]);
  });

  test('the thread ends by itself meanwhile, as without memory: a sentence says what to do, the earlier one stays', async () => {
    const { host, threads } = await hostOf();
    const opening = host.open('大.xlsx', () => bytesOf());
    threads[1]!.crash('out of memory');
    await expect(opening).rejects.toMatchObject({
      message: expect.stringContaining('文件没有打开：后台程序没有启动或中途停止了'),
      details: 'out of memory',
    });
    expect([host.file().name, await valueAt(host, FIGURE)]).toEqual(['底稿.xlsx', 186.1]);
  });
});

test('the thread of the open workbook ends by itself: that is told, nothing waits for ever, another file can be opened', async () => {
  const { host, threads } = await hostOf();
  const troubles: string[] = [];
  host.onTrouble(({ message }) => troubles.push(message));
  const acting = act(host);
  threads[0]!.crash('out of memory');
  await expect(acting).rejects.toThrow('没有保存的修改已经丢失');
  expect(troubles).toEqual([expect.stringContaining('请关闭不用的网页和程序，刷新本页，再打开文件')]);
  await expect(host.save()).rejects.toThrow('处理工作簿的后台程序停止了');
  await expect(host.type(FIGURE, '1')).rejects.toThrow('处理工作簿的后台程序停止了');
  expect(await host.open('另一个.xlsx', () => bytesOf())).toBe(true);
  expect(await valueAt(host, FIGURE)).toBe(186.1);
});

test('merged cells are one: going to any of them goes to the one with the content', async () => {
  const { host, told } = await hostOf();
  host.select(at(0, 2));
  expect(host.file().cell).toEqual({ row: 0, column: 0 });
  expect(told).toEqual(['select 表3 0,0']);
  expect(host.contentOf({ sheet: '表3', ...host.file().cell })).toBe('单位支出总体情况表');
});

test('merged cells far below, gone to before the page knows of them: gone on to the one with the content', async () => {
  const { host } = await hostOf(
    bytesOf((sheet) => {
      sheet.mergeCells('A900:C910');
      sheet.getCell('A900').value = '合计';
    }),
  );
  host.select(at(905, 2));
  host.file().book?.look('表3', [{ rows: [890, 930], columns: [0, 5] }]);
  await until(host, () => host.file().cell.row === 899);
  expect(host.contentOf({ sheet: '表3', ...host.file().cell })).toBe('合计');
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
  const host = new FileHost('底稿.xlsx', playedBackground);
  const told: string[] = [];
  host.onOpened(() => told.push('opened'));
  const asked = host.work.readStatus();
  expect(host.file()).toMatchObject({ book: undefined, isSaved: true });
  await expect(host.type(FIGURE, '1')).rejects.toThrow('工作簿还没有打开');
  await host.openFirst(() => bytesOf());
  expect((await asked).sheetNames).toEqual(['表3', '表4']);
  expect(told).toEqual([]);
  await host.open('另一个.xlsx', () => bytesOf());
  expect(told).toEqual(['opened']);
});

test('a file of their own that is there before the sample stays', async () => {
  const host = new FileHost('示例.xlsx', playedBackground);
  let sampleCame: (bytes: Promise<Uint8Array>) => void = () => undefined;
  const sample = host.openFirst(
    () => new Promise<Uint8Array>((resolve) => (sampleCame = resolve as typeof sampleCame)),
  );
  await host.open('自己的.xlsx', () => bytesOf());
  sampleCame(bytesOf());
  await sample;
  expect(host.file().name).toBe('自己的.xlsx');
});

test('a cell of a sheet that is gone cannot be gone to', async () => {
  const { host } = await hostOf();
  await expect(host.selectCell({ sheet: '表9', row: 0, column: 0 })).rejects.toThrow('没有工作表“表9”');
  expect(host.file().sheet).toBe('表3');
});
