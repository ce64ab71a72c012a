/** Whether two cells that came from the worker at different times are the same. */
import type { GridCell } from './background/book-service';

/** Compares what is drawn and what is typed over. */
export function sameCell(one: GridCell, other: GridCell): boolean {
  return one === other || same(one, other);
}

/** Plain data of few levels. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([key, value]) => key in other && same(value, (other as Record<string, unknown>)[key]))
  );
}
