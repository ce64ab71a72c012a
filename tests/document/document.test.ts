/** The whole document as .docx: what stands in it is what the tables and the narrative say. */
import fc from 'fast-check';
import { composeDocument } from '../../src/actions/make-document';
import { renderTables } from '../../src/actions/fill-tables';
import { composeNarrativeText } from '../../src/actions/write-narrative';
import { NO_ENTRIES } from '../../src/budget/narrative/entries';
import { paragraphText } from '../../src/budget/narrative/narrative';
import { publishedPerformanceTables } from '../../src/budget/narrative/performance-table';
import { makeDocument } from '../../src/documents/make-document';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { documentModel } from '../../src/worksheet/published/document-model';
import { bodyStart, headerDepth, leafColumns } from '../../src/worksheet/published/table-model';
import { narrativeOf, paragraphsOf } from '../support/narrative';
import { budgets } from '../support/random-budget';
import { damagedSample, openSample, publishedFigures } from '../support/sample';
import { type DocxContent, parseXml, readDocx, readPart } from './docx-parts';

const TABLES = DEFAULT_LAYOUT.tables.length;

async function composedSample() {
  const composed = await composeDocument(await openSample(), DEFAULT_LAYOUT);
  if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
  return composed;
}

let bytes: Uint8Array;
let docx: DocxContent;
beforeAll(async () => {
  bytes = await makeDocument((await composedSample()).document);
  docx = await readDocx(bytes);
});

/** `1,603.21` as the sheet stores it; what is no amount stays as it is. */
const asCell = (text: string | undefined) =>
  /^-?[\d,]+\.\d\d$/.test(text ?? '') ? +(text ?? '').replaceAll(',', '') : text;

test('every cell of the eleven tables is the worksheet’s cell, amounts with two decimals and separators', async () => {
  const composed = await composeNarrativeText(await openSample(), DEFAULT_LAYOUT);
  if (composed.status === 'rejected') throw new Error('the sample is valid');
  let amounts = 0;
  renderTables(composed.budget, DEFAULT_LAYOUT).forEach((model, index) => {
    const start = bodyStart(model.layout);
    const depth = headerDepth(model.layout.header);
    const written = docx.tables[index] ?? [];
    expect(docx.headerRows[index]).toBe(depth);
    expect(written.slice(depth).map((row) => row.map(asCell))).toEqual(
      model.cells.slice(start, start + model.bodyRows).map((row) => [...row]),
    );
    amounts += model.cells.flat().filter((cell) => typeof cell === 'number').length;
    const labels = written
      .slice(0, depth)
      .flat()
      .filter((label) => label !== undefined);
    for (const { label } of leafColumns(model.layout.header)) expect(labels).toContain(label);
  });
  // The sweep is no sweep of blank cells.
  expect(amounts).toBeGreaterThan(150);
});

test('the published totals of 表1 to 表11 stand in the document', () => {
  const published = publishedFigures();
  const total = (table: number) => (docx.tables[table - 1] ?? []).at(-1) ?? [];
  const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ',');
  expect(total(1)).toEqual([
    '收入总计',
    grouped(published.表1.incomeTotal),
    '',
    '支出总计',
    grouped(published.表1.expenditureTotal),
  ]);
  for (const [number, name] of [
    [2, '表2'],
    [3, '表3'],
    [5, '表5'],
    [6, '表6'],
    [7, '表7'],
  ] as const) {
    const stated = Object.values(published[name].total ?? {}).flatMap((text) =>
      /^\d+\.\d\d$/.test(text ?? '') ? [grouped(text ?? '')] : [],
    );
    expect(stated.length).toBeGreaterThan(0);
    for (const amount of stated) expect([name, total(number)]).toEqual([name, expect.arrayContaining([amount])]);
  }
});

test('the empty 表8 and 表9 carry their remark', () => {
  const remarks = docx.paragraphs.filter(({ text }) => text.startsWith('备注：'));
  expect(remarks.map(({ text }) => text)).toEqual([
    '备注：示例单位2024年未安排政府性基金预算支出，本表无数据。',
    '备注：示例单位2024年未安排国有资本经营预算支出，本表无数据。',
  ]);
});

test('every paragraph of the narrative stands in the document, whole and in order', async () => {
  const { document } = await composedSample();
  const expected = paragraphsOf(document.narrative).map(paragraphText);
  expect(expected.length).toBeGreaterThan(80);
  const written = docx.paragraphs.map(({ text }) => text);
  let from = 0;
  for (const text of expected) {
    const found = written.indexOf(text, from);
    expect([text, found >= from]).toEqual([text, true]);
    from = found + 1;
  }
});

test('the contents are a field, list the four parts, eleven tables and every first-level heading, and lead to bookmarks', () => {
  const headings = docx.paragraphs.filter(({ style }) => ['Heading1', 'Heading2', 'TableTitle'].includes(style));
  const entries = docx.paragraphs.filter(({ style }) => style.startsWith('TOC'));
  expect(entries.map(({ text }) => text.replace(/\d+$/, ''))).toEqual(headings.map(({ text }) => text));
  expect(headings.filter(({ style }) => style === 'Heading1').map(({ text }) => text.slice(0, 4))).toEqual([
    '第一部分',
    '第二部分',
    '第三部分',
    '第四部分',
  ]);
  expect(headings.filter(({ style }) => style === 'TableTitle')).toHaveLength(TABLES);
  expect(/TOC \\o &quot;1-2&quot; \\h \\z \\u</.test(docx.xml)).toBe(true);
  const marks = [...docx.xml.matchAll(/<w:bookmarkStart w:name="([^"]+)" w:id="(\d+)"/g)];
  expect(new Set(marks.map(([, , id]) => id)).size).toBe(headings.length);
  for (const [, name] of docx.xml.matchAll(/w:anchor="([^"]+)"/g))
    expect(marks.map(([, mark]) => mark)).toContain(name);
});

