/** What an old file holds beside formulas, made record by record. */
import { unzipSync, strFromU8 } from 'fflate';
import { convertToXlsx } from '../../src/old-formats/convert-to-xlsx';
import {
  biffFile,
  bookStream,
  characters,
  container,
  definedName,
  f64,
  formula,
  record,
  text16,
  text8,
  u16,
  u32,
} from './biff-file';
import { converted } from './converted';

const font = (name: string, flags = 0, weight = 400) =>
  record(0x31, u16(220), u16(flags), u16(10), u16(weight), u16(0), [0, 0, 0, 0], text8(name));
const FONTS = [font('宋体'), font('黑体', 0, 700), font('楷体', 2), font('仿宋')];
const xf = (fontIndex: number, format: number, flags = 1, lines = 0, more = 0, colours = 0x20c0) =>
  record(0xe0, u16(fontIndex), u16(format), u16(flags), [0x0a, 0, 0, 0], u32(lines), u32(more), u16(colours));
/** Fifteen styles, then the format of cells without one. */
const STYLES = Array.from({ length: 15 }, () => xf(0, 0, 0xfff5));
const number = (row: number, column: number, value: number, format = 15) =>
  record(0x203, u16(row), u16(column), u16(format), f64(value));

test('values come bit by bit: numbers of all kinds, packed ones, truth, errors, text of one byte and of two', async () => {
  const { book } = await converted(
    biffFile(
      [record(0xfc, u32(2), u32(2), [2, 0, 0, 0x41, 0xe9], text16('00123'))],
      [
        {
          name: '一',
          records: [
            number(0, 0, 0.1 + 0.2),
            number(0, 1, -1.7976931348623157e308),
            number(0, 2, 5e-324),
            record(0x27e, u16(0), u16(3), u16(15), u32(((12345 << 2) | 3) >>> 0)),
            record(
              0xbd,
              u16(0),
              u16(4),
              ...[-3, 7].flatMap((whole) => [u16(15), u32(((whole << 2) | 2) >>> 0)]),
              u16(5),
            ),
            record(0x205, u16(0), u16(6), u16(15), [1, 0]),
            record(0x205, u16(0), u16(7), u16(15), [0x2a, 1]),
            record(0xfd, u16(0), u16(8), u16(15), u32(0)),
            record(0xfd, u16(0), u16(9), u16(15), u32(1)),
            record(0x204, u16(0), u16(10), u16(15), text16('_x0041_ \u0007 \ud83d 😀\r\n<&>')),
            number(0, 11, Number.NaN),
          ],
        },
      ],
    ),
  );
  const row = book.getWorksheet('一')?.getRow(1);
  const values = Array.from({ length: 12 }, (_, index) => row?.getCell(index + 1).value);
  expect(values).toEqual([
    0.30000000000000004,
    -1.7976931348623157e308,
    5e-324,
    123.45,
    -3,
    7,
    true,
    { error: '#N/A' },
    'Aé',
    '00123',
    expect.stringContaining('😀') as string,
    { error: '#NUM!' },
  ]);
});

test('a table of texts that breaks in the middle of a text, in another width behind the break', async () => {
  const { book } = await converted(
    biffFile(
      [
        record(0xfc, u32(2), u32(2), [6, 0, 1], ...[...'预算'].map((letter) => u16(letter.charCodeAt(0)))),
        record(0x3c, [0, 0x61, 0x62], [0x63, 0x64], [3, 0, 8, 1, 0, 0x78, 0x79, 0x7a, 1, 0, 2, 0]),
      ],
      [{ name: '一', records: [0, 1].map((index) => record(0xfd, u16(index), u16(0), u16(15), u32(index))) }],
    ),
  );
  const sheet = book.getWorksheet('一');
  expect([sheet?.getCell('A1').value, sheet?.getCell('A2').text]).toEqual(['预算abcd', 'xyz']);
});

