/** Workbooks as accountants damage them: one mistake is told once, at its cell, with what to do. */
import type ExcelJS from 'exceljs';
import { check, loadFilled, publishedOnly } from '../support/filled-sample';

type Line = (ExcelJS.CellValue | undefined)[];

/** The cells of a sheet; of a merged area only the first. */
function linesOf(sheet: ExcelJS.Worksheet): Line[] {
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_unused, column) => {
      const cell = sheet.getRow(row + 1).getCell(column + 1);
      return cell.isMerged && cell.master !== cell ? undefined : cell.value;
    }),
  );
}

/** Replaces a sheet by these cells, without any format. */
function retype(book: ExcelJS.Workbook, name: string, lines: readonly Line[], newName = name): void {
  book.removeWorksheet(book.getWorksheet(name)!.id);
  const sheet = book.addWorksheet(newName);
  lines.forEach((line, row) =>
    line.forEach((value, column) => {
      if (value !== undefined && value !== null && value !== '')
        sheet.getRow(row + 1).getCell(column + 1).value = value;
    }),
  );
}

function changeLines(name: string, change: (lines: Line[]) => Line[], newName = name) {
  return (book: ExcelJS.Workbook): void => retype(book, name, change(linesOf(book.getWorksheet(name)!)), newName);
}

const set =
  (...cells: readonly (readonly [sheet: string, cell: string, value: ExcelJS.CellValue])[]) =>
  (book: ExcelJS.Workbook): void => {
    for (const [sheet, cell, value] of cells) book.getWorksheet(sheet)!.getCell(cell).value = value;
  };

/** Changes every amount of a table. */
const amounts = (name: string, change: (amount: number) => ExcelJS.CellValue) => (book: ExcelJS.Workbook) =>
  book.getWorksheet(name)!.eachRow((row, number) => {
    if (number < 7) return;
    row.eachCell((cell) => {
      if (typeof cell.value === 'number') cell.value = change(cell.value);
    });
  });

const all =
  (...changes: readonly ((book: ExcelJS.Workbook) => void)[]) =>
  (book: ExcelJS.Workbook): void => {
    for (const change of changes) change(book);
  };

/** What is done, and every finding: severity, number, cell, and a part of the message. */
type Case = readonly [
  title: string,
  change: (book: ExcelJS.Workbook) => void,
  findings: readonly (readonly [head: string, says: string])[],
];

const MERELY_REARRANGED: readonly Case[] = [
  [
    'sheets renamed',
    (book) => {
      book.getWorksheet('表3')!.name = '3.支出总体';
      book.getWorksheet('表6')!.name = 'Sheet6';
    },
    [],
  ],
  [
    'a table moved three rows down and one column right',
    changeLines('表3', (lines) => [[], [], [], ...lines.map((line) => [undefined, ...line])]),
    [],
  ],
  [
    'codes in one column of seven digits, as numbers',
    changeLines('表5', (lines) =>
      lines.map((line, row) => {
        if (row < 4) return line;
        const code = row < 6 ? undefined : line.slice(0, 3).filter(Boolean).join('');
        return [row === 4 ? '科目编码' : code ? Number(code) : undefined, ...line.slice(3)];
      }),
    ),
    [],
  ],
  [
    'a page header repeated in the middle of 表6',
    changeLines('表6', (lines) => [...lines.slice(0, 14), ...lines.slice(1, 6), ...lines.slice(14)]),
    [],
  ],
  [
    '表3 and 表5 on one sheet',
    (book) => {
      const below = linesOf(book.getWorksheet('表5')!);
      book.removeWorksheet(book.getWorksheet('表5')!.id);
      changeLines('表3', (lines) => [...lines, [], [], ...below], '支出表')(book);
    },
    [],
  ],
  [
    'an extra column between the amounts',
    changeLines('表3', (lines) =>
      lines.map((line, row) => [
        ...line.slice(0, 5),
        row === 4 ? '上年预算数' : row > 5 ? 12.3 : undefined,
        ...line.slice(5),
      ]),
    ),
    [],
  ],
  ['a total that is a formula', set(['表3', 'E18', { formula: 'E7+E14', result: 3927.29 }]), []],
];

