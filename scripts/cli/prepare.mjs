/**
 * `npm ci` ends with this: the command line is built, so that its first start is as fast as every other, and so that a package
 * made of this project has it. Without the development tools (`npm ci --omit=dev`) there is nothing to build it with; that is no
 * reason for `npm ci` to fail.
 */
import process from 'node:process';
import { buildCli, isBuilt } from './build.mjs';

try {
  if (!isBuilt()) await buildCli();
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stdout.write('没有装开发依赖，命令行没有构建；要用命令行，请运行 npm ci（不带 --omit=dev）。\n');
}
