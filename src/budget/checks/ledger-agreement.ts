/** What the ledger says of published figures: it settles which of several is wrong, and tells what is out of date. */
import { solveFor } from './calculation';
import { residual, type Tie } from './check';
import type { Correction, TieSystem } from './tie-system';

/** Name of the check whose ties compare a figure with the ledger. */
export const LEDGER_CHECK = 'tables-match-ledger';

/** As few figures as these were overtyped, whatever else. */
const FEW_DIFFERENCES = 3;
/** As many figures as these, each of which breaks a tie, may still have been overtyped one by one. */
const MOST_OVERTYPED = 20;

/** Whether a tie compares a figure with the ledger. */
export function isLedgerTie(tie: Tie): boolean {
  return tie.check.name === LEDGER_CHECK;
}

/** How published figures compare with the ledger. */
export interface LedgerAgreement {
  /** Whether there is a ledger at all. */
  readonly exists: boolean;
  /** Figures that were typed over, with the amount that the ledger gives, and the tie that says so. */
  readonly overtyped: ReadonlyMap<Correction, Tie>;
  /** Figures that differ because the ledger was edited since the tables were filled; none where they were typed over. */
  readonly stale: readonly Tie[];
}

/**
 * A figure that was typed over breaks ties; figures that an edited ledger left behind tie among themselves.
 *
 * @param ties of figures with the ledger
 * @param system of all other ties
 */
export function compareWithLedger(ties: readonly Tie[], system: TieSystem): LedgerAgreement {
  const differing = ties.filter((tie) => residual(tie) !== 0);
  const breaksTie = ({ stated: { figure } }: Tie) =>
    figure !== undefined && system.linksOf(figure).some(({ tie }) => system.isBroken(tie) || system.rest(tie) !== 0);
  const overtyped =
    differing.length <= FEW_DIFFERENCES || (differing.length <= MOST_OVERTYPED && differing.every(breaksTie));
  return {
    exists: ties.length > 0,
    overtyped: new Map(overtyped ? differing.map((tie) => [ledgerCorrection(tie), tie]) : []),
    stale: overtyped ? [] : differing,
  };
}

/** What a figure that differs from the ledger should be. */
export function ledgerCorrection(tie: Tie): Correction {
  const { figure, expected } = solveFor(tie);
  return { figure: figure.figure ?? '', from: figure.amount, to: expected };
}
