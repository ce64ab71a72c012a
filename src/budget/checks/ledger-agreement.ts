/** What the ledger says of published figures: it settles which of several is wrong, and tells what is out of date. */
import type { Fen } from '../amount';
import { residual, type Tie } from './check';
import type { Correction, Diagnosis } from './diagnose';

/** Name of the check whose ties compare a figure with the ledger. */
export const LEDGER_CHECK = 'tables-match-ledger';

/** More figures than this are not settled by the ledger: it was edited since the tables were filled. */
const MOST_SETTLED = 3;

/** Whether a tie compares a figure with the ledger. */
export function isLedgerTie(tie: Tie): boolean {
  return tie.check.name === LEDGER_CHECK;
}

/** The ties of figures with the ledger, by figure. */
export class LedgerAgreement {
  readonly #ties: ReadonlyMap<string, Tie>;

  /** @param ties those of {@link isLedgerTie} */
  constructor(ties: readonly Tie[]) {
    this.#ties = new Map(
      ties.flatMap((tie) => (tie.stated.figure === undefined ? [] : [[tie.stated.figure, tie] as const])),
    );
  }

  /**
   * A diagnosis with what the ledger adds: its agreement as evidence; and where the tables alone cannot tell which figure is
   * wrong, those that differ from the ledger.
   */
  settle(diagnosis: Diagnosis): Diagnosis {
    const { broken, corrections } = diagnosis;
    if (corrections.length > 0) {
      const agreeing = corrections.flatMap(({ figure, to }) =>
        this.#expected(figure) === to ? [this.#ties.get(figure) as Tie] : [],
      );
      return { ...diagnosis, broken: [...broken, ...agreeing] };
    }
    const figures = new Set(broken.flatMap((tie) => [tie.stated, ...tie.terms].flatMap((term) => term.figure ?? [])));
    const differing = [...figures].flatMap((figure) => {
      const tie = this.#ties.get(figure);
      return tie && residual(tie) !== 0 ? [tie] : [];
    });
    if (differing.length === 0 || differing.length > MOST_SETTLED) return diagnosis;
    const settled = differing.map((tie): Correction => {
      const figure = tie.stated.figure as string;
      return { figure, from: tie.stated.amount, to: this.#expected(figure) as Fen };
    });
    return { broken: [...broken, ...differing], corrections: settled, candidates: [] };
  }

  /** Ties of figures that differ from the ledger even when these corrections are made. */
  differingFrom(corrections: readonly Correction[]): Tie[] {
    const corrected = new Map(corrections.map(({ figure, to }) => [figure, to]));
    return [...this.#ties].flatMap(([figure, tie]) =>
      (corrected.get(figure) ?? tie.stated.amount) === this.#expected(figure) ? [] : [tie],
    );
  }

  #expected(figure: string): Fen | undefined {
    const tie = this.#ties.get(figure);
    return tie && tie.stated.amount - residual(tie);
  }
}
