/** What a person can ask of the pane, over files in memory. */
import { PaneSession } from '../../src/taskpane/session';
import { textLines } from '../../src/documents/text-lines';
import type { DeliveredFile, Delivery } from '../../src/taskpane/deliver-file';
import { localWork } from '../../src/taskpane/local-work';
import * as actions from '../../src/taskpane/pane-actions';
import { RESULT_SHEET } from '../../src/worksheet/findings/result-sheet';
import { type Workbook, WorkbookError } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { filledSampleBytes } from '../support/filled-sample';
import { openSample } from '../support/sample';
import { FilePaneHost, stateWhere } from './file-pane-host';

const sessions: (() => void)[] = [];
afterEach(() => {
  for (const end of sessions.splice(0)) end();
});

/** A session over a workbook, once it was read. */
async function begin(workbook: Workbook) {
  const host = new FilePaneHost(workbook);
  const session = new PaneSession(
    host,
    localWork(() => host.workbook()),
  );
  sessions.push(session.start());
  await stateWhere(session, ({ status, message }) => status !== undefined || message !== undefined);
  return { host, session };
}

const openFilled = async () => XlsxWorkbook.open(await filledSampleBytes());
const names = async (workbook: Workbook) => (await workbook.read([])).sheetNames;
/** 表3!E9, 科目 2010103 合计: 186.10 万元. */
const E9 = { sheet: '表3', row: 8, column: 4 };

test('from an empty workbook to tables: each step is where the pane says', async () => {
  const { host, session } = await begin(XlsxWorkbook.create());
  expect(session.state().status?.stage).toBe('empty');
  session.askYear();
  expect(session.state().question).toEqual({ kind: 'year', suggested: 2026 });
  await session.createTemplate(2024);
  expect(session.state().question).toBeUndefined();
  expect(session.state().status?.stage).toBe('incomplete');
  host.openOther(await openSample());
  await stateWhere(session, ({ status }) => status?.stage === 'not-filled');
  await session.fill();
  expect(session.state().message).toMatchObject({ intent: 'success', title: '一键生成' });
  expect(session.state().status?.stage).toBe('ready');
  expect(session.state().status?.undoable).toBe('一键生成');
});

test('an edit of the ledger: outdated at once, stale after a while, no cell marked, nothing written', async () => {
  const workbook = await openFilled();
  const { host, session } = await begin(workbook);
  const before = await names(workbook);
  await host.type('支出明细', 47, 7, 89.61);
  expect(session.state()).toMatchObject({ isOutdated: true, busy: undefined });
  const { status } = await stateWhere(session, ({ isOutdated }) => !isOutdated);
  expect(status?.stage).toBe('stale');
  expect(status?.staleSheets).toContain('表3');
  expect(await names(workbook)).toEqual(before);
});

test('edits in a row are read once, when they rest', async () => {
  const workbook = await openFilled();
  const { host, session } = await begin(workbook);
  const readAll = jest.spyOn(workbook, 'readAll');
  for (const amount of [89.61, 89.62, 89.63]) await host.type('支出明细', 47, 7, amount);
  await stateWhere(session, ({ isOutdated }) => !isOutdated);
  expect(readAll).toHaveBeenCalledTimes(1);
});

test('a wrong figure is found, gone to, and gone with its correction', async () => {
  const { host, session } = await begin(await openFilled());
  await host.type('表3', 8, 4, 728.56);
  await stateWhere(session, ({ status }) => status?.stage === 'findings');
  session.first();
  expect(host.selected).toEqual([E9]);
  const { current } = session.state();
  expect(current).toContain('表3!E9');
  session.step(1);
  expect(session.state().current).toBe(current);
  await host.type('表3', 8, 4, 186.1);
  await stateWhere(session, ({ status }) => status?.stage === 'ready');
});

test('审核 marks and lists; 清除标记 takes that away', async () => {
  const workbook = await openFilled();
  const { host, session } = await begin(workbook);
  await host.type('表3', 8, 4, 728.56);
  await session.check();
  expect(session.state().message?.text[0]).toBe(
    '发现错误 1 处，核实 0 处，提示 0 处，已标在单元格里并列入“审核结果”。',
  );
  expect(session.state().status?.isMarked).toBe(true);
  await session.clearMarks();
  expect(session.state().status?.isMarked).toBe(false);
  expect(await names(workbook)).not.toContain(RESULT_SHEET);
});

