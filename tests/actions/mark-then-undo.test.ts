/** 审核 between 填充 and 撤销: undo takes the fill back as if nothing had been marked, and leaves the marks to 清除标记. */
import { fillTablesAction } from '../../src/actions/fill-tables';
import { clearMarks, markFindings } from '../../src/actions/mark-findings';
import { undoAction } from '../../src/actions/undo';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { type ExcelSample, openSampleInExcel } from '../support/excel-sample';
import { dumpWorkbook } from '../support/workbook-dump';

describe.each(['ltsc2021', 'web'] as const)('in %s', (name) => {
  let excel: ExcelSample;
  beforeEach(async () => {
    excel = await openSampleInExcel(name);
  });
  afterEach(() => excel.close());
  const dump = () => dumpWorkbook(excel.host.workbook);
  /** The wrong figure on a base worksheet gives findings. */
  const mark = async () => {
    const outcome = await markFindings(excel.port, DEFAULT_LAYOUT);
    expect(outcome).toMatchObject({ status: 'checked' });
    if (outcome.status === 'checked') expect(outcome.findings.length).toBeGreaterThan(0);
  };

  test.each([
    ['undone while the marks are there, then cleared', ['undo', 'clear']],
    ['cleared, then undone', ['clear', 'undo']],
  ])('a fill that was marked is %s: the workbook is as before the fill', async (_what, steps) => {
    excel.host.workbook.getWorksheet('收入预算')!.getCell('B16').value = 186.11;
    const before = dump();
    expect(await fillTablesAction(excel.port, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
    await mark();
    for (const step of steps) {
      const outcome = step === 'undo' ? await undoAction(excel.port, DEFAULT_LAYOUT) : await clearMarks(excel.port);
      expect(outcome).toMatchObject({ status: 'done' });
    }
    expect(dump()).toEqual(before);
  });
});
