/** 审核 also reads the text in a workbook's sheets: each finding in the cell of its sentence. */
import ExcelJS from 'exceljs';
import { type CheckOutcome, checkWorkbook } from '../../src/actions/check-workbook';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { clearMarks, markFindings } from '../../src/actions/mark-findings';
import { writeNarrativeAction } from '../../src/actions/write-narrative';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { RESULT_SHEET } from '../../src/worksheet/findings/result-sheet';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { openSample } from '../support/sample';
import { dumpWorkbook } from '../support/workbook-dump';

const TEXT = DEFAULT_LAYOUT.narrative.sheet;
let bytes: Uint8Array;

/** The sample with its tables and its text. */
beforeAll(async () => {
  const workbook = await openSample();
  await fillTablesAction(workbook, DEFAULT_LAYOUT);
  await writeNarrativeAction(workbook, DEFAULT_LAYOUT);
  bytes = await workbook.save();
});

async function load(from: Uint8Array = bytes): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(from as unknown as ExcelJS.Buffer);
  return book;
}

const open = async (book: ExcelJS.Workbook) => XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));

async function check(book: ExcelJS.Workbook): Promise<CheckOutcome> {
  const outcome = await checkWorkbook(await open(book), DEFAULT_LAYOUT);
  if (outcome.status !== 'checked') throw new Error(outcome.message);
  return outcome;
}

/** Errors and questions by rule and place. */
const grave = ({ findings }: CheckOutcome) =>
  findings
    .filter(({ severity }) => severity !== 'notice')
    .map(({ check: rule, sheet, cell, stated, expected }) => `${rule} ${sheet}!${cell} ${stated} → ${expected}`);

/** The row of the first paragraph with these words, counted from 1. */
function rowWith(sheet: ExcelJS.Worksheet, words: string): number {
  for (let row = 1; row <= sheet.rowCount; row++) if (sheet.getCell(row, 1).text.includes(words)) return row;
  throw new Error(`no paragraph with ${words}`);
}

function replace(sheet: ExcelJS.Worksheet, words: string, by: string): string {
  const cell = sheet.getCell(rowWith(sheet, words), 1);
  cell.value = cell.text.replace(words, by);
  return cell.address;
}

test('a text that was just generated has nothing to put right, and how many numbers were compared is told', async () => {
  const outcome = await check(await load());
  expect(grave(outcome)).toEqual([]);
  expect(outcome.text?.checked).toBeGreaterThan(150);
});

test('an amount that was typed over in the text, 1,719.34 as 1,917.34, is one error, in its cell', async () => {
  const book = await load();
  const cell = replace(book.getWorksheet(TEXT)!, '一般公共预算1,719.34万元，占', '一般公共预算1,917.34万元，占');
  expect(grave(await check(book))).toEqual([`601 ${TEXT}!${cell} 1,917.34 → 1,719.34`]);
});

test('a figure of 表3 that is wrong is one error: the text that says it rightly is none', async () => {
  const book = await load();
  book.getWorksheet('表3')!.getCell('F11').value = 782.65;
  expect((await check(book)).findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { sheet: '表3', cell: 'F11' },
  ]);
  // Nor where there are no base worksheets to say so.
  for (const sheet of [...book.worksheets]) if (!/^表|情况说明/.test(sheet.name)) book.removeWorksheet(sheet.id);
  expect((await check(book)).findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { sheet: '表3', cell: 'F11' },
  ]);
});

test('a text of another name, in another column, below other rows, is read as well', async () => {
  const book = await load();
  const own = book.getWorksheet(TEXT)!;
  const lines = Array.from({ length: own.rowCount }, (_, row) => own.getCell(row + 1, 1).text).filter(
    (one) => one !== '',
  );
  for (const sheet of [...book.worksheets]) if (!sheet.name.startsWith('表')) book.removeWorksheet(sheet.id);
  const other = book.addWorksheet('文字部分');
  lines.forEach((line, index) => (other.getCell(index + 4, 3).value = line.replace('占93.25%', '占39.25%')));
  const row = Array.from({ length: other.rowCount }, (_, at) => at + 1).find((at) =>
    other.getCell(at, 3).text.includes('39.25%'),
  );
  expect(grave(await check(book))).toEqual([expect.stringContaining(`文字部分!C${row} 39.25`)]);
});

test('a sheet with two notes on money beside a calculation is no text', async () => {
  const book = await load();
  const notes = book.addWorksheet('草稿');
  notes.addRow(['食堂合同价 30 万元，已付 10 万元。']);
  notes.addRow(['基本支出 999.99 万元，待核。']);
  expect(grave(await check(book))).toEqual([]);
});

test('a sentence that is wrong is flagged, listed with a link to its cell, and clean again once marks are cleared', async () => {
  const book = await load();
  const cell = replace(book.getWorksheet(TEXT)!, '比上年预算减少39.75万元', '比上年预算增加39.75万元');
  const workbook = await open(book);
  const before = dumpWorkbook(await load(await workbook.save()));
  await markFindings(workbook, DEFAULT_LAYOUT);
  const marked = await load(await workbook.save());
  expect(marked.getWorksheet(TEXT)!.getCell(cell).note).toBeDefined();
  const listed = marked.getWorksheet(RESULT_SHEET)!;
  expect(Array.from({ length: listed.rowCount }, (_, row) => listed.getCell(row + 1, 3).text)).toContain(
    `${TEXT}!${cell}`,
  );
  await clearMarks(workbook);
  expect(dumpWorkbook(await load(await workbook.save()))).toEqual(before);
});

test('targets whose weights add to 95 instead of 90 are found in 绩效目标, at the first weight of that project', async () => {
  const book = await load();
  const sheet = book.getWorksheet('绩效目标')!;
  const row = Array.from({ length: sheet.rowCount }, (_, at) => at + 1).find(
    (at) => sheet.getCell(at, 1).text === '公共机构节能经费',
  )!;
  expect(sheet.getCell(row, 11).text).toBe('15');
  sheet.getCell(row, 11).value = 20;
  expect(grave(await check(book))).toEqual([`634 绩效目标!K${row} 95 → 90 或 100`]);
});

test('a cost indicator of 12 万元 for a project of 10.00 万元 is found in its cell', async () => {
  const book = await load();
  const sheet = book.getWorksheet('绩效目标')!;
  const row = Array.from({ length: sheet.rowCount }, (_, at) => at + 1).find((at) =>
    /^<=10\s*万元$/.test(sheet.getCell(at, 8).text),
  )!;
  sheet.getCell(row, 8).value = '<=12万元';
  expect(grave(await check(book))).toEqual([expect.stringMatching(new RegExp(`^633 绩效目标!H${row} `))]);
});

test("an amount of last year's ledger that is no number is an error in its cell", async () => {
  const book = await load();
  book.getWorksheet('上年支出明细')!.getCell('H5').value = 'x';
  expect(grave(await check(book))).toContain('400 上年支出明细!H5 x → ');
});

test('a blank 单位性质 is asked about once there is a narrative, and not of a workbook that has tables alone', async () => {
  const book = await load();
  const unit = book.getWorksheet('单位信息')!;
  const row = Array.from({ length: unit.rowCount }, (_, at) => at + 1).find(
    (at) => unit.getCell(at, 1).text === '单位性质',
  )!;
  unit.getCell(row, 2).value = null;
  expect(grave(await check(book))).toEqual([`400 单位信息!B${row}  → `]);
  book.removeWorksheet(book.getWorksheet(TEXT)!.id);
  expect(grave(await check(book))).toEqual([]);
});
