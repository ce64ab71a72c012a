/** Formulas of old files: their texts, their stored results, and what becomes of those that cannot be carried over. */
import {
  biffFile,
  characters,
  definedName,
  EMPTY_TEXT,
  f64,
  formula,
  record,
  text16,
  text8,
  TEXT_FOLLOWS,
  u16,
  u32,
} from './biff-file';
import { calculated, converted } from './converted';

const OWN_BOOK = record(0x1ae, u16(2), u16(0x0401));
const OTHER_BOOK = record(0x1ae, u16(1), text16('\u0001别的.xls'), text16('表'));
const ADD_IN = [
  record(0x1ae, u16(1), u16(0x3a01)),
  record(0x23, u16(0), u32(0), text8('EDATE'), u16(2), [0x1c, 0x17]),
].flat();
const references = (...triples: (readonly [number, number, number])[]) =>
  record(0x17, u16(triples.length), ...triples.flatMap((triple) => triple.map(u16)));
const ref = (row: number, column: number, moves = 0xc000) => [0x44, ...u16(row), ...u16(column | moves)];
const ref3d = (index: number, row: number, column: number) => [0x5a, ...u16(index), ...u16(row), ...u16(column)];
const int = (value: number) => [0x1e, ...u16(value)];
const str = (text: string) => [0x17, ...text8(text)];

/** The formula of A1 where these are its tokens. */
async function formulaOf(
  tokens: readonly number[],
  extra: readonly number[] = [],
  globals: readonly (readonly number[])[] = [],
) {
  const sheets = [
    { name: '支出明细', records: [formula(0, 0, f64(7), tokens, extra)] },
    { name: "二 季'度", records: [] },
  ];
  const { book, lost } = await converted(biffFile(globals, sheets));
  return [...calculated(book.getWorksheet('支出明细')?.getCell('A1')), lost] as const;
}

test.each<[string, readonly number[], string]>([
  ['arithmetic keeps its brackets', [...ref(0, 1), ...int(2), 0x03, 0x15, ...ref(2, 2, 0), 0x05], '(B1+2)*$C$3'],
  [
    'a sum that is written as an attribute',
    [0x25, ...u16(0), ...u16(9), ...u16(0xc001), ...u16(0xc001), 0x19, 0x10, 0, 0],
    'SUM(B1:B10)',
  ],
  [
    'IF with its jumps',
    [...ref(0, 1), 0x19, 2, 9, 0, ...str('是'), 0x19, 8, 0, 0, ...str('他说"否"'), 0x19, 8, 3, 0, 0x42, 3, 1, 0],
    'IF(B1,"是","他说""否""")',
  ],
  ['a missing argument', [...int(1), 0x16, 0x42, 2, 4, 0], 'SUM(1,)'],
  [
    'whole columns and whole rows',
    [
      0x25,
      ...u16(0),
      ...u16(0xffff),
      ...u16(0),
      ...u16(1),
      0x25,
      ...u16(1),
      ...u16(2),
      ...u16(0xc000),
      ...u16(0xc0ff),
      0x42,
      2,
      4,
      0,
    ],
    'SUM($A:$B,2:3)',
  ],
  ['percent, sign, comparison and joining', [...int(5), 0x14, 0x13, ...str('x'), 0x08, ...int(1), 0x0e], '-5%&"x"<>1'],
  [
    'errors, truth and numbers with every digit',
    [0x1c, 0x2a, 0x1d, 1, 0x1f, ...f64(0.1 + 0.2), 0x42, 3, 0, 0],
    'COUNT(#N/A,TRUE,0.30000000000000004)',
  ],
  ['a reference to what was deleted', [0x2a, 0, 0, 0, 0, ...int(1), 0x03], '#REF!+1'],
  [
    'CHOOSE with its table of jumps',
    [...int(1), 0x19, 4, 2, 0, 0, 0, 0, 0, 0, 0, ...int(8), 0x19, 8, 0, 0, ...int(9), 0x42, 3, 100, 0],
    'CHOOSE(1,8,9)',
  ],
  [
    'areas that are calculated as one',
    [0x29, 10, 0, ...ref(0, 1), ...ref(0, 2), 0x10, 0x15, 0x41, 75, 0],
    'AREAS((B1,C1))',
  ],
])('%s', async (_situation, tokens, text) => {
  expect(await formulaOf(tokens)).toEqual([text, 7, []]);
});

