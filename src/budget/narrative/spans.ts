/** Builds the runs of a paragraph from texts and numbers. */
import { formatPrinted } from '../amount';
import type { NarrativeSpan, NumberOrigin } from './narrative';

/** What a paragraph is put together from; lists nest. */
export type Piece = string | NarrativeSpan | readonly Piece[];

/** A printed amount (0.01 万元) and where it stands. */
export interface TextFigure {
  readonly printed: number;
  readonly origin: NumberOrigin;
}

/** Joins pieces to spans; neighbouring texts become one. */
export function toSpans(pieces: Piece): NarrativeSpan[] {
  const spans: NarrativeSpan[] = [];
  const add = (piece: Piece): void => {
    if (typeof piece === 'string') {
      const last = spans.at(-1);
      if (piece === '') return;
      if (last && !last.origin) spans[spans.length - 1] = { text: last.text + piece };
      else spans.push({ text: piece });
    } else if ('text' in piece) spans.push(piece);
    else piece.forEach(add);
  };
  add(pieces);
  return spans;
}

/** Pieces with a separator between them. */
export function joined(pieces: readonly Piece[], separator: string): Piece {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece]));
}

/** An amount with its unit: `1,719.34万元`. */
export function amount(figure: TextFigure): Piece {
  return [{ text: formatPrinted(figure.printed), origin: figure.origin }, '万元'];
}

/** A count as typed or counted: `39`. */
export function count(value: number, origin: NumberOrigin): NarrativeSpan {
  return { text: String(value), origin };
}

/** The sum of exact amounts has this origin: each of its parts. */
export function calculated(...of: readonly TextFigure[]): NumberOrigin {
  return { from: 'calculation', of: of.map(({ origin }) => origin) };
}

/** Begins what is still to be supplied, in the text. */
export const OPEN_MARK = '【待补：';

/** What is still to be supplied, in the text: `【待补：…】`. */
export function missing(what: string): string {
  return `${OPEN_MARK}${what}】`;
}
