/** Reads a file that the person named. */
import { readFile, stat } from 'node:fs/promises';
import { WorkbookError } from '../worksheet/workbook';
import { readingFailure } from './file-failure';

/**
 * @param path as the person gave it
 * @returns the whole file
 * @throws WorkbookError where it cannot be read, with what to do
 */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    // Such as /dev/zero, which never ends. A pipe ends.
    if (found.isCharacterDevice() || found.isBlockDevice())
      throw new WorkbookError(`“${path}”是设备，不是文件。请写明文件名`, 'device');
    return await readFile(path);
  } catch (error) {
    throw error instanceof WorkbookError ? error : readingFailure(path, error);
  }
}
