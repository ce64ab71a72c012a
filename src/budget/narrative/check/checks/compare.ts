/** What checks of amounts share: comparing at the printed precision, and saying so. */
import { type Fen, formatAmount } from '../../../amount';
import type { Term } from '../../../checks';
import { stepOf, type Quantity } from '../reading/quantities';
import type { TableValue } from '../reading/table-values';
import type { Printed } from '../reading/intervals';

/** Whether a stated amount is that of the tables: the same figure exactly; a sum, or a coarser precision, within its rounding. */
export function sameAmount(stated: Quantity, value: TableValue): boolean {
  const { amount = 0 } = stated;
  const difference = Math.abs(amount - value.amount);
  const step = ownStep(stated);
  if (value.figures.filter(({ amount: own }) => own !== 0).length <= 1)
    return difference === 0 || (step > 10_000 ? difference * 2 <= step : step < 10_000 && difference <= value.half);
  return difference <= value.half + step / 2;
}

/** 分 of the last digit, as printed: 1.7 亿元 is coarse. Amounts without decimals are taken as exact. */
function ownStep(stated: Quantity): Fen {
  if (stated.unit !== '亿元') return stepOf(stated);
  return 10_000_000_000 / 10 ** stated.decimals;
}

export function printed(quantity: Quantity): Printed {
  return { amount: quantity.amount ?? 0, half: stepOf(quantity) / 2 };
}

/** `现为 186.11 万元，应为 186.10 万元，多 0.01 万元`. */
export function amountsApart(stated: Fen, expected: Fen): string {
  const difference = stated - expected;
  return `写作 ${money(stated)}，应为 ${money(expected)}，${difference > 0 ? '多' : '少'} ${money(Math.abs(difference))}`;
}

export function money(amount: Fen): string {
  return `${formatAmount(amount, '万元')} 万元`;
}

/** Stated, expected and difference, as findings carry them. */
export function three(stated: Fen, expected: Fen) {
  return {
    stated: formatAmount(stated, '万元'),
    expected: formatAmount(expected, '万元'),
    difference: formatAmount(stated - expected, '万元'),
  };
}

export function termsOf(value: TableValue): Term[] {
  return value.figures.map(({ label, figure, amount, weight }) => ({
    label,
    ...(figure ? { figure: figure.id } : {}),
    amount,
    weight,
  }));
}

export function termOf(label: string, quantity: Quantity, weight = 1): Term {
  return { label, amount: quantity.amount ?? 0, weight };
}

/** The one that a table really has; the first else. */
export function likeliest(values: readonly TableValue[]): TableValue {
  return (
    values.find(({ figures, amount }) => amount !== 0 && figures.every(({ figure }) => figure)) ??
    values.find(({ amount }) => amount !== 0) ??
    (values[0] as TableValue)
  );
}
