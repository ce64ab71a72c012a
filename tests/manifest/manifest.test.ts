/** manifest.xml by Microsoft's documented rules, without their validation service, which needs the internet. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { ribbonCommands, type Surroundings } from '../../src/commands/ribbon-commands';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'manifest.xml'), 'utf8');
// Not well-formed: the constructor throws.
const manifest = new JSDOM(text, { contentType: 'text/xml' }).window.document;
const all = (name: string, within: ParentNode = manifest) => [...within.querySelectorAll(name)];
const byLocalName = (name: string) =>
  [...manifest.getElementsByTagName('*')].filter((element) => element.localName === name);
const childNames = (element: Element) => [...element.children].map((child) => child.localName);
const value = (element: Element | undefined) => element?.getAttribute('DefaultValue') ?? '';

/** Width and height of a PNG stand in its first bytes. */
function sizeOf(address: string): readonly [number, number] {
  const file = join(root, new URL(address).pathname.replace(/^\//, ''));
  expect(existsSync(file)).toBe(true);
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('its elements stand in the order that the schema prescribes', () => {
  expect(childNames(manifest.documentElement)).toEqual([
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
  ]);
  for (const control of all('Control')) {
    expect(childNames(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
    expect(childNames(control.querySelector('Supertip')!)).toEqual(['Title', 'Description']);
  }
  for (const group of all('Group')) expect(childNames(group).slice(0, 2)).toEqual(['Label', 'Icon']);
  const [tab] = all('CustomTab');
  expect(childNames(tab!).at(-1)).toBe('Label');
  expect(childNames(all('Resources')[0]!)).toEqual(['Images', 'Urls', 'ShortStrings', 'LongStrings']);
  expect(childNames(all('DesktopFormFactor')[0]!)).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
});

test('it asks for no more than it needs: Excel, ExcelApi 1.9, reading and writing the document', () => {
  expect(all('OfficeApp > Hosts > Host').map((host) => host.getAttribute('Name'))).toEqual(['Workbook']);
  expect(all('Set').map((set) => [set.getAttribute('Name'), set.getAttribute('MinVersion')])).toEqual([
    ['ExcelApi', '1.9'],
  ]);
  expect(all('Permissions')[0]?.textContent).toBe('ReadWriteDocument');
  expect(all('Id')[0]?.textContent).toBe('7d1f0b52-4f0a-4c39-9a77-2b6d7f2c8e41');
  expect(all('Version')[0]?.textContent).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  expect(all('DefaultLocale')[0]?.textContent).toBe('zh-CN');
});

test('every resid resolves to a resource of its kind, none is unused, no id is too long or taken twice', () => {
  const kinds: Readonly<Record<string, string>> = { Image: 'Image', Url: 'Url', String: 'String' };
  const resources = [...all('Resources')[0]!.querySelectorAll('*')].filter((element) => element.localName in kinds);
  const ids = resources.map((resource) => resource.getAttribute('id') ?? '');
  expect(new Set(ids).size).toBe(ids.length);
  const used = [...manifest.getElementsByTagName('*')].flatMap((element) => element.getAttribute('resid') ?? []);
  expect(used.length).toBeGreaterThan(60);
  for (const resid of used) {
    expect(ids).toContain(resid);
    expect(resid.length).toBeLessThanOrEqual(32);
  }
  for (const id of ids) expect(used).toContain(id);
  const places = [...byLocalName('Control'), ...byLocalName('Group'), ...byLocalName('CustomTab')];
  const names = places.map((element) => element.getAttribute('id') ?? '');
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(125);
});

test('texts are short enough, in Chinese by default and in English as well', () => {
  const limits = { ShortStrings: 125, LongStrings: 250 } as const;
  for (const [list, limit] of Object.entries(limits)) {
    const strings = byLocalName(list).flatMap((element) => [...element.children]);
    expect(strings.length).toBeGreaterThan(5);
    for (const string of strings) {
      const [override] = string.children;
      expect(value(string)).toMatch(/[\u4e00-\u9fff]/);
      expect(override?.getAttribute('Locale')).toBe('en-US');
      for (const shown of [value(string), override?.getAttribute('Value') ?? '']) {
        expect(shown).not.toBe('');
        expect(shown.length).toBeLessThanOrEqual(limit);
      }
    }
  }
  for (const name of ['DisplayName', 'Description']) {
    const [element] = all(`OfficeApp > ${name}`);
    expect(value(element).length).toBeLessThanOrEqual(name === 'DisplayName' ? 125 : 250);
    expect(element?.querySelector('Override')?.getAttribute('Locale')).toBe('en-US');
  }
});

test('every address is https on one origin', () => {
  const addresses = [...manifest.getElementsByTagName('*')]
    .map((element) => value(element))
    .filter((address) => /^[a-z]+:\/\//.test(address));
  expect(addresses.length).toBeGreaterThan(60);
  expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set(['https://localhost:3000']));
});

test('every icon exists in the size that is stated, 16, 32 and 80 among them', () => {
  const sizes: Readonly<Record<string, number>> = { IconUrl: 32, HighResolutionIconUrl: 64 };
  for (const [name, size] of Object.entries(sizes)) expect(sizeOf(value(all(name)[0]))).toEqual([size, size]);
  const addresses = new Map(byLocalName('Image').map((image) => [image.getAttribute('id'), value(image)]));
  for (const icon of all('Icon')) {
    const stated = [...icon.children].map((image) => Number(image.getAttribute('size')));
    expect(stated).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
    for (const image of icon.children) {
      const size = Number(image.getAttribute('size'));
      expect(sizeOf(addresses.get(image.getAttribute('resid')) ?? '')).toEqual([size, size]);
    }
  }
  // One drawing a button: no two are alike.
  const drawings = readdirSync(join(root, 'assets/icons')).filter((name) => name.endsWith('.svg'));
  const contents = drawings.map((name) => readFileSync(join(root, 'assets/icons', name), 'utf8'));
  expect(new Set(contents).size).toBe(9);
});

test('every button does something that the command page associates, and no command is without a button', () => {
  const nothing = {} as Surroundings;
  const associated = Object.keys(ribbonCommands(nothing));
  const named = all('FunctionName').map((element) => element.textContent ?? '');
  expect([...named].sort()).toEqual([...associated].sort());
  const labels = all('Control > Label').map((label) => {
    const id = label.getAttribute('resid') ?? '';
    return value(byLocalName('String').find((string) => string.getAttribute('id') === id));
  });
  expect(labels).toEqual(['新建底稿', '一键生成', '审核', '清除标记', '打印准备', '撤销', '打开窗格', '帮助']);
});

test('the pages that it names are built', () => {
  const config = readFileSync(join(root, 'webpack.config.js'), 'utf8');
  for (const url of byLocalName('Url')) {
    const name = new URL(value(url)).pathname.replace(/^\/|\.html$/g, '');
    expect(config).toContain(`page('${name}'`);
  }
});
