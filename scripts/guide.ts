/**
 * `npm run guide`: makes the pictures of docs/guide.md from the running product, the browser version on the sample. Run after
 * a change of what people see; the pictures are committed.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../tests/e2e/browser';
import { buildPages } from '../tests/e2e/build-pages';
import { serveFolder } from './static-server';

const target = join(dirname(fileURLToPath(import.meta.url)), '../docs/pictures');
mkdirSync(target, { recursive: true });
const picture = (name: string) => join(target, `${name}.png`);

/** 表3, 合计 of 2010103 机关服务, 万元: right in the sample, and as the guide breaks it. */
const FIGURE = { sheet: '表3', cell: '#cell-8-4', wrong: '168.10' };
/** 支出明细, a functional code: one that no catalogue has. */
const CODE = { sheet: '支出明细', cell: '#cell-47-0', unknown: '2019801' };

const pane = (page: Page) => page.getByRole('main');
const status = (page: Page, title: string) =>
  page.locator('[aria-label="工作簿现状"] h1', { hasText: title }).waitFor();

async function goTo(page: Page, { sheet, cell }: { sheet: string; cell: string }): Promise<void> {
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  // As many lines down as the cell stands: only what is in sight is drawn.
  const [row, column] = cell.split('-').slice(1).map(Number) as [number, number];
  const grid = page.locator('#grid');
  await grid.focus();
  for (let step = 0; step < row; step++) await grid.press('ArrowDown');
  for (let step = 0; step < column; step++) await grid.press('ArrowRight');
  await page.locator(cell).click();
}

async function type(page: Page, place: { sheet: string; cell: string }, text: string): Promise<void> {
  await goTo(page, place);
  await page.locator('#cell-content').fill(text);
  await page.locator('#cell-content').press('Enter');
}

async function takePictures(page: Page): Promise<void> {
  await status(page, '底稿已填好');
  await page.getByRole('tab', { name: '支出明细', exact: true }).click();
  await page.screenshot({ path: picture('enter') });

  await pane(page).getByRole('button', { name: '一键生成' }).first().click();
  await page.getByText('已生成：').waitFor();
  await status(page, '审核通过');
  await page.getByRole('tab', { name: '表1', exact: true }).click();
  await page.screenshot({ path: picture('filled') });

  await goTo(page, FIGURE);
  await page.getByRole('region', { name: '穿透' }).getByText('合计', { exact: false }).first().waitFor();
  await page.screenshot({ path: picture('origin') });

  await type(page, FIGURE, FIGURE.wrong);
  await status(page, '有问题待处理');
  await pane(page).getByRole('button', { name: '审核并标出' }).click();
  await page.getByText(/发现错误 \d+ 处/).waitFor();
  await pane(page).getByRole('button', { name: '去第一处' }).click();
  await page.getByText('同时不符').waitFor();
  await page.screenshot({ path: picture('finding') });

  await type(page, CODE, CODE.unknown);
  await status(page, '公开表已过时');
  await pane(page).getByRole('button', { name: '一键生成' }).first().click();
  await status(page, '有问题待处理');
  await pane(page)
    .getByRole('button', { name: /^核实 A48/ })
    .click();
  await page.getByRole('textbox', { name: '说明' }).fill('上级文件新设的科目，已向财政局确认。');
  await pane(page).screenshot({ path: picture('explanation') });
}

process.stdout.write('正在构建，约需一分钟……\n');
const server = await serveFolder(await buildPages());
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1200, height: 720 } });
  await page.goto(server.address);
  await takePictures(page);
  process.stdout.write('使用说明的图片已重新生成，在 docs/pictures。\n');
} finally {
  await browser.close();
  server.close();
}
