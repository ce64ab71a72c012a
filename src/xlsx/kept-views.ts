/**
 * Views of sheets, kept as long as nothing changes what they show. Making one looks at every row of its sheet; drawing after
 * each typed figure must not.
 */
import type { Area, Edit } from '../worksheet/workbook';
import type { CellContext } from './sheet/cells';
import type { PagedSheet } from './sheet/page-setup';
import { type CellView, type SheetView, sheetView } from './sheet-view';

interface Kept {
  readonly view: SheetView;
  /** Looks of cells that were drawn; the same object as long as the cell is the same. */
  readonly cells: Map<number, CellView>;
}

/** A screen shows some hundred cells. Beyond this number all are forgotten, so that scrolling a long ledger fills no memory. */
const MOST_CELLS = 20_000;
const MOST_COLUMNS = 16_384;

const keyOf = (row: number, column: number) => row * MOST_COLUMNS + column;

export class KeptViews {
  readonly #kept = new Map<string, Kept>();

  /** How a sheet looks now. */
  of(sheet: PagedSheet, context: CellContext): SheetView {
    const known = this.#kept.get(sheet.name);
    if (known) return known.view;
    const cells = new Map<number, CellView>();
    const view = sheetView(sheet, context);
    const cell = (row: number, column: number): CellView => {
      const key = keyOf(row, column);
      const drawn = cells.get(key);
      if (drawn) return drawn;
      if (cells.size >= MOST_CELLS) cells.clear();
      const made = view.cell(row, column);
      cells.set(key, made);
      return made;
    };
    const kept = { view: { ...view, cell }, cells };
    this.#kept.set(sheet.name, kept);
    return kept.view;
  }

  /** To be told of every edit that was carried out. */
  after(edit: Edit): void {
    if (edit.kind === 'cells') {
      const columns = edit.values.reduce((most, line) => Math.max(most, line.length), 0);
      this.changed(edit.sheet, { row: edit.row, column: edit.column, rows: edit.values.length, columns });
    } else if (edit.kind === 'format' || edit.kind === 'clear-formats') this.changed(edit.sheet, edit.area);
    else this.#kept.delete(edit.sheet);
  }

  /** Content or format of some cells is another now. */
  changed(sheet: string, area: Area): void {
    const kept = this.#kept.get(sheet);
    if (!kept) return;
    const { rows, columns } = kept.view.used;
    // Beyond what was used the sheet has grown.
    if (area.row + area.rows > rows || area.column + area.columns > columns) this.#kept.delete(sheet);
    else if (area.rows * area.columns > kept.cells.size) kept.cells.clear();
    else {
      for (let row = area.row; row < area.row + area.rows; row++) {
        for (let column = area.column; column < area.column + area.columns; column++) {
          kept.cells.delete(keyOf(row, column));
        }
      }
    }
  }
}
