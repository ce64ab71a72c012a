/** What came of an action, as the pane shows it. */
import { checkNotices } from '../actions/check-notices';
import type { NothingToCheck } from '../actions/check-workbook';
import { describeFailure } from '../actions/failure';
import type { Filled } from '../actions/fill-tables';
import type { MarkedCheck } from '../actions/mark-findings';
import type { DocumentComposed } from '../actions/make-document';
import { Cancelled, type Done, type Rejected } from '../actions/outcome';
import type { Delivery } from './deliver-file';
import type { FileCheck, Message } from './session-state';

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

/**
 * @param composed the document
 * @param delivery what became of its file
 * @param hasBrowserVersion whether the browser version can be opened, where downloads always arrive
 */
export function documentMessage(
  composed: Omit<DocumentComposed, 'document'>,
  delivery: Delivery,
  hasBrowserVersion: boolean,
): Message {
  const { fileName, notices, openPoints } = composed;
  const title = '公开文本';
  if (delivery === 'cancelled')
    return { intent: 'info', title, text: ['没有保存，文件没有交出。'], problems: [], details: '' };
  const isSaved = delivery === 'saved';
  const offersBrowserVersion = !isSaved && hasBrowserVersion;
  const message = outcomeMessage(title, {
    ...composed,
    notices: [
      isSaved ? `已保存“${fileName}”。` : `“${fileName}”已交给浏览器下载，应在“下载”文件夹里。`,
      ...(offersBrowserVersion ? ['如果没有收到：先保存这个工作簿，再打开浏览器版，在那里打开它，生成公开文本。'] : []),
      ...notices,
    ],
  });
  return { ...message, intent: openPoints.length > 0 ? 'warning' : message.intent, offersBrowserVersion };
}

/** @param checked a text file that was compared with the tables */
export function textFileMessage({ name, outcome }: FileCheck): Message {
  const message = { title: '核对文字', problems: [], details: '' };
  if (!outcome) {
    const text = ['工作簿里没有可供核对的公开表或填报底稿。请先打开有表1至表11的工作簿，或先填报底稿。'];
    return { ...message, intent: 'warning', text };
  }
  const { findings, checked, notUnderstood } = outcome;
  const text = [
    `“${name}”核对了 ${checked} 个数，发现 ${findings.length} 处问题，列在下面。`,
    ...(notUnderstood.length > 0 ? [`另有 ${notUnderstood.length} 个数没有看懂，请人工核对。`] : []),
  ];
  return { ...message, intent: findings.some(({ severity }) => severity !== 'notice') ? 'warning' : 'success', text };
}

/** @param title the action's name */
export function failureMessage(title: string, error: unknown): Message {
  const { message, details } = describeFailure(error);
  return { intent: error instanceof Cancelled ? 'info' : 'error', title, text: [message], problems: [], details };
}
