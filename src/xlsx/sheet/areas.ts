/** Addresses of cells as a file writes them. */
import { parseRange, rangeAddress } from '../../worksheet/address';
import type { XmlElement } from '../xml/element';
import { type Area, contains, SHEET_COLUMNS, SHEET_ROWS } from '../../worksheet/workbook';

/** The areas of `A1:C4 E7 F:F`. What is no address is left out. */
export function parseAreas(reference: string): Area[] {
  return reference
    .trim()
    .split(/\s+/)
    .flatMap((part) => parseRange(part) ?? [])
    .filter(
      ({ row, column, rows, columns }) =>
        row >= 0 && column >= 0 && row + rows <= SHEET_ROWS && column + columns <= SHEET_COLUMNS,
    );
}

/** Areas as a file writes them: `A1:C4 E7`. Whole columns as `F1:F1048576`, which every program reads. */
export function areasText(areas: readonly Area[]): string {
  return areas
    .map((area) => {
      const text = rangeAddress(area);
      if (/\d/.test(text)) return text.replace(/^(\d+):(\d+)$/, 'A$1:XFD$2');
      return text.replace(/^([A-Z]+):([A-Z]+)$/, (_, left: string, right: string) => `${left}1:${right}${SHEET_ROWS}`);
    })
    .join(' ');
}

/** What is left of an area without one of its cells: up to four rectangles. */
export function withoutCell(area: Area, row: number, column: number): Area[] {
  if (!contains(area, { row, column })) return [area];
  const [below, beside] = [row + 1, column + 1];
  return [
    { ...area, rows: row - area.row },
    { row, rows: 1, column: area.column, columns: column - area.column },
    { row, rows: 1, column: beside, columns: area.column + area.columns - beside },
    { ...area, row: below, rows: area.row + area.rows - below },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** What is left of an area without another. */
export function withoutArea(area: Area, hole: Area): Area[] {
  const top = Math.max(area.row, hole.row);
  const bottom = Math.min(area.row + area.rows, hole.row + hole.rows);
  const left = Math.max(area.column, hole.column);
  const right = Math.min(area.column + area.columns, hole.column + hole.columns);
  if (top >= bottom || left >= right) return [area];
  return [
    { ...area, rows: top - area.row },
    { row: top, rows: bottom - top, column: area.column, columns: left - area.column },
    { row: top, rows: bottom - top, column: right, columns: area.column + area.columns - right },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

export function intersects(first: Area, second: Area): boolean {
  return (
    first.row < second.row + second.rows &&
    second.row < first.row + first.rows &&
    first.column < second.column + second.columns &&
    second.column < first.column + first.columns
  );
}

/** The same cells in as few rectangles as joining neighbours gives. */
export function joinAreas(areas: readonly Area[]): Area[] {
  const joinedAreas = [...areas];
  for (let again = true; again;) {
    again = false;
    for (let first = 0; first < joinedAreas.length && !again; first++) {
      for (let second = first + 1; second < joinedAreas.length && !again; second++) {
        const whole = joined(joinedAreas[first] as Area, joinedAreas[second] as Area);
        if (!whole) continue;
        joinedAreas[first] = whole;
        joinedAreas.splice(second, 1);
        again = true;
      }
    }
  }
  return joinedAreas;
}

function joined(a: Area, b: Area): Area | undefined {
  if (a.row === b.row && a.rows === b.rows) {
    const [left, right] = a.column < b.column ? [a, b] : [b, a];
    if (left.column + left.columns === right.column) return { ...left, columns: left.columns + right.columns };
  }
  if (a.column === b.column && a.columns === b.columns) {
    const [top, bottom] = a.row < b.row ? [a, b] : [b, a];
    if (top.row + top.rows === bottom.row) return { ...top, rows: top.rows + bottom.rows };
  }
  return undefined;
}

const KNOWN = new WeakMap<XmlElement, { readonly reference: string; readonly areas: readonly Area[] }>();

/** The areas that an element names. Read once: of many edits, each looks at all of them. */
export function areasOf(element: XmlElement, reference: string): readonly Area[] {
  const known = KNOWN.get(element);
  if (known?.reference === reference) return known.areas;
  const areas = parseAreas(reference);
  KNOWN.set(element, { reference, areas });
  return areas;
}
