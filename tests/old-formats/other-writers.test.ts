/** Old files that other programs wrote: values come exactly, whatever they are. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { CellValue } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { convert, isInstalled } from '../print/soffice';
import { openSample, SAMPLE_PATH } from '../support/sample';
import { biffFile, container, f64, record, text16, u16, u32 } from './biff-file';

const soffice = isInstalled('soffice');
const byLibreOffice = soffice ? test : test.skip;
const reason = soffice ? '' : '（跳过：没有安装 soffice）';

const at = (row: number, column: number) => [...u16(row), ...u16(column), ...u16(15)];

/** A value as a record of its own. */
function valueRecord(value: CellValue, row: number, column: number): readonly number[] {
  if (typeof value === 'number') return record(0x203, at(row, column), f64(value));
  if (typeof value === 'boolean') return record(0x205, at(row, column), [value ? 1 : 0, 0]);
  return record(0x204, at(row, column), text16(value));
}

test('any numbers, texts and truths are the same through the port as they were written', async () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => !/[\p{Cc}_]/u.test(text)),
    fc.constantFrom('支出明细', ' 前后有空格 ', '0012', '=1+1', '第一行\n第二行', '<&">', '123.40'),
  );
  const grid = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(grid, async (rows) => {
      const records = rows.flatMap((row, index) => row.map((cell, column) => valueRecord(cell, index, column)));
      const opened = await XlsxWorkbook.open(biffFile([], [{ name: '表一', records }]));
      const { sheets } = await opened.read([{ sheet: '表一', content: 'values' }]);
      expect(sheets.get('表一')?.cells).toEqual(rows);
      expect(opened.lost).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('amounts that SheetJS wrote, packed into fewer bytes where they fit', async () => {
  const cents = fc.array(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(cents, async (amounts) => {
      const rows = amounts.map((amount, index) => [`项目${index}`, amount / 100, amount]);
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '表一');
      const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
      const { sheets } = await (await XlsxWorkbook.open(bytes)).read([{ sheet: '表一', content: 'values' }]);
      expect(sheets.get('表一')?.cells).toEqual(rows);
    }),
    { numRuns: 40 },
  );
});

test('a file of Excel 95: Chinese by its code page; formulas leave their values and are told', async () => {
  const [sheetName, label] = [
    [0xb1, 0xed, 0xd2, 0xbb],
    [0xbd, 0xf0, 0xb6, 0xee],
  ] as const;
  const head = [...record(0x809, u16(0x500), u16(5), u16(0), u16(0)), ...record(0x42, u16(936))];
  const sheet = [
    record(0x809, u16(0x500), u16(0x10), u16(0), u16(0)),
    record(0x204, at(0, 0), u16(label.length), label),
    record(0x203, at(0, 1), f64(3927.29)),
    record(0x06, at(1, 1), f64(7854.58), u16(0), u32(0), u16(3), [0x1e, 2, 0]),
    record(0x0a),
  ].flat();
  const announced = (position: number) => record(0x85, u32(position), [0, 0, sheetName.length], sheetName);
  const start = head.length + announced(0).length + record(0x0a).length;
  const stream = Uint8Array.from([...head, ...announced(start), ...record(0x0a), ...sheet]);
  const opened = await XlsxWorkbook.open(container({ Book: stream }));
  const { sheetNames, sheets } = await opened.read([{ sheet: '表一', content: 'values' }]);
  expect([sheetNames, sheets.get('表一')?.cells]).toEqual([
    ['表一'],
    [
      ['金额', 3927.29],
      ['', 7854.58],
    ],
  ]);
  expect(opened.lost).toEqual(['公式 1 个只留下了上次算出的数']);
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'old-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

byLibreOffice(
  `the sample saved as .xls fills to the same figures as the sample${reason}`,
  async () => {
    const old = await XlsxWorkbook.open(readFileSync(await convert(SAMPLE_PATH, 'xls', folder)));
    expect([old.convertedFrom, old.lost]).toEqual(['.xls', []]);
    const sample = await openSample();
    expect([sample.convertedFrom, sample.lost]).toEqual([undefined, []]);
    const requests = DEFAULT_LAYOUT.tables.map(({ sheet }) => ({ sheet, content: 'values', formats: true }) as const);
    const filled = [];
    for (const workbook of [old, sample]) {
      expect(await fillTablesAction(workbook, DEFAULT_LAYOUT)).toMatchObject({ status: 'done', questions: [] });
      const reopened = await XlsxWorkbook.open(await workbook.save());
      expect(reopened.convertedFrom).toBeUndefined();
      filled.push(await reopened.read(requests));
    }
    expect(filled[0]?.sheetNames).toEqual(filled[1]?.sheetNames);
    for (const { sheet } of requests)
      expect(filled[0]?.sheets.get(sheet)?.cells).toEqual(filled[1]?.sheets.get(sheet)?.cells);
  },
  120_000,
);