test('sheets keep order, names and visibility; charts among them are told; 1904, names and the open sheet are kept', async () => {
  const own = record(0x1ae, u16(4), u16(0x0401));
  const refs = record(0x17, u16(1), u16(0), u16(2), u16(2));
  const area = [0x3b, ...u16(0), ...u16(0), ...u16(3), ...u16(0), ...u16(5)];
  const { book, lost } = await converted(
    biffFile(
      [
        record(0x22, u16(1)),
        record(0x3d, u16(0), u16(0), u16(0), u16(0), u16(0), u16(2), u16(0), u16(1), u16(0)),
        own,
        refs,
        definedName('\u0006', area, { flags: 0x20, sheet: 3 }),
        definedName('金额区', area),
        definedName('旧宏', area, { flags: 0x0e }),
      ],
      [
        { name: '封面', records: [number(0, 0, 1)] },
        { name: '图表', type: 2, records: [] },
        { name: '明细', records: [number(0, 0, 2)] },
        { name: '藏', hidden: 1, records: [number(0, 0, 3)] },
        { name: '深藏', hidden: 2, records: [number(0, 0, 4)] },
      ],
    ),
  );
  expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ['封面', 'visible'],
    ['明细', 'visible'],
    ['藏', 'hidden'],
    ['深藏', 'veryHidden'],
  ]);
  expect(book.properties.date1904).toBe(true);
  expect(book.views[0]?.activeTab).toBe(1);
  expect(book.definedNames.getRanges('金额区').ranges).toEqual(["'明细'!$A$1:$F$4"]);
  expect(book.getWorksheet('明细')?.pageSetup.printArea).toBe('A1:F4');
  expect(lost).toEqual(['图表工作表 1 张没有带过来']);
});

test('rows, columns, merged cells, frozen panes, notes, lists, protection and print set-up are kept', async () => {
  const note = (row: number, column: number, id: number, text: string) => [
    record(0x5d, u16(0x15), u16(0x12), u16(0x19), u16(id), new Array<number>(14).fill(0)),
    record(0x1b6, u16(0), u16(0), u32(0), u16(0), u16(text.length), u16(16), u32(0)),
    record(0x3c, characters(text)),
    record(0x3c, u16(0), u16(0), u32(0), u16(text.length), u16(0), u32(0)),
    record(0x1c, u16(row), u16(column), u16(0), u16(id), text16('会计')),
  ];
  const list = [0x17, ...text8('人员类\0项目')];
  const { book, lost } = await converted(
    biffFile(
      [],
      [
        {
          name: '一',
          records: [
            record(0x81, u16(0x01c1)),
            record(0x14, text16('&C预算公开')),
            record(
              0xa1,
              u16(9),
              u16(80),
              u16(1),
              u16(1),
              u16(0),
              u16(0x08),
              u16(600),
              u16(600),
              f64(0.3),
              f64(0.4),
              u16(1),
            ),
            record(0x26, f64(0.25)),
            record(0x12, u16(1)),
            record(0x13, u16(0xabcd)),
            record(0x7d, u16(1), u16(2), u16(256 * 17.5), u16(15), u16(0x0201), u16(0)),
            record(0x208, u16(3), u16(0), u16(5), u16(660), u16(0), u16(0), u16(0x140), u16(0x0f)),
            record(0x208, u16(4), u16(0), u16(5), u16(0x80ff), u16(0), u16(0), u16(0x120), u16(0x0f)),
            number(0, 0, 1),
            ...note(0, 0, 7, '请核实：金额'),
            record(0xe5, u16(2), u16(0), u16(0), u16(0), u16(3), u16(2), u16(3), u16(1), u16(1)),
            record(0x23e, u16(0x06be), u16(0), u16(0), u32(64), u16(0), u16(0), u32(0)),
            record(0x41, u16(1), u16(4), u16(4), u16(1), u16(0)),
            record(
              0x1be,
              u32(3 | 0x100 | 0x40000 | 0x80000),
              text16('类型'),
              text16('\0'),
              text16('请选'),
              text16('\0'),
              u16(list.length),
              u16(0),
              list,
              u16(0),
              u16(0),
              u16(1),
              u16(4),
              u16(9),
              u16(2),
              u16(2),
            ),
          ],
        },
      ],
    ),
  );
  const sheet = book.getWorksheet('一')!;
  expect(sheet.getColumn(2)).toMatchObject({ width: 17.5, hidden: true, outlineLevel: 2 });
  expect(sheet.getColumn(3)).toMatchObject({ width: 17.5, hidden: true });
  expect([sheet.getRow(4).height, sheet.getRow(4).hidden, sheet.getRow(5).hidden]).toEqual([33, false, true]);
  expect((sheet.model as unknown as { merges: string[] }).merges).toEqual(['A1:D1', 'B3:B4']);
  expect(sheet.getCell('A1').note).toBe('请核实：金额');
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 4 });
  expect(sheet.getCell('C6').dataValidation).toMatchObject({
    type: 'list',
    formulae: ['"人员类,项目"'],
    allowBlank: true,
    promptTitle: '类型',
    prompt: '请选',
  });
  expect((sheet as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({ sheet: true });
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'landscape',
    blackAndWhite: true,
    fitToPage: true,
  });
  expect(sheet.pageSetup).toMatchObject({
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.25, header: 0.3, footer: 0.4 },
  });
  expect(sheet.headerFooter.oddHeader).toBe('&C预算公开');
  expect(lost).toEqual([]);
});

