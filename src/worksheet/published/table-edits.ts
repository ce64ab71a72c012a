/** Turns a rendered table into edits: a whole new sheet, or only what changed in the one that is there. */
import { areaAddress } from '../address';
import type { TableStyle } from '../layouts';
import {
  type Area,
  type CellFormat,
  type CellInput,
  type CellValue,
  contains,
  type Edit,
  type SheetSnapshot,
} from '../workbook';
import { changedFormats, headerMerges, remarkArea } from './table-format';
import { bodyStart, headerDepth, leafColumns, ROWS_ABOVE_HEADER, type TableModel } from './table-model';
import { cellAt, type TableAnchor, type TableRecord } from './table-record';

/** Edits, and those that take them back. */
export interface EditsWithInverse {
  readonly edits: readonly Edit[];
  /** In the order they are to be carried out. */
  readonly inverse: readonly Edit[];
}

/** A new sheet with the whole table at A1. */
export function newTableEdits(model: TableModel, style: TableStyle): EditsWithInverse {
  const { layout } = model;
  const { sheet } = layout;
  const depth = headerDepth(layout.header);
  const edits: Edit[] = [
    { kind: 'add-sheet', sheet },
    { kind: 'column-widths', sheet, column: 0, widths: leafColumns(layout.header).map((column) => column.width) },
    ...changedFormats(layout, style, undefined, model).flatMap(({ area, format }): Edit[] =>
      format ? [{ kind: 'format', sheet, area, format }] : [],
    ),
    { kind: 'cells', sheet, row: 0, column: 0, values: model.cells.map((line) => line.map(blankAsNull)) },
    ...headerMerges(layout).map((area): Edit => ({ kind: 'merge', sheet, area })),
    ...(model.hasRemark ? [{ kind: 'merge', sheet, area: remarkArea(layout, model) } as const] : []),
    { kind: 'row-heights', sheet, row: 1, heights: [style.titleHeight] },
    {
      kind: 'row-heights',
      sheet,
      row: ROWS_ABOVE_HEADER,
      heights: Array.from({ length: depth }, () => layout.headerHeight),
    },
    { kind: 'freeze-rows', sheet, rows: bodyStart(layout) },
    {
      kind: 'page-setup',
      sheet,
      page: {
        orientation: layout.orientation,
        titleRows: [0, bodyStart(layout) - 1],
        margins: style.margins,
        footer: style.footer,
      },
    },
  ];
  return { edits, inverse: [{ kind: 'remove-sheet', sheet }] };
}

/** On a new sheet nothing needs to be blanked. */
function blankAsNull(value: CellValue): CellInput {
  return value === '' ? null : value;
}

/**
 * The changes from what stands in the sheet to the new table. Cells that already show the right content are not touched, nor
 * are the formats of rows that stay.
 *
 * @param model the new table
 * @param style its looks
 * @param snapshot the sheet, read as formulas and with formats
 * @param anchor where the table stands
 * @param record what the last fill left
 */
export function changedTableEdits(
  model: TableModel,
  style: TableStyle,
  snapshot: SheetSnapshot,
  anchor: TableAnchor,
  record: TableRecord,
): EditsWithInverse {
  const { layout } = model;
  const { sheet } = layout;
  const shift = (area: Area): Area => ({ ...area, row: area.row + anchor.row, column: area.column + anchor.column });
  const formats = changedFormats(layout, style, record, model).map(({ area, format }) => ({
    area: shift(area),
    format,
  }));
  // A remark has no lines around its cells; where rows stood before, theirs must go.
  const cleared = formats.filter(({ format }) => !format || format === style.remark).map(({ area }) => area);
  const lastRow = shift({
    row: bodyStart(layout) + model.bodyRows - 1,
    column: 0,
    rows: 1,
    columns: leafColumns(layout.header).length,
  });
  const { forward, backward } = changedCells(model, snapshot, anchor, record);
  const oldRemark = record.hasRemark ? shift(remarkArea(layout, record)) : undefined;
  const newRemark = model.hasRemark ? shift(remarkArea(layout, model)) : undefined;
  const moved = (oldRemark && areaAddress(oldRemark)) !== (newRemark && areaAddress(newRemark));
  const merge = (area: Area | undefined): Edit[] => (moved && area ? [{ kind: 'merge', sheet, area }] : []);
  const unmerge = (area: Area | undefined): Edit[] => (moved && area ? [{ kind: 'unmerge', sheet, area }] : []);
  return {
    edits: [
      ...unmerge(oldRemark),
      ...cleared.map((area): Edit => ({ kind: 'clear-formats', sheet, area })),
      // Neighbours share their lines: clearing the row below took the closing line of the table away.
      ...(cleared.length > 0 ? [closingLine(sheet, lastRow, style)] : []),
      ...formats.flatMap(({ area, format }): Edit[] => (format ? [{ kind: 'format', sheet, area, format }] : [])),
      ...forward,
      ...merge(newRemark),
    ],
    inverse: [
      ...unmerge(newRemark),
      ...restoreFormats(
        snapshot,
        sheet,
        formats.map(({ area }) => area),
      ),
      ...backward,
      ...merge(oldRemark),
    ],
  };
}

