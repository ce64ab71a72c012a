/** Whatever was thrown, as a sentence for the accountant and details for the person who helps. */
import { WorkbookError } from '../worksheet/workbook';
import { ActionFailure, Cancelled } from './outcome';

export interface Failure {
  /** What happened and what to do. */
  readonly message: string;
  /** Technical; empty where there are none. */
  readonly details: string;
}

/** @param error whatever was thrown */
export function describeFailure(error: unknown): Failure {
  if (error instanceof Cancelled) return { message: sentence(error.message), details: '' };
  if (error instanceof ActionFailure) {
    // What Excel or the file said is what the person can put right.
    const known = error.causes.find((cause) => cause instanceof WorkbookError);
    const reason = known instanceof WorkbookError ? `原因：${sentence(known.message)}` : '';
    return { message: sentence(error.message) + reason, details: error.causes.map(causeText).join('；') };
  }
  if (error instanceof WorkbookError) return { message: sentence(error.message), details: error.details };
  if (isMissingPart(error)) return { message: MISSING_PART, details: String(error) };
  return {
    message: '程序出错，这次操作没有完成。请重试；仍不行时，请把下面的详情发给维护人员。',
    details: causeText(error),
  };
}

/** What is not loaded yet cannot be had: its file went with an update of the pages, or there is no network. */
const MISSING_PART =
  '页面的一部分没有取到：程序可能刚刚更新过，或者网络断了。请先保存工作簿，再刷新页面（在 Excel 里是关闭窗格再打开）。';

/** @returns whether a part of the pages could not be loaded when it was first needed; how that is told differs by loader */
export function isMissingPart(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ChunkLoadError' || /Loading (CSS )?chunk|importScripts|imported module/i.test(error.message);
}

function causeText(cause: unknown): string {
  if (cause instanceof WorkbookError) return `${cause.message}（${cause.details}）`;
  return cause instanceof Error ? (cause.stack ?? String(cause)) : String(cause);
}

function sentence(text: string): string {
  return /[。！？]$/u.test(text) ? text : `${text}。`;
}
