/** Reads the amount in a cell of a published table. What is no plain number is told as a defect, never guessed. */
import Decimal from 'decimal.js';
import { type AmountReading, type AmountUnit, readAmount } from '../../budget/amount';
import type { FigureDefect, PublishedFigure } from '../../budget/published';
import { isErrorValue } from '../base/cell-text';
import type { OddCell } from '../base/odd-cells';
import type { CellValue } from '../workbook';

/** 分 in the second decimal, and decimals down to 分. */
const SCALE: Readonly<Record<AmountUnit, { readonly step: number; readonly decimals: number }>> = {
  元: { step: 1, decimals: 2 },
  万元: { step: 10_000, decimals: 6 },
};

/** A cell without an amount: nothing, white space, or a lone dash. */
export function isBlankAmount(value: CellValue): boolean {
  return value === '' || (typeof value === 'string' && /^[\s\u3000\-－—–−―]*$/.test(value));
}

/**
 * @param id of the figure
 * @param value what the cell holds
 * @param unit the table's
 * @param odd where the cell is not what its value says
 */
export function readFigure(id: string, value: CellValue, unit: AmountUnit, odd?: OddCell): PublishedFigure {
  if (odd) {
    const reason =
      odd.kind === 'date' ? '是日期，不是数' : '是没有存下结果的公式，请先在 Excel 或 WPS 中打开这个文件并保存一次';
    return { id, amount: 0, blank: false, shown: odd.found || '空白', defect: { kind: 'not-a-number', reason } };
  }
  const shown = shownValue(value);
  if (isBlankAmount(value)) return { id, amount: 0, blank: true, shown };
  if (isErrorValue(value)) return { id, amount: 0, blank: false, shown, defect: { kind: 'error-value' } };
  // A number broken over two lines in a narrow column is still one number.
  const text = typeof value === 'string' ? value.replace(/\s*[\r\n]+\s*/g, '') : value;
  const reading = readAmount(text, unit);
  if (reading.kind === 'blank') return { id, amount: 0, blank: true, shown };
  const rounded = reading.kind === 'amount' ? reading : toFen(text, unit);
  if (rounded.kind !== 'amount') {
    const reason = reading.kind === 'unreadable' ? reading.reason : '不是数';
    return { id, amount: 0, blank: false, shown, defect: { kind: 'not-a-number', reason } };
  }
  const defect = defectOf(value, rounded.amount, reading, unit);
  return { id, amount: rounded.amount, blank: false, shown, ...(defect ? { defect } : {}) };
}

function defectOf(
  value: CellValue,
  amount: number,
  reading: AmountReading,
  unit: AmountUnit,
): FigureDefect | undefined {
  if (typeof value === 'string') return { kind: 'number-as-text' };
  if (reading.kind !== 'amount' || amount % SCALE[unit].step !== 0) return { kind: 'too-many-decimals' };
  return undefined;
}

/** A number with decimals beyond 分, as the result of a division has: to the nearest 分. */
function toFen(value: CellValue, unit: AmountUnit): AmountReading {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'unreadable', reason: '不是数' };
  const { decimals } = SCALE[unit];
  const nearest = new Decimal(value.toPrecision(15)).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
  return readAmount(nearest.toNumber(), unit);
}

function shownValue(value: CellValue): string {
  return typeof value === 'number' && Number.isFinite(value)
    ? String(Number(value.toPrecision(15)))
    : String(value).trim();
}
