/** A tie seen from one of its figures: what it should be, and the sum that says so. */
import type { Fen } from '../amount';
import { residual, type Term, type Tie } from './check';

/** The terms add up, by their weights, to the expected amount. */
export interface Calculation {
  readonly figure: Term;
  readonly expected: Fen;
  readonly terms: readonly Term[];
}

/**
 * Solves a tie for one of its figures.
 *
 * @param tie the calculation
 * @param figure id of a figure in it; its stated figure where left out
 */
export function solveFor(tie: Tie, figure: string | undefined = tie.stated.figure): Calculation {
  const own = tie.terms.find((term) => term.figure !== undefined && term.figure === figure);
  if (!own || figure === tie.stated.figure) {
    return { figure: tie.stated, expected: tie.stated.amount - residual(tie), terms: tie.terms };
  }
  const others = tie.terms
    .filter((term) => term !== own)
    .map((term) => ({ ...term, weight: -term.weight / own.weight }));
  return {
    figure: own,
    expected: own.amount + residual(tie) / own.weight,
    terms: [{ ...tie.stated, weight: 1 / own.weight }, ...others],
  };
}
