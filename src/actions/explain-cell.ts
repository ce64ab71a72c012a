/** 穿透: which rows of the base worksheets a printed figure comes from. Reads only. */
import { type AmountUnit, formatAmount } from '../budget/amount';
import type { Budget } from '../budget/budget';
import { fundingSource } from '../budget/funding-source';
import type { IncomeEntry, LedgerLine } from '../budget/ledger';
import { explainFigure, type FigureOrigin, tableDeclaration } from '../budget/tables';
import { cellAddress, parseCellReference } from '../worksheet/address';
import { TYPE_NAMES } from '../worksheet/base/line-readers';
import { readBudget } from '../worksheet/base/read-budget';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { Layout } from '../worksheet/layouts';
import { figureAt, type TableModel } from '../worksheet/published/table-model';
import { findTable } from '../worksheet/published/table-record';
import type { Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { fillRequests, renderTables } from './fill-tables';
import type { Rejected } from './outcome';

/** The origin of a figure, as data and as lines to read. */
export interface Explanation {
  readonly status: 'done';
  readonly origin: FigureOrigin;
  /** The base worksheet that the entries stand in, and the unit of its amounts. */
  readonly sheet: string;
  readonly amountUnit: AmountUnit;
  readonly lines: readonly string[];
}

/**
 * Explains one cell of a filled 表 sheet by the base worksheets as they are now.
 *
 * @param workbook to read
 * @param layout where things are
 * @param reference such as `表3!E9`
 */
export async function explainCell(
  workbook: Workbook,
  layout: Layout,
  reference: string,
): Promise<Explanation | Rejected> {
  const place = parseCellReference(reference);
  if (!place || !layout.tables.some(({ sheet }) => sheet === place.sheet)) {
    return reject(reference, '不是表1至表11中的单元格', '请写成“表3!E9”的样子。');
  }
  const before = await workbook.read(fillRequests(layout));
  const { budget, problems } = readBudget(before, layout);
  if (!budget) return { status: 'rejected', problems };
  return explainIn(before, layout, budget, renderTables(budget, layout), place);
}

/**
 * Explains one cell of a workbook that was read already, for those who explain many.
 *
 * @param content the 表 sheets, read as values or as formulas
 * @param layout where things are
 * @param budget of the base worksheets
 * @param models the budget's tables, from `renderTables`
 * @param place the cell
 */
export function explainIn(
  content: WorkbookSnapshot,
  layout: Layout,
  budget: Budget,
  models: readonly TableModel[],
  place: CellPlace,
): Explanation | Rejected {
  const reference = `${place.sheet}!${cellAddress(place.row, place.column)}`;
  const tableLayout = layout.tables.find((candidate) => candidate.sheet === place.sheet);
  if (!tableLayout) return reject(reference, '不是表1至表11中的单元格', '请选表中的金额格。');
  const table = tableDeclaration(tableLayout.table);
  const snapshot = content.sheets.get(tableLayout.sheet);
  const anchor = snapshot && findTable(snapshot, table.title);
  if (!anchor) return reject(reference, '还没有生成这张表', '请先一键生成。');
  const model = models[layout.tables.indexOf(tableLayout)];
  const figure = model && figureAt(model, place.row - anchor.row, place.column - anchor.column);
  if (!figure) return reject(reference, '这一格不是由底稿汇总的金额', '请选表中的金额格。');
  const origin = explainFigure(budget, { table, ...figure });
  const { amountUnit } = budget.unit;
  const sheet = origin.from === 'ledger' ? layout.ledger.sheet : layout.income.sheet;
  return {
    status: 'done',
    origin,
    sheet,
    amountUnit,
    lines: [
      `${reference} ＝ ${formatAmount(origin.amount, amountUnit)} ${amountUnit}，由“${sheet}”的 ${origin.entries.length} 行合计：`,
      ...origin.entries.map((entry) => `  第 ${entry.sheetRow} 行  ${describeEntry(entry, amountUnit)}`),
    ],
  };
}

function reject(reference: string, message: string, remedy: string): Rejected {
  return {
    status: 'rejected',
    problems: [{ severity: 'error', sheet: reference, cell: '', found: '', message, remedy }],
  };
}

function describeEntry(entry: LedgerLine | IncomeEntry, unit: AmountUnit): string {
  const amount = `${formatAmount(entry.amount, unit)} ${unit}`;
  const source = fundingSource(entry.source).name;
  if (!('functional' in entry)) return `${source}  ${amount}`;
  const type = TYPE_NAMES.find(([, id]) => id === entry.type)?.[0] ?? '';
  return [entry.functional, type, entry.project, entry.economic, source, amount]
    .filter((text) => text !== '')
    .join('  ');
}
