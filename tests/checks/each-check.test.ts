/** Every check has its file and doc, a workbook that triggers it, and one (the sample) that does not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import { CHECKS } from '../../src/budget/checks';
import { check, loadFilled, publishedOnly } from '../support/filled-sample';

const ROOT = join(__dirname, '../..');

interface Case {
  /** Only 表1–表11, without base worksheets. */
  readonly published?: true;
  readonly change: (book: ExcelJS.Workbook) => void;
  /** Where the finding stands, and a part of what it says. */
  readonly at: string;
  readonly says: string;
}

const set =
  (changes: Readonly<Record<string, ExcelJS.CellValue>>) =>
  (book: ExcelJS.Workbook): void => {
    for (const [reference, value] of Object.entries(changes)) {
      const [sheet = '', cell = ''] = reference.split('!');
      book.getWorksheet(sheet)!.getCell(cell).value = value;
    }
  };
const wrong = (changes: Readonly<Record<string, ExcelJS.CellValue>>, at: string, says: string): Case => ({
  published: true,
  change: set(changes),
  at,
  says,
});

/** By the name of the check that finds it. Ties are broken by changing both sides' other ties along. */
const CASES: Readonly<Record<string, Case>> = {
  'tables-present': {
    published: true,
    change: (book) => book.removeWorksheet(book.getWorksheet('表8')!.id),
    at: '',
    says: '缺少表8 政府性基金预算支出情况表',
  },
  'same-unit-name': wrong({ '表5!A3': '编制单位：某某局' }, '表5!A3', '编制单位是“某某局”，其他表是“示例单位”'),
  'same-year': {
    change: set({ '表9!A8': '备注：本单位2023年没有国有资本经营预算支出，本表为空表。' }),
    at: '表9!A8',
    says: '备注写的是 2023 年',
  },
  'amount-unit': wrong({ '表10!E3': '单位：元' }, '表10!E3', '单位是元，其他表是万元'),
  numbers: wrong({ '表3!E11': { error: '#REF!' } }, '表3!E11', '是错误值 #REF!'),
  'two-decimals': wrong({ '表6!D8': 176.854 }, '表6!D8', '超过两位小数'),
  'no-negative': wrong({ '表6!D8': -176.85 }, '表6!D8', '是负数'),
  'empty-remark': wrong({ '表8!A8': null }, '表8!A2', '是空表，没有备注'),
  'known-codes': wrong({ '表3!C11': '77', '表2!C11': '77', '表5!C9': '77' }, '表2!D11', '2010377 不在科目目录中'),
  'code-names': wrong({ '表3!D11': '机关事务' }, '表3!D11', '写作“机关事务”，目录名称是“机关服务”'),
  'code-order': {
    published: true,
    change: (book) => {
      const sheet = book.getWorksheet('表6')!;
      // 30201 and 基本工资 change places: each then stands in the other's block.
      const office = [1, 2, 3, 4, 5, 6].map((column) => sheet.getRow(16).getCell(column).value);
      const wages = [1, 2, 3, 4, 5, 6].map((column) => sheet.getRow(8).getCell(column).value);
      office.forEach((value, column) => (sheet.getRow(8).getCell(column + 1).value = value));
      wages.forEach((value, column) => (sheet.getRow(16).getCell(column + 1).value = value));
    },
    at: '表6!C8',
    says: '30201 不在 302 之下',
  },
  'single-rows': wrong({ '表3!C12': '03', '表3!D12': '机关服务' }, '表3!D12', '2010303 列了两行'),
  'same-codes': wrong({ '表3!C11': '08' }, '表3!D11', '编码写作 2010308，其他表同样的金额在 2010303'),
  footing: wrong({ '表7!H9': 226, '表7!F9': 226 }, '表7!', '225.00'),
  'cross-footing': wrong({ '表10!B9': 60, '表10!B6': 60.6 }, '表10!B6', '应为 50.60'),
  'subtotal-lines': wrong({ '表1!B23': 168.1 }, '表1!B23', '其他收入'),
  'grand-totals': wrong({ '表1!E37': 3972.29 }, '表1!E37', '应为 3,927.29'),
  'income-by-source': wrong({ '表1!B18': 168.1, '表1!B23': 168.1 }, '表1!', '168.10'),
  'expenditure-by-class': wrong({ '表1!E14': 161.13 }, '表1!E14', '应为 116.13'),
  'rows-of-tables-2-and-3': wrong({ '表2!E11': 395.6 }, '表2!E11', '应为 39.56'),
  'general-budget-columns': wrong({ '表2!G11': 93.56 }, '表2!G11', '应为 39.56'),
  'table-5-within-table-3': wrong({ '表5!F10': 400, '表5!E10': 400 }, '表5!', '事业运行'),
  'fiscal-income': wrong({ '表4!B8': 1791.34 }, '表4!B8', '应为 1,719.34'),
  'fiscal-expenditure-by-class': wrong({ '表4!F7': 1630.21 }, '表4!F7', '应为 1,603.21'),
  'fiscal-balance': wrong({ '表4!B37': 1719.43 }, '表4!B37', '应为 1,719.34'),
  'basic-expenditure': wrong({ '表6!D27': 848.34 }, '表6!D27', '应为 884.34'),
  'project-expenditure': wrong({ '表5!G11': 853 }, '表5!G11', '应为 835.00'),
  'three-public-within-basic': wrong(
    { '表10!B8': 0.5, '表10!C8': 0.5, '表10!B6': 50.5, '表10!C6': 50.5 },
    '',
    '公务接待费',
  ),
  carryover: wrong({ '表11!B9': 2012.85 }, '表11!B9', '应为 2,021.85'),
  'income-budget': { change: set({ '收入预算!B16': 186.11 }), at: '收入预算!B16', says: '多 0.01 万元' },
  'tables-match-ledger': {
    change: set({ '支出明细!H5': 161.55, '收入预算!B5': 1720.34 }),
    at: '表1!',
    says: '请重新一键生成',
  },
  'paired-codes': wrong(
    { '表6!D11': 79.2, '表6!E11': 79.2, '表6!D8': 170.55, '表6!E8': 170.55 },
    '表6!D11',
    '30108 是 79.2',
  ),
  'economic-kinds': wrong(
    {
      '表6!E16': 8.02,
      '表6!F16': null,
      '表6!E15': 8.02,
      '表6!F15': 116.16,
      '表6!E27': 768.18,
      '表6!F27': 116.16,
    },
    '表6!E16',
    '列在人员经费',
  ),
};

