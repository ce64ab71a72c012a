/** `npm start`: builds the pages and opens the browser version on the sample. Ends with Ctrl+C. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveFolder } from './static-server';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function build(): Promise<void> {
  const webpack = createRequire(import.meta.url).resolve('webpack/bin/webpack.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [webpack, '--mode', 'development', '--stats', 'errors-only'], {
      cwd: root,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`构建没有成功（退出码 ${code}）`))));
  });
}

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

process.stdout.write('正在构建，约需一分钟…\n');
await build();
const { address } = await serveFolder(join(root, 'dist'));
process.stdout.write(
  `\n预算公开助手（浏览器版，示例数据）：${address}\n文件只在本机处理，不会上传。按 Ctrl+C 结束。\n`,
);
if (!process.env['CI']) openBrowser(address);
