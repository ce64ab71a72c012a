/** The command `check`: findings as text or as JSON. */
import type { TextCheckOutcome } from '../actions/check-text';
import { type CheckOutcome, checkWorkbook } from '../actions/check-workbook';
import { markFindings } from '../actions/mark-findings';
import type { Rejected } from '../actions/outcome';
import { notFlaggedText } from '../worksheet/findings/result-sheet';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { WorkbookError } from '../worksheet/workbook';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { findingAsJson, findingAsLine } from './finding-report';
import type { Terminal } from './terminal';
import { checkTextOf } from './text-command';
import { append } from '../budget/long-lists';

const NO_ERRORS = 0;
const ERRORS_FOUND = 1;

/**
 * @param workbook to check
 * @param options `json`: print JSON alone on standard output; `save`: mark the findings in the workbook and save it;
 *   `text`: a file or a sheet whose text is compared with the tables
 * @param terminal where to say things
 * @returns 0 no errors, 1 errors found; or why the workbook cannot be marked
 * @throws WorkbookError where there is nothing to check
 */
export async function runCheck(
  workbook: XlsxWorkbook,
  options: {
    readonly json: boolean;
    readonly save: ((bytes: Uint8Array) => Promise<void>) | undefined;
    readonly text?: string | undefined;
  },
  terminal: Terminal,
): Promise<number | Rejected> {
  const { json, save } = options;
  const text = options.text === undefined ? undefined : await checkTextOf(workbook, options.text);
  const outcome = await (save ? markFindings : checkWorkbook)(workbook, DEFAULT_LAYOUT);
  if (outcome.status === 'rejected') return outcome;
  if (outcome.status === 'nothing') throw new WorkbookError(outcome.message, 'no base worksheets and no tables');
  await save?.(await workbook.save());
  const hint = 'notFlagged' in outcome ? notFlaggedText(outcome.notFlagged) : '';
  if (hint !== '') terminal.err(hint);
  // A sheet that was asked for by name is listed once, as the text.
  const findings = outcome.findings.filter((finding) => !('text' in finding && finding.sheet === options.text));
  const shown = { ...outcome, findings };
  if (json) terminal.out(JSON.stringify(asJson(shown, text)));
  else terminal.out(asText(shown, text).join('\n'));
  const wrongText = text?.findings.some(({ severity }) => severity === 'error') ?? false;
  return outcome.counts.error > 0 || wrongText ? ERRORS_FOUND : NO_ERRORS;
}

/** One list of findings; those about text say where in it they are. The numbers of a text file, where one was given, come last. */
function asJson({ findings, notChecked, recognition, text: own }: CheckOutcome, text: TextCheckOutcome | undefined) {
  const read = text ?? own;
  return {
    findings: [...findings, ...(text?.findings ?? [])].map(findingAsJson),
    notChecked: notChecked.map(({ check, reason }) => ({ check, reason })),
    recognised: recognition.tables.map(({ table, sheet }) => ({ table: table.id, sheet })),
    notRecognised: recognition.notes,
    ...(read ? { textChecked: read.checked, notUnderstood: read.notUnderstood } : {}),
  };
}

function asText(
  { findings, notChecked, recognition, counts, text: own }: CheckOutcome,
  text: TextCheckOutcome | undefined,
): string[] {
  const lines = [`错误 ${counts.error} 处，核实 ${counts.confirm} 处，提示 ${counts.notice} 处。`];
  for (const finding of findings) {
    lines.push(`${findingAsLine(finding)}${finding.open ? '' : `（已说明：${finding.explanation}）`}`);
    for (const tie of finding.evidence) lines.push(`    同时不符：${tie}`);
  }
  lines.push(`认出：${recognition.tables.map(({ table, sheet }) => `${table.id}（${sheet}）`).join('、') || '无'}。`);
  for (const { sheet, cell, message } of recognition.notes)
    lines.push(`未认出：${sheet ? `${sheet}${cell ? `!${cell}` : ''} ` : ''}${message}。`);
  const byReason = new Map<string, number[]>();
  for (const { check, reason } of notChecked) byReason.set(reason, [...(byReason.get(reason) ?? []), check]);
  for (const [reason, checks] of byReason) lines.push(`没有审核：${checks.join('、')} ${reason}。`);
  if (own) append(lines, [`工作簿里的文字：核对了 ${own.checked} 个数。`, ...notUnderstoodLines(own)]);
  if (!text) return lines;
  return [
    ...lines,
    `文字：核对了 ${text.checked} 个数，发现 ${text.findings.length} 处问题。`,
    ...text.findings.map(findingAsLine),
    ...notUnderstoodLines(text),
  ];
}

function notUnderstoodLines({ notUnderstood }: Pick<TextCheckOutcome, 'notUnderstood'>): string[] {
  if (notUnderstood.length === 0) return [];
  return [
    `未能理解的语句（${notUnderstood.length} 处，请人工核对）：`,
    ...notUnderstood.map(({ where, clause, reason }) => `  ${where}“${clause}”：${reason}`),
  ];
}
