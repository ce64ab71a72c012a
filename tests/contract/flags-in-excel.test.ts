/** Flags in four Excels: round trips, refusals, passwords. */
import type ExcelJS from 'exceljs';
import { type Edit, type FlagEdit, ProtectedSheetsError } from '../../src/worksheet/workbook';
import { accountantsBook, clear, flag, SHEET } from './flagged-book';
import { dumpFlagged, validations } from './flagged-dump';
import { loadBook, type Subject, SUBJECTS } from './subjects';

describe.each(SUBJECTS.slice(1))('%s', (_name, start) => {
  let subject: Subject;
  let original: Awaited<ReturnType<typeof dumpFlagged>>;

  const sheetNow = async (sheet = SHEET) =>
    (await loadBook(await subject.bytes())).getWorksheet(sheet) as ExcelJS.Worksheet;

  beforeEach(async () => {
    subject = await start(await accountantsBook());
    original = await dumpFlagged(await subject.bytes());
  });
  afterEach(() => subject.close());

  const trips = async (run: () => Promise<unknown>) => {
    const before = subject.host?.batches.length ?? 0;
    await run();
    return (subject.host?.batches.length ?? 0) - before;
  };

  test('round trips: reading everything one, flagging and clearing one look and one write where the marks are known', async () => {
    expect(await trips(() => subject.port.readAll())).toBe(1);
    const plain = flag(0, 0, { sheet: '表4' });
    const known = async (...edits: readonly FlagEdit[]): Promise<Edit[]> => {
      const { sheets } = await subject.port.readAll({ marks: true });
      const marks = sheets.get('表4')?.marks;
      expect(marks).toBeDefined();
      return [{ kind: 'clear-flags', sheet: '表4', marks: marks! }, ...edits];
    };
    const first = await known(plain);
    expect(await trips(() => subject.port.write(first))).toBe(2);
    const second = await known(plain);
    expect(await trips(() => subject.port.write(second))).toBe(2);
    const last = await known();
    expect(await trips(() => subject.port.write(last))).toBe(2);
    const none = await known();
    // The one that closes every batch, empty or not.
    expect(await trips(() => subject.port.write(none))).toBe(1);
    // Without them, one look more.
    expect(await trips(() => subject.port.write([plain]))).toBe(3);
    expect(await trips(() => subject.port.write([{ kind: 'clear-flags', sheet: '表4' }]))).toBe(3);
    expect(
      await trips(() => subject.port.write([{ kind: 'cells', sheet: '表4', row: 0, column: 0, values: [[1]] }])),
    ).toBe(1);
  });

  test('45 sheets are read in two round trips, all of them', async () => {
    await subject.port.write(
      Array.from({ length: 43 }, (_, index): Edit => ({ kind: 'add-sheet', sheet: `附表${index}` })),
    );
    await subject.port.write([{ kind: 'cells', sheet: '附表42', row: 3, column: 1, values: [['末表']] }]);
    const before = subject.host!.batches.length;
    const { sheetNames, sheets } = await subject.port.readAll({ marks: true });
    expect(subject.host!.batches.length - before).toBe(2);
    expect(sheetNames).toHaveLength(45);
    expect(sheets.size).toBe(45);
    expect(sheets.get('附表42')?.cells).toEqual([['末表']]);
  });

  test('a sheet with a password is refused before anything is changed, and the others are protected as before', async () => {
    await subject.port.write([{ kind: 'protect', sheet: SHEET }]);
    await subject.host!.workbook.getWorksheet('表4')!.protect('密码', { selectLockedCells: true });
    const before = await dumpFlagged(await subject.bytes());
    const error: unknown = await subject.port
      .write([flag(1, 1), flag(0, 0, { sheet: '表4' })])
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProtectedSheetsError);
    expect(error).toMatchObject({
      sheets: ['表4'],
      message: '工作表“表4”设有保护密码，不能标出或清除问题单元格。请在“审阅”中撤消工作表保护后重试',
    });
    expect(await dumpFlagged(await subject.bytes())).toEqual(before);
  });

  test('200 flags take one look and one write', async () => {
    const flags = Array.from({ length: 200 }, (_, index) => flag(index, 8));
    expect(await trips(() => subject.port.write(flags))).toBe(3);
    expect(await trips(() => subject.port.write([clear]))).toBe(3);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('a conditional format that Excel lists but cannot find is left out, and the rest is done', async () => {
    await subject.port.write([flag(3, 3), flag(1, 1)]);
    subject.host?.failAt({ batch: 1, code: 'ItemNotFound' });
    await subject.port.write([flag(11, 1), flag(3, 3, { title: '第二次' })]);
    const found = validations(await sheetNow());
    expect(Object.keys(found).filter((cell) => /^[AB]1[12]$/.test(cell))).toEqual(['A11']);
    subject.host?.failAt({ batch: 1, code: 'ItemNotFound' });
    await subject.port.write([clear]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('other refusals while looking are told, and nothing is written', async () => {
    subject.host?.failAt({ batch: 0, code: 'InvalidOperationInCellEditMode' });
    await expect(subject.port.write([flag(1, 1)])).rejects.toThrow('有单元格正在编辑');
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });
});
