/** The sheet 情况说明 on paper: converted to PDF by LibreOffice, its pages looked at. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { composeNarrativeText, writeNarrativeAction } from '../../src/actions/write-narrative';
import { preparePrint } from '../../src/actions/prepare-print';
import { paragraphText } from '../../src/budget/narrative/narrative';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { paragraphsOf } from '../support/narrative';
import { openSample } from '../support/sample';
import { readPages } from './pdf-pages';
import { convert, isInstalled } from './soffice';

const missing = ['soffice', 'pdftotext', 'pdfinfo'].filter((program) => !isInstalled(program));
const printed = missing.length === 0 ? test : test.skip;
const reason = missing.length === 0 ? '' : `（跳过：没有安装 ${missing.join('、')}）`;
const bare = (text: string) => text.replace(/\s/g, '');

if (missing.length > 0 && process.env.CI) {
  test('CI must not skip the print tests', () => {
    throw new Error(`缺少 ${missing.join('、')}，请安装：libreoffice-calc poppler-utils fonts-noto-cjk`);
  });
}

printed(
  `情况说明 is printed upright, numbered, every paragraph to its end, without open points and links${reason}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'print-narrative-'));
    try {
      const workbook = await openSample();
      const { narrative: layout } = DEFAULT_LAYOUT;
      // A reason is missing, so that the column of open points is not empty; another is long.
      const long = '按照年度工作安排调整支出结构，压减一般性支出，优先保障重点项目和基本民生支出，'.repeat(8);
      await workbook.write([
        { kind: 'cells', sheet: layout.reasons.sheet, row: 4, column: 5, values: [['']] },
        { kind: 'cells', sheet: layout.reasons.sheet, row: 5, column: 5, values: [[`${long}并补足缺口`]] },
      ]);
      expect(await fillTablesAction(workbook, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
      const written = await writeNarrativeAction(workbook, DEFAULT_LAYOUT);
      if (written.status === 'rejected') throw new Error(JSON.stringify(written.problems));
      expect(written.openPoints).toHaveLength(1);
      const prepared = await preparePrint(workbook, DEFAULT_LAYOUT);
      expect(prepared).toMatchObject({
        status: 'done',
        sheets: expect.arrayContaining(['表11', '情况说明']) as unknown,
      });
      const composed = await composeNarrativeText(workbook, DEFAULT_LAYOUT);
      if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));

      const file = join(folder, 'narrative.xlsx');
      writeFileSync(file, await workbook.save());
      const all = await readPages(await convert(file, 'pdf', folder));
      const pages = all.slice(all.findIndex(({ lines }) => bare(lines[0] ?? '') === '2024年单位预算情况说明'));
      expect([4, 5, 6]).toContain(pages.length);
      expect(pages.map(({ width, height }) => [width, height])).toEqual(pages.map(() => [210, 297]));
      for (const { lines } of pages) expect(lines.at(-1)).toMatch(/第 \d+ 页，共 \d+ 页/);
      const text = bare(pages.flatMap(({ lines }) => lines.slice(0, -1)).join(''));
      for (const paragraph of paragraphsOf(composed.narrative)) expect(text).toContain(bare(paragraphText(paragraph)));
      expect(text).not.toContain('待补事项');
      expect(text).not.toContain('请在“变动原因”');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
