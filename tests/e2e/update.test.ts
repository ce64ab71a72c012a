/** A page that was open while its server got another version. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { serveFolder } from '../../scripts/static-server';
import { downloadsOnly, launchBrowser } from './browser';
import { saved, stands } from './browser-page';
import { BUILDING, buildPages } from './build-pages';

let browser: Browser;
let built: string;
let site: string;
let server: Awaited<ReturnType<typeof serveFolder>>;
let context: BrowserContext;

beforeAll(async () => {
  built = await buildPages();
  browser = await launchBrowser();
}, BUILDING);
afterAll(() => browser.close());

beforeEach(async () => {
  site = mkdtempSync(join(tmpdir(), 'updated-'));
  cpSync(built, site, { recursive: true });
  server = await serveFolder(site, 3950);
});
afterEach(async () => {
  await context.close();
  server.close();
  rmSync(site, { recursive: true });
});

async function openPage(): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(server.address);
  await stands(page, '底稿已填好');
  return page;
}

/** Another version, in which the guide's part has another name. */
function update(): void {
  const [guide = ''] = readdirSync(site).filter((name) => /^guide\.[0-9a-f]+\.js$/.test(name));
  rmSync(join(site, guide));
  const path = join(site, 'service-worker.js');
  const [, told = '', rest = ''] = /^self\.OFFLINE_FILES=(.*?\});(.*)$/s.exec(readFileSync(path, 'utf8')) ?? [];
  const { files } = JSON.parse(told) as { files: string[] };
  expect(files).toContain(guide);
  const list = { version: 'next', files: files.filter((name) => name !== guide) };
  writeFileSync(path, `self.OFFLINE_FILES=${JSON.stringify(list)};${rest}`);
}

const keptVersions = (page: Page) => page.evaluate(async () => (await caches.keys()).sort());

async function waitForVersions(page: Page, isThere: (versions: readonly string[]) => boolean): Promise<string[]> {
  for (;;) {
    const versions = await keptVersions(page);
    if (isThere(versions)) return versions;
    await page.waitForTimeout(100);
  }
}

test('finds the parts it had not loaded yet; once it is closed the old version goes, and the new one works offline', async () => {
  context = await browser.newContext({ locale: 'zh-CN' });
  const old = await openPage();
  await old.evaluate(async () => void (await navigator.serviceWorker.ready));
  const [first] = await waitForVersions(old, ({ length }) => length === 1);
  update();
  const other = await openPage();
  const both = await waitForVersions(other, ({ length }) => length === 2);
  expect(both).toEqual([first, 'budget-disclosure-next'].sort());
  // The new version has taken over, the old page included.
  const inCharge = () =>
    other.evaluate(() =>
      caches.match('before-this-version.json', { cacheName: 'budget-disclosure-next' }).then(Boolean),
    );
  while (!(await inCharge())) await other.waitForTimeout(100);

  await other.reload();
  await stands(other, '底稿已填好');
  expect(await keptVersions(other)).toEqual(both);
  await old.getByRole('button', { name: '帮助' }).click();
  await old.getByRole('region', { name: '帮助' }).getByText('填报').first().waitFor();

  await old.close();
  const later = await openPage();
  // Looked at whenever a page is opened; the browser takes a moment to forget a closed one.
  while ((await keptVersions(later)).length > 1) {
    await later.waitForTimeout(200);
    await later.reload();
  }
  expect(await keptVersions(later)).toEqual(['budget-disclosure-next']);
  await context.setOffline(true);
  await later.reload();
  await stands(later, '底稿已填好');
}, 300_000);

test('without a service worker, as over http, it says that the page was updated, and the workbook can still be saved', async () => {
  context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  await downloadsOnly(context);
  const old = await openPage();
  update();
  await old.getByRole('button', { name: '帮助' }).click();
  const told = await old.locator('.pane-crash').innerText();
  expect(told).toContain('程序可能刚刚更新过，或者网络断了。请先保存工作簿，再刷新页面');
  expect((await saved(old)).bytes.length).toBeGreaterThan(50_000);
}, 300_000);
