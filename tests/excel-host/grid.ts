import type ExcelJS from 'exceljs';
import { bounding, contains, type Area, intersection, isEntireColumn, isEntireRow, sameArea } from './area';
import { HostError } from './protocol';
import { omit } from './omit';

export type Sheet = ExcelJS.Worksheet;
export type Cell = ExcelJS.Cell;
export type Style = Partial<ExcelJS.Style>;

/** The parts of exceljs that its types leave out: looking at a sheet without creating the cells that are looked at. */
interface SheetInside {
  readonly _rows: (RowInside | undefined)[];
  readonly _merges: Record<string, { top: number; left: number; bottom: number; right: number } | undefined>;
  readonly _columns: ({ style?: Style; width?: number } | undefined)[] | undefined;
}

interface RowInside {
  readonly number: number;
  readonly height: number | undefined;
  style: Style;
  readonly _cells: (Cell | undefined)[];
}

const inside = (sheet: Sheet) => sheet as unknown as SheetInside;

const MERGED = 1;

/** Whether a cell is covered by a merged area and is not its top-left cell. */
export const isCovered = (cell: Cell): boolean => (cell.type as number) === MERGED;

/** The cell, where there is one; nothing is created. */
export function findCell(sheet: Sheet, row: number, column: number): Cell | undefined {
  return inside(sheet)._rows[row]?._cells[column];
}

/** The style that a cell has, or would have if it were written. Never to be changed in place: files share styles. */
export function styleAt(sheet: Sheet, row: number, column: number): Style {
  const found = inside(sheet)._rows[row];
  const cell = found?._cells[column];
  if (cell) return cell.style;
  const ofColumn = inside(sheet)._columns?.[column]?.style;
  return found ? { ...ofColumn, ...found.style } : (ofColumn ?? {});
}

export const widthAt = (sheet: Sheet, column: number): number | undefined => inside(sheet)._columns?.[column]?.width;
export const heightAt = (sheet: Sheet, row: number): number | undefined => inside(sheet)._rows[row]?.height;

/**
 * Names the default width where a formatted column has none: exceljs joins equal columns in a file only then. The result
 * takes it back.
 */
export function nameDefaultWidths(sheet: Sheet): () => void {
  const columns = (inside(sheet)._columns ?? []).flatMap((column) =>
    column && column.width === undefined && hasStyle(column.style ?? {}) ? [column as { width?: number }] : [],
  );
  for (const column of columns) column.width = 9;
  return () => {
    for (const column of columns) delete column.width;
  };
}

/** Every existing cell of an area, row by row. */
export function* existingCells(sheet: Sheet, area: Area): Generator<{ cell: Cell; row: number; column: number }> {
  const rows = inside(sheet)._rows;
  const bottom = Math.min(area.row + area.rows, rows.length);
  for (let row = area.row; row < bottom; row++) {
    const cells = rows[row]?._cells;
    if (!cells) continue;
    const right = Math.min(area.column + area.columns, cells.length);
    for (let column = area.column; column < right; column++) {
      const cell = cells[column];
      if (cell) yield { cell, row, column };
    }
  }
}

/** Every cell of an area, created where it was not there. */
export function* cellsOf(sheet: Sheet, area: Area): Generator<{ cell: Cell; row: number; column: number }> {
  for (let row = area.row; row < area.row + area.rows; row++) {
    const line = sheet.getRow(row + 1);
    for (let column = area.column; column < area.column + area.columns; column++) {
      yield { cell: line.getCell(column + 1), row, column };
    }
  }
}

/** Changes the style of every cell of an area; whole columns and rows keep it for the cells that do not exist yet. */
export function restyle(sheet: Sheet, area: Area, change: (style: Style) => Style): void {
  const changed = new Map<Style, Style>();
  const once = (style: Style): Style => {
    let result = changed.get(style);
    if (!result) changed.set(style, (result = change(style)));
    return { ...result };
  };
  if (!isEntireColumn(area) && !isEntireRow(area)) {
    for (const { cell } of cellsOf(sheet, area)) cell.style = once(cell.style);
    return;
  }
  const existing = [...existingCells(sheet, area)];
  if (isEntireColumn(area)) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const definition = sheet.getColumn(column + 1) as unknown as { style: Style | undefined };
      definition.style = once(definition.style ?? {});
    }
  } else {
    for (let row = area.row; row < area.row + area.rows; row++) {
      const line = sheet.getRow(row + 1) as unknown as RowInside;
      line.style = once(line.style);
    }
  }
  for (const { cell } of existing) cell.style = once(cell.style);
}

function hasStyle(style: Style): boolean {
  for (const part of Object.values(style)) if (part !== undefined) return true;
  return false;
}

/** The rectangle around everything that is used within `area`; only values count, or formats and merges as well. */
export function usedArea(sheet: Sheet, area: Area, valuesOnly: boolean): Area | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const { cell, row, column } of existingCells(sheet, area)) {
    const covered = isCovered(cell);
    const used = (!covered && cell.value !== null) || (!valuesOnly && (covered || hasStyle(cell.style)));
    if (!used) continue;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** All merged areas of a sheet. */
export function mergedAreas(sheet: Sheet): Area[] {
  return Object.values(inside(sheet)._merges).flatMap((merge) =>
    merge
      ? [
          {
            row: merge.top - 1,
            column: merge.left - 1,
            rows: merge.bottom - merge.top + 1,
            columns: merge.right - merge.left + 1,
          },
        ]
      : [],
  );
}

/**
 * Merges an area: the top-left value and its format stay, each cell keeps its own borders. Merged areas within it are
 * dissolved; one that lies half in it, which Excel would silently make part of a larger one, is taken for a mistake.
 */
export function merge(sheet: Sheet, area: Area): void {
  if (area.rows === 1 && area.columns === 1) return;
  for (const other of mergedAreas(sheet)) {
    if (!intersection(area, other)) continue;
    if (sameArea(area, other)) return;
    if (!contains(area, other)) throw new HostError('InvalidArgument', 'overlaps another merged area');
    unmerge(sheet, other);
  }
  const look = styleAt(sheet, area.row, area.column);
  sheet.mergeCellsWithoutStyle(area.row + 1, area.column + 1, area.row + area.rows, area.column + area.columns);
  const shared = omit(look, 'border');
  for (const { cell } of cellsOf(sheet, area)) {
    cell.style = cell.style.border ? { ...shared, border: cell.style.border } : { ...shared };
  }
}

/** Dissolves every merged area that touches `area`; formats stay. */
export function unmerge(sheet: Sheet, area: Area): void {
  for (const merged of mergedAreas(sheet)) {
    if (!intersection(area, merged)) continue;
    const styles = [...cellsOf(sheet, merged)].map(({ cell }) => cell.style);
    sheet.unMergeCells(merged.row + 1, merged.column + 1, merged.row + merged.rows, merged.column + merged.columns);
    let index = 0;
    for (const { cell } of cellsOf(sheet, merged)) cell.style = styles[index++] ?? {};
  }
}

/** The bounding rectangle of several areas. */
export function boundingOf(areas: readonly Area[]): Area | undefined {
  return areas.reduce<Area | undefined>((whole, area) => (whole ? bounding(whole, area) : area), undefined);
}
