/** 打印准备 in the pane, and 撤销 after it, over files in memory. */
import { localWork } from '../../src/taskpane/local-work';
import { PaneSession } from '../../src/taskpane/session';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { filledSampleBytes } from '../support/filled-sample';
import { FilePaneHost, stateWhere } from './file-pane-host';

let end: () => void = () => undefined;
afterEach(() => end());

/** A session over the filled sample, once it was read. */
async function begin() {
  const workbook = await XlsxWorkbook.open(await filledSampleBytes());
  const session = new PaneSession(
    new FilePaneHost(workbook),
    localWork(() => workbook),
  );
  end = session.start();
  await stateWhere(session, ({ status }) => status !== undefined);
  return { workbook, session };
}

test('打印准备 can be taken back, and then the fill before it', async () => {
  const { workbook, session } = await begin();
  await session.preparePrint();
  expect(session.state().message?.text).toContain('原来的页面设置和行高已保存，点“撤销”可以恢复。');
  expect(session.state()).toMatchObject({ isPrepared: true, status: { stage: 'ready', undoable: '打印准备' } });
  await session.undo();
  expect(session.state()).toMatchObject({ isPrepared: false, status: { stage: 'ready', undoable: '一键生成' } });
  expect(session.state().message?.text).toEqual([
    '已撤销“打印准备”。',
    '各表的页面设置和行高已恢复；去掉的审核标记不放回，需要时再点“审核”。',
  ]);
  await session.undo();
  expect(session.state().message?.text).toEqual(['已撤销“一键生成”。']);
  expect((await workbook.read([])).sheetNames).not.toContain('表3');
});

test('a page that was set otherwise since 打印准备 is named before it is lost', async () => {
  const { workbook, session } = await begin();
  await session.preparePrint();
  const { sheets } = await workbook.read([{ sheet: '表3', content: 'values', page: true }]);
  const page = { ...sheets.get('表3')!.page!, footer: '' };
  await workbook.write([{ kind: 'page-state', sheet: '表3', page }]);
  await session.undo();
  expect(session.state().question).toEqual({
    kind: 'undo',
    action: '打印准备',
    losses: ['表3：之后改过页脚，撤销会换回打印准备之前的'],
  });
});
