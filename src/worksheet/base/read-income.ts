/** Reads 收入预算: an amount for each funding source. */
import { type AmountUnit, readAmount } from '../../budget/amount';
import type { FundingSourceId } from '../../budget/funding-source';
import type { IncomeEntry } from '../../budget/ledger';
import type { BaseList } from '../layouts';
import type { ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';
import { isErrorValue } from './cell-text';
import { findList } from './find-list';
import { similarSources, sourceOf } from './line-readers';
import { OddCells } from './odd-cells';

/** Entries, and the cell of each source's amount, for messages. */
export interface IncomeReading {
  readonly entries: readonly IncomeEntry[];
  /** Source → its amount cell, rows and columns from 0. */
  readonly cells: ReadonlyMap<FundingSourceId, { readonly row: number; readonly column: number }>;
}

/**
 * @param workbook as read
 * @param list the layout of 收入预算
 * @param unit the unit of the amounts
 * @param problems gets unknown or repeated sources, unreadable amounts, total rows
 */
export function readIncome(
  workbook: WorkbookSnapshot,
  list: BaseList,
  unit: AmountUnit,
  problems: ProblemList,
): IncomeReading {
  const entries: IncomeEntry[] = [];
  const cells = new Map<FundingSourceId, { row: number; column: number }>();
  const found = findList(workbook, list, problems);
  const sourceAt = found?.columns.get('source');
  const amountAt = found?.columns.get('amount');
  if (!found || sourceAt === undefined || amountAt === undefined) return { entries, cells };
  const { snapshot, firstRow } = found;
  const odd = new OddCells(snapshot);
  for (let row = firstRow; row < snapshot.cells.length; row++) {
    const name = snapshot.cells[row]?.[sourceAt] ?? '';
    const value = snapshot.cells[row]?.[amountAt] ?? '';
    const sheetRow = snapshot.row + row;
    const place = (column: number) => ({ sheet: list.sheet, row: sheetRow, column: snapshot.column + column });
    const amount = readAmount(value, unit);
    const noName = odd.unread(sheetRow, snapshot.column + sourceAt);
    const noAmount = odd.noAmount(sheetRow, snapshot.column + amountAt, '金额');
    if (String(name).trim() === '' && amount.kind === 'blank' && !noName && !noAmount) continue;
    if (/^[合总小]\s*计$/.test(String(name).trim())) {
      problems.add('error', place(sourceAt), name, '收入预算中有合计行', '请删除这一行，合计由程序计算。');
      continue;
    }
    const source = sourceOf(name);
    if (noName) problems.add('error', place(sourceAt), noName.found, noName.message, noName.remedy);
    else if (!source) {
      const message = isErrorValue(name)
        ? '资金来源是错误值'
        : String(name).trim()
          ? '没有这种资金来源'
          : '没有填资金来源';
      problems.add('error', place(sourceAt), name, message, `请改为：${similarSources(name)}。`);
    } else if (cells.has(source)) {
      problems.add('error', place(sourceAt), name, '同一资金来源出现了两次', '请合并为一行。');
    }
    if (noAmount) problems.add('error', place(amountAt), noAmount.found, noAmount.message, noAmount.remedy);
    else if (amount.kind === 'unreadable') {
      problems.add('error', place(amountAt), value, `金额${amount.reason}`, '请改为数字。');
    }
    if (!source || cells.has(source)) continue;
    cells.set(source, { row: sheetRow, column: snapshot.column + amountAt });
    if (amount.kind === 'amount' && amount.amount !== 0) {
      entries.push({ source, amount: amount.amount, sheetRow: sheetRow + 1 });
    }
  }
  return { entries, cells };
}
