/** The very hidden sheet that keeps what the product remembers: its name and its shape. */
import type { SheetSnapshot } from './workbook';

/** Name of the very hidden sheet. */
export const STATE_SHEET = '_预算公开';

/** A cell holds at most 32,767 characters. */
const CHUNK = 30_000;

/** Columns from A on that a snapshot reaches. */
export const widthOf = (snapshot: SheetSnapshot | undefined) =>
  (snapshot?.column ?? 0) + (snapshot?.cells[0]?.length ?? 0);

/** A long text as cells. */
export function chunksOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, index) =>
    text.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
