/** What came of an action, as the pane shows it. */
import { checkNotices } from '../actions/check-notices';
import type { NothingToCheck } from '../actions/check-workbook';
import { describeFailure } from '../actions/failure';
import type { Filled } from '../actions/fill-tables';
import type { MarkedCheck } from '../actions/mark-findings';
import { Cancelled, type Done, type Rejected } from '../actions/outcome';
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
  const { error, confirm } = outcome.counts;
  return { ...message, intent: error + confirm > 0 ? 'warning' : 'success', text: checkNotices(outcome) };
}

/** @param title the action's name */
export function failureMessage(title: string, error: unknown): Message {
  const { message, details } = describeFailure(error);
  return { intent: error instanceof Cancelled ? 'info' : 'error', title, text: [message], problems: [], details };
}
