/** Flags in a file: notes beside the prompts, and what other programs made of the marks. */
import type ExcelJS from 'exceljs';
import { FLAG_PREFIX } from '../../src/worksheet/workbook';
import { accountantsBook, clear, flag, SHEET } from './flagged-book';
import { dumpFlagged, noteText, validations } from './flagged-dump';
import { loadBook, type Subject, SUBJECTS } from './subjects';

const [, start] = SUBJECTS[0] as (typeof SUBJECTS)[number];
let subject: Subject;

async function open(bytes: Uint8Array): Promise<void> {
  subject = await start(bytes);
}
const sheetNow = async (sheet = SHEET) =>
  (await loadBook(await subject.bytes())).getWorksheet(sheet) as ExcelJS.Worksheet;

beforeEach(async () => open(await accountantsBook()));
afterEach(() => subject.close());

test('the message stands in a note as well, below the own one, and notes do not print', async () => {
  const message = '现为 1，应为 2。'.repeat(60);
  await subject.port.write([flag(2, 1, { message }), flag(1, 1)]);
  const sheet = await sheetNow();
  expect(noteText(sheet.getCell('B3'))).toBe(`张三:\n|已核对|\n${FLAG_PREFIX}合计不符\n${message}\u2060`);
  expect(noteText(sheet.getCell('B2'))).toMatch(/^【预算公开审核】合计不符\n现为 728\.56/);
  expect(sheet.pageSetup.cellComments).toBe('None');
  sheet.getCell('B2').note = { texts: [{ text: `${noteText(sheet.getCell('B2'))}后来写的` }] };
  const bytes = new Uint8Array(await sheet.workbook.xlsx.writeBuffer());
  await open(bytes);
  await subject.port.write([clear]);
  expect(noteText((await sheetNow()).getCell('B2'))).toBe('后来写的');
  expect(noteText((await sheetNow()).getCell('B3'))).toBe('张三:\n|已核对');
});

test('a flag whose colour someone has removed is cleared as well', async () => {
  await subject.port.write([flag(4, 2), flag(1, 1)]);
  const sheet = await sheetNow();
  sheet.removeConditionalFormatting(null);
  await open(new Uint8Array(await sheet.workbook.xlsx.writeBuffer()));
  await subject.port.write([clear]);
  const [dump] = await dumpFlagged(await subject.bytes());
  const [before] = await dumpFlagged(await accountantsBook());
  expect(dump?.validations).toEqual(before?.validations);
  expect(dump?.notes).toEqual(before?.notes);
});

test('a cell within a drop-down set by this product splits its range, and clearing gives the same cells', async () => {
  const area = { row: 1, column: 5, rows: 600, columns: 2 };
  const list = { source: `'表4'!$A$1:$A$3`, strictness: 'stop', errorTitle: '一', errorMessage: '二' } as const;
  await subject.port.write([{ kind: 'drop-down', sheet: SHEET, area, list }]);
  const before = await dumpFlagged(await subject.bytes());
  await subject.port.write([flag(40, 5), flag(1, 5), flag(600, 6)]);
  const found = validations(await sheetNow());
  expect(found['F41']).toMatchObject({ type: 'list', promptTitle: `${FLAG_PREFIX}合计不符` });
  expect(Object.keys(found).filter((cell) => /^[FG]/.test(cell))).toHaveLength(1200);
  await subject.port.write([clear]);
  expect(await dumpFlagged(await subject.bytes())).toEqual(before);
});
