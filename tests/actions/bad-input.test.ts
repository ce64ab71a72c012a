/** Every problem is listed at once, with sheet, cell, what stands there and what to do; nothing is written. */
import ExcelJS from 'exceljs';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { describeProblem } from '../../src/worksheet/problem';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { damagedSample, loadSample, sampleBytes } from '../support/sample';
import { dumpFile } from '../support/workbook-dump';

type Change = Readonly<Record<string, ExcelJS.CellValue>>;

async function fillDamaged(changes: Change) {
  const workbook = await damagedSample(changes);
  const before = await dumpFile(await workbook.save());
  const outcome = await fillTablesAction(workbook, DEFAULT_LAYOUT);
  if (outcome.status === 'rejected') expect(await dumpFile(await workbook.save())).toEqual(before);
  return outcome;
}

async function problemsOf(changes: Change) {
  const outcome = await fillDamaged(changes);
  const problems = outcome.status === 'rejected' ? outcome.problems : outcome.questions;
  return { status: outcome.status, problems };
}

describe('one damage in the sample is one problem', () => {
  test.each<[string, Change, object]>([
    [
      'an unknown source',
      { '支出明细!G5': '一般公共预算' },
      { cell: 'G5', found: '一般公共预算', message: '没有这种资金来源' },
    ],
    ['no source', { '支出明细!G5': null }, { cell: 'G5', message: '没有填资金来源' }],
    ['an unknown type', { '支出明细!C5': '基本支出' }, { cell: 'C5', found: '基本支出', message: '没有这种支出类型' }],
    ['an amount that is no number', { '支出明细!H5': '一百' }, { cell: 'H5', found: '一百', message: '金额不是数' }],
    [
      'an error value as amount',
      { '支出明细!H5': { error: '#REF!' } },
      { cell: 'H5', found: '#REF!', message: '金额是错误值' },
    ],
    ['an error value as code', { '支出明细!A5': { error: '#N/A' } }, { cell: 'A5', message: '是错误值 #N/A' }],
    ['too many decimals', { '支出明细!H5': 1.2345678 }, { cell: 'H5', message: expect.stringContaining('不足一分') }],
    [
      'a 款 code where a 项 is wanted',
      { '支出明细!A5': '20103' },
      { cell: 'A5', message: '功能科目编码不是 7 位项级编码' },
    ],
    [
      'a 类 code where a 款 is wanted',
      { '支出明细!E5': 301 },
      { cell: 'E5', found: '301', message: '经济科目编码不是 5 位款级编码' },
    ],
    [
      'an economic 类 that does not exist',
      { '支出明细!E5': '30501' },
      { cell: 'E5', message: '没有经济分类 305 这一类' },
    ],
    ['a project line without a project', { '支出明细!D32': null }, { cell: 'D32', message: '项目支出没有填项目名称' }],
    [
      'a total row in the ledger',
      { '支出明细!A60': '合计', '支出明细!H60': 3927.29 },
      { cell: 'A60', message: '明细中间有合计行' },
    ],
    ['a column without its heading', { '支出明细!H4': '数' }, { cell: 'A4', message: '表头这一行缺少“金额”列' }],
    ['two columns of one heading', { '支出明细!J4': '金额' }, { cell: 'J4', message: '同一个列标题出现了两次' }],
    [
      'a heading that contradicts the unit',
      { '支出明细!H4': '金额（元）' },
      { cell: 'H4', message: expect.stringContaining('列标题写着元') },
    ],
    ['no unit name', { '单位信息!B4': null }, { sheet: '单位信息', cell: 'B4', message: '没有填“单位名称”' }],
    [
      'a year that is none',
      { '单位信息!B6': '二〇二四' },
      { sheet: '单位信息', cell: 'B6', message: '预算年度不是四位年份' },
    ],
    [
      'an amount unit that is none',
      { '单位信息!B7': '千元' },
      { sheet: '单位信息', cell: 'B7', message: '金额单位既不是元也不是万元' },
    ],
    [
      'a source given twice in 收入预算',
      { '收入预算!A6': '一般公共预算·一般财力' },
      { sheet: '收入预算', cell: 'A6', message: '同一资金来源出现了两次' },
    ],
    [
      'a total row in 收入预算',
      { '收入预算!A22': '合计', '收入预算!B22': 3927.29 },
      { sheet: '收入预算', cell: 'A22', message: '收入预算中有合计行' },
    ],
    [
      'a code in 科目 that fits no level',
      { '科目!A5': '2010' },
      { sheet: '科目', cell: 'A5', message: '编码不合级次' },
    ],
  ])('%s', async (_situation, changes, expected) => {
    const { status, problems } = await problemsOf(changes);
    expect(status).toBe('rejected');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', sheet: '支出明细', ...expected });
    expect(problems[0]?.remedy).toMatch(/^请|^如果/);
  });
});

