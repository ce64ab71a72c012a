/** What is wrong in a worksheet, told so that it can be put right: where, what stands there, what to do. */
import { cellAddress } from './address';
import type { CellValue } from './workbook';

export interface Problem {
  /** An error stops the action; a question (核实) is asked and the action goes on. */
  readonly severity: 'error' | 'question';
  readonly sheet: string;
  /** A1 address, or empty where the whole sheet or workbook is meant. */
  readonly cell: string;
  /** What stands there, as text. */
  readonly found: string;
  readonly message: string;
  readonly remedy: string;
}

/** One line for a person: `支出明细!H12（现为“abc”）：金额不是数。请改为数字。` */
export function describeProblem(problem: Problem): string {
  const place = problem.cell ? `${problem.sheet}!${problem.cell}` : problem.sheet;
  const found = problem.found === '' ? '' : `（现为“${problem.found}”）`;
  return `${place}${found}：${problem.message}。${problem.remedy}`;
}

/** Collects problems of one sheet. */
export class ProblemList {
  readonly problems: Problem[] = [];

  add(
    severity: Problem['severity'],
    place: { readonly sheet: string; readonly row?: number; readonly column?: number },
    found: CellValue,
    message: string,
    remedy: string,
  ): void {
    const cell = place.row === undefined || place.column === undefined ? '' : cellAddress(place.row, place.column);
    this.problems.push({ severity, sheet: place.sheet, cell, found: String(found), message, remedy });
  }

  get hasErrors(): boolean {
    return this.problems.some((problem) => problem.severity === 'error');
  }
}
