/** The production build for a browser test, in a folder of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/**
 * Builds every page.
 *
 * @param officeJs where office.js comes from
 * @returns the folder; remove it when done
 */
export async function buildPages(officeJs: 'cdn' | '21vianet' | 'local' = 'cdn'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  const options = ['--mode', 'production', '--env', `office-js=${officeJs}`, '--output-path', folder];
  await promisify(execFile)(process.execPath, [webpack, ...options], { cwd: root });
  return folder;
}
