/** The command `check`: findings as text or as JSON. */
import { type CheckOutcome, checkWorkbook } from '../actions/check-workbook';
import { DEFAULT_LAYOUT } from '../worksheet/layouts';
import { WorkbookError } from '../worksheet/workbook';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import type { Terminal } from './run-command';

const NO_ERRORS = 0;
const ERRORS_FOUND = 1;
const SEVERITIES = { error: '错误', confirm: '核实', notice: '提示' } as const;

/**
 * @param workbook to check
 * @param json whether to print JSON alone on standard output
 * @param terminal where to say things
 * @returns 0 no errors, 1 errors found
 * @throws WorkbookError where there is nothing to check
 */
export async function runCheck(workbook: XlsxWorkbook, json: boolean, terminal: Terminal): Promise<number> {
  const outcome = await checkWorkbook(workbook, DEFAULT_LAYOUT);
  if (outcome.status === 'nothing') throw new WorkbookError(outcome.message, 'no base worksheets and no tables');
  terminal.out(json ? JSON.stringify(asJson(outcome)) : asText(outcome));
  return outcome.counts.error > 0 ? ERRORS_FOUND : NO_ERRORS;
}

function asJson({ findings, notChecked, recognition }: CheckOutcome) {
  return {
    findings: findings.map(({ check, name, severity, sheet, cell, stated, expected, difference, message, terms }) => ({
      check,
      name,
      severity,
      sheet,
      cell,
      stated,
      expected,
      difference,
      message,
      terms,
    })),
    notChecked: notChecked.map(({ check, reason }) => ({ check, reason })),
    recognised: recognition.tables.map(({ table, sheet }) => ({ table: table.id, sheet })),
    notRecognised: recognition.notes,
  };
}

function asText({ findings, notChecked, recognition, counts }: CheckOutcome): string {
  const lines = [`错误 ${counts.error} 处，核实 ${counts.confirm} 处，提示 ${counts.notice} 处。`];
  for (const { check, severity, message, evidence } of findings) {
    lines.push(`【${SEVERITIES[severity]}】${check} ${message}`);
    for (const tie of evidence) lines.push(`    同时不符：${tie}`);
  }
  lines.push(`认出：${recognition.tables.map(({ table, sheet }) => `${table.id}（${sheet}）`).join('、') || '无'}。`);
  for (const { sheet, cell, message } of recognition.notes)
    lines.push(`未认出：${sheet ? `${sheet}${cell ? `!${cell}` : ''} ` : ''}${message}。`);
  for (const { check, reason } of notChecked) lines.push(`没有审核：${check} ${reason}。`);
  return lines.join('\n');
}
