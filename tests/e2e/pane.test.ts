/** The built pane, in a browser, on Microsoft's Office.js over the played Excel. */
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { filledSampleBytes } from '../support/filled-sample';
import { sampleBytes } from '../support/sample';
import { violations } from './accessibility';
import { artefact, launchBrowser } from './browser';
import { BUILDING, buildPages } from './build-pages';
import { openPane, type PaneOptions, type PanePage } from './pane-page';

const STATUS = '[aria-label="工作簿现状"] h1';
const VIEWS = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'high-contrast', colorScheme: 'dark', forcedColors: 'active' },
] as const;

let browser: Browser;
let pages: string;
let pane: PanePage | undefined;

beforeAll(async () => {
  pages = await buildPages();
  browser = await launchBrowser();
}, BUILDING);

afterEach(async () => {
  const { complaints = [], strangers = [] } = pane ?? {};
  await pane?.close();
  pane = undefined;
  expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
});

afterAll(async () => {
  await browser.close();
});

async function open(workbook: Uint8Array, context: PaneOptions['context'] = {}, path = 'taskpane.html') {
  pane = await openPane(browser, { workbook: Buffer.from(workbook), pages, context, path });
  return pane;
}

/** Waits until the pane says so of the workbook. */
async function stands({ page }: PanePage, title: string): Promise<void> {
  await page.locator(STATUS, { hasText: title }).waitFor();
}

