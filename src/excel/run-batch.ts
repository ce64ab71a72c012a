/** One round trip to Excel, and its errors as sentences an accountant can act on. */
import { WorkbookError } from '../worksheet/workbook';

const MESSAGES: Readonly<Record<string, string>> = {
  AccessDenied: 'Excel 不允许这个改动：工作表或工作簿受保护，或文件以只读方式打开。请在“审阅”中撤消保护后重试',
  InvalidOperationInCellEditMode: '有单元格正在编辑。请先按回车或 Esc 结束编辑，再重试',
  RequestPayloadSizeLimitExceeded: '一次写入的内容过多，Excel 网页版不接受。请减少明细行数，或在桌面版 Excel 中操作',
  ResponsePayloadSizeLimitExceeded:
    '工作表内容过多，Excel 网页版一次读不完。请删除多余的空行和格式，或在桌面版 Excel 中操作',
  ItemNotFound: '要读写的工作表已不存在。请重新执行一次',
  ItemAlreadyExists: '已有同名的工作表。请改名或删除后重试',
  ApiNotFound: '这个版本的 Excel 缺少所需的功能。请升级 Excel，或使用浏览器版',
  InvalidArgument: 'Excel 拒绝了写入的内容',
  GeneralException: 'Excel 内部出错。请保存工作簿、重新打开后重试',
};

/**
 * Runs one batch. Waits while the user is editing a cell instead of failing.
 *
 * @param batch queues calls; its syncs are the round trips
 * @throws WorkbookError for every error of Excel
 */
export async function runBatch<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (error) {
    throw toWorkbookError(error);
  }
}

/** An error that Excel answered with. */
export class ExcelError extends WorkbookError {
  constructor(
    /** Excel's own name for it. */
    readonly code: string,
    details: string,
  ) {
    super(MESSAGES[code] ?? `Excel 报错（${code}）。请重试`, details);
  }
}

/** Whether Excel itself refused, as against a connection that was lost. */
export function isExcelError(error: unknown): boolean {
  return error instanceof ExcelError;
}

/** Whether an error says that a response was too large for one round trip. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof ExcelError && error.code === 'ResponsePayloadSizeLimitExceeded';
}

function toWorkbookError(error: unknown): Error {
  if (error instanceof WorkbookError) return error;
  if (!(error instanceof OfficeExtension.Error)) return new WorkbookError('与 Excel 的通信中断。请重试', String(error));
  const { code, message, debugInfo } = error;
  const place = debugInfo?.errorLocation ? ` @ ${debugInfo.errorLocation}` : '';
  return new ExcelError(code, `${code}: ${message}${place}`);
}
