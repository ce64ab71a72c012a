/** 撤销 after 打印准备: every sheet prints as before, whatever a person had set; what was changed since is said first. */
import type ExcelJS from 'exceljs';
import { markFindings } from '../../src/actions/mark-findings';
import { preparePrint } from '../../src/actions/prepare-print';
import { undoAction } from '../../src/actions/undo';
import { writeNarrativeAction } from '../../src/actions/write-narrative';
import { readWorkbookStatus } from '../../src/actions/workbook-status';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { STATE_SHEET } from '../../src/worksheet/state';
import { type Edit, ProtectedSheetsError } from '../../src/worksheet/workbook';
import { loadBook, type Subject, SUBJECTS } from '../contract/subjects';
import { loadFilled, publishedOnly } from '../support/filled-sample';
import { dumpPage } from '../support/page-dump';
import { dumpWorkbook } from '../support/workbook-dump';

const bytesOf = async (book: ExcelJS.Workbook) => new Uint8Array(await book.xlsx.writeBuffer());
const prepare = ({ port }: Subject) => preparePrint(port, DEFAULT_LAYOUT);
const undo = ({ port }: Subject, options = {}) => undoAction(port, DEFAULT_LAYOUT, options);
const FILE = SUBJECTS[0]![1];
const LTSC = SUBJECTS[1]![1];

/** As a person may have set the tables up: some anew, some not at all, one as 一键生成 left it. */
function setByHand(book: ExcelJS.Workbook): void {
  const page = (name: string) => book.getWorksheet(name)!.pageSetup;
  for (const { pageSetup } of book.worksheets) pageSetup.paperSize = 9;
  Object.assign(page('表2'), { orientation: 'portrait', fitToPage: false, scale: 64, horizontalCentered: false });
  Object.assign(page('表3'), { printArea: 'A1:F9', printTitlesRow: '3:4', printTitlesColumn: 'A:B', paperSize: 8 });
  Object.assign(page('表4'), { fitToPage: true, fitToWidth: 2, fitToHeight: 3, verticalCentered: true });
  page('表5').margins = { left: 0.3, right: 0.4, top: 0.5, bottom: 0.6, header: 0.1, footer: 0.2 };
  book.getWorksheet('表6')!.headerFooter = {
    oddHeader: '&C内部',
    oddFooter: '&L左&C中 &P&R右',
  } as ExcelJS.HeaderFooter;
  delete (page('表7') as { printTitlesRow?: string }).printTitlesRow;
  book.getWorksheet('表7')!.getRow(2).height = 61.5;
  (book.getWorksheet('表8')!.getRow(3) as { height?: number | undefined }).height = undefined;
}

/** How every sheet is printed. */
async function dump(subject: Subject) {
  const book = await loadBook(await subject.bytes());
  return book.worksheets.map((sheet) => ({ name: sheet.name, ...(sheet.name === STATE_SHEET ? {} : dumpPage(sheet)) }));
}

/** Everything that a person could notice. */
async function dumpWhole(subject: Subject) {
  return { pages: await dump(subject), content: dumpWorkbook(await loadBook(await subject.bytes())) };
}

/** Starts, and always closes. */
async function withSubject(
  start: (bytes: Uint8Array) => Promise<Subject>,
  bytes: Uint8Array,
  work: (subject: Subject) => Promise<void>,
): Promise<void> {
  const subject = await start(bytes);
  try {
    await work(subject);
  } finally {
    subject.close();
  }
}

async function ownSetUps(change: (book: ExcelJS.Workbook) => void = () => undefined): Promise<Uint8Array> {
  const book = await loadFilled();
  setByHand(book);
  change(book);
  return bytesOf(book);
}

