/** Rectangles of cells. Rows and columns count from 0. */

/** Rows of a worksheet. An area of this height from row 0 means whole columns; they take any format but a number format. */
export const SHEET_ROWS = 1_048_576;

/** Columns of a worksheet. An area of this width from column 0 means whole rows. */
export const SHEET_COLUMNS = 16_384;

/** A rectangle of cells. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Whether a cell lies in an area. */
export function contains(area: Area, { row, column }: Pick<Area, 'row' | 'column'>): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
