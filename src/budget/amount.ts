/**
 * Exact money. Every amount in this product is a whole number of 分 (0.01 元), so sums never lose a cent; decimal.js reads
 * what people and sheets give, and writes what is printed. See docs/decisions/0002-amounts-in-fen.md.
 */
import Decimal from 'decimal.js';

/** A whole number of 分, exact up to ±90 万亿元 (2^53 分). Made by {@link readAmount}; sums of them are again Fen. */
export type Fen = number & { readonly unit?: 'fen' };

/** The unit that a ledger or a table states its amounts in. */
export type AmountUnit = '元' | '万元';

/** 分 in one unit. */
export const FEN_PER_UNIT: Record<AmountUnit, number> = { 元: 100, 万元: 1_000_000 };

/** Printed tables show 万元 with two decimals: one step is 0.01 万元 = 100 元 = 10,000 分. */
export const FEN_PER_PRINTED_STEP = 10_000;

/** No single amount may be larger than this (10 万亿元): beyond it is a typing error, and sums would stop being exact. */
export const LARGEST_AMOUNT: Fen = 1_000_000_000_000_000;

/** What was found where an amount should stand. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly amount: Fen }
  /** Nothing, or a lone dash: stands for zero. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const unreadable = (reason: string): AmountReading => ({ kind: 'unreadable', reason });

/**
 * Reads an amount as people type it and as sheets hold it.
 * A number is a binary double in a sheet and is read at the 15 significant digits that Excel shows
 * (3927.2900000000004 is 3927.29). Text may carry full-width digits, thousands separators, `￥`, any dash as minus, brackets
 * for a negative, and the unit itself; a lone dash is blank.
 *
 * @param value what the cell holds
 * @param unit the unit the cell is stated in
 * @returns the amount in 分, `blank`, or why it cannot be read (a Chinese clause). Never throws.
 */
export function readAmount(value: string | number | boolean, unit: AmountUnit): AmountReading {
  if (typeof value === 'number') return readNumber(value, unit);
  if (typeof value === 'boolean') return unreadable('是逻辑值，不是金额');
  return readText(value, unit);
}

function readNumber(value: number, unit: AmountUnit): AmountReading {
  if (!Number.isFinite(value)) return unreadable('不是有效的数');
  const perUnit = FEN_PER_UNIT[unit];
  const fen = Math.round(value * perUnit);
  // fen / perUnit is the correctly rounded quotient of two exact integers. If it is this very double, the double is the one
  // that Excel stores for that decimal, and no slower reading could give another answer (docs/decisions/0002).
  if (fen / perUnit === value && Math.abs(fen) <= LARGEST_AMOUNT) return { kind: 'amount', amount: fen + 0 };
  return fromDecimal(new Decimal(value.toPrecision(15)), unit);
}

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;

function readText(raw: string, unit: AmountUnit): AmountReading {
  let text = raw
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .trim();
  if (/^-*$/.test(text)) return { kind: 'blank' };
  if (text.startsWith('#')) return unreadable('是错误值');
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) {
    negative = true;
    text = (bracketed[1] ?? '').trim();
  }
  text = text.replace(/^[¥￥]\s*/, '');
  if (/^[+-]/.test(text)) {
    if (negative) return unreadable('既有括号又有正负号');
    negative = text.startsWith('-');
    text = text.slice(1).trim();
  }
  text = text.replace(/^[¥￥]\s*/, '');
  const stated = /\s*(万元|元)$/.exec(text);
  if (stated) {
    if (stated[1] !== unit) return unreadable(`写着“${stated[1]}”，而本表金额单位是${unit}`);
    text = text.slice(0, stated.index);
  }
  if (text.includes(',') && !GROUPED.test(text)) return unreadable('千位分隔符的位置不对');
  const digits = text.replace(/,/g, '');
  if (!PLAIN.test(digits)) return unreadable('不是数');
  const magnitude = new Decimal(digits.replace(/\.$/, ''));
  return fromDecimal(negative ? magnitude.negated() : magnitude, unit);
}

function fromDecimal(value: Decimal, unit: AmountUnit): AmountReading {
  const fen = value.times(FEN_PER_UNIT[unit]);
  if (fen.abs().greaterThan(LARGEST_AMOUNT)) return unreadable('超过 10 万亿元，金额过大');
  if (!fen.isInteger())
    return unreadable(`小数位过多，不足一分（以${unit}为单位最多 ${unit === '元' ? 2 : 6} 位小数）`);
  return { kind: 'amount', amount: fen.toNumber() + 0 };
}

/**
 * A printed figure: the whole number of 0.01 万元 that a table shows. Rounded half up, away from zero for negatives, as
 * 会计 rounding (四舍五入) does.
 *
 * @param amount 分
 * @returns 0.01 万元
 */
export function toPrinted(amount: Fen): number {
  const steps = Math.floor((Math.abs(amount) + FEN_PER_PRINTED_STEP / 2) / FEN_PER_PRINTED_STEP);
  return amount < 0 ? 0 - steps : steps;
}

/**
 * The number a sheet stores for a printed figure: the double nearest to that many 万元, which Excel shows with exactly these
 * two decimals.
 *
 * @param printed 0.01 万元, from {@link toPrinted}
 * @returns 万元
 */
export function printedToCell(printed: number): number {
  return printed / 100;
}

/**
 * Text of a printed figure, as in `1,603.21`.
 *
 * @param printed 0.01 万元
 */
export function formatPrinted(printed: number): string {
  return group(new Decimal(printed).div(100), 2);
}

/**
 * Text of an exact amount in a unit, with all its decimals but at least two (`3,927.29`, `0.005`).
 *
 * @param amount 分
 * @param unit the unit to state it in
 */
export function formatAmount(amount: Fen, unit: AmountUnit): string {
  const value = new Decimal(amount).div(FEN_PER_UNIT[unit]);
  return group(value, Math.max(2, value.decimalPlaces()));
}

/**
 * The number to enter in a sheet for an exact amount stated in a unit.
 *
 * @param amount 分
 * @param unit the unit of the sheet
 */
export function amountToCell(amount: Fen, unit: AmountUnit): number {
  return amount / FEN_PER_UNIT[unit];
}

function group(value: Decimal, decimals: number): string {
  // eslint-disable-next-line no-restricted-properties -- decimal.js, exact
  const [whole = '0', fraction = ''] = value.abs().toDecimalPlaces(decimals).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${value.isNegative() && !value.isZero() ? '-' : ''}${grouped}.${fraction}`;
}
