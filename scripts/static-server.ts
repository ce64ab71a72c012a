/** Serves a folder of built pages on this machine. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { Server } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

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

/** Answers with files below a folder, and with nothing else. */
export function filesOf(folder: string): RequestListener {
  const root = normalize(folder);
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(join(root, decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname)));
    const refuse = () => response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个文件');
    if (!path.startsWith(root + sep)) {
      refuse();
      return;
    }
    stat(path).then((found) => {
      if (!found.isFile()) {
        refuse();
        return;
      }
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      createReadStream(path).pipe(response);
    }, refuse);
  };
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
