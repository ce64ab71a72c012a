/**
 * The part of `npm run bench` that needs a browser, at full speed and on a machine six times slower: how soon the page is of use,
 * a fill, a long ledger, and how long the page hears nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tests/e2e/browser';
import { buildPages } from '../tests/e2e/build-pages';
import { longLedgerBytes } from '../tests/support/long-ledger';
import { slowPages } from './slow-renderer';
import { serveFolder } from './static-server';

const RATES = [1, 6];
const RUNS = 3;
const LEDGER_ROWS = 20_000;
/** Nothing here takes longer, milliseconds. */
const PATIENCE = 300_000;

interface Times {
  /** From the request to the first text on the page, and to its buttons and its pane. */
  readonly firstText: number;
  readonly frame: number;
  /** From the request to the sample's cells and the next step in sight. */
  readonly usable: number;
  /** From the click on 一键生成 to its message. */
  readonly fill: number;
  /** The longest time in which the page heard nothing. */
  readonly deaf: number;
}

interface LongTimes {
  /** From choosing the file to its cells, and to what the pane says of it. */
  readonly opened: number;
  readonly read: number;
  readonly fill: number;
  readonly check: number;
  /** From Enter to the figure standing in its cell, the middle of five. */
  readonly typed: number;
  /** From an arrow key to the next cell's name. */
  readonly moved: number;
  /** The longest time in which the page heard nothing, while it opened and during the rest. */
  readonly deafOpening: number;
  readonly deafWorking: number;
}

const NAMES: Readonly<Record<keyof Times, string>> = {
  firstText: '第一行字',
  frame: '页面与窗格的框架',
  usable: '首屏可用',
  fill: '示例一键生成',
  deaf: '页面最长一次不应答',
};

const LONG_NAMES: Readonly<Record<keyof LongTimes, string>> = {
  opened: '打开到看见',
  read: '打开到说出现状',
  fill: '一键生成',
  check: '审核并标出',
  typed: '输入一格到看见',
  moved: '方向键到下一格',
  deafOpening: '打开时页面最长一次不应答',
  deafWorking: '生成、审核、输入时页面最长一次不应答',
};

/** Prints the medians of some runs of the shipped build, each in a browser profile of its own. */
export async function measureInBrowser(): Promise<void> {
  const { address, close } = await serveFolder(await buildPages(), 3900);
  const browser = await launchBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const ledger = join(folder, '二万行.xlsx');
  writeFileSync(ledger, await longLedgerBytes(LEDGER_ROWS));
  try {
    for (const rate of RATES) {
      const runs: Times[] = [];
      for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(browser, address, rate));
      const long = await measureLong(browser, address, rate, ledger);
      process.stdout.write(
        [
          '',
          `浏览器版，处理器${rate === 1 ? '不放慢' : `放慢 ${rate} 倍`}（毫秒，${RUNS} 次的中位数）`,
          ...named(NAMES).map(([key, name]) => `  ${name}：${median(runs.map((times) => times[key]))}`),
          `${LEDGER_ROWS.toLocaleString()} 行的底稿（毫秒）`,
          ...named(LONG_NAMES).map(([key, name]) => `  ${name}：${Math.round(long[key])}`),
          '',
        ].join('\n'),
      );
    }
  } finally {
    await browser.close();
    close();
    rmSync(folder, { recursive: true });
  }
}

const named = <K extends string>(names: Readonly<Record<K, string>>) => Object.entries(names) as [K, string][];

