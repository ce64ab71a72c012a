/** Follows tables along where rows or columns were inserted before them since an action. */
import { TABLES } from '../budget/tables';
import type { Layout } from '../worksheet/layouts';
import type { PreparedPage } from '../worksheet/published/page-plan';
import { findTable, type TableAnchor } from '../worksheet/published/table-record';
import type { UndoRecord, WorkbookState } from '../worksheet/state';
import { type Area, type Edit, SHEET_COLUMNS, SHEET_ROWS, type WorkbookSnapshot } from '../worksheet/workbook';

/** Rows and columns by which a table was moved. */
interface Move {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Where a table, or the text, stands now: found by its title.
 *
 * @param sheet its sheet
 * @param state what the title was when it was filled; a table that was not filled has the title of the form
 */
export function anchorNow(
  sheet: string,
  state: WorkbookState,
  before: WorkbookSnapshot,
  layout: Layout,
): TableAnchor | undefined {
  const snapshot = before.sheets.get(sheet);
  const form = layout.tables.find((table) => table.sheet === sheet);
  const declared = form && TABLES[form.table - 1]?.title;
  const title =
    sheet === layout.narrative.sheet ? state.narrative?.title : (state.tables[sheet]?.cells[1]?.[0] ?? declared);
  return snapshot && title !== undefined ? findTable(snapshot, String(title)) : undefined;
}

/** By how much a sheet's table was moved since an action; undefined where that cannot be told. */
export function rowsMoved(
  sheet: string,
  record: UndoRecord,
  state: WorkbookState,
  before: WorkbookSnapshot,
  layout: Layout,
): Move | undefined {
  const then = record.anchors[sheet];
  const now = anchorNow(sheet, state, before, layout);
  return then && now && { rows: now.row - then.row, columns: now.column - then.column };
}

/**
 * Edits of an action, or those that take it back, where they belong now.
 *
 * @param edits as the record has them
 */
export function editsNow<E extends Edit>(
  edits: readonly E[],
  record: UndoRecord,
  state: WorkbookState,
  before: WorkbookSnapshot,
  layout: Layout,
): E[] {
  // A moved edit is of the same kind.
  return edits.map((edit) => movedEdit(edit, rowsMoved(edit.sheet, record, state, before, layout)) as E);
}

function movedEdit(edit: Edit, move: Move | undefined): Edit {
  if (!move) return edit;
  if ('area' in edit) return { ...edit, area: movedArea(edit.area, move) };
  switch (edit.kind) {
    case 'page-setup':
      return { ...edit, page: movedSetup(edit.page, move) };
    case 'page-state': {
      const { titleRows, printAreas } = edit.page;
      const page = {
        titleRows: titleRows && movedRows(titleRows, move),
        printAreas: printAreas.map((area) => movedArea(area, move)),
      };
      return { ...edit, page: { ...edit.page, ...page } };
    }
    case 'cells':
    case 'link':
      return { ...edit, row: edit.row + move.rows, column: edit.column + move.columns };
    case 'row-heights':
      return { ...edit, row: edit.row + move.rows };
    default:
      return edit;
  }
}

/** What a sheet was left with when it was set up, as it should stand now. */
export function movedPage({ page, heights }: PreparedPage, move: Move | undefined): PreparedPage {
  if (!move) return { ...(page ? { page } : {}), heights };
  return {
    ...(page ? { page: movedSetup(page, move) } : {}),
    heights: heights.map(({ row, ...run }) => ({ ...run, row: row + move.rows })),
  };
}

type Setup = NonNullable<PreparedPage['page']>;

function movedSetup(page: Setup, move: Move): Setup {
  const { titleRows, printArea } = page;
  return {
    ...page,
    ...(titleRows ? { titleRows: movedRows(titleRows, move) } : {}),
    ...(printArea ? { printArea: movedArea(printArea, move) } : {}),
  };
}

const movedRows = ([first, last]: readonly [number, number], { rows }: Move) => [first + rows, last + rows] as const;

/** Whole columns and rows stay whole. */
function movedArea(area: Area, { rows, columns }: Move): Area {
  return {
    ...area,
    row: area.rows === SHEET_ROWS ? area.row : area.row + rows,
    column: area.columns === SHEET_COLUMNS ? area.column : area.column + columns,
  };
}
