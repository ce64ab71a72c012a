/**
 * Whatever the workbook is asked for, the page hears what is clicked and typed: opening, filling, checking and saving are done
 * beside it. A ledger of 20,000 rows.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { longLedgerBytes } from '../support/long-ledger';
import { artefact } from './browser';
import { browserVersion, content, goTo, saved, stands, type } from './browser-page';
import { watchMainThread } from './main-thread';

const ROWS = 20_000;
/** The longest that the page's thread may be at work without a pause, milliseconds of the processor at normal speed. */
const DEAF = 100;

const openPage = browserVersion();
const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const file = join(folder, '二万行.xlsx');

beforeAll(async () => writeFileSync(file, await longLedgerBytes(ROWS)));
afterAll(() => rmSync(folder, { recursive: true }));

/** By its path: what a test hands over by value goes through the page's thread. */
const choose = (page: Page) => page.getByLabel('选择工作簿文件').setInputFiles(file);

test('no task of the page takes longer than 100 ms: opening, scrolling, filling, typing, checking, saving', async () => {
  const page = await openPage();
  const longest: Record<string, number> = {};
  const watch = async (name: string, step: () => Promise<unknown>) => {
    longest[name] = Math.round((await watchMainThread(page, step)).longest);
  };
  await watch('open', async () => {
    await choose(page);
    await page.getByTitle('二万行.xlsx').waitFor();
    await stands(page, '底稿已填好');
    await page.getByText('可以生成表1至表11了').waitFor();
  });
  await watch('scroll', async () => {
    await page.getByRole('tab', { name: '支出明细', exact: true }).click();
    await page.locator('#grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight / 2));
    await page.locator(`#cell-${ROWS / 2}-7`, { hasText: /\d/ }).waitFor();
    await page.locator('#grid').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    await page.locator(`#cell-${ROWS + 3}-7`, { hasText: /\d/ }).waitFor();
  });
  await watch('fill', async () => {
    await page.getByRole('button', { name: '一键生成' }).first().click();
    await stands(page, '审核通过，可以打印');
  });
  await watch('type', async () => {
    await goTo(page, '表3', 'E9');
    await type(page, '1');
    await stands(page, '有问题待处理');
  });
  await watch('check', async () => {
    await page.getByRole('button', { name: '审核并标出' }).click();
    await page.getByText(/发现错误 \d+ 处/).waitFor();
  });
  await watch('save', () => saved(page));
  process.stdout.write(`longest task of the page, ms of the processor: ${JSON.stringify(longest)}\n`);
  for (const [step, time] of Object.entries(longest))
    expect({ step, time, isHeard: time <= DEAF }).toEqual({ step, time, isHeard: true });
}, 600_000);

test('opening is told and called off; meanwhile the workbook that is open takes what is typed, and it stays', async () => {
  // The service worker would answer for the server, which is held up here.
  const page = await openPage({ serviceWorkers: 'block' });
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  // However quick the opening is on this machine: its thread does not come to it.
  await page.context().route(/\/background\.[0-9a-f]+\.js$/, () => asked());
  await choose(page);
  const progress = page.getByText(/正在打开“二万行\.xlsx”：.+……/);
  await Promise.all([progress.waitFor(), isAsked]);
  await goTo(page, '单位信息', 'B5');
  await type(page, '100200');
  await page.screenshot({ path: artefact('opening-progress.png') });

  await page.getByRole('button', { name: '取消', exact: true }).click();
  await progress.waitFor({ state: 'detached' });
  await page.getByTitle('示例底稿-2024.xlsx').waitFor();
  expect(await content(page).inputValue()).toBe('100200');
  const book = await XlsxWorkbook.open((await saved(page)).bytes);
  expect(book.cellState({ sheet: '单位信息', row: 4, column: 1 }).content).toBe('100200');
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');

  // The next one opens: what was called off is in nobody's way.
  await page.context().unrouteAll();
  await choose(page);
  await page.getByRole('button', { name: '不保存，直接打开' }).click();
  await page.getByTitle('二万行.xlsx').waitFor();
}, 600_000);

test('a thread that does not start, as after half an update: a sentence says what to do, the open workbook stays', async () => {
  const page = await openPage({ serviceWorkers: 'block' });
  await page.context().route(/\/background\.[0-9a-f]+\.js$/, (route) => route.abort());
  await choose(page);
  await page.locator('.notice-error', { hasText: '文件没有打开：后台程序没有启动或中途停止了' }).waitFor();
  await page.getByTitle('示例底稿-2024.xlsx').waitFor();
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await stands(page, '审核通过，可以打印');
}, 600_000);
