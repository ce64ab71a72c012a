/** Tables that were typed by someone else, in the published layout: found, read and checked as our own. */
import ExcelJS from 'exceljs';
import { check, publishedOnly } from '../support/filled-sample';

type Change = (book: ExcelJS.Workbook) => void;

/** Rows of a sheet as plain values, merged cells blank but the first. */
function rowsOf(sheet: ExcelJS.Worksheet): ExcelJS.CellValue[][] {
  const rows: ExcelJS.CellValue[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const line: ExcelJS.CellValue[] = [];
    for (let column = 1; column <= sheet.columnCount; column++) {
      const cell = row.getCell(column);
      line.push(cell.isMerged && cell.master !== cell ? null : cell.value);
    }
    rows.push(line);
  });
  return rows;
}

/** Replaces a sheet by rows without any format or merge. */
function retype(book: ExcelJS.Workbook, name: string, rows: ExcelJS.CellValue[][], newName = name): void {
  book.removeWorksheet(book.getWorksheet(name)!.id);
  book.addWorksheet(newName).addRows(rows);
}

const everySheet =
  (change: (rows: ExcelJS.CellValue[][], name: string) => ExcelJS.CellValue[][]): Change =>
  (book) => {
    for (const { name } of [...book.worksheets]) retype(book, name, change(rowsOf(book.getWorksheet(name)!), name));
  };

const NAMES = [
  '1.收支总体',
  '2.收入总体',
  '3.支出总体',
  'Sheet4',
  '附表5',
  '基本支出',
  '七',
  '基金',
  '国资',
  '三公',
  '结转',
];

const SITUATIONS: readonly (readonly [string, Change])[] = [
  ['without formats and merges', everySheet((rows) => rows)],
  ['under any sheet names', (book) => book.worksheets.forEach((sheet, index) => (sheet.name = NAMES[index] as string))],
  [
    'shifted two rows down and one column to the right',
    everySheet((rows) => [[], [], ...rows.map((row) => [null, ...row])]),
  ],
  [
    'with line breaks and spaces inside the words of headings and titles',
    everySheet((rows) =>
      rows.map((row, index) =>
        row.map((value) =>
          typeof value === 'string' && index < 6 && !value.includes('单位')
            ? [...value].join(index === 1 ? ' ' : '\n')
            : value,
        ),
      ),
    ),
  ],
  [
    'with full-width brackets and colons made half-width',
    everySheet((rows) =>
      rows.map((row) =>
        row.map((value) =>
          typeof value === 'string' ? value.replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':') : value,
        ),
      ),
    ),
  ],
  [
    'with codes as numbers, 3 for 03',
    everySheet((rows) =>
      rows.map((row) =>
        row.map((value) => (typeof value === 'string' && /^\d{2,3}$/.test(value) ? Number(value) : value)),
      ),
    ),
  ],
  [
    'with a dash for zero and spaces after labels',
    everySheet((rows, name) =>
      rows.map((row, index) =>
        row.map((value, column) => {
          if (typeof value === 'string' && value !== '' && index > 6) return `${value} `;
          return value === null && index > 6 && column > 6 && name === '表2' ? '-' : value;
        }),
      ),
    ),
  ],
  [
    'with an extra column of remarks at the end',
    everySheet((rows) => rows.map((row, index) => [...row, index === 3 ? '备注' : null])),
  ],
  [
    'with codes without their parents repeated',
    everySheet((rows, name) => {
      if (!/^表[2357]$/.test(name)) return rows;
      return rows.map((row) => {
        const [first, second, third] = row;
        const isCode = (value: ExcelJS.CellValue) => typeof value === 'string' && /^\d+$/.test(value);
        if (isCode(third)) return [null, null, ...row.slice(2)];
        return isCode(second) && isCode(first) ? [null, ...row.slice(1)] : row;
      });
    }),
  ],
  [
    'with the code in one column of seven digits',
    everySheet((rows, name) => {
      const digits = { 表2: 3, 表3: 3, 表5: 3, 表6: 2, 表7: 3 }[name];
      if (!digits) return rows;
      return rows.map((row, index) => {
        const code = row.slice(0, digits).filter((value) => typeof value === 'string' && /^\d+$/.test(value));
        return [index < 5 ? row[0] : code.join('') || null, ...row.slice(digits)] as ExcelJS.CellValue[];
      });
    }),
  ],
  [
    'with code and name in one cell in 表1 and 表4',
    everySheet((rows, name) => {
      if (name !== '表1' && name !== '表4') return rows;
      return rows.map((row) => {
        const [code, label] = [row[2], row[3]];
        return typeof code === 'string' && /^\d{3}$/.test(code)
          ? [...row.slice(0, 2), `${code} ${String(label)}`, ...row.slice(4)]
          : [...row.slice(0, 2), code || label, ...row.slice(4)];
      }) as ExcelJS.CellValue[][];
    }),
  ],
  [
    'cut by a repeated page header',
    everySheet((rows, name) =>
      name === '表3' ? [...rows.slice(0, 11), ...rows.slice(0, 6), ...rows.slice(11)] : rows,
    ),
  ],
  [
    'all on one sheet, one below the other',
    (book) => {
      const rows = book.worksheets.flatMap((sheet) => [...rowsOf(sheet), [], []]);
      for (const sheet of [...book.worksheets]) book.removeWorksheet(sheet.id);
      book.addWorksheet('公开表').addRows(rows);
    },
  ],
];

