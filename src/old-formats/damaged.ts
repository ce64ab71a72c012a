/** What an old file is refused with. */
import { WorkbookError } from '../worksheet/workbook';

/** The file cannot be what it begins as. `details` says where reading stopped. */
export function damaged(details: string): WorkbookError {
  return new WorkbookError(
    '文件打不开：不是完好的旧版 .xls 或 WPS 的 .et 文件。请在 Excel 或 WPS 中另存为 .xlsx 后再打开',
    details,
  );
}

/** The file is readable only with a password, or so protected that Excel encrypts it. */
export function encrypted(details: string): WorkbookError {
  return new WorkbookError('文件有打开密码，无法读取。请在 Excel 中取消密码后另存，再重试', details);
}

/** The file says that it holds more than is ever read at once. */
export function tooLarge(details: string): WorkbookError {
  return new WorkbookError(
    '文件太大：单元格或公式超过能转换的数量。请在 Excel 或 WPS 中删除多余的内容，或另存为 .xlsx 后再打开',
    details,
  );
}
