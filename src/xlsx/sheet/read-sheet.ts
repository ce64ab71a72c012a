/** Reads a sheet as the port wants it. */
import type { CellFormat, CellKind, CellValue, SheetRequest, SheetSnapshot } from '../../worksheet/workbook';
import { type CellContext, formulaAt, portValue } from './cells';
import { coveredCells } from './merges';
import { type PagedSheet, readPage } from './page-setup';
import { HAS_FORMULA, NO_RESULT } from './row-store';
import type { SheetPart } from './sheet-part';
import { isTrue } from '../xml/text';

/** A row of blanks, the same for every blank row: a single cell far away must not fill the memory with what is not there. */
const BLANK_ROW: readonly never[] = [];

/** A snapshot of one sheet: its used range, merged cells blank but for the top left one. */
export function readSheet(sheet: PagedSheet, context: CellContext, request: SheetRequest): SheetSnapshot {
  const { part } = sheet;
  const rows = new RowsOf<CellValue>('');
  const formats = request.formats ? new RowsOf<CellFormat | undefined>(undefined) : undefined;
  const kinds: CellKind[] | undefined = request.kinds && request.content === 'values' ? [] : undefined;
  const { styles } = context;
  const isCovered = coveredCells(part);
  part.eachCell((row, column, stored, style, flags) => {
    const covered = isCovered(row, column);
    const value = covered ? '' : valueOf(part, context, request.content, { row, column, stored, style, flags });
    const kind = kinds && !covered ? kindOf(stored, style, flags, context) : undefined;
    if (kind) kinds?.push({ row, column, kind });
    if (value !== '' || kind) rows.put(row, column, value);
    formats?.put(row, column, styles.format(style));
  });
  const bounds = (formats ?? rows).bounds();
  const cells = rows.within(bounds);
  return {
    name: sheet.name,
    protected: isProtected(part),
    row: bounds?.top ?? 0,
    column: bounds?.left ?? 0,
    cells,
    ...(formats
      ? {
          formats: formats
            .within(bounds)
            .map((line, r) =>
              line.map(
                (format, c) => format ?? styles.format(part.styleAt((bounds?.top ?? 0) + r, (bounds?.left ?? 0) + c)),
              ),
            ),
        }
      : {}),
    ...(request.page
      ? { page: readPage(sheet), heights: cells.map((_, index) => heightOf(part, (bounds?.top ?? 0) + index)) }
      : {}),
    ...(kinds ? { kinds } : {}),
  };
}

function kindOf(
  stored: CellValue,
  style: number,
  flags: number,
  { styles }: CellContext,
): CellKind['kind'] | undefined {
  if (flags & NO_RESULT) return 'no-result';
  return typeof stored === 'number' && styles.isDate(style) ? 'date' : undefined;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly stored: CellValue;
  readonly style: number;
  readonly flags: number;
}

function valueOf(part: SheetPart, context: CellContext, content: SheetRequest['content'], place: Place): CellValue {
  if (content === 'formulas' && place.flags & HAS_FORMULA) return `=${formulaAt(part, place.row, place.column) ?? ''}`;
  return portValue(place.stored, place.style, context);
}

/** Whether a sheet is protected, with or without a password. */
export function isProtected({ root }: SheetPart): boolean {
  return isTrue(root.child('sheetProtection')?.get('sheet'));
}

/** Points; null where the row has no height of its own. */
function heightOf(part: SheetPart, row: number): number | null {
  const height = part.heightAt(row);
  return Number.isNaN(height) ? null : height;
}

interface Bounds {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Values by row and column, as they come: row by row, from the left. */
class RowsOf<T> {
  /** By row, from the first column on. */
  readonly #rows = new Map<number, T[]>();
  /** The row that values come of now. */
  #last: T[] = [];
  #left = Infinity;
  #right = -1;
  #top = -1;
  #bottom = -1;

  /** @param gap stands where nothing came */
  constructor(private readonly gap: T) {}

  put(row: number, column: number, value: T): void {
    if (row !== this.#bottom) {
      if (this.#top < 0) this.#top = row;
      this.#bottom = row;
      this.#last = [];
      this.#rows.set(row, this.#last);
    }
    while (this.#last.length < column) this.#last.push(this.gap);
    this.#last.push(value);
    if (column < this.#left) this.#left = column;
    if (column > this.#right) this.#right = column;
  }

  bounds(): Bounds | undefined {
    return this.#bottom < 0
      ? undefined
      : { top: this.#top, left: this.#left, bottom: this.#bottom, right: this.#right };
  }

  /**
   * A full rectangle, unless it would be many times larger than what is in it: then rows end after their last value. To be
   * called once: rows are handed over.
   */
  within(bounds: Bounds | undefined): (readonly T[])[] {
    if (!bounds) return [];
    const { top, left, bottom, right } = bounds;
    const width = right - left + 1;
    const isFull = width * (bottom - top + 1) <= LARGEST_RECTANGLE;
    return Array.from({ length: bottom - top + 1 }, (_, index) => {
      const found = this.#rows.get(top + index);
      if (!isFull) return found?.slice(left) ?? BLANK_ROW;
      const values = found ?? [];
      while (values.length <= right) values.push(this.gap);
      return left === 0 ? values : values.slice(left);
    });
  }
}

/** Cells. Some 60 columns of all rows that a ledger of 300,000 lines has. */
const LARGEST_RECTANGLE = 20_000_000;
