/** An .xls in the browser version: it is converted, what was not carried over is told, and what is saved is an .xlsx. */
import { FileHost } from '../../src/browser/file-host';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { closeBackgrounds, playedBackground } from '../support/background';
import { biffFile, f64, record, u16 } from './biff-file';

afterEach(closeBackgrounds);

const income = { name: '收入预算', records: [record(0x203, u16(0), u16(0), u16(0), f64(1860.25))] };
const chart = { name: '图', type: 2, records: [] };

async function opened(name: string, bytes: Uint8Array): Promise<FileHost> {
  const host = new FileHost('示例.xlsx', playedBackground);
  await host.open(name, () => Promise.resolve(bytes));
  return host;
}

test('its figures are there, its name ends in .xlsx, and the chart that is lost is named until the person has seen it', async () => {
  const host = await opened('2024年底稿.xls', biffFile([], [income, chart]));
  const { name, converted, book } = host.file();
  expect(name).toBe('2024年底稿.xlsx');
  expect(converted?.from).toBe('2024年底稿.xls');
  expect(converted?.lost.join()).toContain('图');
  const saved = await XlsxWorkbook.open(await book!.caller.ask('save', []));
  expect((await saved.readAll()).sheets.get('收入预算')?.cells).toEqual([[1860.25]]);
  host.dismissConversion();
  expect(host.file().converted).toBeUndefined();
});

test('an .xlsx is opened as it is', async () => {
  const book = XlsxWorkbook.create();
  await book.write([{ kind: 'add-sheet', sheet: '表1' }]);
  const host = await opened('公开表.xlsx', await book.save());
  expect(host.file()).toMatchObject({ name: '公开表.xlsx', converted: undefined });
});
