/** Last year's amount behind a statement: spelt out, or what amount and change leave. */
import type { Printed } from '../reading/intervals';
import { stepOf } from '../reading/quantities';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import { valuesOf } from '../reading/table-values';
import { signedChange } from '../text-check';

/** This year's amount of a statement, or of what the tables have where none is stated. */
export function currentOf({ amount, subject }: Statement, tables: Tables): Printed | undefined {
  if (amount) return { amount: amount.amount ?? 0, half: stepOf(amount) / 2 };
  const [value] = valuesOf(subject, tables);
  return value && { amount: value.amount, half: value.half };
}

/** Undefined where the statement compares nothing, or its own amount is not known. */
export function priorOf(statement: Statement, tables: Tables): Printed | undefined {
  const { prior, change } = statement;
  if (prior) return { amount: prior.amount ?? 0, half: stepOf(prior) / 2 };
  const current = currentOf(statement, tables);
  const moved = signedChange(statement);
  if (!current || moved === undefined || !change) return undefined;
  return { amount: current.amount - moved, half: current.half + stepOf(change.quantity) / 2 };
}
