/** Fills the sample and says where the result is: the README's first command. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fillTablesAction } from '../src/actions/fill-tables';
import { DEFAULT_LAYOUT } from '../src/worksheet/layouts';
import { describeProblem } from '../src/worksheet/problem';
import { XlsxWorkbook } from '../src/xlsx/xlsx-workbook';
import { SAMPLE_PATH } from './build-sample';

const RESULT = '示例-已生成.xlsx';

const workbook = await XlsxWorkbook.open(await readFile(SAMPLE_PATH));
const outcome = await fillTablesAction(workbook, DEFAULT_LAYOUT);
if (outcome.status === 'rejected') {
  outcome.problems.forEach((problem) => console.error(describeProblem(problem)));
  process.exitCode = 2;
} else {
  await writeFile(fileURLToPath(new URL(`../${RESULT}`, import.meta.url)), await workbook.save());
  outcome.notices.forEach((notice) => console.log(notice));
  console.log(`示例底稿：samples/2024.xlsx\n生成结果：${RESULT}（在本文件夹，用 Excel 或 WPS 打开）`);
}
