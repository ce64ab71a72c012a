/** Walks the rows of an entry worksheet, by the headings of its columns. */
import { type AmountUnit, readAmount } from '../../budget/amount';
import { isErrorValue } from '../base/cell-text';
import { findList } from '../base/find-list';
import { type OddCell, OddCells } from '../base/odd-cells';
import type { BaseList } from '../layouts';
import type { ProblemList } from '../problem';
import type { CellValue, WorkbookSnapshot } from '../workbook';

/** A cell, rows and columns from 0. */
export interface EntryPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** One row that is not empty. */
export interface EntryRow {
  /** Text of a column, trimmed; line breaks kept. Empty where the column is missing. An error value is a problem, and empty. */
  text(column: string): string;
  /** A text just as it stands, to be written back. */
  raw(column: string): string;
  /**
   * An amount in 分, or a number in hundredths where the unit is 元; undefined where the cell is blank. What cannot be read is
   * a problem.
   */
  amount(column: string, unit: AmountUnit, what: string): number | undefined;
  place(column: string): EntryPlace;
}

/**
 * @param workbook as read; without the sheet there are no rows, which is no problem: older workbooks lack it
 * @param list the layout of the sheet
 * @param problems gets missing headings, and error values
 */
export function listRows(workbook: WorkbookSnapshot, list: BaseList, problems: ProblemList): EntryRow[] {
  if (!workbook.sheets.has(list.sheet)) return [];
  const found = findList(workbook, list, problems);
  if (!found) return [];
  const { snapshot, firstRow, columns } = found;
  const odd = new OddCells(snapshot);
  const rows: EntryRow[] = [];
  for (let index = firstRow; index < snapshot.cells.length; index++) {
    const cells = snapshot.cells[index] as readonly CellValue[];
    const isBlank = (column: number) =>
      String(cells[column] ?? '').trim() === '' && !odd.hasNoResult(snapshot.row + index, snapshot.column + column);
    if ([...columns.values()].every(isBlank)) continue;
    const place = (column: string): EntryPlace => ({
      sheet: list.sheet,
      row: snapshot.row + index,
      column: snapshot.column + (columns.get(column) ?? 0),
    });
    const value = (column: string): CellValue => cells[columns.get(column) ?? -1] ?? '';
    const isOdd = (column: string, found: OddCell | undefined): boolean => {
      if (found && columns.has(column)) {
        problems.add('error', place(column), found.found, found.message, found.remedy);
      }
      return found !== undefined && columns.has(column);
    };
    rows.push({
      place,
      raw: (column) => String(value(column)),
      text: (column) => {
        const content = value(column);
        const { row, column: at } = place(column);
        if (isOdd(column, odd.unread(row, at))) return '';
        if (isErrorValue(content)) {
          problems.add('error', place(column), content, '是错误值', '请改正公式或直接填写。');
          return '';
        }
        return String(content).trim();
      },
      amount: (column, unit, what) => {
        const { row, column: at } = place(column);
        if (isOdd(column, odd.noAmount(row, at, what))) return undefined;
        const reading = readAmount(value(column), unit);
        if (reading.kind === 'amount') return reading.amount;
        if (reading.kind === 'unreadable') {
          problems.add('error', place(column), value(column), `${what}${reading.reason}`, '请改为数字。');
        }
        return undefined;
      },
    });
  }
  return rows;
}
