/** Resolves figures (columns, fixed lines) to the entries they hold, directly or through their parts. */
import type { LineKind } from '../ledger';
import type { Figure, Filter } from './declaration';

/** What a filter looks at: a ledger group, or an income entry, which has a source only. */
export type Entry = Pick<LineKind, 'source'> & Partial<LineKind>;

/** Whether an entry meets every condition of a filter. */
export function matches(filter: Filter, entry: Entry): boolean {
  return (
    (!filter.sources || filter.sources.includes(entry.source)) &&
    (!filter.types || (entry.type !== undefined && filter.types.includes(entry.type))) &&
    (!filter.economic || filter.economic.some((beginning) => entry.economic?.startsWith(beginning)))
  );
}

/**
 * For an entry, the positions of all figures that hold it: those whose filter it meets, and those that have such a figure
 * among their parts, at any depth.
 *
 * @param figures columns of a section, or its fixed lines
 * @throws RangeError where a part names no figure: a defect of the declaration
 */
export function createFigureIndex(figures: readonly Figure[]): (entry: Entry) => number[] {
  const positions = new Map(figures.map((figure, position) => [figure.id, position]));
  const leavesOf = (figure: Figure): Figure[] =>
    figure.parts
      ? figure.parts.flatMap((id) => {
          const part = figures[positions.get(id) ?? -1];
          if (!part) throw new RangeError(`figure ${figure.id} names an unknown part ${id}`);
          return leavesOf(part);
        })
      : [figure];
  const leaves = figures.map((figure) => leavesOf(figure));
  return (entry) => {
    const holding: number[] = [];
    leaves.forEach((own, position) => {
      if (own.some((leaf) => leaf.where && matches(leaf.where, entry))) holding.push(position);
    });
    return holding;
  };
}
