/** The look of each cell of a table, from its layout and size alone, so that a change of size changes only what it must. */
import type { LeafColumn, TableLayout, TableStyle } from '../layouts';
import type { Area, CellFormat } from '../workbook';
import { bodyStart, leafColumns, placeHeadings, REMARK_ROWS, ROWS_ABOVE_HEADER, type TableShape } from './table-model';

type FormatKey = Exclude<keyof TableStyle, 'titleHeight' | 'margins' | 'footer' | 'unitPrefix' | 'amountUnitText'>;

/** An area of one look. `undefined`: no longer part of the table. */
export interface FormattedArea {
  readonly area: Area;
  readonly format: CellFormat | undefined;
}

/** Rows of the whole table. */
export function tableRows(layout: TableLayout, shape: TableShape): number {
  return bodyStart(layout) + shape.bodyRows + (shape.hasRemark ? REMARK_ROWS : 0);
}

function bodyFormat(column: LeafColumn): FormatKey {
  switch (column.holds) {
    case 'amount':
      return 'amount';
    case 'code':
    case 'code-part':
      return 'centredText';
    case 'name':
    case 'project':
      return 'text';
  }
}

function formatKeyAt(
  layout: TableLayout,
  columns: readonly LeafColumn[],
  shape: TableShape,
  row: number,
  column: number,
) {
  const start = bodyStart(layout);
  if (row === 0) return 'number';
  if (row === 1) return 'title';
  if (row === 2) return column === columns.length - 1 ? 'amountUnit' : 'unitLine';
  if (row < start) return 'header';
  const leaf = columns[column];
  if (leaf && row < start + shape.bodyRows) {
    const key = bodyFormat(leaf);
    return key === 'text' && shape.hasTotal && row === start + shape.bodyRows - 1 ? 'centredText' : key;
  }
  return shape.hasRemark && row < tableRows(layout, shape) ? 'remark' : undefined;
}

/**
 * The areas whose look differs between two sizes of a table.
 *
 * @param layout the table's layout
 * @param style its looks
 * @param before its size so far, or undefined for a new sheet
 * @param after its size now
 */
export function changedFormats(
  layout: TableLayout,
  style: TableStyle,
  before: TableShape | undefined,
  after: TableShape,
): FormattedArea[] {
  const columns = leafColumns(layout.header);
  const rows = Math.max(before ? tableRows(layout, before) : 0, tableRows(layout, after));
  const areas: FormattedArea[] = [];
  for (let column = 0; column < columns.length; column++) {
    let run: { row: number; rows: number; key: FormatKey | undefined } | undefined;
    const close = () => {
      if (!run) return;
      const format = run.key && style[run.key];
      addArea(areas, { row: run.row, column, rows: run.rows, columns: 1 }, format);
      run = undefined;
    };
    for (let row = 0; row < rows; row++) {
      const key = formatKeyAt(layout, columns, after, row, column);
      const same = before !== undefined && formatKeyAt(layout, columns, before, row, column) === key;
      if (same) close();
      else if (run && run.key === key) run.rows++;
      else {
        close();
        run = { row, rows: 1, key };
      }
    }
    close();
  }
  return areas;
}

/** Joins an area to the one on its left where both are of one look and height. */
function addArea(areas: FormattedArea[], area: Area, format: CellFormat | undefined): void {
  const index = areas.findLastIndex(
    (left) =>
      left.format === format &&
      left.area.row === area.row &&
      left.area.rows === area.rows &&
      left.area.column + left.area.columns === area.column,
  );
  const left = areas[index];
  if (left) areas[index] = { format, area: { ...left.area, columns: left.area.columns + 1 } };
  else areas.push({ area, format });
}

/** The merged areas above the body, relative to the table. */
export function headerMerges(layout: TableLayout): Area[] {
  const columns = leafColumns(layout.header).length;
  return [
    { row: 1, column: 0, rows: 1, columns },
    { row: 2, column: 0, rows: 1, columns: columns - 1 },
    ...placeHeadings(layout.header)
      .map(({ area }) => ({ ...area, row: area.row + ROWS_ABOVE_HEADER }))
      .filter((area) => area.rows * area.columns > 1),
  ];
}

/** Where the remark stands, relative to the table. */
export function remarkArea(layout: TableLayout, shape: TableShape): Area {
  return {
    row: bodyStart(layout) + shape.bodyRows,
    column: 0,
    rows: REMARK_ROWS,
    columns: leafColumns(layout.header).length,
  };
}
