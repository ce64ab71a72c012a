/**
 * `npm run bench`. Compiles the sources as the product is built (swc) and measures those, in a process of its own: the loader
 * that runs this script names every function anew each time it is made, which no build of the product does, and which costs
 * more than the work that is measured.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';
import { measureInBrowser } from '../bench-browser';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Inside the project, so that packages are found from there. */
const COMPILED = join(ROOT, 'node_modules/.cache/bench');
const FOLDERS = ['src', 'scripts/bench', 'tests/excel-host', 'tests/print', 'tests/support'];

rmSync(COMPILED, { recursive: true, force: true });
for (const folder of FOLDERS) {
  for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || (folder === 'scripts/bench' && file === 'main.ts'))
      continue;
    const { code } = transformFileSync(join(ROOT, folder, file), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
      swcrc: false,
    });
    const target = join(COMPILED, folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
}
writeFileSync(join(COMPILED, 'package.json'), '{ "type": "commonjs" }');

const { status } = spawnSync(process.execPath, ['--expose-gc', join(COMPILED, 'scripts/bench/measure.js')], {
  stdio: 'inherit',
  cwd: ROOT,
});
process.exitCode = status ?? 1;
await measureInBrowser();