test('ten damages are ten problems, in one answer, in the order of the sheets', async () => {
  const { problems } = await problemsOf({
    '单位信息!B6': '24',
    '收入预算!B5': 'x',
    '支出明细!A5': '1',
    '支出明细!C5': 'y',
    '支出明细!E6': '3',
    '支出明细!G7': 'z',
    '支出明细!H8': '1.2.3',
    '支出明细!H9': { error: '#DIV/0!' },
    '支出明细!D32': '',
    '支出明细!I10': '捐赠',
  });
  expect(problems.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
    '单位信息!B6',
    '收入预算!B5',
    '支出明细!A5',
    '支出明细!C5',
    '支出明细!E6',
    '支出明细!G7',
    '支出明细!H8',
    '支出明细!H9',
    '支出明细!I10',
    '支出明细!D32',
  ]);
  expect(describeProblem(problems[6]!)).toBe('支出明细!H8（现为“1.2.3”）：金额不是数。请改为数字。');
});

describe('questions do not stop the fill', () => {
  test('an unknown functional code is asked about once, with the number of its rows', async () => {
    const { status, problems } = await problemsOf({ '支出明细!A5': '2010377', '支出明细!A6': 2010377 });
    expect(status).toBe('done');
    expect(problems).toMatchObject([
      { severity: 'question', cell: 'A5', found: '2010377', message: '功能科目 2010377 不在科目表中（共 2 行）' },
    ]);
  });

  test('a code that the 科目 worksheet adds is no question, and its name is printed', async () => {
    const workbook = await damagedSample({ '支出明细!A5': '2010377', '科目!A200': 2010377, '科目!B200': '自定科目' });
    expect(await fillTablesAction(workbook, DEFAULT_LAYOUT)).toMatchObject({ status: 'done', questions: [] });
    const { sheets } = await workbook.read([{ sheet: '表3', content: 'values' }]);
    expect(sheets.get('表3')?.cells.flat()).toContain('自定科目');
  });

  test('income that differs from the ledger is asked about with both amounts and the difference', async () => {
    const { status, problems } = await problemsOf({ '收入预算!B16': 186.11 });
    expect(status).toBe('done');
    expect(problems).toMatchObject([{ severity: 'question', sheet: '收入预算', cell: 'B16', found: '186.11' }]);
    expect(problems[0]?.message).toContain('相差 0.01 万元');
  });

  test('a line without amount and a negative one are asked about', async () => {
    const { status, problems } = await problemsOf({ '支出明细!H5': null, '支出明细!H6': '（1.00）' });
    expect(status).toBe('done');
    expect(problems.map(({ cell }) => cell)).toEqual(['H5', 'H6', 'B5']);
  });
});

