/** Excel on the web refuses requests and responses over 5 MB: large ledgers are read in chunks, and only as many as needed. */
import { fillTablesAction } from '../../src/actions/fill-tables';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { chunkEdits } from '../../src/excel/payload';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { Edit } from '../../src/worksheet/workbook';
import { type HostName, startExcelHost } from '../excel-host';
import { loadSample } from '../support/sample';

const CAP = 5_000_000;

/** The sample with its first line repeated, one 元 in 万元 each, so that the ledger has `lines` more lines. */
async function fillWithLines(host: HostName, lines: number, project = '') {
  const workbook = await loadSample();
  const ledger = workbook.getWorksheet('支出明细')!;
  const line = project
    ? [
        '2010399',
        '其他政府办公厅（室）及相关机构事务支出',
        '项目支出',
        project,
        '30201',
        '办公费',
        '一般公共预算·一般财力',
        0.0001,
      ]
    : ['2010303', '机关服务', '人员经费', '', '30101', '基本工资', '一般公共预算·一般财力', 0.0001];
  for (let index = 0; index < lines; index++) {
    const row = ledger.getRow(60 + index);
    line.forEach((value, column) => {
      if (value !== '') row.getCell(column + 1).value = value;
    });
  }
  const excel = await startExcelHost({ host, workbook });
  const close = excel.install();
  try {
    const outcome = await fillTablesAction(new ExcelWorkbook(), DEFAULT_LAYOUT);
    expect(outcome.status).toBe('done');
    return { batches: excel.batches, total: excel.workbook.getWorksheet('表3')?.getCell('E18').value };
  } finally {
    close();
  }
}

test('20,000 further lines, 3 MB, take one read, a look at the number formats of the amounts alone, a look before writing, and one write', async () => {
  const { batches, total } = await fillWithLines('web', 20_000);
  expect(batches).toHaveLength(4);
  expect(batches[1]?.responseBytes).toBeLessThan(300_000);
  expect(batches[2]?.responseBytes).toBeLessThan(5_000);
  expect(batches[0]?.responseBytes).toBeGreaterThan(2_000_000);
  expect(total).toBe(3929.29);
});

test('60,000 further lines take one more read for each further 5 MB, none of them over the cap', async () => {
  const { batches, total } = await fillWithLines('web', 60_000);
  const bytes = batches.reduce((sum, batch) => sum + batch.responseBytes, 0);
  expect(bytes).toBeGreaterThan(CAP);
  expect(Math.max(...batches.map((batch) => batch.responseBytes))).toBeLessThanOrEqual(CAP);
  expect(batches.length).toBeLessThanOrEqual(3 + Math.ceil(bytes / CAP) + 1);
  expect(total).toBe(3933.29);
}, 120_000);

test('lines so wide that the first read is refused are read again in smaller pieces', async () => {
  const { batches, total } = await fillWithLines('web', 20_000, '一个名称很长很长的项目'.repeat(12));
  expect(batches[0]?.responseBytes).toBeGreaterThan(CAP);
  expect(Math.max(...batches.slice(1).map((batch) => batch.responseBytes))).toBeLessThanOrEqual(CAP);
  expect(total).toBe(3929.29);
}, 120_000);

test('a second fill reads formats only of the tables that get longer: as much as a first fill where none does', async () => {
  const workbook = await loadSample();
  const excel = await startExcelHost({ host: 'web', workbook });
  const close = excel.install();
  const bytesOfFill = async () => {
    const before = excel.batches.length;
    expect(await fillTablesAction(new ExcelWorkbook(), DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
    return excel.batches.slice(before).reduce((sum, batch) => sum + batch.responseBytes, 0);
  };
  try {
    const first = await bytesOfFill();
    const ledger = workbook.getWorksheet('支出明细')!;
    ledger.getCell('H5').value = 161.55;
    const sameSize = await bytesOfFill();
    expect(sameSize).toBeLessThan(first * 1.3);
    ['2120899', '', '项目支出', '新项目', '31005', '', '政府性基金预算·本级', 20].forEach((value, index) => {
      if (value !== '') ledger.getRow(60).getCell(index + 1).value = value;
    });
    expect(await bytesOfFill()).toBeGreaterThan(sameSize);
  } finally {
    close();
  }
});

test('a block of cells over the cap is cut by rows, in order, none lost', () => {
  const values = Array.from({ length: 5000 }, (_, row) => [`第${row}行`, 'x'.repeat(1000)]);
  const edits: Edit[] = [
    { kind: 'add-sheet', sheet: '大' },
    { kind: 'cells', sheet: '大', row: 3, column: 0, values },
    { kind: 'freeze-rows', sheet: '大', rows: 1 },
  ];
  const chunks = chunkEdits(edits, 1_000_000);
  expect(chunks.length).toBeGreaterThan(5);
  const cells = chunks.flat().filter((edit) => edit.kind === 'cells');
  expect(cells.flatMap((edit) => edit.values)).toEqual(values);
  expect(
    cells.every((edit, index) => index === 0 || edit.row === cells[index - 1]!.row + cells[index - 1]!.values.length),
  ).toBe(true);
  expect(
    chunks
      .flat()
      .map((edit) => edit.kind)
      .at(-1),
  ).toBe('freeze-rows');
});
