/** Flags in cells, links, and reading everything: alike in a file and in four Excels. */
import type ExcelJS from 'exceljs';
import { FLAG_FILLS, FLAG_PREFIX } from '../../src/worksheet/workbook';
import { accountantsBook, clear, flag, FLAGGED, SHEET } from './flagged-book';
import { conditionalFormats, dumpFlagged, validations } from './flagged-dump';
import { loadBook, type Subject, SUBJECTS } from './subjects';

describe.each(SUBJECTS)('%s', (name, start) => {
  const isFile = name === 'an .xlsx file';
  let subject: Subject;
  let original: Awaited<ReturnType<typeof dumpFlagged>>;

  async function open(bytes?: Uint8Array): Promise<void> {
    subject = await start(bytes ?? (await accountantsBook()));
    original = await dumpFlagged(await subject.bytes());
  }
  const sheetNow = async (sheet = SHEET) =>
    (await loadBook(await subject.bytes())).getWorksheet(sheet) as ExcelJS.Worksheet;

  beforeEach(() => open());
  afterEach(() => subject.close());

  test('a flag is a colour above all others and a message; the cell keeps its own fill and value', async () => {
    await subject.port.write([flag(1, 1), flag(4, 4, { severity: 'confirm' }), flag(5, 4, { severity: 'notice' })]);
    const sheet = await sheetNow();
    expect(sheet.getCell('B2')).toMatchObject({
      value: 3,
      numFmt: '#,##0.00',
      fill: { fgColor: { argb: 'FF00B050' } },
    });
    const fillOf = (ref: string) => {
      const fill = conditionalFormats(sheet).find((format) => format.ref === ref)?.style?.fill;
      return fill?.type === 'pattern' ? fill.bgColor?.argb : undefined;
    };
    const argb = (color: string) => `FF${color.slice(1)}`;
    expect(fillOf('B2')).toBe(argb(FLAG_FILLS.error));
    expect(fillOf('E5')).toBe(argb(FLAG_FILLS.confirm));
    expect(fillOf('E6')).toBe(argb(FLAG_FILLS.notice));
    expect(conditionalFormats(sheet).map(({ ref }) => ref)).toEqual(['E6', 'E5', 'B2', 'B2:B9', 'B2:B9']);
    expect(validations(sheet)['B2']).toMatchObject({
      type: 'any',
      showInputMessage: true,
      promptTitle: `${FLAG_PREFIX}合计不符`,
      prompt: '现为 728.56，应为 728.65，少 0.09 万元。请核对明细',
    });
  });

  test('flag, then clear: the workbook is exactly as it was', async () => {
    await subject.port.write(FLAGGED);
    expect(await dumpFlagged(await subject.bytes())).not.toEqual(original);
    await subject.port.write([clear]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('flags survive saving and opening, and can be cleared afterwards', async () => {
    await subject.port.write(FLAGGED);
    const before = original;
    const saved = await subject.bytes();
    const flagged = await dumpFlagged(saved);
    subject.close();
    await open(saved);
    expect(original).toEqual(flagged);
    await subject.port.write([clear]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(before);
  });

  test('a drop-down keeps its list and its alert', async () => {
    await subject.port.write([flag(4, 2)]);
    const own = { type: 'list', formulae: ['$D$1:$D$12'], errorStyle: 'warning', error: '请从列表选择' };
    const found = validations(await sheetNow());
    expect(found['C5']).toMatchObject({ ...own, showErrorMessage: true, promptTitle: `${FLAG_PREFIX}合计不符` });
    expect(found['C4']).toMatchObject(own);
    expect(found['C4']).not.toHaveProperty('promptTitle');
    expect(found['C6']).not.toHaveProperty('promptTitle');
  });

  test('flagged twice, at once or one after the other: the last one counts and nothing is left of the first', async () => {
    await subject.port.write([flag(3, 3), flag(3, 3, { title: '第二次' })]);
    await subject.port.write([flag(3, 3, { severity: 'notice', title: '第三次', message: '最后的' }), flag(2, 1)]);
    const sheet = await sheetNow();
    expect(validations(sheet)['D4']).toMatchObject({ promptTitle: `${FLAG_PREFIX}第三次`, prompt: '最后的' });
    const colours = conditionalFormats(sheet).filter(({ ref, style }) => ref === 'D4' && style?.fill);
    expect(colours).toHaveLength(1);
    await subject.port.write([clear]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('cleared and flagged in one go: only the new flags are there', async () => {
    await subject.port.write(FLAGGED);
    await subject.port.write([clear, flag(3, 3, { title: '还在' })]);
    const sheet = await sheetNow();
    const flags = Object.entries(validations(sheet)).filter(([, { promptTitle }]) =>
      String(promptTitle).startsWith(FLAG_PREFIX),
    );
    expect(flags.map(([cell]) => cell)).toEqual(['D4']);
    await subject.port.write([flag(1, 1), clear]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('in a merged area the top left cell is flagged', async () => {
    await subject.port.write([flag(10, 1), flag(11, 0, { title: '后一个' })]);
    const sheet = await sheetNow();
    const cells = Object.keys(validations(sheet)).filter((cell) => /^[AB]1[12]$/.test(cell));
    // A11 shows 项目11: cells that it covers are blank.
    expect(cells).toEqual(['A11']);
    expect(validations(sheet)['A11']).toMatchObject({ promptTitle: `${FLAG_PREFIX}后一个` });
    await subject.port.write([clear]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('title and message are cut to what Excel holds, at the end of a sentence', async () => {
    const sentence = '本表合计与上表合计不相等，请逐项核对后修改。';
    await subject.port.write([flag(1, 1, { title: '长'.repeat(60), message: sentence.repeat(20) })]);
    const { promptTitle, prompt } = validations(await sheetNow())['B2'] as { promptTitle: string; prompt: string };
    expect(promptTitle).toBe(`${FLAG_PREFIX}${'长'.repeat(31 - FLAG_PREFIX.length)}…`);
    expect(prompt).toBe(`${sentence.repeat(11)}…`);
    expect(prompt.length).toBeLessThanOrEqual(255);
  });

  test('what the accountant does with a flagged cell meanwhile stays', async () => {
    await subject.port.write([flag(1, 1), flag(3, 3)]);
    const list = { source: `'${SHEET}'!$D$1:$D$3`, strictness: 'stop', errorTitle: '一', errorMessage: '二' } as const;
    await subject.port.write([
      { kind: 'drop-down', sheet: SHEET, area: { row: 1, column: 1, rows: 1, columns: 1 }, list },
      { kind: 'cells', sheet: SHEET, row: 1, column: 1, values: [[99]] },
    ]);
    await subject.port.write([clear]);
    const sheet = await sheetNow();
    expect(sheet.getCell('B2').value).toBe(99);
    expect(validations(sheet)['B2']).toMatchObject({ type: 'list', error: '二' });
    expect(validations(sheet)['B2']).not.toHaveProperty('promptTitle');
  });

  test('a sheet that is protected without a password is flagged and cleared, and stays protected as it was', async () => {
    await subject.port.write([{ kind: 'protect', sheet: SHEET }]);
    const before = await dumpFlagged(await subject.bytes());
    await subject.port.write(FLAGGED);
    const { sheets } = await subject.port.read([{ sheet: SHEET, content: 'values' }]);
    expect(sheets.get(SHEET)?.protected).toBe(true);
    expect(validations(await sheetNow())['D4']).toMatchObject({ promptTitle: `${FLAG_PREFIX}合计不符` });
    await subject.port.write([clear, { kind: 'clear-flags', sheet: '表4' }, { kind: 'clear-flags', sheet: '没有' }]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(before);
  });

  test('while there are flags the sheet prints in black and white and without notes; clearing gives back its own', async () => {
    for (const print of [{ blackAndWhite: false }, { blackAndWhite: true, cellComments: 'atEnd' as const }]) {
      const book = await loadBook(await accountantsBook());
      Object.assign(book.getWorksheet(SHEET)!.pageSetup, print);
      subject.close();
      await open(new Uint8Array(await book.xlsx.writeBuffer()));
      const own = (await sheetNow()).pageSetup;
      await subject.port.write([flag(1, 1), flag(2, 1)]);
      await subject.port.write([clear, flag(3, 3)]);
      await subject.port.write([flag(1, 1)]);
      const { pageSetup } = await sheetNow();
      expect(pageSetup.blackAndWhite).toBe(true);
      if (isFile) expect(pageSetup.cellComments).toBe('None');
      await subject.port.write([clear]);
      expect((await sheetNow()).pageSetup).toEqual(own);
      expect(await dumpFlagged(await subject.bytes())).toEqual(original);
    }
  });

  test('a sheet made by the same edits can be flagged', async () => {
    await subject.port.write([
      { kind: 'add-sheet', sheet: '新表' },
      { kind: 'cells', sheet: '新表', row: 0, column: 0, values: [['a']] },
      flag(0, 0, { sheet: '新表' }),
    ]);
    expect(validations(await sheetNow('新表'))['A1']).toMatchObject({ type: 'any' });
    await subject.port.write([{ kind: 'remove-sheet', sheet: '新表' }]);
    expect(await dumpFlagged(await subject.bytes())).toEqual(original);
  });

  test('a flag of a copied cell goes as well', async () => {
    await subject.port.write([flag(3, 3)]);
    const saved = await loadBook(await subject.bytes());
    const sheet = saved.getWorksheet(SHEET) as ExcelJS.Worksheet;
    // As Excel does when D4 is copied to E8:F8, and F8 is given a rule of its own afterwards.
    const { conditionalFormattings } = sheet as unknown as { conditionalFormattings: { ref: string }[] };
    for (const entry of conditionalFormattings) if (entry.ref === 'D4') entry.ref = 'D4 E8:F8';
    sheet.getCell('E8').dataValidation = sheet.getCell('D4').dataValidation;
    sheet.getCell('F8').dataValidation = { ...sheet.getCell('D4').dataValidation, formulae: [1, 5] };
    const bytes = new Uint8Array(await saved.xlsx.writeBuffer());
    subject.close();
    await open(bytes);
    await subject.port.write([clear]);
    const found = validations(await sheetNow());
    for (const cell of ['D4', 'E8', 'F8']) expect(found[cell]).toMatchObject({ promptTitle: '本单位填写' });
    expect(found['F8']).toMatchObject({ formulae: [1, 5] });
    expect(conditionalFormats(await sheetNow()).map(({ ref }) => ref)).toEqual(['B2:B9', 'B2:B9']);
  });

  test('a link leads to a cell and its text stays text', async () => {
    const texts = ['表3 E7', '01', '=1+1', '2024-1-2'];
    await subject.port.write(
      texts.map((text, row) => ({
        kind: 'link',
        sheet: '表4',
        row,
        column: 2,
        text,
        target: { sheet: SHEET, row: 6, column: 4 },
      })),
    );
    const sheet = await sheetNow('表4');
    texts.forEach((text, row) => {
      expect(sheet.getCell(row + 1, 3).value).toEqual({ text, hyperlink: `#'${SHEET}'!E7` });
      expect(sheet.getCell(row + 1, 3).font).toMatchObject({ underline: true, color: { argb: 'FF0563C1' } });
    });
    const { sheets } = await subject.port.read([{ sheet: '表4', content: 'values' }]);
    expect(sheets.get('表4')?.cells.map((line) => line[2])).toEqual(texts);
    await subject.port.write([{ kind: 'clear-links', sheet: '表4', area: { row: 0, column: 0, rows: 9, columns: 9 } }]);
    expect((await sheetNow('表4')).getCell('C2').value).toBe('01');
  });

  test('every sheet is read as values', async () => {
    const expected = await subject.port.read(['表3', '表4'].map((sheet) => ({ sheet, content: 'values' as const })));
    expect(await subject.port.readAll()).toEqual(expected);
    expect((await subject.port.readAll({ cellsOf: ['表4', '没有'] })).sheets.get('表4')).toEqual(
      expected.sheets.get('表4'),
    );
    expect((await subject.port.readAll({ cellsOf: [] })).sheets.get('表3')?.cells).toEqual([]);
    expect((await subject.port.readAll({ marks: true })).sheets.get('表3')).toMatchObject(expected.sheets.get('表3')!);
  });
});

test('a flag set in a file is cleared in Excel, and the other way round; only notes need the file', async () => {
  const [, startFile] = SUBJECTS[0] as (typeof SUBJECTS)[number];
  const [, startExcel] = SUBJECTS[1] as (typeof SUBJECTS)[number];
  const original = await dumpFlagged(await accountantsBook());
  const file = await startFile(await accountantsBook());
  await file.port.write(FLAGGED);
  const excel = await startExcel(await file.bytes());
  await excel.port.write([clear]);
  const cleared = await dumpFlagged(await excel.bytes());
  expect(cleared.map((sheet) => ({ ...sheet, notes: {} }))).toEqual(original.map((sheet) => ({ ...sheet, notes: {} })));
  await excel.port.write(FLAGGED);
  const again = await startFile(await excel.bytes());
  excel.close();
  await again.port.write([clear]);
  expect(await dumpFlagged(await again.bytes())).toEqual(original);
});
