/** Reads a file that the person chose or dropped. */
import { WorkbookError } from '../worksheet/workbook';

/** Larger files are refused before they fill the memory of an old machine. */
const LARGEST = 60 * 1024 * 1024;

/** @throws WorkbookError in Chinese where the file cannot be read */
export async function fileBytes(file: File): Promise<Uint8Array> {
  if (file.size > LARGEST) {
    throw new WorkbookError('文件超过 60 MB。请删除多余的工作表和图片后另存，再打开', `${file.size} bytes`);
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new WorkbookError('文件读不出来：可能已被移动或正被别的程序占用。请关闭后重试', String(error));
  }
}
