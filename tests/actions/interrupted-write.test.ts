/** Whatever batch or change fails, nothing half-written stays: the workbook is as before, or undo makes it so. */
import { createTemplateAction } from '../../src/actions/create-template';
import { fillTablesAction } from '../../src/actions/fill-tables';
import { undoAction } from '../../src/actions/undo';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { type ExcelHost, startExcelHost } from '../excel-host';
import { type ExcelSample, openSampleInExcel } from '../support/excel-sample';
import { dumpWorkbook } from '../support/workbook-dump';

const RESTORED = { name: 'ActionFailure', message: expect.stringContaining('已恢复原状') as string };
const EVERY = 10;

/** The number of changes in the last batch that an action sent. */
const changesOfLast = (host: ExcelHost) => host.batches.at(-1)?.changes ?? 0;

/**
 * Lets an action fail at every tenth change of a batch. The workbook is compared after each failure by its sheet names, and
 * whole after every tenth: as the next failure starts from what the last one left, a difference that stays is seen.
 */
async function failEverywhere(
  host: ExcelHost,
  batch: number,
  changes: number,
  act: () => Promise<unknown>,
): Promise<number> {
  const before = dumpWorkbook(host.workbook);
  const names = before.map((sheet) => sheet.name);
  let failures = 0;
  for (let action = 0; action < changes; action += EVERY) {
    host.failAt({ batch, action });
    await expect(act()).rejects.toMatchObject(RESTORED);
    expect(host.workbook.worksheets.map((sheet) => sheet.name)).toEqual(names);
    if (failures++ % 10 === 0) expect(dumpWorkbook(host.workbook)).toEqual(before);
  }
  expect(dumpWorkbook(host.workbook)).toEqual(before);
  return failures;
}

describe('in Excel', () => {
  let excel: ExcelSample;
  beforeEach(async () => {
    excel = await openSampleInExcel('ltsc2021');
  });
  afterEach(() => excel.close());
  const fill = () => fillTablesAction(excel.port, DEFAULT_LAYOUT);
  const undo = () => undoAction(excel.port, DEFAULT_LAYOUT);

  /** How many changes a first fill makes, then taken back. */
  async function changesOfFirstFill(): Promise<number> {
    await fill();
    const changes = changesOfLast(excel.host);
    await undo();
    return changes;
  }

  /** Edits the ledger so that a second fill changes figures, adds rows, and fills 表8, which was empty. */
  function editLedger(): void {
    const ledger = excel.host.workbook.getWorksheet('支出明细')!;
    ledger.getCell('H5').value = 161.55;
    ['2120899', '', '项目支出', '新项目', '31005', '', '政府性基金预算·本级', 20].forEach((value, index) => {
      if (value !== '') ledger.getRow(60).getCell(index + 1).value = value;
    });
    const income = excel.host.workbook.getWorksheet('收入预算')!;
    income.getCell('B5').value = 1720.34;
    income.getCell('B7').value = 20;
  }

  test('a first fill cut short at every tenth change leaves the workbook as it was', async () => {
    const changes = await changesOfFirstFill();
    const failures = await failEverywhere(excel.host, 2, changes, fill);
    expect(failures).toBeGreaterThan(100);
  }, 300_000);

  test('a second fill cut short at every tenth change leaves figures, rows, formats and remarks as they were', async () => {
    await fill();
    editLedger();
    await fill();
    const changes = changesOfLast(excel.host);
    await undo();
    const failures = await failEverywhere(excel.host, 3, changes, fill);
    expect(failures).toBeGreaterThan(10);
  }, 300_000);

  test('a read that fails changes nothing', async () => {
    const before = dumpWorkbook(excel.host.workbook);
    excel.host.failAt({ batch: 0 });
    await expect(fill()).rejects.toMatchObject({ name: 'WorkbookError' });
    excel.host.failAt({ batch: 1 });
    await expect(fill()).rejects.toMatchObject(RESTORED);
    expect(dumpWorkbook(excel.host.workbook)).toEqual(before);
  });

  test('when the way back fails as well, the error says so, and 撤销 restores the workbook', async () => {
    const changes = await changesOfFirstFill();
    await fill();
    editLedger();
    const before = dumpWorkbook(excel.host.workbook);
    for (const action of [changesOfLast(excel.host), 30, 60, 90].filter((at) => at < changes)) {
      excel.host.failAt({ batch: 3, action });
      const write = excel.port.write.bind(excel.port);
      let writes = 0;
      // The first write fails half-way, as Excel makes it; the connection is gone when it is to be taken back.
      excel.port.write = (...sent) => (writes++ === 0 ? write(...sent) : Promise.reject(new Error('connection lost')));
      await expect(fill()).rejects.toMatchObject({ message: expect.stringContaining('撤销') as string });
      excel.port.write = write;
      expect(await undo()).toMatchObject({ status: 'done' });
      expect(dumpWorkbook(excel.host.workbook)).toEqual(before);
    }
  });

  test('an undo that fails can be asked for again', async () => {
    const before = dumpWorkbook(excel.host.workbook);
    await fill();
    excel.host.failAt({ batch: 2, action: 15 });
    await expect(undo()).rejects.toMatchObject({ name: 'ActionFailure', message: '撤销没有做完，请再点一次“撤销”' });
    expect(await undo()).toMatchObject({ status: 'done' });
    expect(dumpWorkbook(excel.host.workbook)).toEqual(before);
  });
});

test('a new template cut short at every tenth change leaves the empty workbook as it was', async () => {
  const host = await startExcelHost({ host: 'ltsc2021' });
  const close = host.install();
  try {
    const create = () => createTemplateAction(new ExcelWorkbook(), DEFAULT_LAYOUT, 2024);
    await create();
    const changes = changesOfLast(host);
    await undoAction(new ExcelWorkbook(), DEFAULT_LAYOUT);
    const failures = await failEverywhere(host, 2, changes, create);
    expect(failures).toBeGreaterThan(20);
  } finally {
    close();
  }
}, 300_000);
