/** A date where an amount belongs, and a formula that was saved without its result, are told with their cell, never counted. */
import type ExcelJS from 'exceljs';
import { checkWorkbook } from '../../src/actions/check-workbook';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { writeNarrativeAction } from '../../src/actions/write-narrative';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { describeProblem } from '../../src/worksheet/problem';
import type { Workbook } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { startExcelHost } from '../excel-host';
import { loadFilled } from '../support/filled-sample';
import { loadSample } from '../support/sample';

const MAY_DAY = new Date(Date.UTC(2024, 4, 1));

function setDate(book: ExcelJS.Workbook, sheet: string, address: string): void {
  const cell = book.getWorksheet(sheet)!.getCell(address);
  cell.value = MAY_DAY;
  // Cells of a file share their style.
  cell.style = { ...cell.style, numFmt: 'yyyy"年"m"月"d"日"' };
}

/** A formula as openpyxl and other programs leave it: nothing stored beside it. */
function setUncalculated(book: ExcelJS.Workbook, sheet: string, address: string): void {
  book.getWorksheet(sheet)!.getCell(address).value = { formula: '1+1' } as ExcelJS.CellFormulaValue;
}

const asFile = async (book: ExcelJS.Workbook) => XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));

async function problemsOf(workbook: Workbook): Promise<string[]> {
  const outcome = await fillTablesAction(workbook, DEFAULT_LAYOUT);
  expect(outcome.status).toBe('rejected');
  return outcome.status === 'rejected'
    ? outcome.problems.filter(({ severity }) => severity === 'error').map(describeProblem)
    : [];
}

const LEDGER_DATE =
  '支出明细!H7（现为“2024-05-01”）：金额是日期 2024-05-01，不是数。请把这一格的数字格式改为“常规”，再填写金额。';

test('1 May 2024 typed as 金额 in 支出明细 H7 of a file is an error at H7, not 45,413 万元', async () => {
  const book = await loadSample();
  setDate(book, '支出明细', 'H7');
  expect(await problemsOf(await asFile(book))).toEqual([LEDGER_DATE]);
});

test('the same in Excel, in the same read', async () => {
  const workbook = await loadSample();
  setDate(workbook, '支出明细', 'H7');
  const host = await startExcelHost({ host: 'ltsc2021', workbook });
  const close = host.install();
  try {
    expect(await problemsOf(new ExcelWorkbook())).toEqual([LEDGER_DATE]);
    expect(host.batches).toHaveLength(1);
  } finally {
    close();
  }
});

test('a date in 收入预算 B4 is an error at B4, and nothing else is said of that row', async () => {
  const book = await loadSample();
  setDate(book, '收入预算', 'B5');
  expect(await problemsOf(await asFile(book))).toEqual([
    '收入预算!B5（现为“2024-05-01”）：金额是日期 2024-05-01，不是数。请把这一格的数字格式改为“常规”，再填写金额。',
  ]);
});

test.each([
  ['支出明细', 'A5'],
  ['支出明细', 'G5'],
  ['支出明细', 'H5'],
  ['收入预算', 'B5'],
])('a formula without a result in %s %s is told as that', async (sheet, address) => {
  const book = await loadSample();
  setUncalculated(book, sheet, address);
  expect(await problemsOf(await asFile(book))).toEqual([
    `${sheet}!${address}：公式没有存下结果。请在 Excel 或 WPS 中打开这个文件并保存一次，或者直接填写。`,
  ]);
});

test('a ledger line of nothing but formulas without results is told, not passed over as an empty line', async () => {
  const book = await loadSample();
  for (const column of 'ACDEGH') setUncalculated(book, '支出明细', `${column}60`);
  const problems = await problemsOf(await asFile(book));
  expect(problems).toHaveLength(6);
  expect(problems.every((problem) => /^支出明细![ACDEGH]60：公式没有存下结果。/.test(problem))).toBe(true);
});

test('the budget year as a formula without a result is told as that, not as a missing year', async () => {
  const book = await loadSample();
  const form = book.getWorksheet('单位信息')!;
  form.eachRow((row) => {
    if (/预算年度/.test(String(row.getCell(1).value))) setUncalculated(book, '单位信息', `B${row.number}`);
  });
  const problems = await problemsOf(await asFile(book));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^单位信息!B\d+：“预算年度”的公式没有存下结果。/);
});

test('a date in 上年支出明细 stops 生成情况说明, with its cell', async () => {
  const book = await loadSample();
  const list = book.getWorksheet('上年支出明细')!;
  const amount = list.getColumn(8).values.findIndex((value, row) => typeof value === 'number' && row > 4);
  setDate(book, '上年支出明细', `H${amount}`);
  const outcome = await writeNarrativeAction(await asFile(book), DEFAULT_LAYOUT);
  expect(outcome).toMatchObject({
    status: 'rejected',
    problems: expect.arrayContaining([
      expect.objectContaining({ sheet: '上年支出明细', cell: `H${amount}`, found: '2024-05-01', severity: 'error' }),
    ]) as unknown,
  });
});

test.each([
  ['a date', setDate, '“2024-05-01”是日期，不是数'],
  ['a formula without a result', setUncalculated, '“空白”是没有存下结果的公式'],
] as const)('%s among the published amounts of 表3 is an error at its cell', async (_what, set, message) => {
  const book = await loadFilled();
  set(book, '表3', 'E9');
  const outcome = await checkWorkbook(await asFile(book), DEFAULT_LAYOUT);
  const findings = outcome.status === 'checked' ? outcome.findings : [];
  const found = findings.filter(({ sheet, cell }) => sheet === '表3' && cell === 'E9');
  expect(found.map((finding) => finding.message).join('；')).toContain(message);
});
