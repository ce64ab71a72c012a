/** What came of an action, as the pane shows it. */
import type { NothingToCheck } from '../actions/check-workbook';
import { describeFailure } from '../actions/failure';
import type { Filled } from '../actions/fill-tables';
import type { MarkedCheck } from '../actions/mark-findings';
import { Cancelled, type Done, type Rejected } from '../actions/outcome';
import { notFlaggedText } from '../worksheet/findings/result-sheet';
import type { Message } from './session-state';

/** @param title the action's name */
export function outcomeMessage(title: string, outcome: Done | Filled | Rejected): Message {
  if (outcome.status === 'rejected') {
    const isError = outcome.problems.some(({ severity }) => severity === 'error');
    const text = ['没有写入任何内容。', isError ? '请先改正下列问题：' : '请核实下列问题：'];
    return { intent: 'error', title, text, problems: outcome.problems, details: '' };
  }
  const asks = outcome.questions.length > 0;
  return {
    intent: asks ? 'warning' : 'success',
    title,
    text: asks ? [...outcome.notices, '另请核实：'] : outcome.notices,
    problems: outcome.questions,
    details: '',
  };
}

/** @param title the action's name */
export function checkMessage(title: string, outcome: MarkedCheck | NothingToCheck | Rejected): Message {
  if (outcome.status === 'rejected') return outcomeMessage(title, outcome);
  const message = { title, problems: [], details: '' };
  if (outcome.status === 'nothing') return { ...message, intent: 'warning', text: [`${outcome.message}。`] };
  const { error, confirm, notice } = outcome.counts;
  const open = error + confirm + notice;
  const found =
    open === 0
      ? '没有待处理的问题。'
      : `发现错误 ${error} 处，核实 ${confirm} 处，提示 ${notice} 处，已标在单元格里并列入“审核结果”。`;
  return {
    ...message,
    intent: error + confirm > 0 ? 'warning' : 'success',
    text: [found, notFlaggedText(outcome.notFlagged)].filter((text) => text !== ''),
  };
}

/** @param title the action's name */
export function failureMessage(title: string, error: unknown): Message {
  const { message, details } = describeFailure(error);
  return { intent: error instanceof Cancelled ? 'info' : 'error', title, text: [message], problems: [], details };
}