test('an array of constants stands behind the tokens', async () => {
  const extra = [
    1,
    ...u16(1),
    1,
    ...f64(1.5),
    2,
    ...text16('甲'),
    4,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x10,
    7,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const tokens = [0x60, 0, 0, 0, 0, 0, 0, 0, 0x42, 1, 0, 0];
  expect(await formulaOf(tokens, extra)).toEqual(['COUNT({1.5,"甲";TRUE,#DIV/0!})', 7, []]);
});

test('other sheets are named, quoted where they must be; a sheet that is gone is #REF!', async () => {
  const globals = [OWN_BOOK, references([0, 1, 1], [0, 0, 1], [0, 0xffff, 0xffff], [0, 0, 0])];
  const tokens = [...ref3d(0, 0, 0), ...ref3d(1, 1, 1), 0x03, ...ref3d(2, 0, 0), 0x03, ...ref3d(3, 0, 0), 0x03];
  expect(await formulaOf(tokens, [], globals)).toEqual([
    "'二 季''度'!$A$1+'支出明细:二 季''度'!$B$2+#REF!+支出明细!$A$1",
    7,
    [],
  ]);
});

test('names, functions of an add-in and functions newer than the format are called by their names', async () => {
  const globals = [
    ADD_IN,
    OWN_BOOK,
    references([0, 0xfffe, 0xfffe], [1, 0, 0]),
    definedName('金额', [0x3b, ...u16(1), ...u16(0), ...u16(1), ...u16(0), ...u16(0)]),
    definedName('_xlfn.IFERROR', [0x1c, 0x1d], { flags: 0x0f }),
    definedName('_xlfn.CONCAT', [0x1c, 0x1d], { flags: 0x0f }),
  ];
  const name = (index: number) => [0x23, ...u16(index), 0, 0];
  const iferror = [...name(2), ...name(1), ...int(0), 0x42, 3, 255, 0];
  const concat = [...name(3), ...str('a'), 0x42, 2, 255, 0];
  const edate = [0x39, ...u16(0), ...u16(1), 0, 0, ...int(1), ...int(2), 0x42, 3, 255, 0];
  expect(await formulaOf([...iferror, ...concat, 0x08, ...edate, 0x08], [], globals)).toEqual([
    'IFERROR(金额,0)&_xlfn.CONCAT("a")&EDATE(1,2)',
    7,
    [],
  ]);
});

test('a link to another workbook leaves its value and is told; it never becomes a link to a sheet of the same name', async () => {
  const globals = [OTHER_BOOK, references([0, 0, 0])];
  expect(await formulaOf(ref3d(0, 0, 0), [], globals)).toEqual([
    undefined,
    7,
    ['引用别的工作簿的公式 1 个只留下了上次算出的数'],
  ]);
});

test.each<[string, readonly number[]]>([
  ['an unknown token', [0x1b]],
  ['an unknown function', [...int(1), 0x42, 1, ...u16(0x7001 & 0x7fff)]],
  ['tokens that break off', [0x1f, 1, 2]],
  ['an operator without operands', [0x03]],
  ['two results', [...int(1), ...int(2)]],
  ['a name that is not there', [0x23, 9, 0, 0, 0]],
])('%s leaves the value and is told', async (_situation, tokens) => {
  expect(await formulaOf(tokens)).toEqual([undefined, 7, ['公式 1 个只留下了上次算出的数']]);
});

test('results: text in a record of its own, empty text, truth, errors; a text that goes on in a second record', async () => {
  const long = '预算'.repeat(3000);
  const half = long.slice(0, 4000);
  const { book } = await converted(
    biffFile(
      [],
      [
        {
          name: '一',
          records: [
            formula(0, 0, TEXT_FOLLOWS, int(1)),
            record(0x207, text16('文字')),
            formula(0, 1, EMPTY_TEXT, int(1)),
            formula(0, 2, [1, 0, 1, 0, 0, 0, 0xff, 0xff], int(1)),
            formula(0, 3, [2, 0, 0x0f, 0, 0, 0, 0xff, 0xff], int(1)),
            formula(0, 4, TEXT_FOLLOWS, int(1)),
            record(0x207, u16(long.length), characters(half)),
            record(0x3c, characters(long.slice(4000))),
          ],
        },
      ],
    ),
  );
  // The reader of this test tells an empty text as none.
  const results = ['A1', 'B1', 'C1', 'D1', 'E1'].map((cell) => calculated(book.getWorksheet('一')?.getCell(cell))[1]);
  expect(results).toEqual(['文字', undefined, true, { error: '#VALUE!' }, long]);
});

test('a shared formula counts from each cell, over the edge of the sheet too; an array formula stands in its first cell', async () => {
  const shared = [0x4c, ...u16(0), ...u16(0xc000 | 0xff), ...int(2), 0x05];
  const at = (row: number, column: number) => [0x01, ...u16(row), ...u16(column)];
  const array = [0x25, ...u16(0), ...u16(1), ...u16(0), ...u16(0), ...int(3), 0x05];
  const { book, lost } = await converted(
    biffFile(
      [],
      [
        {
          name: '一',
          records: [
            formula(0, 1, f64(1), at(0, 1)),
            record(0x4bc, u16(0), u16(1), [0, 1], [0, 2], u16(shared.length), shared),
            formula(1, 1, f64(2), at(0, 1)),
            formula(1, 0, f64(2), at(0, 1)),
            formula(0, 3, f64(3), at(0, 3)),
            record(0x221, u16(0), u16(1), [3, 3], u16(0), u32(0), u16(array.length), array),
            formula(1, 3, f64(4), at(0, 3)),
          ],
        },
      ],
    ),
  );
  const sheet = book.getWorksheet('一');
  expect(['B1', 'B2', 'A2'].map((cell) => calculated(sheet?.getCell(cell)))).toEqual([
    ['A1*2', 1],
    ['A2*2', 2],
    ['IV2*2', 2],
  ]);
  expect(sheet?.getCell('D1').value).toMatchObject({
    formula: '$A$1:$A$2*3',
    shareType: 'array',
    ref: 'D1:D2',
    result: 3,
  });
  expect(sheet?.getCell('D2').value).toBe(4);
  expect(lost).toEqual([]);
});
