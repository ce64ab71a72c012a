/**
 * Two actors in one workbook: something happens between the read and the write of an action, or two windows act at once. What
 * the action says afterwards is true, and what others wrote stays.
 */
import { createTemplateAction } from '../../src/actions/create-template';
import { fillTablesAction, type Filled } from '../../src/actions/fill-tables';
import { markFindings } from '../../src/actions/mark-findings';
import type { Rejected } from '../../src/actions/outcome';
import { undoAction } from '../../src/actions/undo';
import { ExcelWorkbook } from '../../src/excel/excel-workbook';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { STATE_SHEET } from '../../src/worksheet/state';
import { ChangedMeanwhileError, type Workbook } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { startExcelHost } from '../excel-host';
import { type ExcelSample, openSampleInExcel } from '../support/excel-sample';
import { openSample } from '../support/sample';
import { dumpFile, dumpWorkbook } from '../support/workbook-dump';

const TABLES = DEFAULT_LAYOUT.tables.map(({ sheet }) => sheet);

/** The port of another window: actions through it are not queued behind those of the first. */
class OtherWindow extends ExcelWorkbook {
  /** Happens once, right before this window's next write. */
  beforeWrite: (() => void | Promise<unknown>) | undefined;

  override async write(...sent: Parameters<Workbook['write']>): Promise<void> {
    const act = this.beforeWrite;
    this.beforeWrite = undefined;
    await act?.();
    await super.write(...sent);
  }
}

let excel: ExcelSample;
beforeEach(async () => {
  excel = await openSampleInExcel('microsoft365');
});
afterEach(() => excel.close());

const fill = (port: Workbook = excel.port) => fillTablesAction(port, DEFAULT_LAYOUT);
const undo = (port: Workbook = excel.port) => undoAction(port, DEFAULT_LAYOUT);
const sheet = (name: string) => excel.host.workbook.getWorksheet(name)!;
const names = () => excel.host.workbook.worksheets.map(({ name }) => name);
const dump = () => dumpWorkbook(excel.host.workbook);
/** 机关服务 goes from 160.55 to 161.55 万元. */
const raiseLedger = () => (sheet('支出明细').getCell('H5').value = 161.55);

/** Content of the cells of a sheet by address. */
function amounts(name: string): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  sheet(name).eachRow((row) => row.eachCell((cell) => (cells[cell.address] = cell.value)));
  return cells;
}

/** Fills from another window, with something happening between its read and its write. */
function fillWith(act: () => void | Promise<unknown>): Promise<Filled | Rejected> {
  const port = new OtherWindow();
  port.beforeWrite = act;
  return fill(port);
}

const refusal = (about: string) => ({
  message: expect.stringMatching(new RegExp(`${about}.*没有写入任何内容`)) as string,
});

describe('somebody changes the workbook between the read and the write of a second fill', () => {
  beforeEach(async () => {
    await fill();
    raiseLedger();
  });

  test.each<[string, () => void, string]>([
    [
      'types 424242 into 表1 B7, which the fill would have left',
      () => (sheet('表1').getCell('B7').value = 424242),
      '表1!B7 现为“424242”',
    ],
    ['deletes 表3', () => excel.host.workbook.removeWorksheet(sheet('表3').id), '工作表“表3”已改名或删除'],
    ['renames 表3', () => (sheet('表3').name = '我的表3'), '工作表“表3”已改名或删除'],
    ['deletes the record', () => excel.host.workbook.removeWorksheet(sheet(STATE_SHEET).id), STATE_SHEET],
  ])('%s: told, and nothing else is touched', async (_what, act, about) => {
    let afterAct: unknown;
    const acted = () => {
      act();
      afterAct = dump();
    };
    await expect(fillWith(acted)).rejects.toMatchObject(refusal(about));
    expect(dump()).toEqual(afterAct);
  });

  test('writes beside 表3: the fill goes through, the words stay, also when it is taken back', async () => {
    const write = () => {
      sheet('表3').getCell('Z5').value = '别人的备注';
      sheet('表3').getCell('A500').value = '签字';
    };
    expect(await fillWith(write)).toMatchObject({ status: 'done' });
    expect(await undo()).toMatchObject({ status: 'done' });
    expect([sheet('表3').getCell('Z5').value, sheet('表3').getCell('A500').value]).toEqual(['别人的备注', '签字']);
  });

  test('changes the ledger once more: the tables show what was read, and the next fill shows the rest', async () => {
    const once = await fillWith(() => void (sheet('支出明细').getCell('H5').value = 999));
    expect(once).toMatchObject({ status: 'done' });
    const again = await fill();
    expect(again).toMatchObject({ status: 'done', overwritten: [] });
    expect((again as Filled).changedSheets.length).toBeGreaterThan(0);
  });
});