const median = (times: number[]) => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(() => {
    const watched = window as unknown as { deaf: number };
    watched.deaf = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.deaf = Math.max(watched.deaf, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  return page;
}

/** The longest task since this was asked last, milliseconds; below 50 it is 0. */
const deafness = (page: Page) =>
  page.evaluate(() => {
    const watched = window as unknown as { deaf: number };
    const longest = watched.deaf;
    watched.deaf = 0;
    return longest;
  });

const stands = (page: Page, title: RegExp) =>
  page.locator('[aria-label="工作簿现状"] h1', { hasText: title }).waitFor();

async function measureOnce(browser: Browser, address: string, rate: number): Promise<Times> {
  const page = await openPage(browser);
  const atSpeed = await slowPages(browser, rate);
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.top-actions, .pane-main').nth(1).waitFor();
  const frame = performance.now() - start;
  await page.locator('#grid [role="gridcell"]', { hasText: /./ }).first().waitFor();
  await stands(page, /底稿已填好/);
  const usable = performance.now() - start;
  const firstText = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  const clicked = performance.now();
  await page.getByRole('main').getByRole('button', { name: '一键生成' }).first().click();
  await page.getByText('已生成：').waitFor();
  const fill = performance.now() - clicked;
  const deaf = await deafness(page);
  await atSpeed();
  await page.context().close();
  return { firstText, frame, usable, fill, deaf };
}

async function measureLong(browser: Browser, address: string, rate: number, file: string): Promise<LongTimes> {
  const page = await openPage(browser);
  await page.goto(address);
  await stands(page, /底稿已填好/);
  // What keeps the page for offline use comes after its first look.
  await page.waitForTimeout(3000);
  await deafness(page);
  const atSpeed = await slowPages(browser, rate);
  const clock = async (step: () => Promise<unknown>) => {
    const start = performance.now();
    await step();
    return performance.now() - start;
  };
  let opened = 0;
  const read = await clock(async () => {
    opened = await clock(async () => {
      await page.getByLabel('选择工作簿文件').setInputFiles(file);
      await page.getByTitle('二万行.xlsx').waitFor();
      await page.locator('#grid [role="gridcell"]', { hasText: /./ }).first().waitFor();
    });
    await page.locator('.pane-card', { hasText: '可以生成表1至表11了' }).waitFor();
    await page.getByText('正在重新核对').waitFor({ state: 'detached' });
  });
  const deafOpening = await deafness(page);
  const fill = await clock(async () => {
    await page.getByRole('main').getByRole('button', { name: '一键生成' }).first().click();
    await page.getByText('已生成：').waitFor();
  });
  await stands(page, /审核通过/);
  const check = await clock(async () => {
    await page.getByRole('button', { name: '审核', exact: true }).click();
    await page
      .getByText(/没有待处理的问题|发现错误 \d+ 处/)
      .first()
      .waitFor();
  });
  const typing = await measureTyping(page, rate);
  const deafWorking = await deafness(page);
  await atSpeed();
  await page.context().close();
  return { opened, read, fill, check, ...typing, deafOpening, deafWorking };
}

/** Figures typed one below the other, each after the pane has come to rest. */
async function measureTyping(page: Page, rate: number): Promise<Pick<LongTimes, 'typed' | 'moved'>> {
  await page.getByRole('tab', { name: '支出明细', exact: true }).click();
  await page.locator('#grid').focus();
  // Under the headings: the first 金额.
  for (const [key, times] of [
    ['ArrowDown', 6],
    ['ArrowRight', 7],
  ] as const) {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  }
  const [typed, moved]: [number[], number[]] = [[], []];
  for (let figure = 1; figure <= 5; figure++) {
    await page.waitForTimeout(rate * 1500);
    await page.keyboard.press('Enter');
    await page.locator('#cell-content').fill(`${figure}.25`);
    typed.push(await timeOf(page, 'Enter', `#cell-${5 + figure}-7`, `${figure}.25`));
    moved.push(await timeOf(page, 'ArrowDown', '.cell-name', `H${7 + figure}`));
  }
  return { typed: median(typed), moved: median(moved) };
}

/** Milliseconds from a key to the frame in which an element shows a text. */
async function timeOf(page: Page, key: string, selector: string, text: string): Promise<number> {
  await page.evaluate(() => {
    addEventListener('keydown', () => performance.mark('pressed'), { capture: true, once: true });
  });
  const shown = page.waitForFunction(
    ([place, wanted]) => document.querySelector(place)?.textContent?.includes(wanted) && performance.now(),
    [selector, text] as const,
    { polling: 'raf' },
  );
  await page.keyboard.press(key);
  const end = Number(await (await shown).jsonValue());
  return end - (await page.evaluate(() => performance.getEntriesByName('pressed').at(-1)?.startTime ?? Number.NaN));
}