test('number formats, fonts, lines, fills and the palette are kept, and parts of a text in fonts of their own', async () => {
  const globals = [
    ...FONTS,
    record(0x41e, u16(5), text16('"¥"#,##0')),
    record(0x41e, u16(170), text16('yyyy"年"m"月"d"日"')),
    ...STYLES,
    xf(0, 0),
    xf(1, 170),
    xf(0, 5, 0, 0x00001111 | (8 << 16), 1 << 26, 10 | (65 << 7)),
    xf(0, 31),
    record(0x92, u16(3), [0, 0, 0, 0, 255, 255, 255, 0, 0x12, 0x34, 0x56, 0]),
    record(
      0xfc,
      u32(1),
      u32(1),
      u16(4),
      [9],
      u16(1),
      [...'红色黑色'].flatMap((letter) => u16(letter.charCodeAt(0))),
      u16(2),
      u16(2),
    ),
  ];
  const { book } = await converted(
    biffFile(globals, [
      {
        name: '一',
        records: [
          number(0, 0, 45356, 16),
          number(0, 1, 2, 17),
          number(0, 2, 45356.5, 18),
          record(0xfd, u16(0), u16(3), u16(15), u32(0)),
          record(0xbe, u16(1), u16(0), u16(17), u16(17), u16(1)),
        ],
      },
    ]),
  );
  const sheet = book.getWorksheet('一')!;
  expect(sheet.getCell('A1')).toMatchObject({
    numFmt: 'yyyy"年"m"月"d"日"',
    font: { name: '黑体', bold: true, size: 11 },
  });
  expect(sheet.getCell('B1')).toMatchObject({
    numFmt: '"¥"#,##0',
    protection: { locked: false },
    fill: { pattern: 'solid', fgColor: { indexed: 10 } },
    border: { left: { style: 'thin', color: { indexed: 8 } }, right: { style: 'thin' }, top: { style: 'thin' } },
  });
  expect(sheet.getCell('B2').border.bottom).toMatchObject({ style: 'thin' });
  const { bytes } = await convertToXlsx(biffFile(globals, [{ name: '一', records: [number(0, 2, 45356.5, 18)] }]));
  const styles = strFromU8(unzipSync(bytes)['xl/styles.xml']!);
  // A date format that each Excel shows in the way of its language has no text of its own; its number is kept.
  expect(styles).toContain('numFmtId="31"');
  expect(styles).toContain('<rgbColor rgb="FF123456"/>');
  expect(sheet.getCell('D1').value).toMatchObject({
    richText: [{ text: '红色' }, { text: '黑色', font: { name: '楷体', italic: true } }],
  });
});

test('whatever else a file holds is counted and told, macros first', async () => {
  const object = (type: number) => record(0x5d, u16(0x15), u16(0x12), u16(type), u16(1), new Array<number>(14).fill(0));
  const chart = [record(0x809, u16(0x600), u16(0x20), u32(0), u32(0), u32(0)), number(0, 0, 99), record(0x0a)].flat();
  const stream = bookStream(
    [],
    [
      {
        name: '一',
        records: [
          number(0, 0, 1),
          object(5),
          chart,
          object(8),
          object(7),
          record(0x1b0, u16(1)),
          record(0x1b8, u16(0)),
          record(0x9d, u16(2)),
          record(0xb0, u16(0)),
          record(0xe9, u16(0)),
          formula(3, 3, f64(4), [0x02, 0, 0, 0, 0]),
          record(0x236, u16(3), u16(3), [3, 3], u16(0), u32(0), u32(0)),
        ],
      },
    ],
  );
  const { book, lost } = await converted(container({ Workbook: stream, '_VBA_PROJECT_CUR/VBA/dir': Uint8Array.of(1) }));
  expect(lost).toEqual([
    '宏（VBA）没有带过来',
    '图表 1 个没有带过来',
    '图片、文本框等图形 1 个没有带过来',
    '按钮、复选框等控件 1 个没有带过来',
    '数据透视表 1 个只留下了数值',
    '模拟运算表 1 个只留下了上次算出的数',
    '条件格式 1 条没有带过来',
    '自动筛选 1 处没有带过来',
    '超链接 1 个只留下了文字',
    '工作表背景图 1 个没有带过来',
  ]);
  // The numbers inside a chart are none of the sheet's.
  expect(book.getWorksheet('一')?.getCell('A1').value).toBe(1);
  expect(book.getWorksheet('一')?.getCell('D4').value).toBe(4);
});
