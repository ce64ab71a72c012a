/** The production build for a browser test, in a folder of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/** Pages ready to be served. */
export interface BuiltPages {
  readonly folder: string;
  remove(): void;
}

/**
 * Builds every page, or takes the folder that the environment names in BUILT_PAGES, where someone tries things out.
 *
 * @param officeJs where office.js comes from
 */
export async function buildPages(officeJs: 'cdn' | '21vianet' | 'local' = 'cdn'): Promise<BuiltPages> {
  const built = process.env['BUILT_PAGES'];
  if (built) return { folder: built, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  const options = ['--mode', 'production', '--env', `office-js=${officeJs}`, '--output-path', folder];
  await promisify(execFile)(process.execPath, [webpack, ...options], { cwd: root });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
