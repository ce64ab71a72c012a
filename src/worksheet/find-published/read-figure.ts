/** Reads one amount of a published table, saying what is wrong with how it stands. */
import Decimal from 'decimal.js';
import { type AmountUnit, readAmount } from '../../budget/amount';
import type { PublishedFigure } from '../../budget/published';
import { isErrorValue } from '../base/cell-text';
import type { CellValue } from '../workbook';

/**
 * @param id of the figure
 * @param value what the cell holds
 * @param unit of the table
 */
export function readFigure(id: string, value: CellValue, unit: AmountUnit): PublishedFigure {
  const shown = String(value).trim();
  if (isErrorValue(value)) return { id, amount: 0, blank: false, shown, defect: { kind: 'error-value' } };
  const reading = readAmount(value, unit);
  if (reading.kind === 'blank') return { id, amount: 0, blank: true, shown };
  const step = unit === '元' ? 1 : 10_000;
  if (reading.kind === 'amount') {
    const { amount } = reading;
    const base = { id, amount, blank: amount === 0, shown };
    if (amount % step !== 0) return { ...base, defect: { kind: 'too-many-decimals' } };
    return typeof value === 'string' ? { ...base, defect: { kind: 'number-as-text' } } : base;
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    const fen = new Decimal(value.toPrecision(15)).times(unit === '元' ? 100 : 1_000_000).toDecimalPlaces(0);
    if (fen.abs().lessThan(1e15)) {
      return { id, amount: fen.toNumber(), blank: false, shown, defect: { kind: 'too-many-decimals' } };
    }
  }
  return { id, amount: 0, blank: false, shown, defect: { kind: 'not-a-number', reason: reading.reason } };
}
