/** What the pane asks is answered across the border as it is beside the workbook: everything in it is plain data. */
import { closeBackgrounds, playedBackground } from '../../../tests/support/background';
import { filledSampleBytes } from '../../../tests/support/filled-sample';
import { sampleBytes } from '../../../tests/support/sample';
import { Cancelled } from '../../actions/outcome';
import { localWork } from '../../taskpane/local-work';
import type { PaneWork, Running } from '../../taskpane/pane-work';
import type { Phase } from '../../taskpane/stoppable-workbook';
import { XlsxWorkbook } from '../../xlsx/xlsx-workbook';
import { FileHost } from '../file-host';

afterEach(closeBackgrounds);

/** 表3!E9, 科目 2010103 合计: 186.10 万元. */
const E9 = { sheet: '表3', row: 8, column: 4 };
const TEXT = ['一、收支总体情况', '2024年收支总预算3,972.29万元。'];

const running = (): Running => ({ signal: new AbortController().signal, onPhase: () => undefined });

/** The same file beside us and across the border. */
async function both(bytes: Uint8Array) {
  const book = await XlsxWorkbook.open(bytes);
  const host = new FileHost('底稿.xlsx', playedBackground);
  await host.open('底稿.xlsx', () => Promise.resolve(bytes.slice()));
  return { host, local: localWork(() => book), remote: host.work };
}

test.each<[string, (work: PaneWork) => Promise<unknown>]>([
  ['where the workbook stands', (work) => work.readStatus()],
  ['the rows behind a figure', (work) => work.readStatus().then(() => work.explain(E9, 2))],
  ['a cell that is no figure', (work) => work.readStatus().then(() => work.explain({ ...E9, row: 0 }, 2))],
  ['a text against the tables', (work) => work.checkText(TEXT)],
  ['a text file', (work) => work.checkTextFile(running(), '文字.txt', new TextEncoder().encode(TEXT.join('\n')))],
  ['审核', (work) => work.check(running())],
  ['审核, then 清除标记', (work) => work.check(running()).then(() => work.clearMarks(running()))],
  ['情况说明', (work) => work.writeNarrative(running())],
  ['打印准备', (work) => work.preparePrint(running(), 'here')],
  ['撤销', (work) => work.undo(running(), false)],
  ['新建底稿 where there is one', (work) => work.createTemplate(running(), 2024)],
])('%s', async (_, ask) => {
  const { local, remote } = await both(await filledSampleBytes());
  expect(await ask(remote)).toEqual(await ask(local));
  expect(await remote.readStatus()).toEqual(await local.readStatus());
});

test('an explanation for a code that is in no list settles its finding', async () => {
  const book = await XlsxWorkbook.open(await filledSampleBytes());
  await book.write([{ kind: 'cells', sheet: '支出明细', row: 47, column: 0, values: [['2019801']] }]);
  const { local, remote } = await both(await book.save());
  const explained = async (work: PaneWork) => {
    const { check } = await work.readStatus();
    if (check.status !== 'checked') throw new Error('nothing was checked');
    const index = check.findings.findIndex(({ severity, cell }) => severity === 'confirm' && cell === 'A48');
    return work.explainFinding(running(), check.findings, index, '上级新增科目');
  };
  const answer = await explained(remote);
  expect(answer).toMatchObject({ intent: 'success', text: ['说明已写入“审核结果”，下次审核不再提示。'] });
  expect(answer).toEqual(await explained(local));
  const { check } = await remote.readStatus();
  expect(check).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ cell: 'A48', explanation: '上级新增科目', open: false }),
    ]),
  });
});

test('the whole document comes as bytes, with what is still to be supplied', async () => {
  const { remote } = await both(await filledSampleBytes());
  const made = await remote.makeDocument(running());
  if (!('composed' in made)) throw new Error(made.text.join());
  expect(made.composed.fileName).toBe('示例单位2024年单位预算公开.docx');
  // A zip.
  expect([...made.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
});

test('a text file of another kind is refused in the same words', async () => {
  const { remote } = await both(await filledSampleBytes());
  await expect(remote.checkTextFile(running(), '旧.doc', new Uint8Array([1]))).rejects.toMatchObject({
    name: 'WorkbookError',
    message: expect.stringContaining('请另存为 .docx 或 .txt'),
  });
});

test.each<Phase>(['reading', 'computing'])(
  '一键生成 called off while it is %s writes nothing; the next one does',
  async (when) => {
    const { host, remote } = await both(sampleBytes());
    const { version } = host.file();
    const abort = new AbortController();
    const phases: Phase[] = [];
    const onPhase = (phase: Phase) => {
      phases.push(phase);
      if (phase === when) abort.abort();
    };
    await expect(remote.fill({ signal: abort.signal, onPhase })).rejects.toBeInstanceOf(Cancelled);
    expect([phases.includes('writing'), host.file().version]).toEqual([false, version]);
    expect((await remote.readStatus()).stage).toBe('not-filled');

    phases.length = 0;
    expect(await remote.fill({ signal: new AbortController().signal, onPhase })).toMatchObject({ intent: 'success' });
    expect([...new Set(phases)]).toEqual(['reading', 'computing', 'writing']);
    expect([host.file().sheet, host.file().version]).toEqual(['表1', version + 1]);
  },
);