describe('amounts as people type them give the same tables', () => {
  test.each<[string, ExcelJS.CellValue]>([
    ['full-width digits', '１６０．５５'],
    ['text with spaces', ' 160.55 '],
    ['a double that misses the last digit', 160.55000000000001],
    ['a formula', { formula: '100+60.55', result: 160.55 }],
    ['with its unit', '160.55万元'],
  ])('%s', async (_situation, value) => {
    const workbook = await damagedSample({ '支出明细!H5': value });
    expect(await fillTablesAction(workbook, DEFAULT_LAYOUT)).toMatchObject({ status: 'done', questions: [] });
  });
});

describe('sheets', () => {
  const withBook = async (change: (book: ExcelJS.Workbook) => void) => {
    const book = await loadSample();
    change(book);
    const workbook = await XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
    return fillTablesAction(workbook, DEFAULT_LAYOUT);
  };

  test('a renamed base worksheet is missing, and its new name is suggested', async () => {
    const outcome = await withBook((book) => {
      book.getWorksheet('支出明细')!.name = '支出明细（定稿）';
    });
    expect(outcome).toMatchObject({
      status: 'rejected',
      problems: [{ sheet: '支出明细', message: '缺少工作表“支出明细”' }],
    });
    expect(outcome.status === 'rejected' && outcome.problems[0]?.remedy).toContain('支出明细（定稿）');
  });

  test('a sheet of ours that is something else is not touched', async () => {
    const outcome = await withBook((book) => {
      book.addWorksheet('表6').getCell('A1').value = '通讯录';
    });
    expect(outcome).toMatchObject({
      status: 'rejected',
      problems: [{ sheet: '表6', message: '已有一张不是本程序生成的工作表“表6”' }],
    });
  });

  test('base worksheets whose lists were moved down and right are read where they stand', async () => {
    const outcome = await withBook((book) => {
      for (const name of ['支出明细', '收入预算', '单位信息']) {
        const sheet = book.getWorksheet(name)!;
        for (const merge of [...((sheet.model as { merges?: string[] }).merges ?? [])]) sheet.unMergeCells(merge);
        sheet.spliceColumns(1, 0, []);
        sheet.spliceRows(1, 0, ['移动过'], []);
      }
    });
    expect(outcome).toMatchObject({ status: 'done', questions: [] });
  });

  test('headings with line breaks, spaces and full-width forms are the same headings', async () => {
    const outcome = await withBook((book) => {
      const sheet = book.getWorksheet('支出明细')!;
      sheet.getCell('A4').value = '功能科目\n编 码';
      sheet.getCell('H4').value = '金　额（万元）';
      sheet.getCell('G5').value = '一般公共预算－一般财力';
    });
    expect(outcome).toMatchObject({ status: 'done', questions: [] });
  });

  test('a ledger with no line is said to be empty', async () => {
    const outcome = await withBook((book) => {
      const sheet = book.getWorksheet('支出明细')!;
      for (let row = 5; row < 60; row++)
        for (let column = 1; column <= 10; column++) sheet.getRow(row).getCell(column).value = null;
    });
    expect(outcome).toMatchObject({ status: 'rejected', problems: [{ message: '没有一行支出' }] });
  });
});

describe('files that are no workbook', () => {
  const ole = (tail: string) =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(tail, 'utf16le')]);
  test.each<[string, Uint8Array, string]>([
    ['an encrypted one', ole('EncryptedPackage'), '有打开密码'],
    ['an old .xls', ole('Workbook'), '旧版 .xls'],
    ['a text', Buffer.from('姓名,金额'), '不是 .xlsx 文件'],
    ['an empty file', new Uint8Array(), '不是 .xlsx 文件'],
    ['a damaged zip', sampleBytes().slice(0, 2000), '打不开'],
  ])('%s', async (_situation, bytes, sentence) => {
    await expect(XlsxWorkbook.open(bytes)).rejects.toMatchObject({
      name: 'WorkbookError',
      message: expect.stringContaining(sentence) as string,
    });
  });

  test('a zip that is something else', async () => {
    const book = new ExcelJS.Workbook();
    await expect(XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()))).rejects.toMatchObject({
      message: expect.stringContaining('没有工作表') as string,
    });
  });
});
