/** The server of `npm start`: what it answers, and that nothing ends it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { serveFolder } from '../../scripts/static-server';

let base: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'served-'));
  mkdirSync(join(base, 'pages/sub'), { recursive: true });
  writeFileSync(join(base, 'secret.txt'), 'secret');
  writeFileSync(join(base, 'pages/index.html'), 'the page');
  writeFileSync(join(base, 'pages/sub/表 1.txt'), 'a name with a space');
  server = await serveFolder(join(base, 'pages'), 4200);
});
afterAll(() => {
  server.close();
  rmSync(base, { recursive: true });
});

/** @param path sent as it is, which a browser or `fetch` would tidy up first */
function get(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.address);
    const sent = request({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

/** Sends text that is no request at all; gives back what comes until the connection ends. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => socket.end(text));
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}

test.each([
  ['/', 200, 'the page'],
  ['/index.html?year=2024#top', 200, 'the page'],
  [`/sub/${encodeURIComponent('表 1.txt')}`, 200, 'a name with a space'],
  ['/sub', 404, '没有这个文件'],
  ['/none.html', 404, '没有这个文件'],
  ['/index.html/', 404, '没有这个文件'],
  ['//[', 404, '没有这个文件'],
])('%s is %i', async (path, status, body) => {
  expect(await get(path)).toEqual({ status, body });
});

test.each([
  '/%ff',
  '/%',
  '/%E8%A1',
  '/%00',
  '/index.html%00.js',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/sub/../../secret.txt',
  '/c:/secret.txt',
  'http://[/',
  '*',
])('%s is malformed or leads out of the folder: 400, and the server goes on', async (path) => {
  expect(await get(path)).toEqual({ status: 400, body: '地址写得不对，请检查后重新输入' });
  expect(await get('/')).toEqual({ status: 200, body: 'the page' });
});

test('any address is answered, by 200, 400 or 404, and never with a file from elsewhere', async () => {
  const piece = fc.constantFrom(
    '/',
    '..',
    '.',
    '%',
    '%2e',
    '%2f',
    '%5c',
    '%00',
    '%ff',
    '?',
    '#',
    'sub',
    'secret.txt',
    ':',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const { status, body } = await get(`/${pieces.join('')}`);
      expect([200, 400, 404]).toContain(status);
      expect(body).not.toContain('secret');
    }),
    { numRuns: 200 },
  );
});

test('what is no request at all gets 400, and the server goes on', async () => {
  expect(await sendRaw('这不是请求\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await get('/')).toMatchObject({ status: 200 });
});
