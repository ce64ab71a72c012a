/** Builds the entry worksheets of the narrative. */
import { columnName, quoteSheet } from '../address';
import { FIRST_DATA_ROW, listEdits } from '../base/list-edits';
import type { BaseList, FixedList, Layout } from '../layouts';
import type { CellInput, Edit } from '../workbook';

/** The entry worksheets, in their order in the workbook. */
export function entryLists(layout: Layout): BaseList[] {
  const { profile, reasons, projectNotes, procurement, assets, performance, carryoverUses } = layout.narrative;
  return [profile, reasons, projectNotes, procurement, assets, performance, carryoverUses];
}

/** Those with fixed rows: the program does not write to them, so they are protected. */
export function fixedEntryLists(layout: Layout): FixedList[] {
  return [layout.narrative.procurement, layout.narrative.assets];
}

/**
 * Edits that make the entry worksheets.
 *
 * @param layout what they look like
 * @param only the sheets to make; left out means all
 */
export function entrySheetEdits(layout: Layout, only?: readonly string[]): Edit[] {
  const { procurement, assets } = layout.narrative;
  return entryLists(layout)
    .filter(({ sheet }) => !only || only.includes(sheet))
    .flatMap((list) => {
      if (list === procurement) return listEdits(list, procurementRows(layout));
      if (list === assets)
        return listEdits(
          list,
          assets.rows.map((row) => fixedRow(assets, row)),
        );
      return listEdits(list, []);
    });
}

function fixedRow(list: FixedList, { label, measure }: FixedList['rows'][number]): CellInput[] {
  const given: Readonly<Record<string, string>> = { kind: label, measure };
  return list.columns.map(({ id }) => given[id] || null);
}

/** What the ledger plans for each kind, summed by the sheet itself so that it is always up to date. */
export function procurementRows(layout: Layout): CellInput[][] {
  const { procurement } = layout.narrative;
  const { sheet, columns } = layout.ledger;
  const range = (id: string) => {
    const letter = columnName(columns.findIndex((column) => column.id === id));
    return `${quoteSheet(sheet)}!$${letter}:$${letter}`;
  };
  const kindColumn = columnName(procurement.columns.findIndex(({ id }) => id === 'kind'));
  const planned = procurement.columns.findIndex(({ id }) => id === 'planned');
  return procurement.rows.map((row, index) => {
    const cells = fixedRow(procurement, row);
    const formula = `=SUMIF(${range('procurement')},$${kindColumn}${FIRST_DATA_ROW + index + 1},${range('amount')})`;
    cells[planned] = { formula, result: 0 };
    return cells;
  });
}
