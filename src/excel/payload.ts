/** Sizes of requests. Excel on the web refuses requests and responses over 5 MB. */
import type { CellValue, Edit } from '../worksheet/workbook';
import { flagBytes, type FlagChanges } from './flag-changes';

/** Bytes of one request that this product allows itself; the rest is room for what the library adds. */
export const REQUEST_BYTES = 4_500_000;

/**
 * Rows of every sheet that the first round trip of a read asks for. A ledger of the sample's kind takes about 170 bytes a
 * row, so this many fit into 5 MB; what stands below is read in further round trips.
 */
export const FIRST_ROWS = 24_000;

/** What an edit that is not cells takes at most: some twenty calls of a few hundred bytes. */
const OTHER_EDIT_BYTES = 6_000;

const encoder = new TextEncoder();

/** UTF-8 bytes of values as JSON. */
export function payloadBytes(values: readonly (readonly unknown[])[]): number {
  return encoder.encode(JSON.stringify(values)).length;
}

/**
 * Groups edits into requests that stay under the cap; a large block of cells is cut by rows.
 *
 * @param edits in order
 * @param limit bytes of one request
 */
export function chunkEdits<E extends Edit | FlagChanges>(edits: readonly E[], limit = REQUEST_BYTES): E[][] {
  const chunks: E[][] = [];
  let current: E[] = [];
  let room = limit;
  for (const edit of edits.flatMap((candidate) => cutCells(candidate, limit))) {
    const bytes = bytesOf(edit);
    if (bytes > room && current.length > 0) {
      chunks.push(current);
      current = [];
      room = limit;
    }
    current.push(edit);
    room -= bytes;
  }
  if (current.length > 0) chunks.push(current);
  return chunks;
}

function bytesOf(edit: Edit | FlagChanges): number {
  if (edit.kind === 'cells') return payloadBytes(edit.values);
  return edit.kind === 'flag-changes' ? flagBytes(edit) : OTHER_EDIT_BYTES;
}

function cutCells<E extends Edit | FlagChanges>(edit: E, limit: number): E[] {
  if (edit.kind !== 'cells') return [edit];
  const bytes = payloadBytes(edit.values);
  if (bytes <= limit) return [edit];
  const half = Math.ceil(edit.values.length / 2);
  if (half === edit.values.length) return [edit];
  return [
    ...cutCells({ ...edit, values: edit.values.slice(0, half) }, limit),
    ...cutCells({ ...edit, row: edit.row + half, values: edit.values.slice(half) }, limit),
  ];
}

/** Rows of a further read that fit one response, judged by those already read. */
export function rowsPerResponse(cells: readonly (readonly CellValue[])[], bytesPerCell: number): number {
  const columns = cells[0]?.length ?? 1;
  const bytesPerRow = Math.max(payloadBytes(cells) / Math.max(cells.length, 1), 1) + bytesPerCell * columns;
  return Math.max(1, Math.floor(REQUEST_BYTES / bytesPerRow));
}
