/** Builds the pages for this machine. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param folder to build into, emptied first
 * @param mode development builds faster, production is what is shipped
 */
export function buildPages(folder: string, mode: 'development' | 'production' = 'development'): Promise<void> {
  const webpack = createRequire(import.meta.url).resolve('webpack/bin/webpack.js');
  const options = ['--mode', mode, '--stats', 'errors-only', '--output-path', folder];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [webpack, ...options], { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`构建没有成功（退出码 ${code}）`))));
  });
}
