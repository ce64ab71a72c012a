/**
 * Saves a file so that at every moment, also of a power cut, the old or the new one stands there whole: written beside it under
 * another name, confirmed by the disk, then renamed.
 */
import { randomBytes } from 'node:crypto';
import { rmSync, type Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WorkbookError } from '../worksheet/workbook';
import type { FileCalls } from './file-calls';
import { codeOf, type SavingStep, savingFailure } from './file-failure';
import { onInterruption } from './interruption';
import { findTarget, type Target } from './save-target';
import { removeStale, TEMPORARY_NAME } from './stale-files';

/** Pauses before another try at renaming, milliseconds: on Windows a virus scanner may hold any file for a moment. */
const PAUSES = process.platform === 'win32' ? [50, 100, 200, 400, 800] : [];
/** Some file systems have no such thing as confirming. */
const NOT_CONFIRMED = ['EINVAL', 'ENOTSUP', 'ENOSYS'];
/** Windows opens no folder as a file, and a folder may be one to put into without looking. */
const NO_FOLDER_TO_CONFIRM = [...NOT_CONFIRMED, 'EISDIR', 'EPERM', 'EACCES'];

/**
 * @param path to save under, as the person gave it; may be the file that was read. A link stays one: what it leads to is
 *   replaced. A file that was there keeps its permissions and, where the system allows, its owner.
 * @param bytes of the whole file
 * @param calls of the file system
 * @returns sentences worth telling, such as that remains of an interrupted run were removed
 * @throws WorkbookError where it could not be saved; what stood there before is unchanged, and nothing is left beside it
 */
export async function saveFile(path: string, bytes: Uint8Array, calls: FileCalls = fs): Promise<readonly string[]> {
  const target = await findTarget(path, calls);
  if (target.kind === 'stream') {
    await writeThrough(path, bytes, calls);
    return [];
  }
  const notices = await replaceFile(target, bytes, calls);
  await confirmFolder(target, calls);
  return notices;
}

/** A device or a pipe holds nothing that could be lost, and must not be replaced by a file. */
async function writeThrough(path: string, bytes: Uint8Array, calls: FileCalls): Promise<void> {
  try {
    await calls.writeFile(path, bytes);
  } catch (error) {
    throw savingFailure('fill', path, path, error, []);
  }
}

async function replaceFile(target: Target, bytes: Uint8Array, calls: FileCalls): Promise<readonly string[]> {
  const temporary = join(
    dirname(target.file),
    `${TEMPORARY_NAME.start}${randomBytes(8).toString('hex')}${TEMPORARY_NAME.end}`,
  );
  const notices: string[] = [];
  let step: SavingStep = 'create';
  let file: fs.FileHandle | undefined;
  // Until it has the permissions of the old one nobody else may look into it.
  const opening = calls.open(temporary, 'wx', target.old ? 0o600 : 0o666);
  const forget = onInterruption(opening, () => rmSync(temporary, { force: true }));
  try {
    file = await opening;
    step = 'fill';
    // Before the space is needed. The new file's own date: a server's clock may differ from ours.
    for (const notice of await removeStale(target, (await file.stat()).mtimeMs, calls)) notices.push(notice);
    if (target.old) await keepPermissions(file, target.old);
    await file.writeFile(bytes);
    await confirm(file);
    const filled = file;
    file = undefined;
    await filled.close();
    step = 'replace';
    await renameTo(target.file, temporary, calls);
    return notices;
  } catch (error) {
    const left = await withdraw(temporary, file, calls);
    throw savingFailure(step, target.path, target.file, error, [...notices, ...left]);
  } finally {
    forget();
  }
}

async function keepPermissions(file: fs.FileHandle, old: Stats): Promise<void> {
  const { uid, gid } = await file.stat();
  if (uid !== old.uid || gid !== old.gid) {
    try {
      await file.chown(old.uid, old.gid);
    } catch (error) {
      // Only an administrator may give files away: for everyone else it is now the file of whoever saved it.
      if (!['EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error;
    }
  }
  await file.chmod(old.mode & 0o777);
}

async function confirm(file: fs.FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    if (!NOT_CONFIRMED.includes(codeOf(error))) throw error;
  }
}

async function renameTo(target: string, temporary: string, calls: FileCalls): Promise<void> {
  for (const pause of PAUSES) {
    try {
      return await calls.rename(temporary, target);
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return calls.rename(temporary, target);
}

/** @returns a sentence where the temporary file could not be removed */
async function withdraw(temporary: string, file: fs.FileHandle | undefined, calls: FileCalls): Promise<string[]> {
  const problems: unknown[] = [];
  await file?.close().catch((error: unknown) => problems.push(error));
  await calls.unlink(temporary).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') problems.push(error);
  });
  return problems.length === 0
    ? []
    : [`旁边可能留下了临时文件“${temporary}”，请手工删除（${problems.map(String).join('；')}）`];
}

/** The new name itself is on the disk only when the folder is. */
async function confirmFolder({ path, file }: Target, calls: FileCalls): Promise<void> {
  try {
    const folder = await calls.open(dirname(file), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (NO_FOLDER_TO_CONFIRM.includes(codeOf(error))) return;
    const message = `文件“${path}”已换成新的，但磁盘没有确认存好。请打开它看一看，再另存一份到别的磁盘`;
    throw new WorkbookError(message, String(error));
  }
}
