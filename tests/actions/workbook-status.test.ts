/** Where a workbook stands, at every step of the way, read once. */
import { createTemplateAction } from '../../src/actions/create-template';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { clearMarks, markFindings } from '../../src/actions/mark-findings';
import { undoAction } from '../../src/actions/undo';
import { readWorkbookStatus, type Stage } from '../../src/actions/workbook-status';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { STATE_SHEET } from '../../src/worksheet/state';
import type { CellInput, Workbook } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { HOSTS, openSampleInExcel } from '../support/excel-sample';
import { filledSampleBytes, publishedOnly } from '../support/filled-sample';
import { openSample } from '../support/sample';

const statusOf = (workbook: Workbook) => readWorkbookStatus(workbook, DEFAULT_LAYOUT);
const stageOf = async (workbook: Workbook): Promise<Stage> => (await statusOf(workbook)).stage;
const openFilled = async () => XlsxWorkbook.open(await filledSampleBytes());

function type(workbook: Workbook, sheet: string, row: number, column: number, value: CellInput): Promise<void> {
  return workbook.write([{ kind: 'cells', sheet, row, column, values: [[value]] }]);
}

test('empty, then a template to fill in, then empty again after undo', async () => {
  const workbook = XlsxWorkbook.create();
  expect(await stageOf(workbook)).toBe('empty');
  await createTemplateAction(workbook, DEFAULT_LAYOUT, 2024);
  const status = await statusOf(workbook);
  expect(status).toMatchObject({ stage: 'incomplete', hasBase: true, hasTables: false, undoable: '新建底稿' });
  expect(status.baseErrors).toBeGreaterThan(0);
  await undoAction(workbook, DEFAULT_LAYOUT);
  expect(await stageOf(workbook)).toBe('empty');
});

test('the sample: not filled, ready once filled, not filled again without 表11', async () => {
  const workbook = await openSample();
  expect(await stageOf(workbook)).toBe('not-filled');
  await fillTablesAction(workbook, DEFAULT_LAYOUT);
  expect(await statusOf(workbook)).toMatchObject({ stage: 'ready', staleSheets: [], undoable: '一键生成' });
  await workbook.write([{ kind: 'remove-sheet', sheet: '表11' }]);
  expect(await stageOf(workbook)).toBe('not-filled');
});

test('0.01 万元 more in one ledger line makes just the tables stale that it goes into', async () => {
  const workbook = await openFilled();
  await type(workbook, '支出明细', 47, 7, 89.61);
  const { stage, staleSheets } = await statusOf(workbook);
  expect(stage).toBe('stale');
  // 单位资金·其他收入 is no fiscal appropriation and nothing carried over: 表4 to 表11 are not concerned.
  expect(staleSheets).toEqual(['表1', '表2', '表3']);
  await type(workbook, '支出明细', 47, 7, 89.6);
  expect(await stageOf(workbook)).toBe('ready');
});

test('a figure changed by hand is a finding, not staleness', async () => {
  const workbook = await openFilled();
  await type(workbook, '表3', 8, 4, 728.56);
  expect(await statusOf(workbook)).toMatchObject({ stage: 'findings', staleSheets: [] });
});

test('tables of other people, without base worksheets, are ready or have findings', async () => {
  const book = await publishedOnly();
  const open = async () => XlsxWorkbook.open(new Uint8Array(await book.xlsx.writeBuffer()));
  expect(await statusOf(await open())).toMatchObject({ stage: 'ready', hasBase: false, undoable: undefined });
  const wrong = book.getWorksheet('表3')?.getCell('E9');
  if (!wrong) throw new Error('no 表3');
  wrong.value = 728.56;
  expect(await stageOf(await open())).toBe('findings');
});

test('marks are seen', async () => {
  const workbook = await openFilled();
  expect((await statusOf(workbook)).isMarked).toBe(false);
  await markFindings(workbook, DEFAULT_LAYOUT);
  expect((await statusOf(workbook)).isMarked).toBe(true);
  await clearMarks(workbook);
  expect((await statusOf(workbook)).isMarked).toBe(false);
});

test('a broken record of what was filled is told, and the rest is still read', async () => {
  const workbook = await openFilled();
  await type(workbook, STATE_SHEET, 1, 1, '{');
  const status = await statusOf(workbook);
  expect(status.stateError).toContain('生成记录已损坏');
  expect(status).toMatchObject({ stage: 'ready', undoable: undefined });
});

test('every figure of the filled sample has rows that add up to what is printed', async () => {
  const workbook = await openFilled();
  const status = await statusOf(workbook);
  const { sheets } = await workbook.read(
    DEFAULT_LAYOUT.tables.map(({ sheet }) => ({ sheet, content: 'values' as const })),
  );
  let figures = 0;
  for (const [sheet, { cells, row, column }] of sheets) {
    cells.forEach((line, r) =>
      line.forEach((value, c) => {
        const origin = status.explain({ sheet, row: row + r, column: column + c });
        if (!origin) return;
        figures += 1;
        const shown = typeof value === 'number' ? value : 0;
        const amounts = origin.rows(Infinity).map(({ amount }) => Number(amount.replaceAll(',', '')));
        const sum = amounts.reduce((total, amount) => total + Math.round(amount * 1_000_000), 0) / 1_000_000;
        expect(Math.abs(sum - shown)).toBeLessThanOrEqual(0.005);
        expect(amounts).toHaveLength(origin.count);
      }),
    );
  }
  process.stdout.write(`穿透: ${figures} figures of the sample\n`);
  expect(figures).toBeGreaterThan(500);
});

test.each(HOSTS)('in %s: one round trip', async (name) => {
  const { host, port, close } = await openSampleInExcel(name);
  try {
    await fillTablesAction(port, DEFAULT_LAYOUT);
    const before = host.batches.length;
    expect(await stageOf(port)).toBe('ready');
    expect(host.batches.length - before).toBe(1);
  } finally {
    close();
  }
});
