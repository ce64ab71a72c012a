import type { Fen } from '../../../amount';
import { signedChange, type TextCheck, TEXT_BASIS } from '../text-check';
import { amountInstead, type Correction } from '../reading/corrected-statements';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import { figureIdOf, type TableValue, valuesOf } from '../reading/table-values';
import { likeliest, money, termsOf, three } from './compare';
import { comparisonPlace, currentOf, isOfBudget, priorOf } from './prior-amounts';

export const priorLedger: TextCheck = {
  number: 636,
  name: 'prior-ledger',
  title: '上年数与上年支出明细一致',
  severity: 'error',
  settles: 'numbers',
  basis: TEXT_BASIS,
  why: '本年数减增减额就是上年数；填了上年支出明细，上年数就有据可查。',
  example: '第 976 行“增加88.18万元”：由此上年为 796.16 万元，上年底稿是 795.53 万元。请核对增减额和“增加”“减少”。',
  run({ reading, tables, prior = new Map() }, report) {
    for (const statement of reading.statements) {
      const { change, subject, prior: spelt, explains } = statement;
      const place = comparisonPlace(statement);
      const stated = priorOf(statement, tables);
      const values = valuesOf(subject, prior);
      if (!place || !stated || values.length === 0 || !isOfBudget(statement)) continue;
      // That it has two signs is told by another check.
      if (change?.quantity.value.isNegative()) continue;
      report.checked(spelt ?? change?.quantity);
      if (values.some(({ amount }) => amount === stated.amount)) continue;
      if (mayMeanAnother(statement, tables, values)) continue;
      // Within the rounding of the amounts it is told, but it may be right.
      const near = values.find(({ amount, half }) => Math.abs(amount - stated.amount) <= stated.half + half);
      const value = near ?? likeliest(values);
      report.find({
        ...place,
        ...(near ? { severity: 'notice' as const } : explains ? { severity: 'confirm' as const } : {}),
        at: figureIdOf(statement.subject, tables),
        howMuch: `由此上年为 ${money(stated.amount)}，上年底稿是 ${money(value.amount)}${near ? '，在四舍五入的范围内，可能是尾差' : ''}`,
        remedy: `${near ? '如果不是尾差，' : ''}请核对增减额和“增加”“减少”。`,
        ...three(stated.amount, value.amount),
        terms: termsOf(value),
      });
      const current = currentOf(statement, tables);
      if (!near && !explains && current) report.correct(correction(statement, current.amount, value.amount));
    }
  },
};

/** Where no amount is stated, the change may be of another figure of the same name: each has its own of last year. */
function mayMeanAnother(statement: Statement, tables: Tables, last: readonly TableValue[]): boolean {
  const moved = signedChange(statement);
  if (moved === undefined || statement.prior || statement.amount || statement.continues?.amount) return false;
  return valuesOf(statement.subject, tables).some(({ amount }, at) => last[at]?.amount === amount - moved);
}

/** Last year's amount where it is spelt out, else the change that leads to it. */
function correction(statement: Statement, current: Fen, last: Fen): Correction {
  const { prior, change } = statement;
  if (prior) return { statement, should: { prior: amountInstead(prior, last) } };
  if (!change) return { statement, should: {} };
  const moved = current - last;
  const direction = moved === 0 ? change.direction : moved > 0 ? 'up' : 'down';
  return {
    statement,
    should: { change: { ...change, direction, quantity: amountInstead(change.quantity, Math.abs(moved)) } },
  };
}
