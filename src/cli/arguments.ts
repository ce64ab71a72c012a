/** What was typed after the program's name. */
import { parseArgs } from 'node:util';
import { oldNameProblem } from './old-format';

/** The command was not typed as it must be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const COMMAND_NAMES = [
  'template',
  'fill',
  'undo',
  'explain',
  'check',
  'narrative',
  'print-setup',
  'document',
  'clear',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/**
 * @param args what follows the program's name
 * @returns options and the words between them, the command first
 * @throws UsageError where there is no such option, or an option lacks its value
 */
export function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o' },
        year: { type: 'string' },
        force: { type: 'boolean' },
        json: { type: 'boolean' },
        text: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`命令写得不对：${parsingProblem(error)}。`);
  }
}

export type Options = ReturnType<typeof parseArguments>['values'];

/** Node tells in English which option it is about. */
function parsingProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'([^']*)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${option}”这个选项`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw error;
  return /does not take/.test(message) ? `选项“${option}”后面不带内容` : `选项“${option}”后面缺少内容`;
}

/** @throws UsageError unless there are exactly so many files or cells */
export function expectFiles(files: readonly string[], count: number): readonly string[] {
  if (files.length !== count) throw new UsageError(`需要 ${count} 个参数，实际 ${files.length} 个。`);
  return files;
}

/** @throws UsageError where `-o` is missing, or names a file of an old format */
export function outputOf(output: string | undefined): string {
  if (!output) throw new UsageError('缺少 -o 输出文件。');
  const problem = oldNameProblem(output);
  if (problem !== undefined) throw new UsageError(problem);
  return output;
}

/** @throws UsageError where it is no year; this year where nothing is said */
export function yearOf(text: string | undefined): number {
  if (text === undefined) return new Date().getFullYear();
  if (!/^20\d\d$/.test(text)) throw new UsageError('--year 应为四位年份，如 2024。');
  return Number(text);
}
