/** The production build, as it would be put on a server. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type AbortablePromise, JSDOM, ResourceLoader } from 'jsdom';
import { BUILDING, buildPages } from '../e2e/build-pages';

const PAGES = ['commands.html', 'message.html', 'taskpane.html', 'help.html'];
/** The most that the pane may load before its first look, gzipped. */
const PANE_BUDGET = 180 * 1024;
/** webpack's own look for the global object: never reached where there is `globalThis`, and refused by the policy. */
const GLOBAL_LOOKUP = '"object"==typeof globalThis)return globalThis;try{return this||new Function("return this")()';
/** Strings of the library that survive minification. */
const HELPERS = /Key needs to be a string|OAuth2Tokens/;

const page = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const parse = (html: string) => new JSDOM(html).window.document;
const scripts = (html: string) =>
  [...parse(html).querySelectorAll('script')].map((script) => script.getAttribute('src') ?? '');
const ownScripts = (html: string) => scripts(html).filter((src) => !src.includes('office.js'));

let cdn = '';
let local = '';

beforeAll(async () => {
  cdn = await buildPages('cdn');
  local = await buildPages('local');
}, BUILDING);

test('office-js-helpers is outside the initial load', () => {
  const sizes: string[] = [];
  for (const name of PAGES) {
    const initial = ownScripts(page(cdn, name));
    expect(initial.length).toBeGreaterThan(0);
    const code = initial.map((file) => page(cdn, file)).join('\n');
    expect(HELPERS.test(code)).toBe(false);
    sizes.push(`${name}: ${(Buffer.byteLength(code) / 1024).toFixed(1)} KiB of scripts at first`);
  }
  const later = readdirSync(cdn).filter((file) => /^preferences\..*\.js$/.test(file));
  expect(later).toHaveLength(1);
  expect(HELPERS.test(page(cdn, later[0] ?? ''))).toBe(true);
  sizes.push(`preferences: ${(page(cdn, later[0] ?? '').length / 1024).toFixed(1)} KiB when first needed`);
  process.stdout.write(`${sizes.join('\n')}\n`);
});

test('file names change with their content, and source maps stand apart', () => {
  for (const file of PAGES.flatMap((name) => ownScripts(page(cdn, name)))) {
    expect(file).toMatch(/^[a-z]+\.[0-9a-f]{20}\.js$/);
    expect(page(cdn, file)).toMatch(/\n\/\/# sourceMappingURL=[a-z]+\.[0-9a-f]{20}\.js\.map\s*$/);
  }
});

describe.each(PAGES)('%s', (name) => {
  test('is Chinese and strict: no inline script, style or handler, nothing evaluated', () => {
    for (const folder of [cdn, local]) {
      const html = page(folder, name);
      const document = parse(html);
      expect(document.documentElement.lang).toBe('zh-CN');
      expect(scripts(html)).not.toContain('');
      expect(document.querySelector('style, [style], [onclick], [onload], iframe')).toBeNull();
      const code = [html, ...ownScripts(html).map((file) => page(folder, file))].join('\n').replace(GLOBAL_LOOKUP, '');
      expect(/\beval\(|new Function\(/.exec(code)).toBeNull();
    }
  });

  test('has a content security policy before anything is loaded', () => {
    for (const [folder, office] of [
      [cdn, ' https://appsforoffice.microsoft.com'],
      [local, ''],
    ] as const) {
      const document = parse(page(folder, name));
      const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
      const policy = meta?.getAttribute('content')?.split('; ') ?? [];
      expect(policy).toContain(`script-src 'self'${office}`);
      expect(policy).toContain(`default-src 'none'`);
      expect(policy.join()).not.toContain('unsafe');
      const first = document.querySelector('script, link');
      expect(meta && first && meta.compareDocumentPosition(first) & 4).toBe(4);
    }
  });

  test('loads office.js first, from the chosen place', () => {
    expect(scripts(page(cdn, name))[0]).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
    expect(scripts(page(local, name))[0]).toBe('office-js/office.js');
    expect(page(local, name)).not.toMatch(/(src|href)="?https?:/);
  });
});

test('local office.js is Microsoft’s, byte for byte, with what Excel makes it load', () => {
  const library = dirname(createRequire(__filename).resolve('@microsoft/office-js/package.json'));
  const files = [
    'office.js',
    'excel-win32-16.01.js',
    'excel-web-16.00.js',
    'telemetry/oteljs_agave.js',
    'zh-cn/office_strings.js',
  ];
  for (const file of files) {
    const copied = readFileSync(join(local, 'office-js', file));
    expect(copied.equals(readFileSync(join(library, 'dist', file)))).toBe(true);
  }
  expect(readdirSync(join(local, 'office-js'))).toContain('LICENSE.md');
});

/** Serves the build at https://addin.example/, and nothing else. */
class BuildServer extends ResourceLoader {
  override fetch(url: string): AbortablePromise<Buffer> {
    const { origin, pathname } = new URL(url);
    const content = origin === 'https://addin.example' ? readFileSync(join(cdn, pathname)) : Buffer.from('');
    return Object.assign(Promise.resolve(content), { abort: () => undefined });
  }
}

test('the built page registers the commands, and its preferences work', async () => {
  const url = 'https://addin.example/commands.html';
  const commands = new Map<string, (event: { completed(): void }) => Promise<void>>();
  let dialogOpened: (dialogUrl: string) => void;
  const opened = new Promise<string>((resolve) => (dialogOpened = resolve));
  const { window } = new JSDOM(page(cdn, 'commands.html'), {
    url,
    runScripts: 'dangerously',
    resources: new BuildServer(),
    beforeParse(page) {
      page.localStorage.setItem('@budget-disclosure/last-budget-year', '2031');
      page['Office'] = {
        onReady: (ready: () => void) => Promise.resolve().then(ready),
        actions: { associate: commands.set.bind(commands) },
        context: { ui: { displayDialogAsync: (dialogUrl: string) => dialogOpened(dialogUrl) } },
      };
      // Browsers have these; this window does not.
      Object.defineProperties(page, { crypto: { value: crypto }, TextEncoder: { value: TextEncoder } });
    },
  });
  await new Promise((resolve) => window.addEventListener('load', resolve));
  expect([...commands.keys()]).toEqual([
    'createTemplate',
    'fillTables',
    'check',
    'clearMarks',
    'preparePrint',
    'undo',
    'help',
  ]);

  void commands.get('createTemplate')?.({ completed: () => undefined });
  const key = new URL(await opened).searchParams.get('message') ?? '';
  expect(JSON.parse(window.localStorage.getItem(key) ?? '')).toMatchObject({
    title: '新建底稿',
    question: { input: { value: '2031' } },
  });
  window.close();
});

test('the pane loads at most 180 KiB of scripts, gzipped, before its first look; actions and guide come later', () => {
  const files = ownScripts(page(cdn, 'taskpane.html'));
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(cdn, file))).length, 0);
  process.stdout.write(`taskpane.html: ${(size / 1024).toFixed(1)} KiB of scripts at first, gzipped\n`);
  expect(size).toBeLessThanOrEqual(PANE_BUDGET);
  const code = files.map((file) => page(cdn, file)).join('\n');
  for (const later of ['十一张表已是最新', '还没有生成这张表', '已新建底稿：']) {
    expect(code).not.toContain(later);
    expect(readdirSync(cdn).some((file) => file.endsWith('.js') && page(cdn, file).includes(later))).toBe(true);
  }
});
