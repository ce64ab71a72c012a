/** 穿透 for the screen: the rows behind a figure, worded only as far as they are looked at. */
import { type AmountUnit, formatAmount } from '../budget/amount';
import { fundingSource } from '../budget/funding-source';
import type { IncomeEntry, LedgerLine } from '../budget/ledger';
import { TYPE_NAMES } from '../worksheet/base/line-readers';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { Explanation } from './explain-cell';

/** One row of a base worksheet behind a figure. */
export interface OriginRow {
  /** Its first cell. */
  readonly place: CellPlace;
  /** As people count, from 1. */
  readonly row: number;
  /** Code, type, project, economic code: what tells the row from others. */
  readonly label: string;
  readonly source: string;
  /** In the unit of the base worksheets. */
  readonly amount: string;
}

/** What a figure is made of. The rows add up to the amount. */
export interface CellOrigin {
  readonly place: CellPlace;
  /** Exact, in the unit of the base worksheets. */
  readonly amount: string;
  readonly unit: AmountUnit;
  /** The base worksheet. */
  readonly sheet: string;
  readonly count: number;
  /** The first so many rows; a figure may stand for a hundred thousand. */
  rows(limit: number): OriginRow[];
}

/**
 * @param place the figure's cell
 * @param explanation of that cell
 */
export function cellOrigin(place: CellPlace, explanation: Explanation): CellOrigin {
  const { origin, sheet, amountUnit: unit } = explanation;
  return {
    place,
    amount: formatAmount(origin.amount, unit),
    unit,
    sheet,
    count: origin.entries.length,
    rows: (limit) =>
      origin.entries.slice(0, limit).map((entry) => ({
        place: { sheet, row: entry.sheetRow - 1, column: 0 },
        row: entry.sheetRow,
        label: labelOf(entry),
        source: fundingSource(entry.source).name,
        amount: formatAmount(entry.amount, unit),
      })),
  };
}

function labelOf(entry: LedgerLine | IncomeEntry): string {
  if (!('functional' in entry)) return '';
  const type = TYPE_NAMES.find(([, id]) => id === entry.type)?.[0] ?? '';
  return [entry.functional, entry.economic, type, entry.project].filter((text) => text !== '').join(' ');
}
