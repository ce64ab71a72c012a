/**
 * The built pane in a real browser, on Microsoft's own Office.js: every batch that the library sends goes over to the played
 * Excel in this process, and its events come back.
 */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type ExcelHost, startExcelHost } from '../excel-host';
import { downloadsOnly } from './browser';

const ORIGIN = 'https://addin.example';
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface PanePage {
  readonly page: Page;
  readonly host: ExcelHost;
  /** What the page complained of: errors, refused by the content security policy or thrown. */
  readonly complaints: readonly string[];
  /** Addresses outside the add-in that the page asked for, but office.js. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

export interface PaneOptions {
  readonly workbook: Buffer;
  readonly context?: BrowserContextOptions;
  /** The add-in's folder, from `buildPages`. */
  readonly pages: string;
  /** Another page of the add-in than the pane. */
  readonly path?: string;
}

/** Opens the pane over a workbook in a played Microsoft 365. */
export async function openPane(
  browser: Browser,
  { workbook, context, pages, path = 'taskpane.html' }: PaneOptions,
): Promise<PanePage> {
  const host = await startExcelHost({ host: 'microsoft365', workbook });
  const browserContext = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 320, height: 720 },
    ...context,
  });
  await downloadsOnly(browserContext);
  const page = await browserContext.newPage();
  // A machine under load takes its time; the test's own limit is the only one.
  page.setDefaultTimeout(0);
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.exposeFunction('askExcel', (flags: number, body: string) => host.receive(flags, body));
  const end = host.listen((message) => {
    void page.evaluate((event) => {
      (window as unknown as { tellOfficeJs(event: unknown): void }).tellOfficeJs(event);
    }, message);
  });
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin === ORIGIN) {
      const body = readFileSync(join(pages, decodeURIComponent(url.pathname)));
      await route.fulfill({ body, contentType: TYPES[extname(url.pathname)] ?? 'application/octet-stream' });
    } else if (url.href === OFFICE_JS) {
      await route.fulfill({ body: officeJs(), contentType: 'text/javascript; charset=utf-8' });
    } else {
      strangers.push(url.href);
      await route.abort();
    }
  });
  await page.goto(`${ORIGIN}/${path}`);
  return {
    page,
    host,
    complaints,
    strangers,
    async close() {
      end();
      await browserContext.close();
    },
  };
}

/** Microsoft's library for Excel, unmodified, and what stands around it inside Excel. */
function officeJs(): string {
  const library = readFileSync(require.resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js'), 'utf8');
  return `${library}\n;(${aroundTheLibrary.toString()})();`;
}

/** Runs in the page. */
function aroundTheLibrary(): void {
  interface PlayedWindow {
    askExcel(flags: number, body: string): Promise<unknown>;
    tellOfficeJs(event: unknown): void;
    Office: unknown;
    OfficeExtension: {
      SessionBase: { _overrideSession: unknown };
      _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
      _testTriggerRichApiMessageEvent(event: unknown): void;
    };
  }
  const page = window as unknown as PlayedWindow;
  const versions: Readonly<Record<string, number>> = {
    ExcelApi: 20,
    DialogApi: 2,
    DelayForCellEdit: 1,
    RichApiRuntime: 9,
  };
  const info = { host: 'Excel', platform: 'PC' };
  const isSetSupported = (set: string, version: string | number = '1.1') =>
    Number(String(version).split('.')[1] ?? 0) <= (versions[set] ?? -1);
  page.Office = {
    HostType: { Excel: 'Excel' },
    PlatformType: { PC: 'PC' },
    context: {
      ...info,
      displayLanguage: 'zh-CN',
      diagnostics: { ...info, version: '16.0.0.0' },
      requirements: { isSetSupported },
    },
    onReady: (callback?: (ready: unknown) => unknown) => Promise.resolve(callback?.(info)),
  };
  const { OfficeExtension } = page;
  OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  page.tellOfficeJs = (event) => OfficeExtension._testTriggerRichApiMessageEvent(event);
  OfficeExtension.SessionBase._overrideSession = {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: 'http://document.localhost/', headers: {} }),
    _createRequestExecutorOrNull: () => ({
      executeAsync: (_data: unknown, flags: number, message: { Body: unknown }) =>
        page.askExcel(flags, JSON.stringify(message.Body)),
    }),
  };
}
