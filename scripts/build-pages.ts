/** Builds the pages. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where the pages in Excel get office.js from. */
export const OFFICE_JS_SOURCES = ['cdn', '21vianet', 'local'] as const;
export type OfficeJs = (typeof OFFICE_JS_SOURCES)[number];

interface BuildOptions {
  /** Development builds faster, production is what is shipped. */
  readonly mode?: 'development' | 'production';
  readonly officeJs?: OfficeJs;
}

/**
 * @param folder to build into, emptied first
 * @param options development and Microsoft's global CDN where nothing is said
 */
export function buildInto(folder: string, { mode = 'development', officeJs = 'cdn' }: BuildOptions = {}) {
  const webpack = createRequire(import.meta.url).resolve('webpack/bin/webpack.js');
  const options = ['--mode', mode, '--env', `office-js=${officeJs}`, '--stats', 'errors-only', '--output-path', folder];
  return new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [webpack, ...options], { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`构建没有成功（退出码 ${code}）`))));
  });
}
