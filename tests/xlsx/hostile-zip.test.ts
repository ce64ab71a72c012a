/** Archives that are damaged, or made to do damage: each is opened or refused with the part named, and none takes long. */
import { inflateRawSync } from 'node:zlib';
import { outcomeOf, timedOutcome } from './outcome';
import { bookParts, rowsOf } from './package-builder';
import { type Archive, type Oddity, rawZip } from './raw-zip';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const BOOK = {
  strings: ['<si><t>财政拨款</t></si>'],
  sheets: [
    { name: '台账', rows: `${rowsOf(['科室', 3927.29])}<row r="2"><c r="A2" t="s"><v>0</v></c></row>` },
    { name: '附注', rows: rowsOf(['附注']) },
  ],
};
const parts = bookParts(BOOK);
const zip = (oddities: Readonly<Record<string, Oddity>> = {}, archive: Archive = {}) =>
  rawZip(parts, oddities, archive);
const all = (oddity: Oddity) => Object.fromEntries(Object.keys(parts).map((path) => [path, oddity]));
const without = (path: string) => rawZip(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== path)));

const MEGABYTE = 1024 * 1024;

/** So many megabytes of blanks, packed into a hundred-and-sixtieth in one block, as no program would. */
function bomb(megabytes: number): Required<Pick<Oddity, 'packed' | 'size'>> {
  const repeats = Math.floor((megabytes * MEGABYTE) / 258);
  // RFC 1951 with fixed codes: the last block, a blank, "258 more of it" so often, the end.
  const codes = ['1', '10', '01010000', ...Array.from({ length: repeats }, () => '1100010100000'), '0000000'];
  const packed = new Uint8Array(Math.ceil((18 + repeats * 13) / 8));
  let at = 0;
  for (const code of codes) {
    for (const bit of code) {
      if (bit === '1') packed[at >> 3] = (packed[at >> 3] as number) | (1 << (at & 7));
      at++;
    }
  }
  return { packed, size: 1 + repeats * 258 };
}

describe('archives that are sound, though few programs write them so, are opened', () => {
  test.each<[string, Uint8Array]>([
    ['all entries stored', zip(all({ isStored: true }))],
    ['sizes after the bytes', zip(all({ hasDescriptor: true }))],
    ['zip64 entries', zip(all({ isZip64: true }))],
    ['a zip64 directory', zip({}, { isZip64: true })],
    ['zip64 throughout', zip(all({ isZip64: true }), { isZip64: true })],
    ['a comment', zip({}, { comment: '由 WPS 导出 PK\u0005\u0006' })],
    ['a folder and a file that nothing refers to', rawZip({ 'xl/': '', ...parts, 'xl/备注.txt': '甲' })],
    [
      'paths with backslashes',
      rawZip(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path.replaceAll('/', '\\'), text]))),
    ],
    ['the sheet before the directory of types', rawZip({ [SHEET]: parts[SHEET] as string, ...parts })],
  ])('%s', async (_what, bytes) => {
    expect(await outcomeOf(bytes)).toMatchObject({ first: '科室' });
  });
});

