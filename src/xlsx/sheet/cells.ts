/** What cells of a sheet hold: read as the port wants it, and written. */
import {
  type Area,
  type CellInput,
  type CellValue,
  needsTextFormat,
  SHEET_COLUMNS,
  SHEET_ROWS,
} from '../../worksheet/workbook';
import { parseXml } from '../xml/document';
import type { StylesPart, WrittenFormat } from '../styles/styles-part';
import { changeColumns } from './columns';
import { type Cell, setRowStyle } from './edited-row';
import { HAS_FORMULA } from './row-store';
import { detachSharedFormula, sharedFormulaOf } from './shared-formulas';
import type { SheetPart } from './sheet-part';
import { writeHeader } from './tables';

/** Days between the two ways of counting them. */
export const DAYS_TO_1904 = 1462;

/** What every edit of cells has to know of the workbook. */
export interface CellContext {
  readonly styles: StylesPart;
  /** Whether the workbook counts days from 1904; the port always means 1900. */
  readonly from1904: boolean;
}

/** The formula of a cell, without `=`; undefined where it has none. */
export function formulaAt(sheet: SheetPart, row: number, column: number): string | undefined {
  const found = sheet.cellAt(row, column);
  if (!found || !(found.flags & HAS_FORMULA)) return undefined;
  const written = sheet.writtenFormulaAt(row, column);
  if (written !== undefined) return written;
  const markup = sheet.markupAt(row, column) ?? '';
  const formula = parseXml(markup, sheet.path).root.child('f');
  if (!formula) return undefined;
  if (formula.get('t') === 'dataTable') return `TABLE(${formula.get('r1') ?? ''},${formula.get('r2') ?? ''})`;
  const text = formula.text();
  return text === '' && formula.get('t') === 'shared'
    ? sharedFormulaOf(sheet, formula.get('si') ?? '', row, column)
    : text;
}

/** A value as the port means it: days counted from 1900. */
export function portValue(value: CellValue, style: number, { styles, from1904 }: CellContext): CellValue {
  return from1904 && typeof value === 'number' && styles.isDate(style) ? value + DAYS_TO_1904 : value;
}

/**
 * Puts a value into a cell, under a number format that leaves it what it is.
 *
 * @returns whether a formula came or went
 */
export function writeCell(
  sheet: SheetPart,
  context: CellContext,
  row: number,
  column: number,
  value: Exclude<CellInput, null>,
): boolean {
  const before = sheet.cellAt(row, column);
  const had = ((before?.flags ?? 0) & HAS_FORMULA) !== 0;
  if (had) detachSharedFormula(sheet, row, column);
  const style = before?.style ?? sheet.defaultStyleAt(row, column);
  const header = typeof value === 'object' ? undefined : writeHeader(sheet, row, column, String(value));
  sheet.put(row, column, cellOf(header ?? value, style, context));
  return had || typeof value === 'object';
}

function cellOf(value: Exclude<CellInput, null>, style: number, { styles, from1904 }: CellContext): Cell {
  if (typeof value === 'object') {
    return { style, value: value.result ?? '', flags: HAS_FORMULA, formula: value.formula.replace(/^=/, '') };
  }
  if (typeof value === 'string' && needsTextFormat(value) && styles.numberFormat(style) !== '@') {
    return { style: styles.with(style, { numberFormat: '@' }), value, flags: 0 };
  }
  if (typeof value === 'number' && from1904 && styles.isDate(style))
    return { style, value: value - DAYS_TO_1904, flags: 0 };
  return { style, value, flags: 0 };
}

/** Lays a format over every cell of an area, or with `null` takes all formats from it. Whole columns and rows stay that. */
export function formatArea(sheet: SheetPart, styles: StylesPart, area: Area, format: WrittenFormat | null): void {
  const known = new Map<number, number>();
  const changed = (style: number): number => {
    let made = known.get(style);
    if (made === undefined) {
      made = format === null ? 0 : styles.with(style, format);
      known.set(style, made);
    }
    return made;
  };
  const isColumns = area.row === 0 && area.rows === SHEET_ROWS;
  const isRows = area.column === 0 && area.columns === SHEET_COLUMNS;
  if (isColumns) {
    changeColumns(sheet.root, area.column, area.column + area.columns - 1, (element) => {
      const style = changed(element.number('style', 0));
      element.set('style', style === 0 ? undefined : style);
    });
    sheet.changed();
  }
  if (isColumns || isRows) {
    formatExisting(sheet, area, changed);
    if (isRows && !isColumns) {
      for (let row = area.row; row < area.row + area.rows; row++)
        setRowStyle(sheet.edit(row), changed(sheet.defaultStyleAt(row, 0)));
    }
    return;
  }
  for (let row = area.row; row < area.row + area.rows; row++) {
    const { cells } = sheet.edit(row);
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = cells.get(column);
      if (cell) cells.set(column, { ...cell, style: changed(cell.style) });
      else cells.set(column, { style: changed(sheet.defaultStyleAt(row, column)), value: '', flags: 0 });
    }
  }
}

function formatExisting(sheet: SheetPart, area: Area, changed: (style: number) => number): void {
  const places: [number, number][] = [];
  sheet.eachCell((row, column) => {
    const isIn =
      row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
    if (isIn) places.push([row, column]);
  });
  for (const [row, column] of places) {
    const cell = sheet.keptCell(row, column);
    if (cell) sheet.put(row, column, { ...cell, style: changed(cell.style) });
  }
}
