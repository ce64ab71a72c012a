/** What is no .xlsx file, and what to do with it. */
import { WorkbookError } from '../worksheet/workbook';
import { DamagedPart } from './package/damage';

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP_SIGNATURE = [0x50, 0x4b];

/** @throws WorkbookError where the bytes are no .xlsx file: an old .xls, encrypted, or something else */
export function refuseOtherFormats(bytes: Uint8Array): void {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(OLE_SIGNATURE)) {
    // An encrypted .xlsx is an OLE file with a stream of this name, in UTF-16.
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    if (includes(bytes, name)) {
      throw new WorkbookError('文件有打开密码，无法读取。请在 Excel 中取消密码后另存，再重试', 'encrypted package');
    }
    throw new WorkbookError(
      '这是旧版 .xls 或 WPS 的 .et 文件。请在 Excel 或 WPS 中另存为 .xlsx 后再打开',
      'OLE compound file',
    );
  }
  if (!begins(ZIP_SIGNATURE)) {
    throw new WorkbookError('这不是 .xlsx 文件。请选择 Excel 或 WPS 保存的 .xlsx 工作簿', 'no zip signature');
  }
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (
    let start = bytes.indexOf(wanted[0] as number);
    start >= 0;
    start = bytes.indexOf(wanted[0] as number, start + 1)
  ) {
    if (wanted.every((byte, index) => bytes[start + index] === byte)) return true;
  }
  return false;
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
