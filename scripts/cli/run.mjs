/** `npm run cli`: the built command line, built anew first where a source has changed since. */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildCli, isBuilt, PROGRAM } from './build.mjs';

const UNUSABLE = 2;

try {
  if (!isBuilt()) await buildCli();
  // It looks at the arguments itself and sets the exit code.
  await import(pathToFileURL(PROGRAM).href);
} catch (error) {
  process.exitCode = UNUSABLE;
  process.stderr.write(`${sentenceOf(error)}\n`);
}

function sentenceOf(error) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND')
    return `命令行还没有构建，或者缺少文件。请在项目文件夹里运行 npm ci（不要带 --omit=dev），再试一次。\n详情：${error.message}`;
  const [first] = error?.errors ?? [];
  const where = first?.location ? `${first.location.file} 第 ${first.location.line} 行：` : '';
  return `命令行没有构建成功，什么也没有做。请改正源代码，或重新取一份完整的程序。\n详情：${where}${first?.text ?? error?.message ?? error}`;
}
