/** What is wrong with figures: what a diagnosis says, and which corrections undo a single act. */
import type { Fen } from '../amount';
import type { Tie } from './check';
import type { Correction } from './tie-system';

/** Ties that broke together, and what explains them. */
export interface Diagnosis {
  readonly broken: readonly Tie[];
  /** One correction, or two or three where no smaller set explains the ties; none where several sets would. */
  readonly corrections: readonly Correction[];
  /** Where there are no corrections: figures any one of which could be wrong; none where not even that is known. */
  readonly candidates: readonly Correction[];
}

/** What the printed amount of a figure is, beyond its ties: to prefer the likely among several explanations. */
export interface FigureFacts {
  readonly blank: boolean;
  /** Figures beside it in its row, nearest first. */
  readonly neighbours: readonly string[];
  /** 分 in its last printed digit. */
  readonly step: Fen;
}

/** An amount that slid into the cell beside it: the blank cell where it belongs, and the one that it stands in. */
export function movedCells(
  corrections: readonly Correction[],
  facts: (figure: string) => FigureFacts,
): { readonly blank: Correction; readonly full: Correction } | undefined {
  const [first, second] = corrections;
  if (!first || !second || corrections.length !== 2) return undefined;
  return [
    { blank: first, full: second },
    { blank: second, full: first },
  ].find(
    ({ blank, full }) =>
      blank.from === 0 && blank.to === full.from && facts(blank.figure).neighbours.includes(full.figure),
  );
}

/**
 * The same diagnoses with one for each act: corrections found together are told apart, and two found apart that undo a slip
 * into the next cell are told together.
 */
export function byAct(diagnoses: readonly Diagnosis[], facts: (figure: string) => FigureFacts): Diagnosis[] {
  const rest = new Map<Correction, Diagnosis>(
    diagnoses.flatMap((diagnosis) => diagnosis.corrections.map((correction) => [correction, diagnosis] as const)),
  );
  return diagnoses.flatMap((diagnosis) => {
    if (diagnosis.corrections.length === 0) return [diagnosis];
    return diagnosis.corrections.flatMap((correction): Diagnosis[] => {
      if (!rest.delete(correction)) return [];
      const [beside, other] = [...rest].find(([one]) => movedCells([correction, one], facts)) ?? [];
      if (!beside || !other) return [{ ...diagnosis, corrections: [correction] }];
      rest.delete(beside);
      const broken = [...new Set([...diagnosis.broken, ...other.broken])];
      return [{ broken, corrections: [correction, beside], candidates: [] }];
    });
  });
}
