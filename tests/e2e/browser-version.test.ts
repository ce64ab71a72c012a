/** The browser version as built, in a browser, served from this machine: one path through a year's work, and what goes wrong. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveFolder } from '../../scripts/static-server';
import { textLines } from '../../src/documents/text-lines';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { filledSampleBytes } from '../support/filled-sample';
import { sampleBytes } from '../support/sample';
import { violations } from './accessibility';
import { artefact, downloadsOnly, launchBrowser } from './browser';
import { BUILDING, buildPages } from './build-pages';

const FIRST_PORT = 3900;
const STATUS = '[aria-label="工作簿现状"] h1';

let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let open: { page: Page; complaints: string[]; strangers: string[] } | undefined;

beforeAll(async () => {
  server = await serveFolder(await buildPages(), FIRST_PORT);
  browser = await launchBrowser();
}, BUILDING);

afterEach(async () => {
  const { complaints = [], strangers = [] } = open ?? {};
  await open?.page.context().close();
  open = undefined;
  expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

/** Opens the page on the sample, and watches what it asks for and complains of. */
async function openPage(context: BrowserContextOptions = {}): Promise<Page> {
  const made = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...context });
  await downloadsOnly(made);
  const page = await made.newPage();
  const [complaints, strangers]: [string[], string[]] = [[], []];
  open = { page, complaints, strangers };
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  made.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.address) && !/^(blob|data):/.test(url)) strangers.push(url);
  });
  await page.goto(server.address);
  await page.locator(STATUS, { hasText: '底稿已填好' }).waitFor();
  return page;
}

const stands = (page: Page, title: string) => page.locator(STATUS, { hasText: title }).waitFor();
const shown = (page: Page) => page.getByRole('tab', { selected: true }).first().textContent();
const selectedCell = (page: Page) => page.getByLabel('单元格', { exact: true }).textContent();
const content = (page: Page) => page.locator('#cell-content');

