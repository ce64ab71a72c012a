/** The document on paper: converted to PDF by LibreOffice, page by page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeDocument } from '../../src/actions/make-document';
import { makeDocument } from '../../src/documents/make-document';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { readPages } from '../print/pdf-pages';
import { convert, isInstalled } from '../print/soffice';
import { openSample } from '../support/sample';
import { readDocx } from './docx-parts';

const missing = ['soffice', 'pdftotext', 'pdfinfo'].filter((program) => !isInstalled(program));
const printed = missing.length === 0 ? test : test.skip;
const reason = missing.length === 0 ? '' : `（跳过：没有安装 ${missing.join('、')}）`;

if (missing.length > 0 && process.env.CI) {
  test('CI must not skip the tests of the pages', () => {
    throw new Error(`缺少 ${missing.join('、')}，请安装：libreoffice-writer poppler-utils fonts-noto-cjk`);
  });
}

/** Cover and contents stand before page 1. */
const BEFORE_PAGE_1 = 2;
/** Lines of a page that are not its number. */
const isPageNumber = (line: string) => /^\s*—\s*\d+\s*—\s*$/.test(line);
const bare = (text: string) => text.replace(/\s/g, '');

printed(
  `the sample’s document: no blank page, landscape tables on landscape pages, numbers from 1, contents within a page of the truth${reason}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'document-'));
    try {
      const composed = await composeDocument(await openSample(), DEFAULT_LAYOUT);
      if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
      const bytes = await makeDocument(composed.document);
      const file = join(folder, 'document.docx');
      writeFileSync(file, bytes);
      const pages = await readPages(await convert(file, 'pdf', folder));

      expect(pages.filter(({ lines }) => lines.every(isPageNumber)).map(({ number }) => number)).toEqual([]);
      const body = pages.slice(BEFORE_PAGE_1);
      expect(body.map(({ lines }) => /\d+/.exec(lines.at(-1) ?? '')?.[0])).toEqual(
        body.map((_, index) => String(index + 1)),
      );

      const pageOf = (heading: string) =>
        body.findIndex(({ lines }) =>
          bare(lines.filter((line) => !isPageNumber(line)).join('')).includes(bare(heading)),
        ) + 1;
      for (const { label, title, orientation } of composed.document.tables) {
        const first = body[pageOf(`${label}${title}`) - 1];
        expect([label, first && first.width > first.height]).toEqual([label, orientation === 'landscape']);
        expect(bare(first?.lines.join('') ?? '')).toContain('编制单位：示例单位单位：万元');
      }
      const landscape = body.filter(({ width, height }) => width > height).length;
      // 表2, 表7, 表11 on a page each; 表4 with thirty classes on two.
      expect(landscape).toBe(5);
      const performance = body.filter(({ lines }) => /绩效目标表（\d{4}/.test(bare(lines.slice(0, 2).join('')))).length;
      expect(performance).toBe(composed.document.performance.length);
      expect([32, 33, 34, 35]).toContain(pages.length);

      const { paragraphs } = await readDocx(bytes);
      const entries = paragraphs.filter(({ style }) => style.startsWith('TOC'));
      const offBy = entries.map(({ text }) => {
        const page = Number(/\d+$/.exec(text)?.[0]);
        return Math.abs(page - pageOf(text.replace(/\d+$/, '')));
      });
      expect(Math.max(...offBy)).toBeLessThanOrEqual(1);
      expect(offBy.filter((off) => off === 0).length / offBy.length).toBeGreaterThanOrEqual(0.9);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