describe('damage is refused, and the part is named', () => {
  test.each<[string, Uint8Array, string]>([
    ['a wrong checksum', zip({ [SHEET]: { crc: 0xdeadbeef } }), SHEET],
    ['a wrong checksum of a stored part', zip({ [SHEET]: { isStored: true, crc: 1 } }), SHEET],
    ['a wrong checksum of the shared texts', zip({ [STRINGS]: { crc: 1 } }), STRINGS],
    [
      'a wrong checksum of the second sheet',
      zip({ 'xl/worksheets/sheet2.xml': { crc: 1 } }),
      'xl/worksheets/sheet2.xml',
    ],
    ['two entries of one name', zip({ [SHEET]: { twice: '<worksheet/>' } }), SHEET],
    ['bytes that do not inflate', zip({ [SHEET]: { packed: Uint8Array.from([7, 7, 7, 7]) } }), SHEET],
    ['fewer bytes than stated', zip({ [SHEET]: { size: 100_000 } }), SHEET],
    ['more bytes than stated', zip({ [SHEET]: { size: 10 } }), SHEET],
    ['a size of 4 GB that is stated', zip({ [SHEET]: { size: 0xfffffff0 } }), SHEET],
    ['a packed size beyond the end', zip({ [SHEET]: { packedSize: 0x7fffffff } }), SHEET],
    ['a place beyond the end', zip({ [SHEET]: { offset: 0x7fffffff } }), SHEET],
    ['a place that is none', zip({ [SHEET]: { offset: 5 } }), SHEET],
    ['a way of packing that Excel does not know', zip({ [SHEET]: { method: 12 } }), SHEET],
    ['an encrypted entry', zip({ [SHEET]: { isEncrypted: true } }), SHEET],
    ['no sheet', without(SHEET), SHEET],
    ['no workbook', without('xl/workbook.xml'), 'xl/workbook.xml'],
    ['no shared texts', without(STRINGS), STRINGS],
  ])('%s', async (_what, bytes, part) => {
    expect((await outcomeOf(bytes)).refused).toContain(part);
  });

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['two letters', new TextEncoder().encode('PK')],
    ['half of it', zip().subarray(0, 900)],
    ['all but the end', zip().subarray(0, zip().length - 30)],
    ['a directory that says more entries', zip({}, { count: 99 })],
    ['no relationships of the workbook', without('xl/_rels/workbook.xml.rels')],
    ['a zip of something else', rawZip({ '说明.txt': '甲' })],
    ['an empty zip', rawZip({})],
    ['zip64 places that are not there', zip({ [SHEET]: { isZip64: true, offset: 2 ** 50 } })],
  ])('%s', async (_what, bytes) => {
    expect((await outcomeOf(bytes)).refused).toMatch(/\.xlsx|部件|压缩包/);
  });

  test('fewer entries than there are, trailing bytes, bytes before, no styles: opened or refused', async () => {
    // Without its styles nothing of a file is lost that it had; Excel repairs it, others open it.
    const noStyles = await outcomeOf(without('xl/styles.xml'));
    expect(noStyles.refused ?? 'xl/styles.xml').toContain('xl/styles.xml');
    for (const archive of [
      { count: 3 },
      { after: new Uint8Array(70_000) },
      { after: Uint8Array.of(1) },
      { before: new Uint8Array(99) },
    ]) {
      const { refused, first } = await outcomeOf(zip({}, archive));
      expect(refused ?? first).toBeTruthy();
    }
  });
});

describe('a small file does not become a large one', () => {
  test('the archives here are what they are said to be', () => {
    const { packed, size } = bomb(2);
    expect(inflateRawSync(packed).equals(Buffer.alloc(size, 32))).toBe(true);
    expect(packed.length * 150).toBeLessThan(size);
  });

  test.each<[string, Oddity]>([
    ['600 MB of blanks in a sheet', bomb(600)],
    ['600 MB of blanks in a sheet that claims a few bytes', { ...bomb(600), size: 500 }],
    ['40 MB of blanks in a sheet that claims 500 MB', { ...bomb(40), size: 500 * MEGABYTE }],
  ])('%s: refused, the part named, soon and in less than 600 MB', async (_what, oddity) => {
    const before = process.memoryUsage().rss;
    const { refused, took } = await timedOutcome(zip({ [SHEET]: oddity }));
    expect(refused).toContain(SHEET);
    expect(took).toBeLessThan(3000);
    expect(process.memoryUsage().rss - before).toBeLessThan(600e6);
  });

  test('1.2 GB in parts that nobody reads: refused, or left as they are and not inflated', async () => {
    const names = [1, 2, 3, 4, 5, 6].map((number) => `xl/media/x${number}.bin`);
    const oddities = Object.fromEntries(names.map((name) => [name, bomb(200)]));
    const before = process.memoryUsage().rss;
    const bytes = rawZip({ ...parts, ...Object.fromEntries(names.map((name) => [name, ''])) }, oddities);
    const { refused = 'xl/media/x', took } = await timedOutcome(bytes);
    expect(refused).toContain('xl/media/x');
    expect(took).toBeLessThan(3000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
  });

  test('many entries that are the same bytes: refused', async () => {
    const first = rawZip({ a: Buffer.alloc(1_000_000) });
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`xl/media/${index}.bin`, '']));
    const packed = { packed: new Uint8Array(), packedSize: first.length - 60, size: 1_000_000, offset: 0, crc: 0 };
    const bytes = rawZip(
      { a: Buffer.alloc(1_000_000), ...parts, ...many },
      Object.fromEntries(Object.keys(many).map((path) => [path, packed])),
    );
    const { refused, took } = await timedOutcome(bytes);
    expect(refused).toMatch(/xl\/media\/\d+\.bin/);
    expect(took).toBeLessThan(3000);
  });
});
