/** What is wrong with figures: what a diagnosis says, and which corrections undo a single act. */
import type { Fen } from '../amount';
import type { PublishedRow } from '../published';
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
  /** The row that it stands in; undefined for a figure that the tables do not have. */
  readonly row?: PublishedRow;
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

/** Corrections that fill in a row that is missing, or that empty a row that should not be there. */
export function wholeRow(
  corrections: readonly Correction[],
  facts: (figure: string) => FigureFacts,
): { readonly row: PublishedRow; readonly kind: 'missing' | 'extra' } | undefined {
  const row = facts(corrections[0]?.figure ?? '').row;
  if (!row) return undefined;
  if (row.isMissing) return { row, kind: 'missing' };
  const emptied = new Set(corrections.filter(({ to }) => to === 0).map(({ figure }) => figure));
  const full = row.figures.filter((figure) => figure && figure.amount !== 0);
  const isEmptied = full.length > 1 && full.every((figure) => figure && emptied.has(figure.id));
  return isEmptied && corrections.length === full.length ? { row, kind: 'extra' } : undefined;
}

/**
 * The same diagnoses with one for each act: corrections found together are told apart; those found apart are told together where
 * they undo a slip into the next cell, or concern a row that is missing or should not be there.
 */
export function byAct(diagnoses: readonly Diagnosis[], facts: (figure: string) => FigureFacts): Diagnosis[] {
  const rest = new Map<Correction, Diagnosis>(
    diagnoses.flatMap((diagnosis) => diagnosis.corrections.map((correction) => [correction, diagnosis] as const)),
  );
  const companions = (correction: Correction): Correction[] => {
    const others = [...rest.keys()];
    const { row } = facts(correction.figure);
    const inRow = others.filter((other) => row !== undefined && facts(other.figure).row === row);
    if (inRow.length > 0 && wholeRow([correction, ...inRow], facts)) return inRow;
    return others.filter((other) => movedCells([correction, other], facts)).slice(0, 1);
  };
  return diagnoses.flatMap((diagnosis) => {
    if (diagnosis.corrections.length === 0) return [diagnosis];
    return diagnosis.corrections.flatMap((correction): Diagnosis[] => {
      if (!rest.delete(correction)) return [];
      const together = companions(correction);
      const broken = new Set(diagnosis.broken);
      for (const other of together) {
        for (const tie of rest.get(other)?.broken ?? []) broken.add(tie);
        rest.delete(other);
      }
      return [{ broken: [...broken], corrections: [correction, ...together], candidates: [] }];
    });
  });
}
