/** Finds the cell behind a number of the text. */
import type { NarrativeSpan, NumberOrigin } from '../../budget/narrative/narrative';
import { cellAddress, quoteSheet } from '../address';
import { bodyStart, leafColumns, type TableModel } from '../published/table-model';
import type { TableAnchor } from '../published/table-record';
import type { EntryPlace } from './list-rows';

/** A 表 sheet as it will be filled, and where it stands. */
export interface PlacedTable {
  readonly model: TableModel;
  readonly anchor: TableAnchor;
}

/**
 * @param tables those whose sheets are in the workbook
 * @param entries `sheet|field` → cell
 */
export function createTargetFinder(
  tables: readonly PlacedTable[],
  entries: ReadonlyMap<string, EntryPlace>,
): (origin: NumberOrigin) => EntryPlace | undefined {
  const find = (origin: NumberOrigin): EntryPlace | undefined => {
    switch (origin.from) {
      case 'table':
        return figureCell(tables, origin);
      case 'entry':
        return entries.get(`${origin.sheet}|${origin.field}`);
      // Last year's tables are not in this workbook; what was computed leads to its first figure.
      case 'prior-year':
        return undefined;
      case 'calculation':
        return origin.of.map(find).find((place) => place !== undefined);
    }
  };
  return find;
}

function figureCell(
  tables: readonly PlacedTable[],
  origin: Extract<NumberOrigin, { from: 'table' }>,
): EntryPlace | undefined {
  const placed = tables.find(({ model }) => model.layout.table === origin.table);
  if (!placed) return undefined;
  const { model, anchor } = placed;
  const row = model.body.findIndex((rows) => rows.get(origin.section)?.key === origin.row);
  const column = leafColumns(model.layout.header).findIndex(
    (leaf) => leaf.holds === 'amount' && (leaf.section ?? 'main') === origin.section && leaf.column === origin.column,
  );
  if (row < 0 || column < 0) return undefined;
  return {
    sheet: model.layout.sheet,
    row: anchor.row + bodyStart(model.layout) + row,
    column: anchor.column + column,
  };
}

/** The numbers of a paragraph with the cells they lead to, such as `'表3'!D9`. */
export function numbersOf(
  spans: readonly NarrativeSpan[],
  find: (origin: NumberOrigin) => EntryPlace | undefined,
): (readonly [text: string, target: string])[] {
  return spans.flatMap(({ text, origin }) => {
    if (!origin) return [];
    const place = find(origin);
    return [[text, place ? `${quoteSheet(place.sheet)}!${cellAddress(place.row, place.column)}` : ''] as const];
  });
}
