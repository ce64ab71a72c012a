/** Old files that are damaged, locked, or something else: refused in a sentence, never an error of the program, never endless. */
import * as XLSX from '@e965/xlsx';
import { convertToXlsx } from '../../src/old-formats/convert-to-xlsx';
import { WorkbookError } from '../../src/worksheet/workbook';
import { createRandom } from '../../scripts/bench/random';
import { biffFile, container, f64, formula, record, u16, u32 } from './biff-file';

/** Milliseconds: a hundred times what the files of these tests take. */
const SOON = 5_000;

/** The sentence of a refusal; undefined where the file is converted. Anything but a refusal fails the test. */
async function refusal(bytes: Uint8Array): Promise<string | undefined> {
  const start = performance.now();
  try {
    await convertToXlsx(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return error.message;
  } finally {
    expect(performance.now() - start).toBeLessThan(SOON);
  }
}

/** A file with something of everything. */
function file(): Uint8Array {
  const book = XLSX.utils.book_new();
  const rows = Array.from({ length: 60 }, (_, row) => [row, row / 7, `第${row}行 预算`, row % 2 === 0]);
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '一');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '二');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}

/** The same container with another number in its header or in one of its sectors of numbers. */
function withNumber(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  new DataView(changed.buffer).setUint32(at, value, true);
  return changed;
}

const DAMAGED = '不是完好的旧版 .xls';

test('a file cut short anywhere is refused', async () => {
  const whole = file();
  expect(await refusal(whole)).toBeUndefined();
  for (let length = 8; length < whole.length - 1024; length += 1234) {
    // Where the list of contents is cut, there is no workbook in it.
    expect([length, await refusal(whole.subarray(0, length))]).toEqual([
      length,
      expect.stringMatching(/不是完好的旧版 .xls|这不是工作簿/),
    ]);
  }
});

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
  [
    'the list of allocation sectors leads back to itself',
    (bytes) => withNumber(withNumber(bytes, 68, 1), 512 * 2 + 508, 1),
  ],
  ['the allocation table stands outside the file', (bytes) => withNumber(bytes, 76, 0x00ffffff)],
  [
    'the directory is a chain that loops',
    (bytes) => {
      const [table, directory] = [76, 48].map((at) => new DataView(bytes.buffer).getUint32(at, true)) as [
        number,
        number,
      ];
      return withNumber(bytes, 512 * (table + 1) + 4 * directory, directory);
    },
  ],
])('%s: refused', async (_situation, change) => {
  expect(await refusal(change(file()))).toContain(DAMAGED);
});

test('one byte changed, or twenty bits, 1,500 times: opened or refused', async () => {
  const random = createRandom(20_241_129);
  const whole = file();
  const outcomes = { opened: 0, refused: 0 };
  for (let run = 0; run < 1500; run++) {
    const bytes = whole.slice();
    for (let flips = run % 2 === 0 ? 1 : 20; flips > 0; flips--) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
    }
    outcomes[(await refusal(bytes)) === undefined ? 'opened' : 'refused']++;
  }
  expect(outcomes.opened).toBeGreaterThan(100);
  expect(outcomes.refused).toBeGreaterThan(100);
}, 60_000);

test('a file with a password is refused as one, whether old or new, whole or damaged', async () => {
  const old = biffFile([record(0x2f, u16(1), u16(1), u16(1))], [{ name: '一', records: [] }]);
  const fresh = container({ EncryptedPackage: Uint8Array.of(1), EncryptionInfo: Uint8Array.of(1) });
  for (const bytes of [old, fresh, withNumber(fresh, 76, 0x00ffffff)])
    expect(await refusal(bytes)).toContain('有打开密码');
});

test('other files of the same container are named for what they are', async () => {
  expect(await refusal(container({ WordDocument: Uint8Array.of(1) }))).toContain('这不是工作簿');
});

test('a workbook inside another document is not taken for it', async () => {
  const inner = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(inner, XLSX.utils.aoa_to_sheet([[1]]), '一');
  expect(await refusal(container({ WordDocument: Uint8Array.of(1), 'ObjectPool/_1/Workbook': file() }))).toContain(
    '这不是工作簿',
  );
});

test.each<[string, Uint8Array]>([
  [
    'a count of texts of four thousand million',
    biffFile([record(0xfc, u32(0xffffffff), u32(0xffffffff), u16(60000), [1, 0])], [{ name: '一', records: [] }]),
  ],
  [
    'a text beyond the end of its record',
    biffFile([], [{ name: '一', records: [record(0x204, u16(0), u16(0), u16(0), u16(9999), [1, 0])] }]),
  ],
  [
    'a text that is not in the table',
    biffFile([], [{ name: '一', records: [record(0xfd, u16(0), u16(0), u16(0), u32(7))] }]),
  ],
  [
    'a cell beyond the last column',
    biffFile([], [{ name: '一', records: [record(0x203, u16(0), u16(700), u16(0), f64(1))] }]),
  ],
  [
    'cells side by side from right to left',
    biffFile([], [{ name: '一', records: [record(0xbe, u16(0), u16(5), u16(0), u16(2))] }]),
  ],
  [
    'two sheets of one name',
    biffFile(
      [],
      [
        { name: '一', records: [] },
        { name: '一', records: [] },
      ],
    ),
  ],
  ['a sheet whose name no sheet can have', biffFile([], [{ name: 'a/b', records: [] }])],
  ['only a chart', biffFile([], [{ name: '一', type: 2, records: [] }])],
  [
    'charts in charts in charts',
    biffFile([], [{ name: '一', records: new Array<number[]>(9).fill([...record(0x809, u16(0x600), u16(0x20))]) }]),
  ],
])('%s: refused', async (_situation, bytes) => {
  expect(await refusal(bytes)).toContain(DAMAGED);
});

test('cells without number are refused before they fill the memory', async () => {
  // 512 bytes say 256 empty cells; 24,000 times that in one row after another.
  const blanks = (row: number) => record(0xbe, u16(row), u16(0), new Array<number>(512).fill(0), u16(255));
  const records = Array.from({ length: 20_000 }, (_, row) => blanks(row));
  const stream = biffFileOfMany(records);
  expect(await refusal(stream)).toContain('文件太大');
}, 60_000);

/** As {@link biffFile} with one sheet, for content that is too long to copy as lists of numbers. */
function biffFileOfMany(records: readonly (readonly number[])[]): Uint8Array {
  const [record0 = []] = records;
  const frame = biffFile([], [{ name: '一', records: [[...record0]] }]);
  const stream = (
    XLSX as unknown as {
      CFB: {
        read(bytes: Uint8Array, options: object): unknown;
        find(file: unknown, path: string): { content: Uint8Array };
      };
    }
  ).CFB;
  const content = Uint8Array.from(
    stream.find(stream.read(Buffer.from(frame), { type: 'buffer' }), '/Workbook').content,
  );
  const at = content.length - 4 - record0.length;
  const all = Buffer.concat([
    content.subarray(0, at),
    ...records.map((own) => Uint8Array.from(own)),
    content.subarray(content.length - 4),
  ]);
  return container({ Workbook: all });
}

test('a thousand formulas of six thousand characters are converted', async () => {
  const tokens = new Array<number[]>(30).fill([0x17, 200, 0, ...new Array<number>(200).fill(0x61)]).flat();
  const joined = [...tokens, ...new Array<number>(29).fill(0x08)];
  const cells = Array.from({ length: 1000 }, (_, row) => formula(row, 0, f64(1), joined));
  expect(await refusal(biffFile([], [{ name: '一', records: cells }]))).toBeUndefined();
});
