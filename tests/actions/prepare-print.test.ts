/** 打印准备: every table is set up for A4, flags are off, and the person is told what remains open. File and four Excels. */
import type ExcelJS from 'exceljs';
import { markFindings } from '../../src/actions/mark-findings';
import { preparePrint } from '../../src/actions/prepare-print';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { scaleOf } from '../../src/excel/hold-fits';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { textHeight } from '../../src/worksheet/published/print-setup';
import { startExcelHost } from '../excel-host';
import { SUBJECTS, loadBook } from '../contract/subjects';
import { HOSTS } from '../support/excel-sample';
import { filledSampleBytes, loadFilled } from '../support/filled-sample';

const TABLES = Array.from({ length: 11 }, (_, index) => `表${index + 1}`);
const bytesOf = async (book: ExcelJS.Workbook) => new Uint8Array(await book.xlsx.writeBuffer());

/** The filled sample with one wrong figure and the print set-up of every table undone, as someone's own workbook has it. */
async function unprepared(): Promise<Uint8Array> {
  const book = await loadFilled();
  for (const name of TABLES) {
    const { pageSetup } = book.getWorksheet(name)!;
    Object.assign(pageSetup, { orientation: 'portrait', paperSize: 8, fitToPage: false, fitToWidth: 3, scale: 100 });
    delete pageSetup.printTitlesRow;
  }
  book.getWorksheet('表3')!.getCell('F11').value = 782.65;
  return bytesOf(book);
}

describe.each(SUBJECTS)('%s', (_name, start) => {
  test('each table: A4, its orientation, one page wide, heading repeated, centred, page numbers, print area', async () => {
    const subject = await start(await unprepared());
    try {
      await markFindings(subject.port, DEFAULT_LAYOUT);
      const outcome = await preparePrint(subject.port, DEFAULT_LAYOUT);
      expect(outcome).toMatchObject({ status: 'done', sheets: TABLES, open: { error: 1 } });
      expect(outcome.status === 'done' && outcome.notices.join('')).toMatch(/错误 1 处.*没有处理.*Ctrl\+P/);
      const book = await loadBook(await subject.bytes());
      for (const name of TABLES) {
        const sheet = book.getWorksheet(name)!;
        const { orientation } = DEFAULT_LAYOUT.tables.find((table) => table.sheet === name)!;
        expect(sheet.pageSetup).toMatchObject({
          orientation,
          paperSize: 9,
          fitToPage: true,
          fitToWidth: 1,
          horizontalCentered: true,
        });
        expect(sheet.pageSetup.fitToHeight ?? 0).toBe(0);
        expect(sheet.pageSetup.blackAndWhite ?? false).toBe(false);
        const heading = (sheet.views[0] as { ySplit?: number }).ySplit;
        expect(sheet.pageSetup.printTitlesRow).toMatch(new RegExp(`^\\$?1:\\$?${heading}$`));
        expect(sheet.pageSetup.printArea).toMatch(/^A1:[A-Z]+\d+$/);
        expect(sheet.headerFooter.oddFooter).toContain('&P');
        expect(
          JSON.stringify((sheet as unknown as { conditionalFormattings: unknown }).conditionalFormattings),
        ).not.toContain('预算公开审核');
      }
      // The list and its explanations stay.
      expect(book.getWorksheet('审核结果')).toBeDefined();
    } finally {
      subject.close();
    }
  });

  test('only these tables are to be printed: 表1 to 表11 in a row by Shift; with a sheet of the unit between them one by one by Ctrl', async () => {
    const book = await loadFilled();
    const told = async () => {
      const subject = await start(await bytesOf(book));
      try {
        const outcome = await preparePrint(subject.port, DEFAULT_LAYOUT);
        return outcome.status === 'done' ? outcome.notices.at(-1) : outcome;
      } finally {
        subject.close();
      }
    };
    expect(await told()).toMatch(/^请单击“表1”的标签，按住 Shift 再单击“表11”的标签，一起选中后按 Ctrl\+P。.*取消成组/);
    const [first, second] = TABLES.map((name) => book.getWorksheet(name) as ExcelJS.Worksheet & { orderNo: number });
    const own = book.addWorksheet('封面') as ExcelJS.Worksheet & { orderNo: number };
    own.orderNo = (first!.orderNo + second!.orderNo) / 2;
    expect(await told()).toMatch(/^请按住 Ctrl 逐个单击“表1”、“表2”、.*“表11”的标签，一起选中后按 Ctrl\+P。/);
  });

  test('a workbook without tables is told to fill first', async () => {
    const book = await loadFilled();
    for (const name of TABLES) book.removeWorksheet(book.getWorksheet(name)!.id);
    const subject = await start(await bytesOf(book));
    try {
      expect(await preparePrint(subject.port, DEFAULT_LAYOUT)).toMatchObject({
        status: 'rejected',
        problems: [{ message: '工作簿里没有可打印的公开表' }],
      });
    } finally {
      subject.close();
    }
  });
});

test.each(HOSTS)(
  '%s: where the fit to one page wide does not stick, a scale that comes to the same is set',
  async (name) => {
    const host = await startExcelHost({ host: name, workbook: Buffer.from(await filledSampleBytes()) });
    const close = host.install();
    try {
      host.losesFit = true;
      await preparePrint(new ExcelWorkbook(), DEFAULT_LAYOUT);
      for (const table of TABLES) {
        const { scale } = host.workbook.getWorksheet(table)!.pageSetup;
        expect(scale).toBeGreaterThanOrEqual(10);
        expect(scale).toBeLessThanOrEqual(100);
      }
      // 表2 has twelve amount columns, which do not fit unscaled.
      expect(host.workbook.getWorksheet('表2')!.pageSetup.scale).toBeLessThan(100);
    } finally {
      close();
    }
  },
);

test('a width of 1,000 points comes to 78 per cent on landscape A4 with margins of 1 cm; what fits stays as it is', () => {
  const page = { orientation: 'landscape', margins: { left: 1 / 2.54, right: 1 / 2.54 } } as const;
  expect(scaleOf(1000, page)).toBe(78);
  expect(scaleOf(300, page)).toBe(100);
  expect(scaleOf(1_000_000, page)).toBe(10);
});

test('a remark of 60 characters at 11 points takes three lines of 50 characters, a short one a single line', () => {
  expect(textHeight('注'.repeat(60), 50)).toBe(Math.ceil(3 * 11 * 1.35 + 4));
  expect(textHeight('无', 50)).toBe(Math.ceil(11 * 1.35 + 4));
});