describe('two windows act at once', () => {
  test('two first fills: one makes the eleven tables, the other writes nothing and says so; one undo takes them away', async () => {
    const before = dump();
    const outcomes = await Promise.allSettled([fill(new OtherWindow()), fill(new OtherWindow())]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const { reason } = outcomes[1] as PromiseRejectedResult;
    expect((reason as Error).message).toBe('写入没有成功，程序写入的内容已取回；其间另一处改动了工作簿。请查看后重试');
    expect(names().filter((name) => TABLES.includes(name))).toEqual(TABLES);
    expect(await fill()).toMatchObject({ status: 'done', changedSheets: [] });
    expect(await undo()).toMatchObject({ status: 'done' });
    expect(dump()).toEqual(before);
  });

  test('a first fill by another window right before the write of this one: seen before anything is written', async () => {
    let afterOther: unknown;
    const other = async () => {
      await fill(new OtherWindow());
      afterOther = dump();
    };
    await expect(fillWith(other)).rejects.toMatchObject(refusal('“表1”'));
    expect(dump()).toEqual(afterOther);
  });

  test('two second fills: the tables are right, and one undo gives back the figures of before', async () => {
    await fill();
    const filled = dump().filter(({ name }) => TABLES.includes(name));
    raiseLedger();
    const outcomes = await Promise.allSettled([fill(new OtherWindow()), fill(new OtherWindow())]);
    expect(outcomes[0]?.status).toBe('fulfilled');
    expect(await fill()).toMatchObject({ status: 'done', changedSheets: [], overwritten: [] });
    expect(await undo()).toMatchObject({ status: 'done' });
    expect(dump().filter(({ name }) => TABLES.includes(name))).toEqual(filled);
  });

  test('a second fill by another window right before the write of this one: refused, for the record is another', async () => {
    await fill();
    raiseLedger();
    await expect(fillWith(() => fill(new OtherWindow()))).rejects.toMatchObject(refusal('另一处'));
    expect(await fill()).toMatchObject({ status: 'done', changedSheets: [] });
  });

  test('undo beside a second fill: whichever writes second is refused; a fill after it puts all right', async () => {
    await fill();
    raiseLedger();
    await expect(fillWith(() => undo(new OtherWindow()))).rejects.toBeInstanceOf(ChangedMeanwhileError);
    expect(names().filter((name) => TABLES.includes(name))).toEqual([]);
    expect(await fill()).toMatchObject({ status: 'done', changedSheets: TABLES });
  });

  test('a fill right before the write of an undo: the undo is refused and the new tables stay', async () => {
    await fill();
    raiseLedger();
    const port = new OtherWindow();
    port.beforeWrite = () => fill(new OtherWindow());
    await expect(undo(port)).rejects.toBeInstanceOf(ChangedMeanwhileError);
    expect(await fill()).toMatchObject({ status: 'done', changedSheets: [] });
  });

  test('a word typed into 表3 right before an undo would delete it: the undo is refused', async () => {
    await fill();
    const port = new OtherWindow();
    port.beforeWrite = () => void (sheet('表3').getCell('E9').value = 77);
    await expect(undo(port)).rejects.toMatchObject(refusal('表3!E9 现为“77”'));
    expect(names()).toContain('表3');
  });

  test('two actions of one window run one after the other: both are done, the second has nothing to change', async () => {
    const [first, second] = await Promise.all([fill(), fill()]);
    expect(first).toMatchObject({ status: 'done', changedSheets: TABLES });
    expect(second).toMatchObject({ status: 'done', changedSheets: [] });
  });
});

describe('a write that is cut short while somebody works in the workbook', () => {
  /** The next fill fails at a change of its write; before its way back, somebody acts. */
  async function cutShort(action: number, act: () => void): Promise<unknown> {
    const port = new OtherWindow();
    const write = port.write.bind(port);
    port.write = async (...sent) => {
      port.write = write;
      try {
        excel.host.failAt({ batch: 1, action });
        await write(...sent);
      } finally {
        act();
      }
    };
    return fill(port).catch((error: unknown) => error);
  }

  test('a first fill: the sheet in which 88 was typed stays and is named, the others go', async () => {
    await fill();
    const changes = excel.host.batches.at(-1)!.changes;
    await undo();
    const error = await cutShort(changes - 5, () => (sheet('表5').getCell('Z9').value = 88));
    expect(error).toMatchObject({
      name: 'ActionFailure',
      message: expect.stringContaining('工作表“表5”里另有内容') as string,
    });
    expect(String((error as Error).message)).not.toContain('已恢复原状');
    expect(names().filter((name) => TABLES.includes(name))).toEqual(['表5']);
    expect(sheet('表5').getCell('Z9').value).toBe(88);
  });

  test('a second fill: the cell typed over meanwhile stays and is named, the others are as before', async () => {
    await fill();
    const before = amounts('表1');
    raiseLedger();
    await fill();
    const after = amounts('表1');
    const changes = excel.host.batches.at(-1)!.changes;
    await undo();
    const [first = '', second = ''] = Object.keys(after).filter((address) => after[address] !== before[address]);
    const error = await cutShort(changes - 2, () => (sheet('表1').getCell(second).value = 5));
    expect(error).toMatchObject({ message: expect.stringContaining(`表1!${second}（现为“5”）`) as string });
    expect(amounts('表1')).toEqual({ ...before, [second]: 5 });
    expect(before[first]).not.toBe(after[first]);
  });

  test('the workbook was closed to us before the way back: 撤销 finishes it, and a fill before that is refused', async () => {
    const before = dump();
    await fill();
    const changes = excel.host.batches.at(-1)!.changes;
    await undo();
    const port = new OtherWindow();
    const write = port.write.bind(port);
    let writes = 0;
    port.write = (...sent) => {
      if (writes++ > 0) return Promise.reject(new Error('connection lost'));
      excel.host.failAt({ batch: 1, action: changes - 20 });
      return write(...sent);
    };
    await expect(fill(port)).rejects.toMatchObject({ message: expect.stringContaining('请先点“撤销”') as string });
    await expect(fill()).rejects.toMatchObject({ message: expect.stringContaining('没有做完') as string });
    expect(await undo()).toMatchObject({ status: 'done' });
    expect(dump()).toEqual(before);
  });
});

test('an explanation typed into 审核结果 right before it is made anew: the check is refused and the words stay', async () => {
  await fill();
  sheet('表3').getCell('E9').value = 1;
  await markFindings(excel.port, DEFAULT_LAYOUT);
  const port = new OtherWindow();
  port.beforeWrite = () => void (sheet('审核结果').getCell('J4').value = '已核实');
  await expect(markFindings(port, DEFAULT_LAYOUT)).rejects.toMatchObject(refusal('审核结果!J4 现为“已核实”'));
  expect(sheet('审核结果').getCell('J4').value).toBe('已核实');
});

describe('undo completes or changes nothing', () => {
  test('words beside 表3, which the first fill made, are named before the sheet would be deleted', async () => {
    await fill();
    sheet('表3').getCell('Z5').value = '我的备注';
    expect(await undo()).toEqual({
      status: 'needs-confirmation',
      losses: ['表3!Z5：另外写了“我的备注”，撤销会删除整张表'],
    });
  });

  test('a table that was protected since: told before anything is taken back', async () => {
    await fill();
    raiseLedger();
    await fill();
    await sheet('表2').protect('', {});
    const before = dump();
    expect(await undo()).toMatchObject({
      status: 'rejected',
      problems: [expect.objectContaining({ sheet: '表2', message: '工作表受保护，不能恢复' })],
    });
    expect(dump()).toEqual(before);
  });

  test('新建底稿 where no other visible sheet is left: an empty sheet takes its place, in Excel and in a file', async () => {
    const host = await startExcelHost({ host: 'ltsc2021' });
    const close = host.install();
    try {
      await createTemplateAction(new ExcelWorkbook(), DEFAULT_LAYOUT, 2024);
      host.workbook.removeWorksheet(host.workbook.getWorksheet('Sheet1')!.id);
      const bytes = new Uint8Array(await host.save());
      expect(await undo(new ExcelWorkbook())).toMatchObject({ status: 'done' });
      expect(host.workbook.worksheets.map(({ name }) => name)).toEqual(['Sheet1']);
      const file = await XlsxWorkbook.open(bytes);
      expect(await undo(file)).toMatchObject({ status: 'done' });
      expect((await dumpFile(await file.save())).map(({ name }) => name)).toEqual(['Sheet1']);
    } finally {
      close();
    }
  });

  test('a sheet hidden by somebody does not count as one that is left', async () => {
    const file = await openSample();
    await fill(file);
    const { visibleSheets, sheetNames } = await file.read([]);
    expect(visibleSheets).not.toContain(STATE_SHEET);
    expect(sheetNames).toContain(STATE_SHEET);
  });
});
