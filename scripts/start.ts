/** `npm start`: builds the pages and opens the browser version on the sample. Ends with Ctrl+C. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInto } from './build-pages';
import { serveFolder } from './static-server';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where there is no browser to open, as on a server, the address is enough. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.once('error', () => process.stdout.write('没有找到可打开的浏览器，请自己打开上面的地址。\n'));
  child.unref();
}

process.stdout.write('正在构建，约需一分钟……\n');
await buildInto(join(root, 'dist'));
const { address } = await serveFolder(join(root, 'dist'));
process.stdout.write(
  `\n预算公开助手（浏览器版，示例数据）：${address}\n文件只在本机处理，不会上传。按 Ctrl+C 结束。\n`,
);
if (!process.env['CI']) openBrowser(address);
