/**
 * `npm run package -- --base-url https://… --office-js cdn|21vianet|local [-o FILE.zip]`: one zip that a network
 * administrator can put on a server: the pages, the manifest for that address, and how to deploy them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildInto, OFFICE_JS_SOURCES } from './build-pages';
import { addressProblem } from './manifest-address';
import { packageZip } from './package-zip';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const USAGE = `用法：npm run package -- --base-url https://服务器/目录 --office-js ${OFFICE_JS_SOURCES.join('|')} [-o 预算公开助手.zip]`;

function refuse(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    'base-url': { type: 'string' },
    'office-js': { type: 'string' },
    output: { type: 'string', short: 'o', default: '预算公开助手.zip' },
  },
});
const address = values['base-url'];
const officeJs = OFFICE_JS_SOURCES.find((source) => source === values['office-js']);
if (!address || !values['office-js']) refuse('缺少 --base-url 或 --office-js。');
if (!officeJs) refuse(`--office-js 应为 ${OFFICE_JS_SOURCES.join('、')} 之一，现为“${values['office-js']}”。`);
const problem = addressProblem(address);
if (problem) refuse(problem);

process.stdout.write('正在构建……\n');
const folder = mkdtempSync(join(tmpdir(), 'package-'));
try {
  await buildInto(folder, { mode: 'production', officeJs });
  const bytes = await packageZip(folder, address, root);
  writeFileSync(values.output, bytes);
  process.stdout.write(
    `已生成 ${values.output}（${(bytes.length / 1024 / 1024).toFixed(1)} MB）：把“网站”放到 ${address}，再按“部署说明.md”部署 manifest.xml。\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
