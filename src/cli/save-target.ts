/** What stands where a file is to be saved, and whether it may be replaced. */
import { constants, type Stats } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { WorkbookError } from '../worksheet/workbook';
import type { FileCalls } from './file-calls';
import { codeOf, savingFailure } from './file-failure';

export interface Target {
  readonly kind: 'file';
  /** As the person gave it. */
  readonly path: string;
  /** The file itself: where the path is a link, what it leads to. */
  readonly file: string;
  /** What stands there now. */
  readonly old: Stats | undefined;
  /** Names in its folder; undefined where the folder may be written to but not looked into. */
  readonly beside: readonly string[] | undefined;
}

/** A device or a pipe. */
interface Stream {
  readonly kind: 'stream';
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

/** Programs that have a file open say so beside it: Excel and WPS, LibreOffice, WPS on Linux. */
const OWNER_FILES = [
  { program: 'Excel 或 WPS', nameFor: (name: string) => `~$${name}` },
  { program: 'LibreOffice', nameFor: (name: string) => `.~lock.${name}#` },
  { program: 'WPS', nameFor: (name: string) => `.~${name}` },
];

/**
 * @param path as the person gave it
 * @param calls of the file system
 * @throws WorkbookError where nothing can be saved there: a folder, a read-only file, a file that a program has open
 */
export async function findTarget(path: string, calls: FileCalls): Promise<Target | Stream> {
  let file = path;
  try {
    const found = await missingAsUndefined(calls.stat(path));
    if (found?.isDirectory() || path.endsWith('/') || path.endsWith(sep)) throw withCode('EISDIR');
    if (found && !found.isFile()) return { kind: 'stream' };
    file = await followed(path, found !== undefined, calls);
    // Renaming would replace even a file that its owner made read-only.
    if (found) await calls.access(file, constants.W_OK);
    const beside = await namesIn(dirname(file), calls);
    if (found) refuseWhereOpen(path, file, beside ?? []);
    return { kind: 'file', path, file, old: found, beside };
  } catch (error) {
    throw error instanceof WorkbookError ? error : savingFailure('look', path, file, error, []);
  }
}

async function followed(path: string, exists: boolean, calls: FileCalls): Promise<string> {
  let at = resolve(path);
  for (let links = 0; links < MOST_LINKS; links++) {
    const found = await missingAsUndefined(calls.lstat(at));
    if (!found?.isSymbolicLink()) return at;
    if (exists) return calls.realpath(at);
    // A link to a file that is not there yet.
    at = resolve(await calls.realpath(dirname(at)), await calls.readlink(at));
  }
  throw withCode('ELOOP');
}

/** @returns undefined where nobody may list it; that it is missing shows when the file is made */
async function namesIn(folder: string, calls: FileCalls): Promise<readonly string[] | undefined> {
  try {
    return await calls.readdir(folder);
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** Where no lock keeps us out (Linux, some servers), that program would later save over what we wrote. */
function refuseWhereOpen(path: string, file: string, beside: readonly string[]): void {
  for (const { program, nameFor } of OWNER_FILES) {
    const owner = nameFor(basename(file));
    if (!beside.includes(owner)) continue;
    throw new WorkbookError(
      `文件“${path}”正在 ${program} 里打开（旁边有“${owner}”），没有写入。请先关闭它，或换一个输出文件名；确实没有打开时，删除“${owner}”再试`,
      owner,
    );
  }
}

async function missingAsUndefined(looking: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
