/** Temporary files of runs that were killed while they saved: known by their name, removed by the next run that saves there. */
import { dirname, join } from 'node:path';
import type { FileCalls } from './file-calls';
import { codeOf } from './file-failure';
import type { Target } from './save-target';

/** The name says whose it is; hidden where a dot hides. Without the file's own name, which may be as long as a name can be. */
export const TEMPORARY_NAME = { start: '.预算公开助手-', end: '.tmp' } as const;
/** Nothing was written to it for so long: its run is gone, milliseconds. A save takes seconds. */
const STALE = 600_000;

/**
 * @param target in whose folder to look
 * @param now by the clock of that file system, milliseconds
 * @param calls of the file system
 * @returns what was removed, and what could not be, as sentences
 */
export async function removeStale(
  { file, beside = [] }: Pick<Target, 'file' | 'beside'>,
  now: number,
  calls: FileCalls,
): Promise<string[]> {
  const notices: string[] = [];
  for (const name of beside) {
    if (!name.startsWith(TEMPORARY_NAME.start) || !name.endsWith(TEMPORARY_NAME.end)) continue;
    const path = join(dirname(file), name);
    try {
      if (now - (await calls.stat(path)).mtimeMs < STALE) continue;
      await calls.unlink(path);
      notices.push(`已删除以前一次保存被中断时留下的临时文件“${path}”。`);
    } catch (error) {
      // Another run was faster.
      if (codeOf(error) !== 'ENOENT')
        notices.push(`以前一次保存被中断时留下了临时文件“${path}”，删不掉，请手工删除（${String(error)}）。`);
    }
  }
  return notices;
}
