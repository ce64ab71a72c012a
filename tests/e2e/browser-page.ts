/** The browser version as built, open in a browser and watched, for tests that do in it what a person does. */
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveFolder } from '../../scripts/static-server';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { downloadsOnly, launchBrowser } from './browser';
import { BUILDING, buildPages } from './build-pages';

const FIRST_PORT = 3900;
const STATUS = '[aria-label="工作簿现状"] h1';

/**
 * Serves the pages and starts a browser for the tests of a file. After each test nothing may have been complained of, and
 * nothing asked of any other server.
 *
 * @returns opens the page on the sample
 */
export function browserVersion(): (context?: BrowserContextOptions) => Promise<Page> {
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

  return async (context = {}) => {
    const made = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...context });
    await downloadsOnly(made);
    const page = await made.newPage();
    // A machine under load takes its time; the test's own limit is the only one.
    page.setDefaultTimeout(0);
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
    await stands(page, '底稿已填好');
    return page;
  };
}

/** Chooses a file to open. */
export const openFile = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel('选择工作簿文件').setInputFiles({ name, mimeType: '', buffer });

/** Waits until the pane says where the workbook stands. */
export const stands = (page: Page, title: string) => statusOf(page, title).waitFor();
export const statusOf = (page: Page, title: string) => page.locator(STATUS, { hasText: title });
export const shownSheet = (page: Page) => page.getByRole('tab', { selected: true }).first().textContent();
export const selectedCell = (page: Page) => page.getByLabel('单元格', { exact: true }).textContent();
export const content = (page: Page) => page.locator('#cell-content');

/** Goes to a cell of column A to Z by the arrow keys. */
export async function goTo(page: Page, sheet: string, address: string): Promise<void> {
  await page.getByRole('tab', { name: sheet, exact: true }).click();
  await page.locator('#grid').focus();
  await walkTo(page, address);
}

/** From anywhere in the grid, which has the focus. */
export async function walkTo(page: Page, address: string): Promise<void> {
  const [, letters = '', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  await page.keyboard.press('Control+Home');
  for (let step = 1; step < +row; step++) await page.keyboard.press('ArrowDown');
  for (let step = 1; step < letters.charCodeAt(0) - 64; step++) await page.keyboard.press('ArrowRight');
  await page.getByLabel('单元格', { exact: true }).getByText(address, { exact: true }).waitFor();
}

/** Types into the selected cell. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter');
  await content(page).fill(text);
  await page.keyboard.press('Enter');
}

/** @param ask makes the page save; a click on 保存 where nothing is said */
export async function saved(
  page: Page,
  ask = () => page.getByRole('button', { name: '保存', exact: true }).click(),
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), ask()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Every cell of every visible sheet, as it holds it. */
export async function cellsOf(bytes: Uint8Array): Promise<unknown> {
  const book = await XlsxWorkbook.open(bytes);
  const { sheets } = await book.read(book.visibleSheets().map((sheet) => ({ sheet, content: 'formulas' as const })));
  return [...sheets].map(([name, { row, column, cells }]) => ({ name, row, column, cells }));
}
