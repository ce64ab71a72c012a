/** Whatever was thrown, as the command line tells it: a sentence, then one line for the person who helps. Never a stack. */
import { describeFailure } from '../actions/failure';
import { ActionFailure } from '../actions/outcome';
import { WorkbookError } from '../worksheet/workbook';
import { UsageError } from './arguments';
import { codeOf } from './file-failure';
import { HELP } from './help';

/** Node's and V8's ways to say that something does not fit into memory. */
const TOO_LARGE =
  /allocation failed|invalid (array|string|typed array|array buffer) length|maximum size exceeded|out of memory/i;
const TOO_LARGE_CODES = [
  'ERR_STRING_TOO_LONG',
  'ERR_BUFFER_TOO_LARGE',
  'ERR_MEMORY_ALLOCATION_FAILED',
  'ERR_WORKER_OUT_OF_MEMORY',
];

/** Where not even the error can be told. */
const LAST_RESORT = '程序出错，这次操作没有完成。请重试；仍不行时，请联系维护人员。';

/**
 * @param error whatever was thrown, also what is no error at all
 * @returns lines without a last line end
 */
export function failureText(error: unknown): string {
  try {
    if (error instanceof UsageError) return `${error.message}\n\n${HELP}`;
    const details = withoutStack(detailsOf(error));
    return details === '' ? messageOf(error) : `${messageOf(error)}\n详情：${details}`;
  } catch {
    // Some things that can be thrown cannot be turned into text.
    return LAST_RESORT;
  }
}

function messageOf(error: unknown): string {
  if (TOO_LARGE_CODES.includes(codeOf(error)) || TOO_LARGE.test(String(error)))
    return '内存不够，这次操作没有完成。请关闭别的程序，或删除工作簿里多余的工作表和空行后再试。';
  if (codeOf(error) === 'ERR_MODULE_NOT_FOUND')
    return '程序的文件不全，可能刚刚更新过，这次操作没有完成。请重试；仍不行时，请重新安装（在项目文件夹里运行 npm ci）。';
  return describeFailure(error).message;
}

function detailsOf(error: unknown): string {
  if (error instanceof WorkbookError) return error.details;
  if (error instanceof ActionFailure) return error.causes.map((cause) => withoutStack(causeText(cause))).join('；');
  return String(error);
}

function causeText(cause: unknown): string {
  return cause instanceof WorkbookError ? `${cause.message}（${cause.details}）` : String(cause);
}

/** The message of an error from elsewhere may carry the stack of another. */
function withoutStack(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim();
}
