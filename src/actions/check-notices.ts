/** What a check found, in sentences for whoever asked for it. */
import { notFlaggedText } from '../worksheet/findings/result-sheet';
import type { MarkedCheck } from './mark-findings';

/** @param outcome of 审核 with marks */
export function checkNotices({ counts, notFlagged }: Pick<MarkedCheck, 'counts' | 'notFlagged'>): string[] {
  const { error, confirm, notice } = counts;
  const found =
    error + confirm + notice === 0
      ? '没有待处理的问题。'
      : `发现错误 ${error} 处，核实 ${confirm} 处，提示 ${notice} 处，已标在单元格里并列入“审核结果”。`;
  return [found, notFlaggedText(notFlagged)].filter((text) => text !== '');
}
