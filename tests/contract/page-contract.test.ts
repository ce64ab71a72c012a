/** Print set-ups are read and put back exactly, whatever a person has set: the file adapter, and Office.js on four Excels. */
import ExcelJS from 'exceljs';
import { type Edit, type PageSetup, type SheetSnapshot, WorkbookError } from '../../src/worksheet/workbook';
import { dumpPage } from '../support/page-dump';
import { loadBook, type Subject, SUBJECTS } from './subjects';

const MARGINS = { left: 0.5, right: 0.6, top: 1.1, bottom: 0.9, header: 0.2, footer: 0.45 };

/** What a person may have set, by the name of the sheet. */
const SET_BY_HAND: Readonly<Record<string, (sheet: ExcelJS.Worksheet) => void>> = {
  没有设置: () => undefined,
  横向按比例: ({ pageSetup }) => {
    Object.assign(pageSetup, { orientation: 'landscape', fitToPage: false, scale: 73, paperSize: 8 });
  },
  自己的区域和标题: ({ pageSetup }) => {
    Object.assign(pageSetup, { printArea: 'B2:C4', printTitlesRow: '2:3', printTitlesColumn: 'A:B', paperSize: 13 });
  },
  两块区域: ({ pageSetup }) => void Object.assign(pageSetup, { printArea: 'A1:B2&&D4:E9', paperSize: 9 }),
  整列: ({ pageSetup }) => void Object.assign(pageSetup, { printArea: 'A:F', paperSize: 5 }),
  一格: ({ pageSetup }) => void Object.assign(pageSetup, { printArea: 'C3:C3', paperSize: 11 }),
  两页宽三页高: ({ pageSetup }) => {
    Object.assign(pageSetup, { fitToPage: true, fitToWidth: 2, fitToHeight: 3, horizontalCentered: true });
  },
  一页高: ({ pageSetup }) => {
    Object.assign(pageSetup, { fitToPage: true, fitToWidth: 0, fitToHeight: 1, verticalCentered: true });
  },
  页眉页脚: (sheet) => {
    sheet.pageSetup.margins = { ...MARGINS };
    sheet.headerFooter.oddHeader = '&L内部&C标题';
    sheet.headerFooter.oddFooter = '&L甲&&乙&C- &P -&R&D';
  },
  只有左边页脚: (sheet) => void (sheet.headerFooter.oddFooter = '&L左边'),
  已是这样: (sheet) => {
    Object.assign(sheet.pageSetup, { orientation: 'landscape', paperSize: 9, horizontalCentered: true });
    Object.assign(sheet.pageSetup, { fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:2' });
    sheet.pageSetup.printArea = 'A1:C6';
    sheet.headerFooter.oddFooter = '&C第 &P 页';
  },
};
const SHEETS = Object.keys(SET_BY_HAND);

const PAGE: PageSetup = {
  orientation: 'landscape',
  titleRows: [0, 1],
  margins: { top: 1.8, bottom: 1.8, left: 1.5, right: 1.5 },
  footer: '第 &P 页',
  printArea: { row: 0, column: 0, rows: 6, columns: 3 },
  holdFit: true,
};

async function startingBook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, set] of Object.entries(SET_BY_HAND)) {
    const sheet = workbook.addWorksheet(name);
    for (let row = 1; row <= 6; row++) sheet.getRow(row).values = ['一', 2, '三'];
    sheet.getRow(2).height = 31.5;
    sheet.getRow(4).height = 18;
    set(sheet);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Sheets as they are printed. Excel has a paper where a file states none. */
async function dump(subject: Subject) {
  const book = await loadBook(await subject.bytes());
  return Object.fromEntries(
    book.worksheets.map((sheet) => [sheet.name, dumpPage(sheet, subject.host ? 1 : undefined)]),
  );
}

async function readPages({ port }: Subject): Promise<SheetSnapshot[]> {
  const { sheets } = await port.read(SHEETS.map((sheet) => ({ sheet, content: 'values', page: true })));
  return [...sheets.values()];
}

const setUp = (): Edit[] =>
  SHEETS.flatMap((sheet): Edit[] => [
    { kind: 'page-setup', sheet, page: PAGE },
    { kind: 'row-heights', sheet, row: 0, heights: [40, 41, 42] },
  ]);

const putBack = (snapshots: readonly SheetSnapshot[]): Edit[] =>
  snapshots.flatMap(({ name, page, heights }): Edit[] => [
    { kind: 'page-state', sheet: name, page: page! },
    { kind: 'row-heights', sheet: name, row: 0, heights: heights! },
  ]);

describe.each(SUBJECTS)('%s', (name, start) => {
  let subject: Subject;
  beforeEach(async () => {
    const bytes = await startingBook();
    subject = await start(bytes);
    // exceljs alone, by which this Excel opens files, misreads print areas.
    for (const { name: sheet, pageSetup } of subject.host ? (await loadBook(bytes)).worksheets : []) {
      if (pageSetup.printArea) subject.host!.workbook.getWorksheet(sheet)!.pageSetup.printArea = pageSetup.printArea;
    }
  });
  afterEach(() => subject.close());

  test('what a person set, a set-up for printing, and back: every sheet prints as before', async () => {
    const before = await dump(subject);
    const read = await readPages(subject);
    await subject.port.write(setUp());
    const prepared = await dump(subject);
    for (const sheet of SHEETS)
      expect(prepared[sheet]).toMatchObject({ paper: 9, titles: ['1:2', before[sheet]!.titles[1]] });
    await subject.port.write(putBack(read));
    expect(await dump(subject)).toEqual(before);
    expect(await readPages(subject)).toEqual(read);
  });

  test('a read without print set-ups gives none; readAll gives them with one round trip', async () => {
    expect((await subject.port.read([{ sheet: '整列', content: 'values' }])).sheets.get('整列')?.page).toBeUndefined();
    const before = subject.host?.batches.length ?? 0;
    const { sheets } = await subject.port.readAll({ pages: true });
    if (subject.host) expect(subject.host.batches.length - before).toBe(1);
    expect([...sheets.values()].map(({ name: sheet, page, heights }) => ({ name: sheet, page, heights }))).toEqual(
      (await readPages(subject)).map(({ name: sheet, page, heights }) => ({ name: sheet, page, heights })),
    );
  });

  test('what stands left and right in the footer, and the distance of header and footer, stay', async () => {
    await subject.port.write(setUp());
    expect((await dump(subject))['页眉页脚']).toMatchObject({
      header: '&L内部&C标题',
      footer: '&L甲&&乙&C第 &P 页&R&D',
      margins: { header: 0.2, footer: 0.45 },
    });
  });

  if (name !== SUBJECTS[0]![0]) {
    test('a print set-up that Excel does not tell is no set-up, and the rest of the read is there', async () => {
      subject.host!.failAt({ code: 'GeneralException' });
      const [snapshot] = await readPages(subject);
      expect(snapshot).toMatchObject({ name: '没有设置', cells: Array.from({ length: 6 }, () => ['一', 2, '三']) });
      expect(snapshot).not.toHaveProperty('page');
    });

    test('an Excel that cannot take a print area away says so; everything else is back', async () => {
      const before = await dump(subject);
      const read = await readPages(subject);
      await subject.port.write(setUp());
      subject.host!.refusesEmptyAddress = true;
      const error: unknown = await subject.port.write(putBack(read)).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(WorkbookError);
      expect((error as WorkbookError).message).toMatch(/只有“没有设置”.*打印区域.*取消打印区域/);
      const after = await dump(subject);
      expect(after['自己的区域和标题']).toEqual(before['自己的区域和标题']);
      expect(after['没有设置']).toEqual({ ...before['没有设置'], titles: ['1:2', undefined], area: 'A1:C6' });
    });

    test('a paper that Excel has no name for is not told, and left as it is when the rest is put back', async () => {
      subject.host!.workbook.getWorksheet('整列')!.pageSetup.paperSize = 70 as ExcelJS.PaperSize;
      const read = (await readPages(subject)).filter((sheet) => sheet.name === '整列');
      expect(read[0]?.page).not.toHaveProperty('paper');
      await subject.port.write([...setUp(), ...putBack(read)]);
      expect((await dump(subject))['整列']).toMatchObject({ paper: 9, orientation: 'portrait', area: 'A:F' });
    });
  }
});
