/** Opens a file that the person chose or dropped. */
import { WorkbookError } from '../worksheet/workbook';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';

/** Larger files are refused before they fill the memory of an old machine. */
const LARGEST = 60 * 1024 * 1024;

/** @throws WorkbookError where the bytes are no .xlsx workbook */
export async function openBytes(bytes: Uint8Array): Promise<XlsxWorkbook> {
  const { XlsxWorkbook: Opened } = await import(/* webpackChunkName: "xlsx" */ '../xlsx/xlsx-workbook');
  return Opened.open(bytes);
}

/** @throws WorkbookError in Chinese where the file cannot be read or is no .xlsx workbook */
export async function openFile(file: File): Promise<XlsxWorkbook> {
  if (file.size > LARGEST) {
    throw new WorkbookError('文件超过 60 MB。请删除多余的工作表和图片后另存，再打开', `${file.size} bytes`);
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new WorkbookError('文件读不出来：可能已被移动或正被别的程序占用。请关闭后重试', String(error));
  }
  return openBytes(bytes);
}
