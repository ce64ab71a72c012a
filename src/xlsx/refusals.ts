/** What is no .xlsx file, and what to do with it. */
import { WorkbookError } from '../worksheet/workbook';
import { DamagedPart } from './package/damage';

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP_SIGNATURE = [0x50, 0x4b];

const begins = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Whether it is a file of the old kind: an .xls, or an encrypted .xlsx. */
export const isCompoundFile = (bytes: Uint8Array): boolean => begins(bytes, OLE_SIGNATURE);

/** @throws WorkbookError where the bytes are no zip archive, so no .xlsx file */
export function requireArchive(bytes: Uint8Array): void {
  if (begins(bytes, ZIP_SIGNATURE)) return;
  throw new WorkbookError('这不是 .xlsx 文件。请选择 Excel 或 WPS 保存的 .xlsx 工作簿', 'no zip signature');
}

/** What is wrong with a file, for the person who wants to open it. What nobody foresaw is told as that. */
export function refusal(error: unknown): WorkbookError {
  if (error instanceof WorkbookError) return error;
  const advice = '请在 Excel 或 WPS 中打开、修复后另存为 .xlsx，再重试';
  if (error instanceof DamagedPart) return new WorkbookError(`文件打不开：${error.message}。${advice}`, String(error));
  return new WorkbookError(`文件打不开：程序读到了没有料到的内容。${advice}`, String(error));
}

/** The same for a workbook that is open: damage that shows only when a part is looked into, or a fault of this program. */
export function failure(error: unknown): WorkbookError {
  if (error instanceof WorkbookError || error instanceof DamagedPart) return refusal(error);
  return new WorkbookError('读写工作簿时出错，工作簿没有改动。请重试；仍不行时请联系部署本程序的人员', String(error));
}
