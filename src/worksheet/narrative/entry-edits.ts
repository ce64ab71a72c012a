/** Everything that writing the narrative does to the entry worksheets: makes those that are missing, lists what to fill in. */
import type { Layout } from '../layouts';
import { fingerprint } from '../state';
import type { CellValue, Edit, SheetSnapshot, WorkbookSnapshot } from '../workbook';
import { appendNames, reasonRows, replaceRows } from './entry-listing';
import { entryLists, entrySheetEdits } from './entry-template';
import type { NarrativeContent } from './read-narrative';
import { WHOLE_UNIT } from './read-project-entries';

/** Edits, their inverse, and what the sheets hold after them, to see later whether someone has worked in them. */
export interface EntryEdits {
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
  /** Sheet that was made → fingerprint. */
  readonly created: Readonly<Record<string, string>>;
  /** Sheet that rows were added to → fingerprint. */
  readonly listed: Readonly<Record<string, string>>;
}

/**
 * @param before the workbook as read for the narrative
 * @param layout the entry worksheets
 * @param content what the text asks for
 */
export function entryEdits(before: WorkbookSnapshot, layout: Layout, content: NarrativeContent): EntryEdits {
  const { reasons, projectNotes, performance, carryoverUses } = layout.narrative;
  const made = entryLists(layout)
    .map(({ sheet }) => sheet)
    .filter((sheet) => !before.sheets.has(sheet));
  const rowsOf = (table: number) => content.tables[table - 1]?.sections[0]?.rows ?? [];
  const projects = distinct(rowsOf(7).map(({ project }) => project));
  const spending = content.budget.ledger.groups.filter(
    ({ type, source }) => type === 'project' && !source.endsWith('Carryover') && !source.endsWith('Surplus'),
  );
  const lists = [
    replaceRows(before, reasons, reasonRows(content.changes, content.typedReasons)),
    appendNames(before, projectNotes, 'project', projects),
    appendNames(before, performance, 'subject', [WHOLE_UNIT, ...distinct(spending.map(({ project }) => project))]),
    appendNames(before, carryoverUses, 'project', distinct(rowsOf(11).map(({ project }) => project))),
  ];
  const edits = [...entrySheetEdits(layout, made), ...lists.flatMap((list) => list.edits)];
  const touched = distinct(edits.flatMap((edit) => (edit.kind === 'cells' ? [edit.sheet] : [])));
  const after = (sheets: readonly string[]) =>
    Object.fromEntries(
      sheets.map((sheet) => [sheet, fingerprint(contentAfter(before.sheets.get(sheet), sheet, edits))]),
    );
  return {
    edits,
    inverse: [
      // What is removed whole needs no taking back cell by cell.
      ...lists.flatMap((list) => list.inverse).filter(({ sheet }) => !made.includes(sheet)),
      ...made.map((sheet): Edit => ({ kind: 'remove-sheet', sheet })),
    ],
    created: after(made),
    listed: after(touched.filter((sheet) => !made.includes(sheet))),
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '');
}

/** A sheet's content once cells were written to it, from A1 on. */
function contentAfter(snapshot: SheetSnapshot | undefined, sheet: string, edits: readonly Edit[]): SheetSnapshot {
  const cells: CellValue[][] = [];
  const put = (row: number, column: number, value: CellValue) => {
    while (cells.length <= row) cells.push([]);
    (cells[row] as CellValue[])[column] = value;
  };
  snapshot?.cells.forEach((line, row) =>
    line.forEach((value, column) => put(snapshot.row + row, snapshot.column + column, value)),
  );
  for (const edit of edits) {
    if (edit.kind !== 'cells' || edit.sheet !== sheet) continue;
    edit.values.forEach((line, row) =>
      line.forEach((value, column) => {
        if (value === null) return;
        put(edit.row + row, edit.column + column, typeof value === 'object' ? value.formula : value);
      }),
    );
  }
  return {
    name: sheet,
    protected: false,
    row: 0,
    column: 0,
    cells: cells.map((line) => Array.from(line, (value) => value ?? '')),
  };
}
