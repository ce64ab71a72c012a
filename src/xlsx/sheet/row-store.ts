/** The rows of a sheet as its file has them: what cells hold, and where in the bytes each row stands. A few numbers a cell. */
import type { CellValue } from '../../worksheet/workbook';

/** What else is known of a cell, as bits. */
export const HAS_FORMULA = 1;
/** A formula whose result the file does not keep. */
export const NO_RESULT = 2;

export interface StoredRow {
  /** From 0. */
  readonly row: number;
  /** Where it stands in the bytes of the part. */
  readonly start: number;
  readonly end: number;
  /** The format of cells that it does not have; -1 where it says none. */
  readonly style: number;
  /** Points; NaN where it says none. */
  readonly height: number;
  readonly isHidden: boolean;
}

export class RowStore {
  count = 0;
  cellCount = 0;
  formulaCount = 0;
  #rows = new Int32Array(64);
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #styles = new Int32Array(64);
  #heights = new Float64Array(64);
  #hidden = new Uint8Array(64);
  /** Index of its first cell. */
  #first = new Int32Array(65);
  #columns = new Uint16Array(256);
  #cellStyles = new Int32Array(256);
  #flags = new Uint8Array(256);
  readonly #values: CellValue[] = [];

  addCell(column: number, style: number, value: CellValue, flags: number): void {
    const index = this.cellCount++;
    if (index >= this.#columns.length) this.#growCells();
    this.#columns[index] = column;
    this.#cellStyles[index] = style;
    this.#flags[index] = flags;
    this.#values.push(value);
    if (flags & HAS_FORMULA) this.formulaCount++;
  }

  /** The cells that were added since the last row are this one's. One by one, for this is done for every row of a file. */
  addRow(row: number, start: number, end: number, style: number, height: number, isHidden: boolean): void {
    const index = this.count++;
    if (index >= this.#rows.length) this.#growRows();
    this.#rows[index] = row;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#styles[index] = style;
    this.#heights[index] = height;
    this.#hidden[index] = isHidden ? 1 : 0;
    this.#first[index + 1] = this.cellCount;
  }

  /** The row at an index of the file. */
  rowAt(index: number): StoredRow {
    return {
      row: this.#rows[index] as number,
      start: this.#starts[index] as number,
      end: this.#ends[index] as number,
      style: this.#styles[index] as number,
      height: this.#heights[index] as number,
      isHidden: this.#hidden[index] === 1,
    };
  }

  numberAt(index: number): number {
    return this.#rows[index] as number;
  }

  /** The index of a row, or the index where it would stand, less than 0 as `-1 - index`. */
  indexOf(row: number): number {
    let [low, high] = [0, this.count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#rows[middle] as number;
      if (found === row) return middle;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return -1 - low;
  }

  firstCell(index: number): number {
    return this.#first[index] as number;
  }

  /** The index of a cell of a row; -1 where the file does not have it. */
  cellIndex(rowIndex: number, column: number): number {
    let [low, high] = [this.firstCell(rowIndex), this.firstCell(rowIndex + 1) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#columns[middle] as number;
      if (found === column) return middle;
      if (found < column) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  columnAt(cell: number): number {
    return this.#columns[cell] as number;
  }
  styleAt(cell: number): number {
    return this.#cellStyles[cell] as number;
  }
  flagsAt(cell: number): number {
    return this.#flags[cell] as number;
  }
  valueAt(cell: number): CellValue {
    return this.#values[cell] as CellValue;
  }

  #growRows(): void {
    const size = this.#rows.length * 2;
    this.#rows = copied(new Int32Array(size), this.#rows);
    this.#starts = copied(new Int32Array(size), this.#starts);
    this.#ends = copied(new Int32Array(size), this.#ends);
    this.#styles = copied(new Int32Array(size), this.#styles);
    this.#heights = copied(new Float64Array(size), this.#heights);
    this.#hidden = copied(new Uint8Array(size), this.#hidden);
    this.#first = copied(new Int32Array(size + 1), this.#first);
  }

  #growCells(): void {
    const size = this.#columns.length * 2;
    this.#columns = copied(new Uint16Array(size), this.#columns);
    this.#cellStyles = copied(new Int32Array(size), this.#cellStyles);
    this.#flags = copied(new Uint8Array(size), this.#flags);
  }
}

function copied<T extends { set(from: ArrayLike<number>): void }>(target: T, from: ArrayLike<number>): T {
  target.set(from);
  return target;
}
