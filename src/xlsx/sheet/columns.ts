/** Widths and formats of columns: ranges of columns in the file, which stay ranges. */
import { SHEET_COLUMNS } from '../../worksheet/workbook';
import type { XmlElement } from '../xml/element';
import { ensureElement } from './order';

/** Columns from `first` to `last` (from 0) that have something in common. */
export interface ColumnRange {
  readonly first: number;
  readonly last: number;
  readonly element: XmlElement;
}

/** The ranges in their order. */
export function columnRanges(root: XmlElement): ColumnRange[] {
  return (root.child('cols')?.elements('col') ?? [])
    .map((element) => ({
      first: Math.max(element.number('min', 1) - 1, 0),
      last: Math.min(element.number('max', 1), SHEET_COLUMNS) - 1,
      element,
    }))
    .filter(({ first, last }) => first <= last);
}

/** The range of a column, where it has one. */
export function rangeOf(ranges: readonly ColumnRange[], column: number): XmlElement | undefined {
  return ranges.find(({ first, last }) => column >= first && column <= last)?.element;
}

/**
 * Changes columns.
 *
 * @param root of the sheet
 * @param first from 0
 * @param last included
 * @param change gets each range within, and what lies between as one of its own
 */
export function changeColumns(
  root: XmlElement,
  first: number,
  last: number,
  change: (element: XmlElement) => void,
): void {
  const cols = ensureElement(root, 'cols');
  const kept: { first: number; last: number; element: XmlElement }[] = [];
  const changed: typeof kept = [];
  let next = first;
  const fresh = (from: number, to: number) => {
    if (from > to) return;
    // A range without a width has the width 0 to some programs.
    const width = root.child('sheetFormatPr')?.get('defaultColWidth') ?? '9.140625';
    changed.push({ first: from, last: to, element: cols.make('col', { min: 0, max: 0, width }) });
  };
  for (const range of columnRanges(root)) {
    if (range.last < first || range.first > last) {
      kept.push(range);
      continue;
    }
    if (range.first < first) kept.push({ first: range.first, last: first - 1, element: range.element.clone() });
    if (range.last > last) kept.push({ first: last + 1, last: range.last, element: range.element.clone() });
    const [from, to] = [Math.max(range.first, first), Math.min(range.last, last)];
    fresh(next, from - 1);
    changed.push({ first: from, last: to, element: range.element.clone() });
    next = to + 1;
  }
  fresh(next, last);
  for (const { element } of changed) change(element);
  for (const child of cols.elements()) child.remove();
  for (const range of [...kept, ...changed].sort((a, b) => a.first - b.first)) {
    range.element.set('min', range.first + 1);
    range.element.set('max', range.last + 1);
    cols.append(range.element);
  }
}