test('an explanation settles a 核实 finding, survives the next check, and can be taken back', async () => {
  const workbook = await openSample();
  const { host, session } = await begin(workbook);
  await host.type('支出明细', 47, 0, '2019801');
  await session.fill();
  const question = () => {
    const check = session.state().status?.check;
    const found =
      check?.status === 'checked' &&
      check.findings.find(({ cell, severity }) => cell === 'A48' && severity === 'confirm');
    if (!found) throw new Error('no finding at A48');
    return found;
  };
  expect(question().open).toBe(true);
  await session.explain(question(), ' 上级新增科目 ');
  expect(question()).toMatchObject({ open: false, explanation: '上级新增科目' });
  await session.check();
  expect(question()).toMatchObject({ open: false, explanation: '上级新增科目' });
  await session.explain(question(), '');
  expect(question().open).toBe(true);
});

test('undo asks where later changes would be lost, and leaves them when declined', async () => {
  const workbook = await openFilled();
  const { host, session } = await begin(workbook);
  await host.type('表3', 8, 4, 728.56);
  await session.undo();
  expect(session.state().question).toEqual({
    kind: 'undo',
    action: '一键生成',
    losses: ['表3!E9：后来改成了“728.56”'],
  });
  session.dismiss();
  expect(await names(workbook)).toContain('表3');
  await session.undo(true);
  expect(session.state().message?.text).toEqual(['已撤销“一键生成”。']);
  expect(await names(workbook)).not.toContain('表3');
});

test('selecting a derived figure: its rows add up to it, read from what is known already', async () => {
  const workbook = await openFilled();
  const { host, session } = await begin(workbook);
  const read = jest.spyOn(workbook, 'read');
  const readAll = jest.spyOn(workbook, 'readAll');
  host.select(E9);
  const { origin } = await stateWhere(session, (state) => state.origin !== undefined);
  expect(origin).toMatchObject({ amount: '186.10', unit: '万元', sheet: '支出明细', count: 3 });
  expect(origin?.rows.slice(0, 2).map(({ row, amount }) => [row, amount])).toEqual([
    [47, '45.00'],
    [48, '89.60'],
  ]);
  host.select({ sheet: '表3', row: 0, column: 0 });
  await stateWhere(session, (state) => state.origin === undefined);
  expect([read.mock.calls.length, readAll.mock.calls.length]).toEqual([0, 0]);
});

test('one action at a time: what is asked meanwhile is not done', async () => {
  const { session } = await begin(await openSample());
  const filling = session.fill();
  expect(session.state().busy?.title).toBe('一键生成');
  await session.check();
  await filling;
  expect(session.state().message?.title).toBe('一键生成');
  expect(session.state().status?.isMarked).toBe(false);
});

test('cancelled before it writes, an action changes nothing and says so', async () => {
  const workbook = await openSample();
  const { session } = await begin(workbook);
  for (const run of [() => session.fill(), () => session.check()]) {
    const running = run();
    session.cancel();
    await running;
    expect(session.state().message).toMatchObject({ intent: 'info', text: ['已取消，没有改动任何内容。'] });
    expect((await names(workbook)).filter((name) => /^表|审核结果/.test(name))).toEqual([]);
  }
});

test('too late to cancel: what began to write is finished', async () => {
  const workbook = await openSample();
  const { session } = await begin(workbook);
  const write = workbook.write.bind(workbook);
  workbook.write = (edits) => {
    session.cancel();
    return write(edits);
  };
  await session.fill();
  expect(session.state().message).toMatchObject({ intent: 'success' });
  expect(await names(workbook)).toContain('表11');
});

test('a workbook that cannot be read: a sentence, the details apart, and a second try', async () => {
  const workbook = await openSample();
  const readAll = workbook.readAll.bind(workbook);
  workbook.readAll = () =>
    Promise.reject(new WorkbookError('有单元格正在编辑。请先按回车或 Esc 结束编辑，再重试', 'code 1'));
  const { session } = await begin(workbook);
  expect(session.state().message).toMatchObject({
    intent: 'error',
    text: ['有单元格正在编辑。请先按回车或 Esc 结束编辑，再重试。'],
    details: 'code 1',
  });
  workbook.readAll = readAll;
  await session.refresh();
  expect(session.state().status?.stage).toBe('not-filled');
});

test('where the actions cannot be loaded, the pane says what to do', async () => {
  const host = new FilePaneHost(await openSample());
  const work = localWork(
    () => host.workbook(),
    () => Promise.reject(new Error('404')),
  );
  const session = new PaneSession(host, work);
  await session.refresh();
  expect(session.state().message).toMatchObject({ intent: 'error', details: 'Error: 404' });
  await session.fill();
  expect(session.state().message?.text[0]).toContain('窗格没有加载完整');
  expect(session.state().busy).toBeUndefined();
});

