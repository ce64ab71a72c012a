/**
 * Which numbers Excel shows as dates. Number formats weigh as much as the cells themselves: the first rows' are asked for with
 * the content; below them only those of columns with numbers, in one round trip more.
 */

import { type CellKind, isDateFormat, type SheetSnapshot } from '../worksheet/workbook';
import { REQUEST_BYTES } from './payload';

/** Rows whose number formats come with the content. */
export const FORMAT_ROWS = 1_000;
/** What one number format takes of a response at most, a long one of the accounting kind. */
const NUMBER_FORMAT_BYTES = 60;

/** A sheet whose content was read. */
export interface KindsAsked {
  readonly sheet: Excel.Worksheet;
  /** The first rows, their number formats loaded; may be a null object. */
  readonly head: Excel.Range;
  readonly snapshot: SheetSnapshot;
}

/** One column's cells whose number formats are on their way, counted from 0 in the sheet. */
interface Piece {
  readonly asked: KindsAsked;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/**
 * @param context of the batch
 * @param asked sheets whose content was read as values
 * @returns for each of them the cells that are shown as dates, row by row
 */
export async function readKinds(context: Excel.RequestContext, asked: readonly KindsAsked[]): Promise<CellKind[][]> {
  const isDate = onceEach(isDateFormat);
  const kinds = asked.map(({ head, snapshot }) => {
    const formats = head.isNullObject ? [] : (head.numberFormat as string[][]);
    return formats.flatMap((line, r) => line.flatMap((format, c) => kindOf(snapshot, r, c, isDate(String(format)))));
  });
  for (const trip of trips(asked.flatMap(piecesBelow))) {
    const ranges = trip.map(({ asked: { sheet }, row, column, rows }) =>
      sheet.getRangeByIndexes(row, column, rows, 1).load('numberFormat'),
    );
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one round trip for each payload chunk
    await context.sync();
    trip.forEach(({ asked: own, row, column }, index) => {
      const { snapshot } = own;
      const formats = (ranges[index]?.numberFormat ?? []) as string[][];
      const found = kinds[asked.indexOf(own)];
      formats.forEach(([format], r) => {
        const kind = kindOf(snapshot, row - snapshot.row + r, column - snapshot.column, isDate(String(format)));
        for (const one of kind) found?.push(one);
      });
    });
  }
  return kinds.map((cells) => cells.sort((one, other) => one.row - other.row || one.column - other.column));
}

/** @param r,c in the snapshot */
function kindOf(snapshot: SheetSnapshot, r: number, c: number, isDate: boolean): CellKind[] {
  return isDate && typeof snapshot.cells[r]?.[c] === 'number'
    ? [{ row: snapshot.row + r, column: snapshot.column + c, kind: 'date' }]
    : [];
}

/** Columns with numbers below the rows that came with the content. */
function piecesBelow(asked: KindsAsked): Piece[] {
  const { head, snapshot } = asked;
  const known = head.isNullObject ? 0 : head.numberFormat.length;
  const numeric = new Map<number, { first: number; last: number }>();
  for (let r = known; r < snapshot.cells.length; r++) {
    snapshot.cells[r]?.forEach((value, c) => {
      if (typeof value !== 'number') return;
      const found = numeric.get(c);
      if (found) found.last = r;
      else numeric.set(c, { first: r, last: r });
    });
  }
  return [...numeric].map(([c, { first, last }]) => ({
    asked,
    row: snapshot.row + first,
    column: snapshot.column + c,
    rows: last - first + 1,
  }));
}

/** Pieces grouped so that each response stays under the cap; a long one is cut. */
function trips(pieces: readonly Piece[]): Piece[][] {
  const most = Math.floor(REQUEST_BYTES / NUMBER_FORMAT_BYTES);
  const grouped: Piece[][] = [];
  let room = 0;
  for (const piece of pieces) {
    for (let start = 0; start < piece.rows;) {
      if (room === 0) {
        grouped.push([]);
        room = most;
      }
      const rows = Math.min(room, piece.rows - start);
      grouped.at(-1)?.push({ ...piece, row: piece.row + start, rows });
      room -= rows;
      start += rows;
    }
  }
  return grouped;
}

/** A sheet has many cells and few formats. */
function onceEach(judge: (format: string) => boolean): (format: string) => boolean {
  const known = new Map<string, boolean>();
  return (format) => {
    let answer = known.get(format);
    if (answer === undefined) known.set(format, (answer = judge(format)));
    return answer;
  };
}
