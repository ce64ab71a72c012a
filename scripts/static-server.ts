/** Serves a folder of built pages on this machine. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { Server } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Answers with files below a folder, and with nothing else: 400 to an address that cannot be one of a file, 404 where there is
 * no such file. No address ends the server.
 */
export function filesOf(folder: string): RequestListener {
  const root = normalize(folder);
  return (request, response) => {
    const refuse = (status: number, sentence: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(sentence);
    const parts = partsOf(request.url ?? '/');
    if (!parts) {
      refuse(400, '地址写得不对，请检查后重新输入');
      return;
    }
    const path = join(root, ...parts);
    const isMissing = () => refuse(404, '没有这个文件');
    stat(path).then((found) => {
      if (!found.isFile()) {
        isMissing();
        return;
      }
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      // Where the file cannot be read to its end the answer is cut off, which the browser tells.
      pipeline(createReadStream(path), response, (error) => error && response.destroy());
    }, isMissing);
  };
}

/**
 * Taken apart before it is decoded: `URL` would resolve dots silently and refuse some addresses by throwing.
 *
 * @param url as the request states it, from the path on
 * @returns names from the folder down; undefined where it is malformed or leads out of the folder
 */
function partsOf(url: string): string[] | undefined {
  const [path = ''] = url.split(/[?#]/, 1);
  if (!path.startsWith('/')) return undefined;
  let names: string[];
  try {
    names = path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
  // Slashes of either kind, drives and NUL would make another path of a name.
  if (names.some((name) => /^\.\.?$|[/\\:\0]/.test(name))) return undefined;
  return names.at(-1) === '' ? [...names.slice(0, -1), 'index.html'] : names;
}

/**
 * Listens on this machine only, on the first free port from `port` on.
 *
 * @param server to listen with
 * @param port wished for
 * @param ports how many may be tried from there on
 */
export async function listenLocally(server: Server, port: number, ports = 50): Promise<number> {
  for (let tried = port; tried < port + ports; tried++) {
    const isFree = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(false);
        else reject(error);
      });
      server.listen(tried, '127.0.0.1', () => resolve(true));
    });
    if (isFree) return tried;
  }
  const range = ports === 1 ? `端口 ${port}` : `端口 ${port} 至 ${port + ports - 1}`;
  throw new Error(`${range}已被占用。请关闭占用的程序后重试`);
}

/** Serves a folder; the result is its address and a way to end it. */
export async function serveFolder(folder: string, port = 3000): Promise<{ address: string; close(): void }> {
  const server = createServer(filesOf(folder));
  const used = await listenLocally(server, port);
  return { address: `http://localhost:${used}/`, close: () => server.close() };
}