/** Waits for what the browser brings about here; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

const sheetNames = ({ host }: PanePage) => host.workbook.worksheets.map(({ name }) => name);

function cellOf({ host }: PanePage, sheet: string, address: string): unknown {
  return host.workbook.getWorksheet(sheet)?.getCell(address).value;
}

test('fill the sample, break a figure, check, go to the finding, correct it, check again, undo', async () => {
  const opened = await open(sampleBytes());
  const { page, host } = opened;
  await stands(opened, '底稿已填好');
  await page.screenshot({ path: artefact('pane-1-opened.png') });

  await page.getByRole('button', { name: '一键生成' }).first().click();
  await page.getByText('已生成：表1、表2').waitFor();
  await stands(opened, '审核通过，可以打印');
  expect(cellOf(opened, '表3', 'E9')).toBe(186.1);
  await page.screenshot({ path: artefact('pane-2-filled.png') });

  // 表3 科目 2010103 合计 by hand: seen without asking, and no cell is touched.
  host.type('表3', 'E9', 728.56);
  await stands(opened, '有问题待处理');
  expect(sheetNames(opened)).not.toContain('审核结果');
  await page.getByRole('button', { name: '审核并标出' }).click();
  await page.getByText('发现错误 1 处').waitFor();
  expect(sheetNames(opened)).toContain('审核结果');
  await page.screenshot({ path: artefact('pane-3-checked.png') });

  const finding = page.getByRole('button', { name: /错误 E9 .*应为 186\.10，多 542\.46 万元/ });
  await finding.click();
  await until(() => host.selection === '表3!E9');
  expect(await finding.getAttribute('aria-expanded')).toBe('true');
  // Nothing sticks out of 320 px.
  expect(await page.evaluate(() => document.querySelector('.pane-scroll')?.scrollWidth)).toBeLessThanOrEqual(320);
  await page.screenshot({ path: artefact('pane-4-finding.png') });
  await page.getByRole('button', { name: '表2 机关服务（2010103） 总计', exact: true }).click();
  await until(() => host.selection.startsWith('表2!'));

  host.type('表3', 'E9', 186.1);
  await stands(opened, '审核通过，可以打印');
  await page.getByRole('button', { name: '审核', exact: true }).click();
  await page.getByText('没有待处理的问题。').waitFor();

  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已撤销“一键生成”。').waitFor();
  await stands(opened, '底稿已填好');
  expect(sheetNames(opened)).not.toContain('表3');
}, 180_000);

test('情况说明 is written into the workbook, a wrong sentence in it is found, and 公开文本 comes as a file', async () => {
  const opened = await open(await filledSampleBytes());
  const { page, host } = opened;
  await stands(opened, '审核通过，可以打印');
  await page.getByRole('button', { name: '情况说明' }).click();
  await page.getByText('已写入“情况说明”').waitFor();
  expect(cellOf(opened, '情况说明', 'A17')).toBe('收支总预算3,927.29万元。');
  host.type('情况说明', 'A17', '收支总预算3,972.29万元。');
  await stands(opened, '有问题待处理');
  await page.getByRole('button', { name: /错误 A17 .*应为 3,927\.29/ }).click();
  await until(() => host.selection === '情况说明!A17');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '公开文本' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('示例单位2024年单位预算公开.docx');
  await page.getByText('应在“下载”文件夹里').waitFor();
  await page.screenshot({ path: artefact('pane-document.png') });
}, 300_000);

test('selecting a figure shows the ledger rows behind it, adding up, each a link', async () => {
  const opened = await open(await filledSampleBytes());
  const { page, host } = opened;
  await stands(opened, '审核通过，可以打印');
  host.select('表3', 'E9');
  const origin = page.getByRole('region', { name: '穿透' });
  await origin.getByText('186.10 万元').waitFor();
  await origin.getByText('由“支出明细” 3 行合计').waitFor();
  const amounts = await origin.locator('li .pane-amount').allTextContents();
  expect(amounts).toEqual(['45.00', '89.60', '51.50']);
  await page.screenshot({ path: artefact('pane-5-origin.png') });
  await origin.getByRole('button', { name: /^第 48 行/ }).click();
  await until(() => host.selection === '支出明细!A48');
  host.select('表3', 'A1');
  await origin.waitFor({ state: 'hidden' });
}, 120_000);

test('an edit of the ledger makes the tables stale, quietly; filling again puts them right', async () => {
  const opened = await open(await filledSampleBytes());
  const { page, host } = opened;
  await stands(opened, '审核通过，可以打印');
  host.type('支出明细', 'H48', 89.61);
  await stands(opened, '公开表已过时');
  expect(cellOf(opened, '表3', 'E9')).toBe(186.1);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await page.getByText('已生成：').waitFor();
  expect(cellOf(opened, '表3', 'E9')).toBe(186.11);
}, 120_000);

test('a 核实 finding is explained in the pane, kept on 审核结果, and settled', async () => {
  const opened = await open(await filledSampleBytes());
  const { page, host } = opened;
  await stands(opened, '审核通过，可以打印');
  // A functional code that the catalogue does not have: asked, not refused.
  host.type('支出明细', 'A48', '2019801');
  await stands(opened, '公开表已过时');
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(opened, '有问题待处理');
  await page.getByRole('button', { name: /^核实 A48/ }).click();
  await page.getByRole('textbox', { name: '说明' }).fill('=上级文件另行下达');
  await page.getByRole('button', { name: '保存说明' }).click();
  await page.getByText('说明已写入“审核结果”').waitFor();
  const texts = host.workbook.getWorksheet('审核结果')?.getColumn(10).values;
  expect(texts).toContain('=上级文件另行下达');
  await page.getByRole('button', { name: /^已说明 A48/ }).waitFor();
}, 120_000);

test('everything by keyboard: F8 goes from finding to finding, Enter opens and closes', async () => {
  const opened = await open(await filledSampleBytes());
  const { page, host } = opened;
  await stands(opened, '审核通过，可以打印');
  host.type('表3', 'E9', 728.56);
  host.type('表6', 'E9', 'abc');
  await stands(opened, '有问题待处理');
  const lines = page.locator('.pane-finding-line');
  await lines.nth(1).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('F8');
  await until(() => host.selection === '表3!E9');
  await page.keyboard.press('F8');
  await until(() => host.selection.startsWith('表6!'));
  await page.keyboard.press('Shift+F8');
  await until(() => host.selection === '表3!E9');
  const first = page.locator('.pane-finding-line[aria-expanded="true"]');
  await first.focus();
  await page.keyboard.press('Enter');
  await first.waitFor({ state: 'detached' });
}, 120_000);

test('an error of Excel: a sentence with what to do, the details behind a fold', async () => {
  const opened = await open(sampleBytes());
  const { page, host } = opened;
  await stands(opened, '底稿已填好');
  host.failAt({ batch: 1, code: 'AccessDenied' });
  await page.getByRole('button', { name: '一键生成' }).first().click();
  const alert = page.getByRole('alert');
  await alert.getByText('写入没有成功，工作簿已恢复原状，请重试。原因：Excel 不允许这个改动').waitFor();
  expect(await alert.locator('pre').isVisible()).toBe(false);
  await alert.getByText('详情').click();
  expect(await alert.locator('pre').textContent()).toContain('AccessDenied');
  await page.screenshot({ path: artefact('pane-6-error.png') });
  expect(sheetNames(opened)).not.toContain('表1');
}, 120_000);

test('while Excel keeps it waiting: progress after half a second, nothing else to press, and a way to call it off', async () => {
  const opened = await open(sampleBytes());
  const { page, host } = opened;
  await stands(opened, '底稿已填好');
  // Someone has begun to type in a cell: Excel lets the batch wait.
  host.editingCell = true;
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await page.getByRole('progressbar').waitFor();
  await page.getByText('一键生成：正在读取……').waitFor();
  const check = page.getByRole('button', { name: '审核', exact: true });
  expect(await check.getAttribute('aria-disabled')).toBe('true');
  expect(await check.getAttribute('title')).toBe('正在一键生成，请稍候');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByText('一键生成：正在取消……').waitFor();
  host.editingCell = false;
  await page.getByText('已取消，没有改动任何内容。').waitFor();
  await stands(opened, '底稿已填好');
  expect(sheetNames(opened)).not.toContain('表1');
}, 120_000);

test('the guide in its own window, as the ribbon opens it', async () => {
  const { page } = await open(sampleBytes(), {}, 'help.html');
  await page.getByRole('heading', { name: '使用说明' }).waitFor();
  expect(await violations(page)).toEqual([]);
}, 120_000);

describe.each(VIEWS)('$name', ({ name, colorScheme, forcedColors }) => {
  test('axe finds nothing: a finding open, the guide, the year asked for', async () => {
    const context = { colorScheme, forcedColors, viewport: { width: 420, height: 900 } };
    const opened = await open(await filledSampleBytes(), context);
    const { page, host } = opened;
    await stands(opened, '审核通过，可以打印');
    host.type('表3', 'E9', 728.56);
    await stands(opened, '有问题待处理');
    await page.getByRole('button', { name: '审核并标出' }).click();
    await page.getByText('发现错误 1 处').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '去第一处' }).click();
    await page.getByText('同时不符').waitFor();
    await until(() => host.selection === '表3!E9');
    await page.getByRole('region', { name: '穿透' }).getByRole('button').first().click();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: artefact(`pane-7-${name}.png`) });
    await page.getByRole('button', { name: '帮助', exact: true }).click();
    await page.getByRole('heading', { name: '使用说明' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: artefact(`pane-8-${name}-help.png`) });
    await opened.close();

    const empty = await open(new Uint8Array(await new ExcelJS.Workbook().xlsx.writeBuffer()), context);
    await stands(empty, '还没有底稿');
    await empty.page.getByRole('button', { name: '新建底稿' }).first().click();
    await empty.page.getByLabel('预算年度').fill('24');
    await empty.page.getByText('请填四位年份').waitFor();
    expect(await violations(empty.page)).toEqual([]);
    await empty.page.screenshot({ path: artefact(`pane-9-${name}-year.png`) });
    await empty.page.getByLabel('预算年度').fill('2024');
    await empty.page.keyboard.press('Enter');
    await stands(empty, '正在填报');
    expect(sheetNames(empty)).toContain('支出明细');
  }, 180_000);
});
