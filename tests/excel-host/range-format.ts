import { type Area, GRID_COLUMNS, GRID_ROWS, isEntireColumn, isEntireRow } from './area';
import { contentOf } from './cell-content';
import { alignmentAspects, type Aspect, fillAspects, fontAspects, protectionAspects, withoutFill } from './cell-format';
import { displayText } from './display-text';
import { existingCells, heightAt, restyle, styleAt, usedArea, widthAt } from './grid';
import type { HostObject } from './host-object';
import { HostError } from './protocol';
import { RangeBorderCollectionObject } from './range-borders';
import { requirePermission } from './sheet-protection';
import { AreaObject } from './sheet-object';

/** Points of one character of a column's width in a file, with Calibri 11: 7 pixels of 0.75 points. */
const POINTS_PER_CHARACTER = 5.25;
const DEFAULT_WIDTH = 64 / 7;
const DEFAULT_HEIGHT = 15;
const MOST_WIDTH = 255 * POINTS_PER_CHARACTER + 3.75;
const MOST_HEIGHT = 409.5;

/** The one value that all have, or null where they differ, as Excel answers. */
function uniform<T>(values: Iterable<T>): T | null {
  let first: T | null = null;
  let isFirst = true;
  for (const value of values) {
    if (isFirst) first = value;
    else if (value !== first) return null;
    isFirst = false;
  }
  return first;
}

/** The area whose cells decide what a format reads: a whole row or column counts with its used part and one cell after. */
function sampled(object: AreaObject): Area {
  const { area } = object;
  if (!isEntireColumn(area) && !isEntireRow(area)) return area;
  const used = usedArea(object.sheet, area, false);
  const rows = isEntireColumn(area) ? Math.min(GRID_ROWS, (used ? used.row + used.rows : 0) + 1) : area.rows;
  const columns = isEntireRow(area)
    ? Math.min(GRID_COLUMNS, (used ? used.column + used.columns : 0) + 1)
    : area.columns;
  return { ...area, rows, columns };
}

function* valuesOf(object: AreaObject, aspect: Aspect): Generator<unknown> {
  const { row, column, rows, columns } = sampled(object);
  for (let down = 0; down < rows; down++) {
    for (let right = 0; right < columns; right++) yield aspect.read(styleAt(object.sheet, row + down, column + right));
  }
}

/** Gives a class one property for each aspect: read over the whole area, set on every cell. */
function addAspects(target: { prototype: AreaObject }, aspects: Readonly<Record<string, Aspect>>): void {
  for (const [name, aspect] of Object.entries(aspects)) {
    Object.defineProperty(target.prototype, name, {
      get(this: AreaObject) {
        return uniform(valuesOf(this, aspect));
      },
      set(this: AreaObject, value: unknown) {
        requirePermission(this.sheet, 'formatCells');
        restyle(this.sheet, this.area, (style) => aspect.write(style, value));
      },
      configurable: true,
    });
  }
}

export class RangeFontObject extends AreaObject {
  readonly apiClass = 'RangeFont';
}
addAspects(RangeFontObject, fontAspects);

export class FormatProtectionObject extends AreaObject {
  readonly apiClass = 'FormatProtection';
}
addAspects(FormatProtectionObject, protectionAspects);

export class RangeFillObject extends AreaObject {
  readonly apiClass = 'RangeFill';

  clear(): void {
    requirePermission(this.sheet, 'formatCells');
    restyle(this.sheet, this.area, withoutFill);
  }
}
addAspects(RangeFillObject, fillAspects);

export class RangeFormatObject extends AreaObject {
  readonly apiClass = 'RangeFormat';

  get font(): HostObject {
    return new RangeFontObject(this.state, this.sheet, this.area);
  }
  get fill(): HostObject {
    return new RangeFillObject(this.state, this.sheet, this.area);
  }
  get borders(): HostObject {
    return new RangeBorderCollectionObject(this.state, this.sheet, this.area);
  }
  get protection(): HostObject {
    return new FormatProtectionObject(this.state, this.sheet, this.area);
  }

  #columns(): number[] {
    const columns = Math.min(this.area.columns, isEntireRow(this.area) ? 1024 : GRID_COLUMNS);
    return Array.from({ length: columns }, (_, right) => this.area.column + right);
  }
  #rows(): number[] {
    const used = isEntireColumn(this.area) ? (usedArea(this.sheet, this.area, false)?.rows ?? 1) : this.area.rows;
    return Array.from({ length: used }, (_, down) => this.area.row + down);
  }

  /** Points; a file keeps characters, see POINTS_PER_CHARACTER. */
  get columnWidth(): number | null {
    const byDefault = (this.sheet.properties as { defaultColWidth?: number }).defaultColWidth ?? DEFAULT_WIDTH;
    return uniform(this.#columns().map((column) => (widthAt(this.sheet, column) ?? byDefault) * POINTS_PER_CHARACTER));
  }
  set columnWidth(points: unknown) {
    requirePermission(this.sheet, 'formatColumns');
    if (typeof points !== 'number' || points < 0 || points > MOST_WIDTH)
      throw new HostError('InvalidArgument', 'column width');
    for (const column of this.#columns()) this.sheet.getColumn(column + 1).width = points / POINTS_PER_CHARACTER;
  }

  /** Points. */
  get rowHeight(): number | null {
    const byDefault = this.sheet.properties.defaultRowHeight || DEFAULT_HEIGHT;
    return uniform(this.#rows().map((row) => heightAt(this.sheet, row) ?? byDefault));
  }
  set rowHeight(points: unknown) {
    requirePermission(this.sheet, 'formatRows');
    if (typeof points !== 'number' || points < 0 || points > MOST_HEIGHT)
      throw new HostError('InvalidArgument', 'row height');
    for (const row of this.#rows()) this.sheet.getRow(row + 1).height = points;
  }

  /** Setting it to false has no effect; a row that gets the standard height has none of its own any more. */
  get useStandardHeight(): boolean | null {
    const standard = this.sheet.properties.defaultRowHeight || DEFAULT_HEIGHT;
    return this.rowHeight === null ? null : this.rowHeight === standard;
  }
  set useStandardHeight(use: unknown) {
    requirePermission(this.sheet, 'formatRows');
    if (use !== true) return;
    for (const row of this.#rows()) {
      if (heightAt(this.sheet, row) !== undefined)
        (this.sheet.getRow(row + 1) as { height?: number | undefined }).height = undefined;
    }
  }

  /** As wide as the longest text, a Chinese character counting two. */
  autofitColumns(): void {
    requirePermission(this.sheet, 'formatColumns');
    const widths = new Map<number, number>();
    for (const { cell, column } of existingCells(this.sheet, { ...this.area })) {
      const text = displayText(contentOf(cell), cell.style.numFmt);
      const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
      widths.set(column, Math.max(widths.get(column) ?? 0, width));
    }
    for (const [column, width] of widths)
      if (width > 0) this.sheet.getColumn(column + 1).width = Math.min(width + 1, 255);
  }

  /** Heights are left to whoever opens the file. */
  autofitRows(): void {
    this.useStandardHeight = true;
  }
}
addAspects(RangeFormatObject, alignmentAspects);
