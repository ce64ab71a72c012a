/** The browser version as built, in a browser, served from this machine: one path through a year's work, and what goes wrong. */
import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { textLines } from '../../src/documents/text-lines';
import { filledSampleBytes } from '../support/filled-sample';
import { sampleBytes } from '../support/sample';
import { violations } from './accessibility';
import { artefact } from './browser';
import {
  browserVersion,
  cellsOf,
  content,
  goTo,
  openFile,
  saved,
  selectedCell,
  shownSheet,
  stands,
  statusOf,
  type,
} from './browser-page';

const openPage = browserVersion();

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
  expect([await shownSheet(page), await selectedCell(page)]).toEqual(['表3', 'E9']);
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

  // 撤销 takes the set-up of the pages back, then the fill; the file that was saved opens again with everything in it.
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('已撤销“打印准备”。').waitFor();
  await stands(page, '审核通过，可以打印');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  const agree = page.getByRole('button', { name: '放弃后来的修改并撤销' });
  await agree.or(statusOf(page, '底稿已填好')).first().waitFor();
  if (await agree.isVisible()) await agree.click();
  await stands(page, '底稿已填好');
  expect(await cellsOf((await saved(page)).bytes)).toEqual(await cellsOf(sampleBytes()));
  await openFile(page, '再打开.xlsx', bytes);
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
  expect(await shownSheet(page)).toBe('表1');
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

test('a number too wide for its column is ####, in the sheet and on paper; whoever points at it sees the number', async () => {
  const page = await openPage();
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');
  await goTo(page, '表3', 'E9');
  const cell = page.locator('#cell-8-4');
  expect(await cell.textContent()).toBe('186.10');
  await type(page, '12345678901.23');
  await cell.getByText('####').waitFor();
  expect([await cell.textContent(), await cell.getAttribute('title')]).toEqual([
    expect.stringMatching(/^#+$/),
    '12,345,678,901.23',
  ]);
  await page.screenshot({ path: artefact('browser-7-wide-number.png') });
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.getByRole('button', { name: '打印全部表' }).click();
  await page.locator('#print td', { hasText: /^#+$/ }).first().waitFor({ state: 'attached' });
  expect(await page.locator('#print td', { hasText: /^#+$/ }).count()).toBe(1);
}, 300_000);

test('a file that is no .xlsx is refused in a sentence and the open workbook stays; one that is dropped opens', async () => {
  const page = await openPage();
  const oldFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const encrypted = Buffer.concat([oldFile, Buffer.from('EncryptedPackage', 'utf16le')]);
  const noWorkbook = await new JSZip().file('word/document.xml', '<x/>').generateAsync({ type: 'nodebuffer' });
  // What is wrong, and what to do about it.
  const wrong: [string, Buffer, string][] = [
    ['旧表.xls', oldFile, '旧版 .xls 或 WPS 的 .et 文件。请在 Excel 或 WPS 中另存为 .xlsx 后再打开'],
    ['有密码.xlsx', encrypted, '有打开密码，无法读取。请在 Excel 中取消密码后另存，再重试'],
    ['文字.xlsx', Buffer.from('不是工作簿'), '不是 .xlsx 文件。请选择 Excel 或 WPS 保存的 .xlsx 工作簿'],
    ['空.xlsx', Buffer.alloc(0), '不是 .xlsx 文件。请选择 Excel 或 WPS 保存的 .xlsx 工作簿'],
    [
      '断开.xlsx',
      Buffer.from(sampleBytes()).subarray(0, 3000),
      '压缩包的目录不见了，文件可能没有传完整。请在 Excel 或 WPS 中打开、修复后另存',
    ],
    ['改名的.xlsx', noWorkbook, '不是完整的 .xlsx 工作簿'],
  ];
  for (const [name, buffer, sentence] of wrong) {
    await openFile(page, name, buffer);
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

test('once loaded it opens again, fills, writes 情况说明 and prints both by Ctrl+P without its server', async () => {
  const page = await openPage();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  await page.reload();
  await stands(page, '底稿已填好');
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');
  await page.getByRole('button', { name: '情况说明' }).click();
  await page.getByRole('tab', { name: '情况说明', exact: true }).waitFor();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.keyboard.press('Control+P');
  await page.locator('body[data-printed]').waitFor();
  expect(await page.locator('#print table').count()).toBe(12);
  const narrative = page.locator('#print table').last();
  expect(await narrative.getByText('收支总预算3,927.29万元。').count()).toBe(1);
  // One column: what is still open and the links stand beside the text, and stay there.
  expect(await narrative.locator('tr').first().locator('td').count()).toBe(1);
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
