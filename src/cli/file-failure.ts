/** What the system answers when a file cannot be read or saved, as a sentence: where, what, what to do. */
import { dirname } from 'node:path';
import { WorkbookError } from '../worksheet/workbook';

/** How far saving had come: looking at what is there, making the temporary file, filling it, putting it in place. */
export type SavingStep = 'look' | 'create' | 'fill' | 'replace';

const NOT_ALLOWED = ['EACCES', 'EPERM'];
const IN_USE = ['EBUSY', 'ETXTBSY', ...NOT_ALLOWED];

/** @param error whatever was thrown; its code, empty where it has none */
export function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

/**
 * @param path as the person gave it
 * @param error of the system
 */
export function readingFailure(path: string, error: unknown): WorkbookError {
  return new WorkbookError(`文件“${path}”读不到：${whyUnread(codeOf(error))}`, String(error));
}

function whyUnread(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return '没有这个文件。请检查文件名和所在的文件夹';
  if (code === 'EISDIR') return '这是一个文件夹。请写明里面的文件名';
  if (NOT_ALLOWED.includes(code)) return '没有读取它的权限。请向文件的主人或管理员要权限，或把它复制到自己的文件夹';
  if (code === 'EBUSY') return '它正被别的程序占用。请关闭那个程序后再试';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return '它超过 2 GB。请删除多余的工作表和图片后另存，再试';
  if (code === 'ERR_INVALID_ARG_VALUE') return '文件名里有不能用的字符。请检查文件名';
  return '系统没有说明可以怎样解决。请把它复制到本机的文件夹再试；仍不行时，请把下面的详情发给维护人员';
}

/**
 * @param step at which it failed; before `replace` is done nothing has changed
 * @param path as the person gave it
 * @param target the file itself, where the path is a link
 * @param error of the system
 * @param left what could not be tidied up, as sentences
 */
export function savingFailure(
  step: SavingStep,
  path: string,
  target: string,
  error: unknown,
  left: readonly string[],
): WorkbookError {
  const message = `${whyUnsaved(step, path, target, codeOf(error))}。没有保存；“${path}”若原来就有，仍和原来一样`;
  return new WorkbookError([message, ...left].join('。'), String(error));
}

function whyUnsaved(step: SavingStep, path: string, target: string, code: string): string {
  const folder = dirname(target);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `“${path}”所在的磁盘满了（或超出了配额）。请清出空间，或换一个位置再试`;
  if (code === 'EROFS') return `“${path}”所在的磁盘是只读的。请换一个位置再试`;
  if (code === 'ENAMETOOLONG') return `“${path}”的路径太长。请改短文件名，或换一个文件夹`;
  if (code === 'EFBIG') return `文件太大，“${path}”所在的磁盘存不下。请换一个位置，或删除多余的工作表`;
  if (code === 'ELOOP') return `“${path}”是一个绕成了圈的链接。请换一个输出文件名`;
  if (code === 'EISDIR') return `“${path}”是一个文件夹。请写明里面的文件名`;
  if (code === 'ERR_INVALID_ARG_VALUE') return '输出文件名里有不能用的字符。请换一个文件名';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `没有文件夹“${folder}”。请先建好它，或检查路径`;
  if (step === 'look' && NOT_ALLOWED.includes(code))
    return `文件“${path}”是只读的，或者没有改它的权限。请去掉只读，或换一个输出文件名`;
  if (step === 'create' && NOT_ALLOWED.includes(code))
    return `文件夹“${folder}”不允许写入。请换一个文件夹，或向管理员要写入权限`;
  if (step === 'replace' && IN_USE.includes(code))
    return `文件“${path}”换不成新的，可能正被 Excel、WPS 或别的程序打开，也可能不允许改动。请关闭它再试，或换一个输出文件名`;
  return `文件“${path}”写不了，系统没有说明可以怎样解决。请换一个位置再试；仍不行时，请把下面的详情发给维护人员`;
}