function closingLine(sheet: string, area: Area, style: TableStyle): Edit {
  const bottom = style.amount.borders?.bottom;
  return { kind: 'format', sheet, area, format: bottom ? { borders: { bottom } } : {} };
}

/** Blocks of consecutive rows with a change; `null` wherever a cell stays. */
function changedCells(model: TableModel, snapshot: SheetSnapshot, anchor: TableAnchor, record: TableRecord) {
  const forward: Edit[] = [];
  const backward: Edit[] = [];
  const { sheet } = model.layout;
  const width = leafColumns(model.layout.header).length;
  const height = Math.max(model.cells.length, record.cells.length);
  let block: { row: number; values: CellInput[][]; old: CellInput[][] } | undefined;
  const close = () => {
    if (!block) return;
    const place = { kind: 'cells', sheet, row: anchor.row + block.row, column: anchor.column } as const;
    forward.push({ ...place, values: block.values });
    backward.push({ ...place, values: block.old });
    block = undefined;
  };
  for (let row = 0; row < height; row++) {
    const values: CellInput[] = [];
    const old: CellInput[] = [];
    for (let column = 0; column < width; column++) {
      const now = model.cells[row]?.[column] ?? '';
      const found = cellAt(snapshot, anchor.row + row, anchor.column + column);
      const changed = found !== now;
      values.push(changed ? now : null);
      old.push(changed ? asInput(found, record.cells[row]?.[column]) : null);
    }
    if (values.every((value) => value === null)) {
      close();
      continue;
    }
    block ??= { row, values: [], old: [] };
    block.values.push(values);
    block.old.push(old);
  }
  close();
  return { forward, backward };
}

/** What was read as a formula goes back as one, unless the last fill wrote it as text. */
function asInput(found: CellValue, filled: CellValue | undefined): CellInput {
  return typeof found === 'string' && found.startsWith('=') && found !== filled ? { formula: found } : found;
}

/**
 * Gives every cell of some areas the format it had. The cells around them get theirs back as well, last: they share lines
 * with the areas, and clearing one side of a line clears the other.
 */
function restoreFormats(snapshot: SheetSnapshot, sheet: string, areas: readonly Area[]): Edit[] {
  const formatAt = (row: number, column: number): CellFormat | undefined =>
    snapshot.formats?.[row - snapshot.row]?.[column - snapshot.column];
  const within = (row: number, column: number) => areas.some((area) => contains(area, { row, column }));
  const cleared = areas.map((area): Edit => ({ kind: 'clear-formats', sheet, area }));
  const inside = areas.flatMap((area) => formatRuns(sheet, area, formatAt));
  const around = areas.flatMap((area) => {
    const top = Math.max(area.row - 1, 0);
    const left = Math.max(area.column - 1, 0);
    const wider = {
      row: top,
      column: left,
      rows: area.row + area.rows + 1 - top,
      columns: area.column + area.columns + 1 - left,
    };
    return formatRuns(sheet, wider, (row, column) => {
      const borders = within(row, column) ? undefined : formatAt(row, column)?.borders;
      return borders && { borders };
    });
  });
  return [...cleared, ...inside, ...around];
}

/** Edits that give each cell of an area its format, where it has one; equal neighbours in a row share an edit. */
function formatRuns(
  sheet: string,
  area: Area,
  formatAt: (row: number, column: number) => CellFormat | undefined,
): Edit[] {
  const edits: Edit[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    let run: { column: number; columns: number; format: CellFormat | undefined; key: string } | undefined;
    const close = () => {
      if (!run) return;
      const place = { row, column: run.column, rows: 1, columns: run.columns };
      if (run.format && Object.keys(run.format).length > 0) {
        edits.push({ kind: 'format', sheet, area: place, format: run.format });
      }
      run = undefined;
    };
    for (let column = area.column; column < area.column + area.columns; column++) {
      const format = formatAt(row, column);
      const key = JSON.stringify(format ?? null);
      if (run?.key === key) run.columns++;
      else {
        close();
        run = { column, columns: 1, format, key };
      }
    }
    close();
  }
  return edits;
}
