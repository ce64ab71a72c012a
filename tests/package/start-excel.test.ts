/** `npm run start:excel`: the certificate, the server, and what Windows and macOS are told, without an Excel. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestId, registerWithExcel, trustStep } from '../../scripts/excel-registration';
import { ownCertificate, suppliedCertificate } from '../../scripts/localhost-certificate';
import { filesOf, listenLocally } from '../../scripts/static-server';

const ID = '7d1f0b52-4f0a-4c39-9a77-2b6d7f2c8e41';
const MANIFEST = `<OfficeApp><Id>${ID}</Id></OfficeApp>`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-excel-'));
  writeFileSync(join(folder, 'manifest.xml'), MANIFEST);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function machine(platform: NodeJS.Platform) {
  const ran: string[][] = [];
  return {
    ran,
    platform,
    home: folder,
    run: (program: string, args: readonly string[]) => void ran.push([program, ...args]),
  };
}

test('the certificate that openssl makes serves a page on localhost to whoever trusts it, and to no one else', async () => {
  writeFileSync(join(folder, 'page.html'), '<title>预算公开助手</title>');
  const { cert, key, isNew } = ownCertificate(join(folder, 'kept'));
  expect(isNew).toBe(true);
  const server = createServer({ cert, key }, filesOf(folder));
  const port = await listenLocally(server, 3900);
  const ask = (ca?: Buffer) =>
    new Promise<string>((resolve, reject) => {
      const request = get(`https://localhost:${port}/page.html`, { agent: false, ...(ca ? { ca } : {}) }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve(text));
      });
      request.on('error', reject);
    });
  try {
    expect(await ask(cert)).toContain('预算公开助手');
    await expect(ask()).rejects.toThrow(/self.signed/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a certificate that holds is used again, so that it is trusted once; one that ends tomorrow is made anew', () => {
  const kept = join(folder, 'kept');
  const first = ownCertificate(kept);
  expect(ownCertificate(kept)).toEqual({ ...first, isNew: false });
  const files = ['-keyout', join(kept, 'localhost.key'), '-out', join(kept, 'localhost.crt')];
  const short = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', ...files];
  execFileSync('openssl', short, { stdio: 'pipe' });
  const ending = readFileSync(join(kept, 'localhost.crt'));
  const renewed = ownCertificate(kept);
  expect(renewed.isNew).toBe(true);
  expect(renewed.cert.equals(ending)).toBe(false);
});

test('a supplied certificate is refused, with the reason, where it is missing, no certificate, or for another host', () => {
  const path = join(folder, 'own.crt');
  const key = join(folder, 'own.key');
  expect(() => suppliedCertificate(path, key)).toThrow(`没有文件“${path}”`);
  writeFileSync(path, 'PEM?');
  writeFileSync(key, '');
  expect(() => suppliedCertificate(path, key)).toThrow('不是 PEM 格式的证书');
  const files = ['-keyout', key, '-out', path];
  const other = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '90',
    '-subj',
    '/CN=other.example',
    ...files,
  ];
  execFileSync('openssl', other, { stdio: 'pipe' });
  expect(() => suppliedCertificate(path, key)).toThrow('不是发给 localhost 的');
});

test('Windows: the manifest stands in the developer key under the add-in’s id, and is taken from it at the end', () => {
  const windows = machine('win32');
  const registration = registerWithExcel('C:\\我的 清单\\manifest.xml', manifestId(MANIFEST), windows);
  registration?.undo();
  const key = 'HKCU\\Software\\Microsoft\\Office\\16.0\\Wef\\Developer';
  expect(windows.ran).toEqual([
    ['reg', 'add', key, '/v', ID, '/t', 'REG_SZ', '/d', 'C:\\我的 清单\\manifest.xml', '/f'],
    ['reg', 'delete', key, '/v', ID, '/f'],
  ]);
  expect(registration?.steps.join()).toContain('预算公开助手');
  expect(trustStep('C:\\证书.crt', 'win32')).toContain('certutil -user -addstore Root "C:\\证书.crt"');
});

test('macOS: the manifest stands in Excel’s wef folder, and is taken from it at the end; without Excel nothing is made', () => {
  const mac = machine('darwin');
  const manifest = join(folder, 'manifest.xml');
  expect(registerWithExcel(manifest, ID, mac)).toBeUndefined();
  expect(existsSync(join(folder, 'Library'))).toBe(false);
  mkdirSync(join(folder, 'Library/Containers/com.microsoft.Excel/Data/Documents'), { recursive: true });
  const registration = registerWithExcel(manifest, ID, mac);
  const copy = join(folder, `Library/Containers/com.microsoft.Excel/Data/Documents/wef/${ID}.manifest.xml`);
  expect(readFileSync(copy, 'utf8')).toBe(MANIFEST);
  registration?.undo();
  expect(existsSync(copy)).toBe(false);
  expect(mac.ran).toEqual([]);
});

test('elsewhere there is no Excel to register with, and no certificate to trust for it', () => {
  const linux = machine('linux');
  expect(registerWithExcel(join(folder, 'manifest.xml'), ID, linux)).toBeUndefined();
  expect(linux.ran).toEqual([]);
  expect(trustStep('/证书.crt', 'linux')).toBeUndefined();
});

test('a manifest without an id is refused', () => {
  expect(() => manifestId('<OfficeApp/>')).toThrow('没有 <Id>');
});