describe.each(SUBJECTS)('%s', (_name, start) => {
  test('what a person had set comes back exactly, and the fill before can still be taken back', async () => {
    await withSubject(start, await ownSetUps(), async (subject) => {
      const before = await dumpWhole(subject);
      expect(await prepare(subject)).toMatchObject({ status: 'done' });
      const status = await readWorkbookStatus(subject.port, DEFAULT_LAYOUT);
      expect(status.undoable).toBe('打印准备');
      expect(await dump(subject)).not.toEqual(before.pages);
      const outcome = await undo(subject);
      expect(outcome).toMatchObject({ status: 'done' });
      expect(outcome.status === 'done' && outcome.notices[0]).toBe('已撤销“打印准备”。');
      expect(await dumpWhole(subject)).toEqual(before);
      expect((await readWorkbookStatus(subject.port, DEFAULT_LAYOUT)).undoable).toBe('一键生成');
    });
  });

  test("someone else's tables: nothing of the program is left behind", async () => {
    const book = await publishedOnly();
    setByHand(book);
    book.getWorksheet('表9')!.name = '政府性基金预算支出表';
    await withSubject(start, await bytesOf(book), async (subject) => {
      const before = await dump(subject);
      expect(await prepare(subject)).toMatchObject({ status: 'done' });
      expect(await undo(subject)).toMatchObject({ status: 'done' });
      expect(await dump(subject)).toEqual(before);
    });
  });

  test('what was changed since is said by its name, and lost only when agreed to', async () => {
    await withSubject(start, await ownSetUps(), async (subject) => {
      const before = await dump(subject);
      await prepare(subject);
      const { sheets } = await subject.port.read([{ sheet: '表3', content: 'values', page: true }]);
      const page = sheets.get('表3')!.page!;
      await subject.port.write([
        { kind: 'page-state', sheet: '表3', page: { ...page, orientation: 'landscape', footer: '第 &P 页' } },
        { kind: 'row-heights', sheet: '表7', row: 1, heights: [77] },
      ] satisfies Edit[]);
      expect(await undo(subject)).toEqual({
        status: 'needs-confirmation',
        losses: [
          '表3：之后改过纸张方向、页脚，撤销会换回打印准备之前的',
          '表7：之后改过行高，撤销会换回打印准备之前的',
        ],
      });
      expect(await undo(subject, { discardLaterEdits: true })).toMatchObject({ status: 'done' });
      expect(await dump(subject)).toEqual(before);
    });
  });
});

test('the sheet 情况说明 too prints as before', async () => {
  const bytes = await ownSetUps();
  await withSubject(FILE, bytes, async (written) => {
    await writeNarrativeAction(written.port, DEFAULT_LAYOUT);
    const book = await loadBook(await written.bytes());
    const sheet = book.getWorksheet('情况说明')!;
    Object.assign(sheet.pageSetup, { orientation: 'landscape', printArea: 'A1:B40' });
    for (const row of [5, 6, 9]) sheet.getRow(row).height = 99;
    await withSubject(FILE, await bytesOf(book), async (subject) => {
      const before = await dump(subject);
      expect(await prepare(subject)).toMatchObject({ sheets: expect.arrayContaining(['情况说明']) as unknown });
      expect(await dump(subject)).not.toEqual(before);
      expect(await undo(subject)).toMatchObject({ status: 'done' });
      expect(await dump(subject)).toEqual(before);
    });
  });
});

test('a second time there is nothing to set, and 撤销 takes the first back', async () => {
  await withSubject(FILE, await ownSetUps(), async (subject) => {
    const before = await dump(subject);
    await prepare(subject);
    const prepared = await dump(subject);
    await prepare(subject);
    expect(await dump(subject)).toEqual(prepared);
    await undo(subject);
    expect(await dump(subject)).toEqual(before);
  });
});

test('rows inserted above a table since: its own rows get their heights back, the areas move along', async () => {
  await withSubject(FILE, await ownSetUps(), async (subject) => {
    await prepare(subject);
    const book = await loadBook(await subject.bytes());
    const sheet = book.getWorksheet('表7')!;
    const own = sheet.getRow(2).height;
    // exceljs moves neither merged areas nor heights nor print ranges; a person's Excel does.
    sheet.unMergeCells('A1:Z30');
    sheet.spliceRows(1, 0, []);
    for (let row = 20; row > 1; row--) sheet.getRow(row).height = sheet.getRow(row - 1).height;
    const { pageSetup } = sheet;
    const moved = (text: string | undefined) => text?.replace(/\d+/g, (number) => String(Number(number) + 1));
    Object.assign(pageSetup, {
      printArea: moved(pageSetup.printArea),
      printTitlesRow: moved(pageSetup.printTitlesRow),
    });
    await withSubject(FILE, await bytesOf(book), async (later) => {
      expect(await undo(later)).toMatchObject({ status: 'done' });
      const restored = (await loadBook(await later.bytes())).getWorksheet('表7')!;
      expect([own, restored.getRow(3).height]).toEqual([expect.any(Number), 61.5]);
      expect(restored.pageSetup.printArea).toBeUndefined();
    });
  });
});