const MISTAKES: readonly Case[] = [
  [
    'a row deleted',
    changeLines('表3', (lines) => lines.filter((_, row) => row !== 11)),
    [['error 304 表3!D11', '缺少“事业运行（2010350）”这一行']],
  ],
  [
    'a row inserted that no other table has',
    changeLines('表3', (lines) => [
      ...lines.slice(0, 12),
      ['201', '03', '02', '一般行政管理事务', 10, 10],
      ...lines.slice(12),
    ]),
    [['error 304 表3!E13', '如果是多出的行，请删去']],
  ],
  ['one digit of a code wrong', set(['表3', 'C11', '08']), [['error 113 表3!D11', '请把编码改为 2010303']]],
  ['the name of a code wrong', set(['表3', 'D11', '机关事务']), [['error 111 表3!D11', '目录名称是“机关服务”']]],
  [
    'the total row deleted',
    changeLines('表3', (lines) => lines.slice(0, -1)),
    [['error 201 表3!A2', '请补上“合计”行']],
  ],
  [
    '表6 in 元, and saying so',
    all(
      amounts('表6', (amount) => Math.round(amount * 10_000)),
      set(['表6', 'F3', '单位：元']),
    ),
    [['confirm 104 表6!F3', '其他表是万元']],
  ],
  [
    '表6 in 元, but saying 万元',
    amounts('表6', (amount) => Math.round(amount * 10_000)),
    [['error 104 表6!F3', '数是元的数']],
  ],
  ['表6 in 万元, but saying 元', set(['表6', 'F3', '单位：元']), [['error 104 表6!F3', '数是万元的数']]],
  [
    'a whole table of numbers kept as text',
    amounts('表5', (amount) => amount.toFixed(2)),
    [['notice 105 表5!E7', '有 23 处金额是以文本存储的数字']],
  ],
  [
    'an error value',
    set(['表3', 'E18', { error: '#REF!' }]),
    [['error 105 表3!E18', '是错误值 #REF!。请改为 3,927.29']],
  ],
  ['an amount with its unit', set(['表3', 'E18', '3,927.29元']), [['error 105 表3!E18', '请改为 3,927.29']]],
  [
    'three decimals',
    set(['表6', 'D16', 8.021], ['表6', 'F16', 8.021]),
    [['confirm 106 表6!D16', '有 2 处金额超过两位小数']],
  ],
  [
    'the remark of another year',
    set(['表9', 'A8', '备注：示例单位2023年没有国有资本经营预算支出，本表为空表。']),
    [['confirm 103 表9!A8', '别的表的备注是 2024 年']],
  ],
  ['another unit named', set(['表5', 'A3', '编制单位：某某局']), [['error 102 表5!A3', '请改为“示例单位”']]],
  ['the remark missing', set(['表8', 'A8', null]), [['error 108 表8!A2', '是空表，没有备注']]],
  ['a figure in an empty table', set(['表8', 'E7', 12]), [['error 308 表8!E7', '请改为 空']]],
  [
    'no unit stated anywhere',
    (book) =>
      book.eachSheet((sheet) =>
        sheet.getRow(3).eachCell((cell) => {
          if (cell.text.startsWith('单位：')) cell.value = null;
        }),
      ),
    [['notice 104 表1!A2', '表11 都没有写金额单位']],
  ],
  [
    'a renamed sheet, a wrong amount, a blanked one, a slip by ten, another unit, a missing remark',
    all(
      set(
        ['表5', 'E9', 782.65],
        ['表2', 'E12', null],
        ['表6', 'D16', 80.2],
        ['表5', 'A3', '编制单位：某某局'],
        ['表8', 'A8', null],
      ),
      (book) => {
        book.getWorksheet('表3')!.name = '3支出';
      },
    ),
    [
      ['error 304 表2!E12', '请改为 2,856.85'],
      ['error 201 表5!E9', '请改为 728.65'],
      ['error 201 表6!D16', '请改为 8.02'],
      ['error 102 表5!A3', '请改为“示例单位”'],
      ['error 108 表8!A2', '没有备注'],
    ],
  ],
];

async function expectFindings(book: ExcelJS.Workbook, findings: Case[2]): Promise<void> {
  const outcome = await check(book);
  const found = outcome.findings.map(({ severity, check: number, sheet, cell, message }) => [
    `${severity} ${number} ${sheet}!${cell}`,
    message,
  ]);
  expect(found).toEqual(findings.map(([head, says]) => [head, expect.stringContaining(says)]));
  for (const [, message] of found) expect(message).toMatch(/^\S+!\S+ .*：.+。.+。$/);
}

test.each(MERELY_REARRANGED)('%s: nothing is wrong', async (_title, change, findings) => {
  const book = await publishedOnly();
  change(book);
  await expectFindings(book, findings);
});

test.each(MISTAKES)('%s: told once for each mistake', async (_title, change, findings) => {
  const book = await publishedOnly();
  change(book);
  await expectFindings(book, findings);
});

test('a deleted row in a workbook with its ledger is told once too', async () => {
  const book = await loadFilled();
  changeLines('表3', (lines) => lines.filter((_, row) => row !== 11))(book);
  await expectFindings(book, [['error 304 表3!D11', '合计 39.56，基本支出 39.56']]);
});

test('five amounts typed over in a workbook with its ledger: five findings, each with the ledger’s amount', async () => {
  const book = await loadFilled();
  set(['表3', 'F11', 782.65], ['表2', 'E9', 1], ['表10', 'B9', 5], ['表6', 'D8', 9], ['表1', 'B23', 168.1])(book);
  const { findings } = await check(book);
  expect(findings.map(({ sheet, cell, expected }) => `${sheet}!${cell} ${expected}`).sort()).toEqual([
    '表1!B23 186.10',
    '表10!B9 50.00',
    '表2!E9 3,625.06',
    '表3!F11 728.65',
    '表6!D8 176.85',
  ]);
});

test('base worksheets alone: nothing is wrong, and every check between tables says in one reason why it did not run', async () => {
  const book = await loadFilled();
  for (const sheet of [...book.worksheets]) if (/^表\d/.test(sheet.name)) book.removeWorksheet(sheet.id);
  const { findings, notChecked } = await check(book);
  expect(findings).toEqual([]);
  expect(new Set(notChecked.map(({ reason }) => reason))).toEqual(new Set(['没有找到任何公开表']));
  expect(new Set(notChecked.map(({ check: number }) => number)).size).toBe(notChecked.length);
});

test('an empty workbook is no workbook to check', async () => {
  const book = await publishedOnly();
  for (const sheet of [...book.worksheets]) book.removeWorksheet(sheet.id);
  book.addWorksheet('Sheet1');
  await expect(check(book)).rejects.toThrow('既没有填报底稿，也没有认得出的公开表');
});
