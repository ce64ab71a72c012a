/** What the command line says and refuses about files of the old formats. */
import { extname } from 'node:path';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import type { Terminal } from './terminal';

/** Says, where the file was of an old format, that results are .xlsx and what was not carried over. */
export function sayConverted({ convertedFrom, lost }: XlsxWorkbook, path: string, terminal: Terminal): void {
  if (convertedFrom === undefined) return;
  terminal.err(`“${path}”是旧格式的工作簿，已转换后读取；它本身不变，保存的结果是 .xlsx。`);
  lost.forEach((sentence) => terminal.err(`  ${sentence}。`));
}

/** Why a result cannot have this name; undefined where it can. */
export function oldNameProblem(output: string): string | undefined {
  const ending = extname(output);
  if (!/^\.(xls|et)$/i.test(ending)) return undefined;
  return `-o 的文件名不能以 ${ending} 结尾：结果是 .xlsx 工作簿。请改为 ${output.slice(0, -ending.length)}.xlsx。`;
}