test('another workbook: everything known of the earlier one is void', async () => {
  const { host, session } = await begin(await openFilled());
  host.select(E9);
  await stateWhere(session, ({ origin }) => origin !== undefined);
  host.openOther(XlsxWorkbook.create());
  expect(session.state()).toMatchObject({ status: undefined, origin: undefined, selection: undefined });
  await stateWhere(session, ({ status }) => status?.stage === 'empty');
});

test('a reading that was overtaken by another workbook is thrown away', async () => {
  const host = new FilePaneHost(await openFilled());
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const work = localWork(
    () => host.workbook(),
    async () => ({
      ...actions,
      readWorkbookStatus: async (workbook, layout) => {
        const status = await actions.readWorkbookStatus(workbook, layout);
        if (status.stage !== 'empty') await held;
        return status;
      },
    }),
  );
  const session = new PaneSession(host, work);
  sessions.push(session.start());
  host.openOther(XlsxWorkbook.create());
  await stateWhere(session, ({ status }) => status?.stage === 'empty');
  letGo();
  await held;
  await new Promise((resolve) => setImmediate(resolve));
  expect(session.state().status?.stage).toBe('empty');
});

test('once ended, it listens to nothing', async () => {
  const host = new FilePaneHost(await openSample());
  const end = new PaneSession(
    host,
    localWork(() => host.workbook()),
  ).start();
  expect(host.listeners).toBe(3);
  end();
  expect(host.listeners).toBe(0);
});

describe('files for the person, and from them', () => {
  /** A session whose files go nowhere but into a list. */
  async function withDeliveries(delivery: Delivery) {
    const files: DeliveredFile[] = [];
    const host = new FilePaneHost(await openFilled());
    const work = localWork(() => host.workbook());
    const session = new PaneSession(host, work, (file) => {
      files.push(file);
      return Promise.resolve(delivery);
    });
    sessions.push(session.start());
    await stateWhere(session, ({ status }) => status !== undefined);
    return { session, files };
  }

  test('公开文本 is made and handed over as a .docx, and what is still to be supplied is said', async () => {
    const { session, files } = await withDeliveries('saved');
    await session.makeDocument();
    expect(files.map(({ name }) => name)).toEqual(['示例单位2024年单位预算公开.docx']);
    const text = (await textLines('a.docx', files[0]!.bytes)).join('\n');
    expect(text).toContain('收支总预算3,927.29万元');
    expect(session.state().message?.text[0]).toBe('已保存“示例单位2024年单位预算公开.docx”。');
  });

  test('a save dialog that is closed is no success, and a download says where it should be', async () => {
    const cancelled = await withDeliveries('cancelled');
    await cancelled.session.makeDocument();
    expect(cancelled.session.state().message).toMatchObject({ intent: 'info', text: ['没有保存，文件没有交出。'] });
    const started = await withDeliveries('download-started');
    await started.session.makeDocument();
    expect(started.session.state().message?.text[0]).toContain('应在“下载”文件夹里');
    // The browser version is where the person is already.
    expect(started.session.state().message?.offersBrowserVersion).toBe(false);
  });

  test('a text file with 3,972.29 for 3,927.29 is one finding at line 2', async () => {
    const { host, session } = await begin(await openFilled());
    await session.checkTextFile(new File(['一、收支总体情况\n2024年收支总预算3,972.29万元。'], '文字.txt'));
    const { fileCheck, message } = session.state();
    expect(message?.text[0]).toBe('“文字.txt”核对了 2 个数，发现 1 处问题，列在下面。');
    expect(fileCheck?.outcome?.findings).toMatchObject([{ check: 601, sheet: '表1', text: { line: 2 } }]);
    // F8 goes to the cell of 表1 that it contradicts.
    session.step(1);
    await stateWhere(session, () => host.selected.length > 0);
    expect(host.selected[0]?.sheet).toBe('表1');
    session.closeTextFile();
    expect(session.state().fileCheck).toBeUndefined();
  });

  test('a .doc, and a workbook without tables, are told what to do', async () => {
    const { session } = await begin(await openFilled());
    await session.checkTextFile(new File(['x'], '旧.doc'));
    expect(session.state().message).toMatchObject({ intent: 'error', title: '核对文字' });
    expect(session.state().message?.text[0]).toContain('请另存为 .docx 或 .txt');
    const { session: empty } = await begin(XlsxWorkbook.create());
    await empty.checkTextFile(new File(['收支总预算3,972.29万元。'], '文字.txt'));
    expect(empty.state().message?.text[0]).toContain('没有可供核对的公开表');
  });
});