test('each performance table states its funds as the ledger has them: 3,927.29 for the unit, 225.00 for the canteen', async () => {
  const { document } = await composedSample();
  expect(document.performance.map(({ project }) => project)).toContain('机关食堂补助经费');
  const [whole] = document.performance;
  expect([whole?.project, whole?.total, whole?.funds.map(({ printed }) => printed)]).toEqual([
    '',
    392_729,
    [374_119, 0, 18_610],
  ]);
  const canteen = document.performance.find(({ project }) => project === '机关食堂补助经费');
  expect([canteen?.total, canteen?.funds.map(({ printed }) => printed)]).toEqual([22_500, [22_500, 0]]);
  const blocks = docx.tables.slice(TABLES);
  expect(blocks).toHaveLength(2 * document.performance.length);
  document.performance.forEach(({ indicators }, index) => {
    const rows = (blocks[2 * index + 1] ?? []).slice(1);
    expect(rows.map((row) => row[2])).toEqual(indicators.map(({ level3 }) => level3));
    expect(rows.map((row) => row[3])).toEqual(indicators.map(({ value }) => value));
  });
});

test('the same workbook gives the same bytes, and no time stands in the file', async () => {
  expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await makeDocument((await composedSample()).document)))).toBe(
    0,
  );
  expect(await readPart(bytes, 'docProps/core.xml')).not.toMatch(/\d{4}-\d\d-\d\dT/);
});

test('a unit named with markup is named so, and a control character in a cell is left out and said', async () => {
  const workbook = await openSample();
  const values = [['<w:p>甲&乙\u0007局']];
  await workbook.write([{ kind: 'cells', sheet: '单位信息', row: 3, column: 1, values }]);
  const composed = await composeDocument(workbook, DEFAULT_LAYOUT);
  if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
  expect(composed.document.unitName).toBe('<w:p>甲&乙局');
  expect(composed.notices.join('')).toMatch(/“单位名称”里有 1 个文档不能保存的控制字符，已去掉。/);
  const { paragraphs } = await readDocx(await makeDocument(composed.document));
  expect(paragraphs[0]?.text).toBe('<w:p>甲&乙局');
});

test('a ledger that cannot be read gives no document, and says where', async () => {
  const composed = await composeDocument(await damagedSample({ '支出明细!H5': '一百' }), DEFAULT_LAYOUT);
  expect(composed.status).toBe('rejected');
});

test('any budget, with any characters in its names, gives well-formed parts with eleven tables', async () => {
  const names = fc.string({ unit: 'binary', maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(budgets, fc.option(budgets, { nil: undefined }), names, names, async (made, prior, name, goal) => {
      const budget = { ...made, unit: { ...made.unit, name } };
      const target = { project: '甲项目', goal, leader: name, telephone: '', indicators: [] };
      const { narrative } = narrativeOf(budget, prior);
      const { model } = documentModel({
        unit: budget.unit,
        narrative,
        tables: renderTables(budget, DEFAULT_LAYOUT),
        performance: publishedPerformanceTables(budget, { ...NO_ENTRIES, performance: [target] }),
      });
      const file = await makeDocument(model);
      expect((await readDocx(file)).tables).toHaveLength(TABLES + 2);
      for (const part of ['word/styles.xml', 'word/settings.xml', 'word/fontTable.xml', 'docProps/core.xml']) {
        parseXml(await readPart(file, part));
      }
    }),
    { numRuns: 10 },
  );
}, 120_000);

test('the date of preparation stands on the cover: typed in any usual way, or a date cell of Excel', async () => {
  const front = docx.paragraphs.slice(
    0,
    docx.paragraphs.findIndex(({ text }) => text === '目　　录'),
  );
  expect(front.map(({ text }) => text)).toEqual(['示例单位', '2024年单位预算公开', '2024年2月25日']);
  const dateOf = async (typed: string | number) => {
    const workbook = await openSample();
    await workbook.write([{ kind: 'cells', sheet: '单位信息', row: 7, column: 1, values: [[typed]] }]);
    const composed = await composeDocument(workbook, DEFAULT_LAYOUT);
    if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
    return [composed.document.preparedOn, composed.questions.map(({ cell }) => cell)];
  };
  for (const typed of ['2024年2月25日', '２０２４．２．２５', 45_347])
    expect([typed, await dateOf(typed)]).toEqual([typed, ['2024年2月25日', []]]);
  expect(await dateOf(45_351)).toEqual(['2024年2月29日', []]);
  expect(await dateOf(45_352)).toEqual(['2024年3月1日', []]);
  expect(await dateOf('2024年2月')).toEqual(['2024年2月', []]);
  expect(await dateOf('')).toEqual([undefined, []]);
  expect(await dateOf('春节前')).toEqual([undefined, ['B8']]);
});