test('every check is in CASES, in a file of its name, and in docs/checks.md under its number', () => {
  expect(Object.keys(CASES).sort()).toEqual(CHECKS.map((candidate) => candidate.name).sort());
  const docs = readFileSync(join(ROOT, 'docs/checks.md'), 'utf8');
  for (const { number, name, title } of CHECKS) {
    expect([name, existsSync(join(ROOT, `src/budget/checks/${name}.ts`))]).toEqual([name, true]);
    expect(docs).toContain(`## ${number} ${title}`);
  }
  expect(new Set(CHECKS.map((candidate) => candidate.number)).size).toBe(CHECKS.length);
});

test('the filled sample, with and without its base worksheets, triggers none of them', async () => {
  for (const book of [await loadFilled(), await publishedOnly()]) {
    const { findings, recognition } = await check(book);
    expect(findings.map((finding) => finding.message)).toEqual([]);
    expect(recognition.notes).toEqual([]);
  }
});

test.each(Object.entries(CASES))('%s is triggered', async (name, { published, change, at, says }) => {
  const book = published ? await publishedOnly() : await loadFilled();
  change(book);
  const { findings } = await check(book);
  const own = CHECKS.find((candidate) => candidate.name === name)!;
  // A tie may be told under another check whose calculation says it better; it is then among the evidence.
  const finding = findings.find(
    (candidate) => candidate.name === name || candidate.evidence.some((tie) => tie.startsWith(`${own.number} `)),
  );
  expect([name, finding?.message ?? findings.map(({ message }) => message)]).toEqual([
    name,
    expect.stringContaining(says),
  ]);
  expect(`${finding?.sheet}!${finding?.cell}`).toContain(at);
});
