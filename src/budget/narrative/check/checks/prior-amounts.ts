/** Last year's amount behind a statement: spelt out, or what amount and change leave. */
import { type Printed, ratioAgrees } from '../reading/intervals';
import { stepOf } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import { type TableValue, valuesOf } from '../reading/table-values';
import { signedChange } from '../text-check';

/** This year's amount of a statement, or of what the tables have where none is stated. */
export function currentOf(statement: Statement, tables: Tables): Printed | undefined {
  const { subject } = statement;
  const amount = statement.amount ?? statement.continues?.amount;
  if (amount) return { amount: amount.amount ?? 0, half: stepOf(amount) / 2 };
  const [value] = valuesOf(subject, tables);
  return value && { amount: value.amount, half: value.half };
}

/** Undefined where the statement compares nothing, or its own amount is not known. */
export function priorOf(statement: Statement, tables: Tables): Printed | undefined {
  const { prior, change } = statement;
  if (prior) return { amount: prior.amount ?? 0, half: stepOf(prior) / 2 };
  const current = currentOf(statement, tables);
  if (current && statement.unchanged) return current;
  const moved = signedChange(statement);
  if (!current || moved === undefined || !change) return undefined;
  return { amount: current.amount - moved, half: current.half + stepOf(change.quantity) / 2 };
}

/** Whether last year's amount is of its budget, as far as the text says; 执行数 is another figure, which no table has. */
export function isOfBudget({ basis }: Statement): boolean {
  return basis !== 'actual';
}

/** Where the comparison stands: the number, or the words that say nothing changed. */
export function comparisonPlace({ prior, change, unchanged, passage }: Statement) {
  const quantity = prior ?? change?.quantity;
  return quantity ? { passage, from: quantity.from, to: quantity.digitsTo } : unchanged;
}

/**
 * Whether a rate that stands alone, `同比增长4.87%`, is what last year's figure leads to.
 *
 * @param last year's figure
 * @returns undefined where this year's amount is not known, or there was nothing last year
 */
export function rateAgrees(statement: Statement, last: TableValue, tables: Tables): boolean | undefined {
  const { rate } = statement;
  const current = currentOf(statement, tables);
  if (!rate || !current || last.amount <= 0) return undefined;
  const moved = current.amount - last.amount;
  const direction = moved === 0 ? rate.direction : moved > 0 ? 'up' : 'down';
  if (rate.direction !== 'level' && rate.direction !== direction) return false;
  const { value, decimals } = rate.quantity;
  return ratioAgrees(value, decimals, { amount: moved, half: current.half + last.half }, last);
}

/** A rate without the change, or last year's amount, that it is of. */
export function isRateAlone({ rate, change, prior, unchanged }: Statement): boolean {
  return rate !== undefined && !rate.quantity.value.isNegative() && !change && !prior && !unchanged;
}
