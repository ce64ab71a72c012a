/** What came of an action as plain text for a person: the one place that words it for the ribbon. */
import { checkNotices } from '../actions/check-notices';
import type { NothingToCheck } from '../actions/check-workbook';
import { describeFailure } from '../actions/failure';
import type { Filled } from '../actions/fill-tables';
import type { MarkedCheck } from '../actions/mark-findings';
import type { Done, NeedsConfirmation, Rejected } from '../actions/outcome';
import { SEVERITY_NAMES } from '../worksheet/findings/result-sheet';
import { describeProblem, type Problem } from '../worksheet/problem';

export type ActionOutcome = Done | Filled | Rejected | NeedsConfirmation;

/** The whole outcome, nothing left out, paragraphs parted by an empty line. */
export function outcomeText(outcome: ActionOutcome): string {
  switch (outcome.status) {
    case 'done':
      return paragraphs([...outcome.notices, unmentionedOverwrites(outcome), numbered('请核实', outcome.questions)]);
    case 'rejected': {
      const errors = outcome.problems.filter((problem) => problem.severity === 'error');
      const questions = outcome.problems.filter((problem) => problem.severity === 'question');
      return paragraphs(['没有写入任何内容。', numbered('请先改正', errors), numbered('另请核实', questions)]);
    }
    case 'needs-confirmation':
      return paragraphs(['以下内容是之后手工改的，撤销会丢失：', outcome.losses.map((loss) => `• ${loss}`).join('\n')]);
  }
}

/**
 * What went wrong, first for the accountant, then for the person who helps.
 *
 * @param error whatever was thrown
 */
export function failureText(error: unknown): string {
  const { message, details } = describeFailure(error);
  return paragraphs([message, details === '' ? '' : `详情：${details}`]);
}

/** The notice of a fill names only the first overwritten cells; the rest must be seen as well. */
function unmentionedOverwrites(outcome: Done | Filled): string {
  if (!('overwritten' in outcome)) return '';
  const rest = outcome.overwritten
    .map(({ sheet, cell, found }) => `${sheet}!${cell}（“${found}”）`)
    .filter((change) => !outcome.notices.some((notice) => notice.includes(change)));
  return rest.length === 0 ? '' : `其余被重写的手工改动：${rest.join('、')}。`;
}

/**
 * The whole outcome of 审核: how many findings, then each of them.
 *
 * @param outcome of marking the findings
 */
export function checkText(outcome: MarkedCheck | NothingToCheck | Rejected): string {
  if (outcome.status === 'rejected') return outcomeText(outcome);
  if (outcome.status === 'nothing') return `${outcome.message}。`;
  const open = outcome.findings.filter((finding) => finding.open);
  const lines = open.map((finding, i) => `${i + 1}. ${SEVERITY_NAMES[finding.severity]} ${finding.message}`);
  const unchecked = outcome.notChecked.map(({ check, reason }) => `• 规则 ${check}：${reason}`);
  return paragraphs([
    ...checkNotices(outcome),
    lines.join('\n'),
    unchecked.length === 0 ? '' : `没有核对的规则：\n${unchecked.join('\n')}`,
  ]);
}

function numbered(title: string, problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const lines = problems.map((problem, index) => `${index + 1}. ${describeProblem(problem)}`);
  return [`${title}（${problems.length} 处）：`, ...lines].join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