test('cut short at every twentieth change, it leaves every sheet as it was, and says what became of the marks', async () => {
  await withSubject(LTSC, await ownSetUps(), async (subject) => {
    const { host } = subject;
    const before = await dump(subject);
    const content = dumpWorkbook(host!.workbook);
    await prepare(subject);
    const changes = Math.max(...host!.batches.map((batch) => batch.changes));
    await undo(subject);
    expect(changes).toBeGreaterThan(60);
    for (let action = 0; action < changes; action += 20) {
      host!.failAt({ batch: 1, action });
      await expect(prepare(subject)).rejects.toMatchObject({
        name: 'ActionFailure',
        message: expect.stringContaining('已恢复原状') as string,
      });
      expect(dumpWorkbook(host!.workbook)).toEqual(content);
    }
    expect(await dump(subject)).toEqual(before);
  });
}, 120_000);

test('a flagged sheet that got a password since: nothing is done, and nothing is kept to be undone', async () => {
  const bytes = await ownSetUps((book) => (book.getWorksheet('表3')!.getCell('F11').value = 782.65));
  await withSubject(LTSC, bytes, async (subject) => {
    await markFindings(subject.port, DEFAULT_LAYOUT);
    await subject.host!.workbook.getWorksheet('表3')!.protect('密码', {});
    const before = await dump(subject);
    await expect(prepare(subject)).rejects.toBeInstanceOf(ProtectedSheetsError);
    expect(await dump(subject)).toEqual(before);
    expect((await readWorkbookStatus(subject.port, DEFAULT_LAYOUT)).undoable).toBe('一键生成');
  });
});

test('where a fit does not stick, the scale that was set instead is no change by hand', async () => {
  await withSubject(LTSC, await ownSetUps(), async (subject) => {
    subject.host!.losesFit = true;
    await prepare(subject);
    expect(await undo(subject)).toMatchObject({ status: 'done' });
  });
});

test('an Excel that does not tell how sheets are printed: they are prepared, and that this cannot be undone is said', async () => {
  await withSubject(LTSC, await ownSetUps(), async (subject) => {
    subject.host!.failAt({ batch: 0 });
    const outcome = await prepare(subject);
    expect(outcome.status === 'done' && outcome.notices.join('')).toMatch(/“表1”.*原来的页面设置读不出来/);
    expect(subject.host!.workbook.getWorksheet('表2')!.pageSetup.orientation).toBe('landscape');
    expect((await readWorkbookStatus(subject.port, DEFAULT_LAYOUT)).undoable).toBe('一键生成');
  });
});

test('a paper that Excel has no name for: said, and all else comes back', async () => {
  const bytes = await ownSetUps((book) => Object.assign(book.getWorksheet('表3')!.pageSetup, { paperSize: 70 }));
  await withSubject(LTSC, bytes, async (subject) => {
    const before = await dump(subject);
    const outcome = await prepare(subject);
    expect(outcome.status === 'done' && outcome.notices.join('')).toContain('“表3”原来的纸张大小读不出来');
    await undo(subject);
    const sheet = before.find(({ name }) => name === '表3');
    expect(await dump(subject)).toContainEqual({ ...sheet, paper: 9 });
  });
});

test('a record that cannot be read stops no printing; that this cannot be undone is said', async () => {
  const bytes = await ownSetUps((book) => (book.getWorksheet(STATE_SHEET)!.getCell('B2').value = '{"version":9}'));
  await withSubject(FILE, bytes, async (subject) => {
    const outcome = await prepare(subject);
    expect(outcome.status === 'done' && outcome.notices.join('')).toContain(
      '这次打印准备不能撤销：工作簿由更新的版本生成',
    );
  });
});
