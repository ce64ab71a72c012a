/** Sets of cells in one form, however they were cut into rectangles. */
import { areaAddress, parseRange } from '../../src/worksheet/address';
import type { Area } from '../../src/worksheet/workbook';

/** @returns the rectangles of a text such as `A2:A9 C:C`; throws where one of them is none */
export function areasOf(references: string): Area[] {
  return references
    .trim()
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => {
      const area = parseRange(one);
      if (!area) throw new Error(`no reference: ${one}`);
      return area;
    });
}

/** @returns the cells in `areas` that are in none of `without`, cut into rows of rectangles: equal sets give equal texts */
export function regionText(areas: readonly Area[], without: readonly Area[] = []): string {
  const edges = [...new Set([...areas, ...without].flatMap(({ row, rows }) => [row, row + rows]))].sort(
    (a, b) => a - b,
  );
  const bands: { row: number; end: number; columns: string; spans: [number, number][] }[] = [];
  for (let index = 0; index + 1 < edges.length; index++) {
    const [row, end] = [edges[index] as number, edges[index + 1] as number];
    const inBand = (all: readonly Area[]) =>
      all
        .filter((area) => area.row <= row && area.row + area.rows >= end)
        .map(({ column, columns }): [number, number] => [column, column + columns]);
    const spans = minus(merged(inBand(areas)), inBand(without));
    const columns = spans.join(' ');
    const last = bands.at(-1);
    if (last && last.end === row && last.columns === columns) last.end = end;
    else if (spans.length > 0) bands.push({ row, end, columns, spans });
  }
  return bands
    .flatMap(({ row, end, spans }) =>
      spans.map(([from, to]) => areaAddress({ row, column: from, rows: end - row, columns: to - from })),
    )
    .join(' ');
}

function merged(spans: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function minus(spans: readonly [number, number][], taken: readonly [number, number][]): [number, number][] {
  let left = [...spans];
  for (const [from, to] of taken) {
    left = left.flatMap(([a, b]): [number, number][] => {
      if (to <= a || from >= b) return [[a, b]];
      return (
        [
          [a, Math.min(b, from)],
          [Math.max(a, to), b],
        ] satisfies [number, number][]
      ).filter(([x, y]) => x < y);
    });
  }
  return left;
}
