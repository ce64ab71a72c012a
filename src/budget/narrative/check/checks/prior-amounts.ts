/** Last year's amount behind a statement: spelt out, or what amount and change leave. */
import type { Printed } from '../reading/intervals';
import { stepOf } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import { valuesOf } from '../reading/table-values';
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