test.each(SITUATIONS)(
  '%s: all eleven tables are read and tie, and a wrong figure is named',
  async (_situation, change) => {
    const book = await publishedOnly();
    change(book);
    const clean = await check(book);
    expect(clean.recognition.notes.map((note) => `${note.sheet} ${note.message}`)).toEqual([]);
    expect(clean.findings.map((finding) => finding.message)).toEqual([]);
    expect(clean.recognition.tables).toHaveLength(11);

    // 728.65 of 机关服务 in 表3, wherever it stands now.
    const { tables } = clean.recognition;
    const three = tables.find(({ table }) => table.declaration.number === 3)!;
    const place = three.cells.get('表3/main/2010303/basic')!;
    const cell = book
      .getWorksheet(three.sheet)!
      .getRow(place.row + 1)
      .getCell(place.column + 1);
    expect(cell.value).toBe(728.65);
    cell.value = 782.65;
    const { findings } = await check(book);
    expect(findings.map((finding) => [finding.sheet, finding.cell, finding.expected])).toEqual([
      [three.sheet, cell.address, '728.65'],
    ]);
  },
);

test('amounts kept as text are read, and said to be text', async () => {
  const book = await publishedOnly();
  const sheet = book.getWorksheet('表6')!;
  sheet.getCell('D7').value = '690.30 ';
  const { findings } = await check(book);
  expect(findings.map((finding) => [finding.severity, finding.cell, finding.name])).toEqual([
    ['notice', 'D7', 'numbers'],
  ]);
});

test('a table in 元 among tables in 万元 ties with them, and the difference of units is asked about', async () => {
  const book = await publishedOnly();
  const sheet = book.getWorksheet('表6')!;
  sheet.getCell('F3').value = '单位：元';
  for (let row = 7; row <= 27; row++) {
    for (const column of ['D', 'E', 'F']) {
      const cell = sheet.getCell(`${column}${row}`);
      if (typeof cell.value === 'number') cell.value = Math.round(cell.value * 10_000);
    }
  }
  const { findings } = await check(book);
  expect(findings.map((finding) => [finding.severity, finding.sheet, finding.name])).toEqual([
    ['confirm', '表6', 'amount-unit'],
  ]);
});

test('a missing table and a missing column are said, and what depends on them is not checked', async () => {
  const book = await publishedOnly();
  book.removeWorksheet(book.getWorksheet('表7')!.id);
  for (let row = 4; row <= 18; row++) book.getWorksheet('表3')!.getRow(row).getCell(7).value = null;
  book.getWorksheet('表3')!.getCell('G5').value = null;
  const { recognition, notChecked, counts } = await check(book);
  expect(recognition.notes.map((note) => note.message)).toEqual([
    '表3 缺少“项目支出”列',
    '没有找到表7 一般公共预算项目支出情况表',
  ]);
  expect(notChecked.map(({ name, reason }) => `${name}：${reason}`)).toEqual(
    expect.arrayContaining(['project-expenditure：缺少表7', 'cross-footing：表3 缺少“项目支出”列']),
  );
  expect(counts.error).toBe(1);
});

test('a workbook with nothing of ours in it is said to hold nothing to check', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('通讯录').addRows([
    ['姓名', '电话'],
    ['张三', 123],
  ]);
  await expect(check(book)).rejects.toThrow('既没有填报底稿，也没有认得出的公开表');
});
