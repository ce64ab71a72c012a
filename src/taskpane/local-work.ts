/** The pane's work done where this runs, over a workbook of any kind. The actions come in a chunk of their own, when first needed. */
import type { WorkbookStatus } from '../actions/workbook-status';
import type { Workbook } from '../worksheet/workbook';
import { checkMessage, outcomeMessage } from './outcome-message';
import type * as actionsOfPane from './pane-actions';
import { NotLoaded, type PaneWork, type Running } from './pane-work';
import type { ShownStatus } from './shown-status';
import { stoppable } from './stoppable-workbook';

type PaneActions = typeof actionsOfPane;

/**
 * @param workbook the one that actions work on now
 * @param load gets the actions
 */
export function localWork(
  workbook: () => Workbook,
  load: () => Promise<PaneActions> = () => import(/* webpackChunkName: "actions" */ './pane-actions'),
): PaneWork {
  let read: WorkbookStatus | undefined;
  const loaded = () =>
    load().catch((error: unknown) => {
      throw new NotLoaded(String(error));
    });
  const status = async (of = workbook()) => {
    const { readWorkbookStatus, DEFAULT_LAYOUT } = await loaded();
    return (read = await readWorkbookStatus(of, DEFAULT_LAYOUT));
  };
  /** The actions, over the workbook while the action is not called off. */
  const begin = async ({ signal, onPhase }: Running) => {
    const actions = await loaded();
    return { actions, book: stoppable(workbook(), signal, onPhase), layout: actions.DEFAULT_LAYOUT };
  };
  return {
    readStatus: async () => shown(await status()),
    async explain(place, limit) {
      const origin = read?.explain(place);
      return origin && { ...origin, rows: origin.rows(limit) };
    },
    checkText: async (lines) => (read ?? (await status())).checkText(lines),

    async createTemplate(running, year) {
      const { actions, book, layout } = await begin(running);
      return outcomeMessage('新建底稿', await actions.createTemplateAction(book, layout, year));
    },
    async fill(running) {
      const { actions, book, layout } = await begin(running);
      return outcomeMessage('一键生成', await actions.fillTablesAction(book, layout));
    },
    async check(running) {
      const { actions, book, layout } = await begin(running);
      return checkMessage('审核', await actions.markFindings(book, layout));
    },
    async clearMarks(running) {
      const { actions, book } = await begin(running);
      return outcomeMessage('清除标记', await actions.clearMarks(book));
    },
    async writeNarrative(running) {
      const { actions, book, layout } = await begin(running);
      return outcomeMessage('情况说明', await actions.writeNarrativeAction(book, layout));
    },
    async makeDocument(running) {
      const { actions, book, layout } = await begin(running);
      const outcome = await actions.composeDocument(book, layout);
      if (outcome.status === 'rejected') return outcomeMessage('公开文本', outcome);
      const { makeDocument } = await import(/* webpackChunkName: "document" */ '../documents/make-document');
      const { document, ...composed } = outcome;
      return { composed, bytes: await makeDocument(document) };
    },
    async checkTextFile(running, name, bytes) {
      const { textLines } = await import(/* webpackChunkName: "text-file" */ '../documents/text-lines');
      const lines = await textLines(name, bytes);
      const { book } = await begin(running);
      return { name, lines, outcome: (await status(book)).checkText(lines) };
    },
    async preparePrint(running, printing) {
      const { actions, book, layout } = await begin(running);
      return outcomeMessage('打印准备', await actions.preparePrint(book, layout, printing));
    },
    async undo(running, discardLaterEdits) {
      const { actions, book, layout } = await begin(running);
      const outcome = await actions.undoAction(book, layout, { discardLaterEdits });
      return outcome.status === 'needs-confirmation' ? { losses: outcome.losses } : outcomeMessage('撤销', outcome);
    },
    async explainFinding(running, findings, index, explanation) {
      const { actions, book } = await begin(running);
      const finding = findings[index];
      if (!finding) throw new RangeError(`no finding ${index} of ${findings.length}`);
      return outcomeMessage('填写说明', await actions.explainFinding(book, findings, finding, explanation));
    },
  };
}

/** Without what stays where the workbook is: its tables, and functions. */
function shown({ explain: _, checkText: __, check, ...status }: WorkbookStatus): ShownStatus {
  if (check.status === 'nothing') return { ...status, check };
  const { recognition, text, ...rest } = check;
  return {
    ...status,
    check: {
      ...rest,
      notes: recognition.notes.map(({ message }) => message),
      text: text && { hasNarrative: text.hasNarrative, notUnderstood: text.notUnderstood },
    },
  };
}
