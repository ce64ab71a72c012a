/** The part of `npm run bench` that needs a browser: how soon the page is of use, and a fill, on a machine six times slower. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tests/e2e/browser';
import { buildPages } from '../tests/e2e/build-pages';
import { serveFolder } from './static-server';

const SLOWDOWN = 6;
const RUNS = 3;

interface Times {
  /** From the request to the sample's cells and the next step in sight. */
  readonly usable: number;
  /** From the click on 一键生成 to its message. */
  readonly fill: number;
}

/** Prints the median of some runs of the shipped build, each in a browser profile of its own. */
export async function measureInBrowser(): Promise<void> {
  const { address, close } = await serveFolder(await buildPages(), 3900);
  const browser = await launchBrowser();
  try {
    const runs: Times[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(browser, address));
    const median = (times: number[]) => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
    process.stdout.write(
      [
        '',
        `浏览器版，处理器放慢 ${SLOWDOWN} 倍（${RUNS} 次的中位数）`,
        `  首屏可用：${median(runs.map(({ usable }) => usable))} 毫秒`,
        `  示例一键生成：${median(runs.map(({ fill }) => fill))} 毫秒`,
        '',
      ].join('\n'),
    );
  } finally {
    await browser.close();
    close();
  }
}

async function measureOnce(browser: Browser, address: string): Promise<Times> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const start = performance.now();
  await page.goto(address);
  const fill = page.getByRole('main').getByRole('button', { name: '一键生成' }).first();
  await fill.waitFor();
  await page.locator('#grid [role="gridcell"]').first().waitFor();
  const usable = performance.now() - start;
  const clicked = performance.now();
  await fill.click();
  await page.getByText('已生成：').waitFor({ timeout: 120_000 });
  const filled = performance.now() - clicked;
  await context.close();
  return { usable, fill: filled };
}
