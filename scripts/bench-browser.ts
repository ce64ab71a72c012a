/**
 * The part of `npm run bench` that needs a browser, on a machine six times slower: how soon the page is of use, a fill, and
 * typing into a long ledger.
 */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../tests/e2e/browser';
import { buildPages } from '../tests/e2e/build-pages';
import { longLedgerBytes } from '../tests/support/long-ledger';
import { serveFolder } from './static-server';

const SLOWDOWN = 6;
const RUNS = 3;
const LEDGER_ROWS = 20_000;

interface Times {
  /** From the request to the first text on the page, and to its buttons and its pane. */
  readonly firstText: number;
  readonly frame: number;
  /** From the request to the sample's cells and the next step in sight. */
  readonly usable: number;
  /** From the click on 一键生成 to its message. */
  readonly fill: number;
}

interface TypingTimes {
  /** From Enter to the figure standing in its cell. */
  readonly typed: number;
  /** From an arrow key to the next cell's name and content. */
  readonly moved: number;
}

/** Prints the medians of some runs of the shipped build, each in a browser profile of its own. */
export async function measureInBrowser(): Promise<void> {
  const { address, close } = await serveFolder(await buildPages(), 3900);
  const browser = await launchBrowser();
  try {
    const runs: Times[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(browser, address));
    const typing = await measureTyping(browser, address);
    process.stdout.write(
      [
        '',
        `浏览器版，处理器放慢 ${SLOWDOWN} 倍（${RUNS} 次的中位数）`,
        `  第一行字：${median(runs.map(({ firstText }) => firstText))} 毫秒`,
        `  页面与窗格的框架：${median(runs.map(({ frame }) => frame))} 毫秒`,
        `  首屏可用：${median(runs.map(({ usable }) => usable))} 毫秒`,
        `  示例一键生成：${median(runs.map(({ fill }) => fill))} 毫秒`,
        `  ${LEDGER_ROWS.toLocaleString()} 行的底稿，输入一格到看见：${median(typing.map(({ typed }) => typed))} 毫秒`,
        `  ${LEDGER_ROWS.toLocaleString()} 行的底稿，方向键到下一格：${median(typing.map(({ moved }) => moved))} 毫秒`,
        '',
      ].join('\n'),
    );
  } finally {
    await browser.close();
    close();
  }
}

const median = (times: number[]) => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);

async function openPage(browser: Browser): Promise<{ page: Page; slow: (rate: number) => Promise<unknown> }> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  return { page, slow: (rate) => devTools.send('Emulation.setCPUThrottlingRate', { rate }) };
}

async function measureOnce(browser: Browser, address: string): Promise<Times> {
  const { page, slow } = await openPage(browser);
  await slow(SLOWDOWN);
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.top-actions, .pane-main').nth(1).waitFor();
  const frame = performance.now() - start;
  const fill = page.getByRole('main').getByRole('button', { name: '一键生成' }).first();
  await page.locator('#grid [role="gridcell"]').first().waitFor();
  await page.locator('[aria-label="工作簿现状"] h1', { hasText: '底稿已填好' }).waitFor();
  const usable = performance.now() - start;
  const firstText = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  const clicked = performance.now();
  await fill.click();
  await page.getByText('已生成：').waitFor({ timeout: 120_000 });
  const filled = performance.now() - clicked;
  await page.context().close();
  return { firstText, frame, usable, fill: filled };
}

/** Figures typed one below the other, each after the pane has come to rest. */
async function measureTyping(browser: Browser, address: string): Promise<TypingTimes[]> {
  const { page, slow } = await openPage(browser);
  await page.goto(address);
  const stands = (title: RegExp) => page.locator('[aria-label="工作簿现状"] h1', { hasText: title }).waitFor();
  await stands(/底稿已填好/);
  const buffer = Buffer.from(await longLedgerBytes(LEDGER_ROWS));
  await page.getByLabel('选择 .xlsx 文件').setInputFiles({ name: '二万行.xlsx', mimeType: '', buffer });
  await page.getByTitle('二万行.xlsx').waitFor({ timeout: 120_000 });
  await page.getByRole('tab', { name: '支出明细', exact: true }).click();
  await page.locator('#grid').focus();
  // Under the headings: the first 金额.
  for (const [key, times] of [
    ['ArrowDown', 6],
    ['ArrowRight', 7],
  ] as const) {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  }
  await page.waitForTimeout(3000);
  await slow(SLOWDOWN);
  const times: TypingTimes[] = [];
  for (let figure = 1; figure <= 5; figure++) {
    const cell = `#cell-${5 + figure}-7`;
    await page.keyboard.press('Enter');
    await page.locator('#cell-content').fill(`${figure}.25`);
    const typed = await timeOf(page, 'Enter', `${cell}`, `${figure}.25`);
    const moved = await timeOf(page, 'ArrowDown', '.cell-name', `H${7 + figure}`);
    times.push({ typed, moved });
    await page.waitForTimeout(SLOWDOWN * 1500);
  }
  await page.context().close();
  return times;
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
