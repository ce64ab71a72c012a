/** Sheets in pieces, as they cross to the page: sizes without cells, and blocks of cells. */
import type { CellPlace } from '../../worksheet/findings/placed-finding';
import type { Area } from '../../worksheet/workbook';
import type { SheetView } from '../../xlsx/sheet-view';
import type { CellState } from '../../xlsx/xlsx-workbook';
import { BLOCK, type CellBlock, type GridCell, type SheetFrame } from './book-service';

/** Where cells come from. */
interface Source {
  view(sheet: string): SheetView | undefined;
  cellState(place: CellPlace): CellState;
}

/** @param view of a sheet */
export function sheetFrame({ rowHeights, merges: _, cell: __, ...rest }: SheetView): SheetFrame {
  return { ...rest, rowHeights: Uint16Array.from(rowHeights) };
}

/** One cell as it crosses. */
export function gridCell(source: Source, view: SheetView, { row, column }: Omit<CellPlace, 'sheet'>): GridCell {
  return { view: view.cell(row, column), state: source.cellState({ sheet: view.name, row, column }) };
}

/**
 * @param source of the cells
 * @param view of a sheet
 * @param at the block's place in units of a block; beyond the sheet it has no cells
 */
export function cellBlock(
  source: Source,
  view: SheetView,
  at: { readonly row: number; readonly column: number },
): CellBlock {
  const [row, column] = [at.row * BLOCK.rows, at.column * BLOCK.columns];
  const rows = Math.max(0, Math.min(BLOCK.rows, view.rowHeights.length - row));
  const columns = Math.max(0, Math.min(BLOCK.columns, view.columnWidths.length - column));
  const kept = new KeptOnce();
  const cells: GridCell[] = [];
  for (let r = row; r < row + rows; r++) {
    for (let c = column; c < column + columns; c++) {
      cells.push(kept.cell(gridCell(source, view, { row: r, column: c })));
    }
  }
  const merges = mergesOf(view, at.row).filter(
    (area) => area.column < column + columns && area.column + area.columns > column,
  );
  return { row, column, rows, columns, cells, merges };
}

/** Equal styles and blank cells are one object: what crosses names it, and is not made a thousand times. */
class KeptOnce {
  readonly #styles = new Map<string, GridCell['view']['style']>();
  readonly #blanks = new Map<string, GridCell>();

  cell({ view, state }: GridCell): GridCell {
    const key = JSON.stringify(view.style);
    const style = this.#styles.get(key) ?? view.style;
    this.#styles.set(key, style);
    const cell = { view: { ...view, style }, state };
    if (view.text !== '' || view.flag || state.content !== '') return cell;
    const { isGeneral, shrinks, wraps } = view;
    const blank = JSON.stringify([key, isGeneral, shrinks, wraps, state.isLocked, state.numberFormat]);
    const known = this.#blanks.get(blank) ?? cell;
    this.#blanks.set(blank, known);
    return known;
  }
}

/** Merged areas by the bands of rows that they reach into, once for each view: a sheet may have a hundred thousand. */
const byBand = new WeakMap<SheetView['merges'], ReadonlyMap<number, readonly Area[]>>();

function mergesOf({ merges, rowHeights }: SheetView, band: number): readonly Area[] {
  const known = byBand.get(merges) ?? bandsOf(merges, rowHeights.length);
  byBand.set(merges, known);
  return known.get(band) ?? [];
}

function bandsOf(merges: SheetView['merges'], rows: number): Map<number, Area[]> {
  const bands = new Map<number, Area[]>();
  for (const areas of merges.values()) {
    for (const area of areas) {
      // A whole column merged is a million rows of which few are drawn.
      const last = Math.min(area.row + area.rows, rows) - 1;
      for (let band = Math.floor(area.row / BLOCK.rows); band <= Math.floor(last / BLOCK.rows); band++) {
        const own = bands.get(band);
        if (own) own.push(area);
        else bands.set(band, [area]);
      }
    }
  }
  return bands;
}
