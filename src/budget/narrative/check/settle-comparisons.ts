/** Settles of what a comparison is, where the words leave it open: the figures tell. */
import { currentOf, isOfBudget, isRateAlone, priorOf, rateAgrees } from './checks/prior-amounts';
import { type Correction, withCorrections } from './reading/corrected-statements';
import { ratioAgrees } from './reading/intervals';
import type { NarrativeReading, Statement } from './reading/statements';
import type { Tables } from './reading/subject-figures';
import { valuesOf } from './reading/table-values';
import { largest } from '../../long-lists';

/**
 * @param reading comparisons stand with the likeliest of what they may be of
 * @param tables of this year
 * @param prior of last year, where there are any
 * @returns the same, with those comparisons that only agree with another statement given to it
 */
export function settleComparisons(reading: NarrativeReading, tables: Tables, prior: Tables | undefined) {
  const corrections: Correction[] = [];
  for (const statement of reading.statements) {
    const { mayBeOf = [] } = statement;
    if (mayBeOf.length === 0 || agrees(statement, tables, prior)) continue;
    const owners = mayBeOf.map((other) => {
      const should = { subject: other.subject, continues: other.continues ?? other };
      const moved = { ...statement, ...should };
      return { should, moved, score: agreeing(moved, tables, prior) };
    });
    const own = agreeing(statement, tables, prior);
    const best = largest(owners.map(({ score }) => score));
    // With one wrong number in it nothing agrees whole: then the numbers beside that one tell.
    const owner =
      owners.find(({ moved, score }) => score >= own && agrees(moved, tables, prior)) ??
      owners.find(({ score }) => score === best && score > own);
    if (owner) corrections.push({ statement, should: owner.should });
  }
  return corrections.length === 0 ? reading : withCorrections(reading, corrections);
}

/** Whether last year's figure, or else the stated rate, confirms that this is what was compared. */
function agrees(statement: Statement, tables: Tables, prior: Tables | undefined): boolean {
  if (isRateAlone(statement))
    return valuesOf(statement.subject, prior ?? new Map()).some((last) => rateAgrees(statement, last, tables) === true);
  const last = priorOf(statement, tables);
  if (!last || last.amount < 0) return false;
  const known = prior && isOfBudget(statement) ? valuesOf(statement.subject, prior) : [];
  if (known.length > 0) return known.some(({ amount, half }) => Math.abs(amount - last.amount) <= last.half + half);
  const { rate, change } = statement;
  const current = currentOf(statement, tables);
  // `公务用车购置费0万元，较上年增加0万元，增长0%`: nothing, and nothing before.
  if (current?.amount === 0 && last.amount === 0) return true;
  if (!rate || !current || last.amount === 0) return false;
  const moved = change?.quantity.amount ?? current.amount - last.amount;
  return ratioAgrees(rate.quantity.value, rate.quantity.decimals, { amount: moved, half: current.half }, last);
}

/** How many of the stated change, whichever way, and the stated rate are those of both years' figures. */
function agreeing({ subject, change, rate }: Statement, tables: Tables, prior: Tables | undefined): number {
  const [current] = valuesOf(subject, tables);
  const [last] = valuesOf(subject, prior ?? new Map());
  if (!current || !last || last.amount <= 0 || current.amount === last.amount) return 0;
  const moved = Math.abs(current.amount - last.amount);
  const half = current.half + last.half;
  const stated = change?.quantity.amount;
  const isChange = stated !== undefined && Math.abs(Math.abs(stated) - moved) <= half;
  const isRate =
    rate !== undefined && ratioAgrees(rate.quantity.value.abs(), rate.quantity.decimals, { amount: moved, half }, last);
  return Number(isChange) + Number(isRate);
}