async function goTo(page: Page, sheet: string, address: string): Promise<void> {
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  const [, letters = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  await page.locator('#grid').focus();
  await page.keyboard.press('Control+Home');
  for (let step = 1; step < +row; step++) await page.keyboard.press('ArrowDown');
  for (let step = 1; step < letters.charCodeAt(0) - 64; step++) await page.keyboard.press('ArrowRight');
  expect(await selectedCell(page)).toBe(address);
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter');
  await content(page).fill(text);
  await page.keyboard.press('Enter');
}

async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存', exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Every cell of every visible sheet, as it holds it. */
async function cellsOf(bytes: Uint8Array): Promise<unknown> {
  const book = await XlsxWorkbook.open(bytes);
  const { sheets } = await book.read(book.visibleSheets().map((sheet) => ({ sheet, content: 'formulas' as const })));
  return [...sheets].map(([name, { row, column, cells }]) => ({ name, row, column, cells }));
}

test('fill, break 表3 E9 by typing, check, follow the finding, correct it, save: the saved file is the filled sample', async () => {
  const page = await openPage();
  await page.screenshot({ path: artefact('browser-1-opened.png') });
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');
  await page.screenshot({ path: artefact('browser-2-filled.png') });

  await goTo(page, '表3', 'E9');
  expect(await content(page).inputValue()).toBe('186.1');
  await type(page, '168.10');
  await stands(page, '有问题待处理');
  await page.getByRole('button', { name: '审核并标出' }).click();
  await page.getByText('发现错误 1 处').waitFor();

  await page.getByRole('tab', { name: '表1', exact: true }).click();
  await page
    .getByRole('button', { name: /表3!E9|E9/ })
    .first()
    .click();
  await page.locator('#cell-3-0, #cell-8-4').first().waitFor();
  expect([await shown(page), await selectedCell(page)]).toEqual(['表3', 'E9']);
  expect(await page.locator('#cell-8-4').getAttribute('class')).toContain('grid-error');
  await page.screenshot({ path: artefact('browser-3-found.png') });

  await page.locator('#grid').focus();
  await type(page, '186.10');
  await page.getByRole('button', { name: '清除标记' }).click();
  await stands(page, '审核通过，可以打印');
  await page.getByRole('button', { name: '打印准备' }).first().click();
  await page.getByText('已设置 11 张表').waitFor();
  await stands(page, '打印准备已完成');
  const { name, bytes } = await saved(page);
  expect(name).toBe('示例底稿-2024.xlsx');
  expect(await cellsOf(bytes)).toEqual(await cellsOf(await filledSampleBytes()));

  // 撤销 takes the fill back; the file that was saved opens again with everything in it.
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  const agree = page.getByRole('button', { name: '放弃后来的修改并撤销' });
  await agree
    .or(page.locator(STATUS, { hasText: '底稿已填好' }))
    .first()
    .waitFor();
  if (await agree.isVisible()) await agree.click();
  await stands(page, '底稿已填好');
  expect(await cellsOf((await saved(page)).bytes)).toEqual(await cellsOf(sampleBytes()));
  await page.getByLabel('选择 .xlsx 文件').setInputFiles({ name: '再打开.xlsx', mimeType: '', buffer: bytes });
  await page.getByTitle('再打开.xlsx').waitFor();
  await stands(page, '审核通过，可以打印');
}, 300_000);

test('the text is written and checked, the whole document arrives, and comes back with one amount wrong: found at its line', async () => {
  const page = await openPage();
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');
  await page.getByRole('button', { name: '情况说明' }).click();
  await page.getByText('已写入“情况说明”').waitFor();
  await goTo(page, '情况说明', 'A17');
  expect(await content(page).inputValue()).toBe('收支总预算3,927.29万元。');
  await type(page, '收支总预算3,972.29万元。');
  await stands(page, '有问题待处理');
  await page.getByRole('button', { name: /错误 A17 .*应为 3,927\.29/ }).waitFor();
  await page.screenshot({ path: artefact('browser-5-text.png') });
  await page.getByRole('button', { name: '撤销输入' }).click();
  await stands(page, '审核通过，可以打印');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '公开文本' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('示例单位2024年单位预算公开.docx');
  const bytes = await readFile(await download.path());
  const lines = await textLines('公开.docx', bytes);
  const wrong = lines.findIndex((line) => line.includes('收支总预算3,927.29万元'));
  const text = lines.map((line, index) => (index === wrong ? line.replace('3,927.29', '3,972.29') : line)).join('\n');
  const picker = page.getByLabel('选择要核对的 .docx 或 .txt 文件');
  await picker.setInputFiles({ name: '改过.txt', mimeType: '', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: new RegExp(`错误 第 ${wrong + 1} 行 .*应为 3,927\\.29`) }).click();
  expect(await shown(page)).toBe('表1');
  await page.screenshot({ path: artefact('browser-6-text-file.png') });
  await picker.setInputFiles({ name: '公开.docx', mimeType: '', buffer: bytes });
  const view = page.getByRole('region', { name: '文字“公开.docx”的问题' });
  await view.waitFor();
  await page.getByRole('button', { name: '关闭文字，回到工作簿的问题' }).click();
  await view.waitFor({ state: 'detached' });
}, 300_000);

test('a code stays text, a formula and a protected cell are refused in a sentence, and what was typed can be taken back', async () => {
  const page = await openPage();
  await goTo(page, '单位信息', 'B5');
  const before = await content(page).inputValue();
  await type(page, '100200');
  await page.getByRole('button', { name: '撤销输入' }).click();
  expect(await content(page).inputValue()).toBe(before);
  await page.locator('#grid').focus();
  await type(page, '=1+1');
  await page.getByText('浏览器版不计算公式').waitFor();
  await goTo(page, '单位信息', 'A1');
  await type(page, '改标题');
  await page.getByText('单位信息 A1 受保护，不能修改').waitFor();
  expect(await cellsOf((await saved(page)).bytes)).toEqual(await cellsOf(sampleBytes()));
}, 300_000);

test('a file that is no .xlsx is refused in a sentence and the open workbook stays; one that is dropped opens', async () => {
  const page = await openPage();
  const wrong: [string, Buffer, string][] = [
    ['旧表.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), '旧版 .xls 文件'],
    ['文字.xlsx', Buffer.from('不是工作簿'), '不是 .xlsx 文件'],
    ['损坏.xlsx', Buffer.from(sampleBytes()).subarray(0, 3000), '不是完好的 .xlsx 工作簿'],
  ];
  for (const [name, buffer, sentence] of wrong) {
    await page.getByLabel('选择 .xlsx 文件').setInputFiles({ name, mimeType: '', buffer });
    await page.locator('.notice-error', { hasText: sentence }).waitFor();
    await page.getByTitle('示例底稿-2024.xlsx').waitFor();
  }
  await page.screenshot({ path: artefact('browser-4-refused.png') });
  const dropped = Buffer.from(await filledSampleBytes()).toString('base64');
  const data = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], '拖进来.xlsx'));
    return transfer;
  }, dropped);
  await page.dispatchEvent('.app', 'drop', { dataTransfer: data });
  await page.getByTitle('拖进来.xlsx').waitFor();
  await stands(page, '审核通过，可以打印');
}, 300_000);

test('once loaded it opens again, fills and prints without its server', async () => {
  const page = await openPage();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  await page.reload();
  await stands(page, '底稿已填好');
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: '打印全部表' }).click();
  await page.locator('body[data-printed]').waitFor();
  expect(await page.locator('#print table').count()).toBe(11);
  await page.pdf({ path: artefact('browser-print.pdf'), preferCSSPageSize: true, printBackground: true });
}, 300_000);

test.each([
  ['light', 'light', 'none', 1280],
  ['dark', 'dark', 'none', 1280],
  ['high-contrast', 'dark', 'active', 1280],
  ['narrow', 'light', 'none', 360],
] as const)(
  'nothing bars people: %s',
  async (name, colorScheme, forcedColors, width) => {
    const page = await openPage({ colorScheme, forcedColors, viewport: { width, height: 800 } });
    await page.screenshot({ path: artefact(`browser-${name}.png`) });
    // In high contrast the browser draws its own colours; axe computes with those that it replaces.
    const found = (await violations(page)).filter(
      (each) => forcedColors === 'none' || !each.startsWith('color-contrast'),
    );
    expect(found).toEqual([]);
  },
  300_000,
);
