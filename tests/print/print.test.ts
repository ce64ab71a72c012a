/** The filled tables on paper: converted to PDF by LibreOffice, looked at page by page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { classificationFor } from '../../src/budget/classifications';
import { tableDeclaration } from '../../src/budget/tables';
import { DEFAULT_LAYOUT, type TableLayout } from '../../src/worksheet/layouts';
import type { CellInput } from '../../src/worksheet/workbook';
import type { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { openSample } from '../support/sample';
import { type PdfPage, readPages } from './pdf-pages';
import { convert, isInstalled } from './soffice';

const missing = ['soffice', 'pdftotext', 'pdfinfo'].filter((program) => !isInstalled(program));
const printed = missing.length === 0 ? test : test.skip;
const reason = missing.length === 0 ? '' : `（跳过：没有安装 ${missing.join('、')}）`;
const TIME_LIMIT = 120_000;

if (missing.length > 0 && process.env.CI) {
  test('CI must not skip the print tests', () => {
    throw new Error(`缺少 ${missing.join('、')}，请安装：libreoffice-calc poppler-utils fonts-noto-cjk`);
  });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'print-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function fillAndPrint(workbook: XlsxWorkbook, name: string): Promise<PdfPage[]> {
  expect(await fillTablesAction(workbook, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
  const file = join(folder, `${name}.xlsx`);
  writeFileSync(file, await workbook.save());
  const pdf = await convert(file, 'pdf', folder);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  return readPages(pdf);
}

/** The 表 that a page belongs to, by its first line; undefined for a page of something else. */
const tableOf = (page: PdfPage) => /^表\d+$/.exec(page.lines[0]?.trim() ?? '')?.[0];

/** From the first page of a 表 to the end: the base worksheets stand before them. */
const tablePages = (pages: readonly PdfPage[]) => pages.slice(pages.findIndex((page) => tableOf(page) !== undefined));

const A4 = { portrait: { width: 210, height: 297 }, landscape: { width: 297, height: 210 } };
const titleOf = ({ table }: TableLayout) => tableDeclaration(table).title;
const text = (page: PdfPage | undefined) => page?.lines.join('\n') ?? '';

/** What each page of the sample must show in one line: the name of a total and its figures, or the remark of an empty table. */
const TOTALS: Readonly<Record<string, RegExp>> = {
  表1: /收入总计\s+3,927\.29\s+支出总计\s+3,927\.29$/,
  表2: /合计\s+3,927\.29\s+1,719\.34\s+1,719\.34\s+186\.10\s+2,021\.85$/,
  表3: /合计\s+3,927\.29\s+884\.34\s+3,042\.95$/,
  表4: /收入总计\s+1,719\.34\s+支出总计\s+1,719\.34\s+1,719\.34$/,
  表5: /合计\s+1,719\.34\s+884\.34\s+835\.00$/,
  表6: /合计\s+884\.34\s+760\.16\s+124\.18$/,
  表7: /合计\s+835\.00\s+742\.10\s+60\.00\s+32\.90$/,
  表8: /^备注：示例单位2024年未安排政府性基金预算支出，本表无数据。$/,
  表9: /^备注：示例单位2024年未安排国有资本经营预算支出，本表无数据。$/,
  表10: /^合计\s+50\.60\s+50\.60$/,
  表11: /合计\s+2,021\.85\s+2,021\.85\s+2,021\.85$/,
};

printed(
  `the filled sample prints each of 表1–表11 on one A4 page, with title, headings and totals${reason}`,
  async () => {
    const pages = tablePages(await fillAndPrint(await openSample(), 'sample'));
    // A table wider than its page would leave a page here that begins with no 表N.
    expect(pages.map(tableOf)).toEqual(DEFAULT_LAYOUT.tables.map(({ sheet }) => sheet));
    DEFAULT_LAYOUT.tables.forEach((layout, index) => {
      const page = pages[index];
      expect({ sheet: layout.sheet, width: page?.width, height: page?.height }).toEqual({
        sheet: layout.sheet,
        ...A4[layout.orientation],
      });
      expect(page?.lines[1]?.trim()).toBe(titleOf(layout));
      expect(page?.lines[2]).toMatch(/编制单位：示例单位\s+单位：万元$/);
      const total = TOTALS[layout.sheet] as RegExp;
      expect([layout.sheet, total, page?.lines.filter((line) => total.test(line.trim())).length]).toEqual([
        layout.sheet,
        total,
        1,
      ]);
      // A figure that is too wide for its column prints as hashes.
      expect(text(page)).not.toContain('###');
    });
  },
  TIME_LIMIT,
);

/**
 * The sample with one more line for every 项 of the built-in catalogue, and for two 项 under every 款 that the catalogue lacks
 * and the ledger names itself: more rows than two pages hold.
 */
async function sampleWithManyItems(): Promise<{ workbook: XlsxWorkbook; items: readonly string[] }> {
  const workbook = await openSample();
  const { ledger } = DEFAULT_LAYOUT;
  const known = [...classificationFor(2024).functional.keys()];
  const items = [
    ...known.filter((code) => code.length === 7),
    ...known.filter((code) => code.length === 5).flatMap((code) => [`${code}91`, `${code}92`]),
  ];
  const snapshot = (await workbook.read([{ sheet: ledger.sheet, content: 'values' }])).sheets.get(ledger.sheet);
  const amountAt = ledger.columns.findIndex(({ id }) => id === 'amount');
  const last = snapshot?.cells.findLastIndex((line) => line[amountAt] !== '') ?? -1;
  const entered = (code: string): Readonly<Record<string, CellInput>> => ({
    functional: code,
    functionalName: `科目${code}`,
    type: '项目支出',
    project: '各项',
    economic: '30299',
    source: '一般公共预算·一般财力',
    amount: 1,
  });
  const values = items.map((code) => ledger.columns.map(({ id }) => entered(code)[id] ?? null));
  await workbook.write([
    { kind: 'cells', sheet: ledger.sheet, row: (snapshot?.row ?? 0) + last + 1, column: 0, values },
  ]);
  return { workbook, items };
}

printed(
  `a 表3 of several pages repeats its title and headings on each, loses no row, and has its total on the last${reason}`,
  async () => {
    const { workbook, items } = await sampleWithManyItems();
    const all = await fillAndPrint(workbook, 'many-items');
    const firstOf = (sheet: string) => all.findIndex((page) => tableOf(page) === sheet);
    const pages = all.slice(firstOf('表3'), firstOf('表4'));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const page of pages) {
      expect(tableOf(page)).toBe('表3');
      expect([page.width, page.height]).toEqual([210, 297]);
      expect(page.lines[1]?.trim()).toBe('单位支出总体情况表');
      const heading = page.lines.slice(2, 8).join('\n');
      for (const label of ['编制单位：示例单位', '功能分类科目编码', '功能分类科目名称', '基本支出', '项目支出']) {
        expect(heading).toContain(label);
      }
    }
    const printedItems = pages.flatMap((page) =>
      page.lines.flatMap((line) => {
        const parts = /^\s*(\d{3})\s+(\d\d)\s+(\d\d)\s/.exec(line);
        return parts ? [parts.slice(1).join('')] : [];
      }),
    );
    expect(printedItems).toEqual([...items].sort());
    expect(pages.map((page) => /^\s*合计\s/m.test(text(page)))).toEqual(pages.map((page) => page === pages.at(-1)));
  },
  TIME_LIMIT,
);
