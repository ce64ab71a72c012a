/** The deployment package for an intranet without the internet, unzipped and looked through. */
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import { packageZip } from '../../scripts/package-zip';
import { BUILDING, buildPages } from '../e2e/build-pages';

const root = join(__dirname, '../..');
const ADDRESS = 'https://finance.example/budget/';
const BASE = 'https://finance.example/budget';

let zip: JSZip;

beforeAll(async () => {
  zip = await JSZip.loadAsync(await packageZip(await buildPages('local'), ADDRESS, root));
}, BUILDING);

const text = (name: string) => zip.file(name)?.async('string') ?? Promise.reject(new Error(`${name} is missing`));
const files = () => Object.keys(zip.files).filter((name) => !zip.files[name]?.dir);

test('every address in the manifest is at the given one, and leads to a file of the package', async () => {
  const manifest = await text('manifest.xml');
  expect(manifest).not.toContain('localhost');
  const addresses = [...manifest.matchAll(/"(https:\/\/finance[^"]*)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(50);
  for (const address of addresses) {
    expect(address.startsWith(`${BASE}/`)).toBe(true);
    const path = new URL(address).pathname.replace('/budget/', '');
    expect(files()).toContain(`网站/${path}`);
  }
});

test('every script, style and picture that a page names is in the package, and none is elsewhere', async () => {
  // Microsoft's own page for errors stands in the folder of Office.js.
  const pages = files().filter((name) => /^网站\/[^/]+\.html$/.test(name));
  expect(pages).toHaveLength(5);
  for (const name of pages) {
    const { document } = new JSDOM(await text(name)).window;
    const named = [...document.querySelectorAll('script[src], link[href], img[src]')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '',
    );
    expect(named.length).toBeGreaterThan(0);
    for (const file of named) expect(files()).toContain(`网站/${file}`);
  }
});

test('Office.js and its licence are there, source maps are not', () => {
  expect(files()).toEqual(
    expect.arrayContaining([
      '网站/office-js/office.js',
      '网站/office-js/LICENSE.md',
      '网站/office-js/zh-cn/office_strings.js',
    ]),
  );
  expect(files().filter((name) => name.endsWith('.map'))).toEqual([]);
});

test('the deployment guide names the address, and no place to fill in is left of it', async () => {
  const guide = await text('部署说明.md');
  expect(guide).toContain(`${BASE}/index.html`);
  expect(guide).not.toContain('https://服务器/目录');
});
