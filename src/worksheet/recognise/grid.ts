/** A sheet as it is looked at: cells by position in the snapshot, their normalised words kept. */
import { type OddCell, OddCells } from '../base/odd-cells';
import { normaliseLabel } from '../label';
import type { CellValue, SheetSnapshot } from '../workbook';
import type { CellPlace } from './note';

/** Longer text is no heading, title or label. */
const LONGEST_WORD = 80;

/** A heading, title or label for comparison: quotes, `(万元)` and asterisks do not matter. */
export function headingWord(value: CellValue): string {
  return normaliseLabel(value)
    .replace(/["*《》]/g, '')
    .replace(/(?<=.)\((?:单位:)?(?:万元|元)\)$/, '')
    .replace(/:$/, '');
}

/** Whether a cell holds a number, also one typed as text, or begins with a classification code. */
export function looksNumeric(value: CellValue): boolean {
  if (typeof value === 'number') return true;
  if (typeof value !== 'string' || !/[\d０-９]/.test(value) || value.length > LONGEST_WORD) return false;
  const text = value.normalize('NFKC').replace(/\s/g, '');
  return /^[-+(¥]*[\d,]*\.?\d+\)?%?$/.test(text) || /^\d{3,7}(?![\d年])/.test(text);
}

/** A snapshot with its words. Rows and columns count from 0 in the snapshot, not in the sheet. */
export class Grid {
  readonly rows: number;
  readonly columns: number;
  private readonly words = new Map<string, string>();

  private readonly odd: OddCells;

  constructor(readonly snapshot: SheetSnapshot) {
    this.odd = new OddCells(snapshot);
    this.rows = snapshot.cells.length;
    this.columns = snapshot.cells[0]?.length ?? 0;
  }

  value(row: number, column: number): CellValue {
    return this.snapshot.cells[row]?.[column] ?? '';
  }

  /** The {@link headingWord} of a text cell; empty for a blank, a number, or long text. */
  word(row: number, column: number): string {
    const value = this.value(row, column);
    if (typeof value !== 'string' || value === '' || value.length > LONGEST_WORD) return '';
    let word = this.words.get(value);
    if (word === undefined) {
      word = headingWord(value);
      this.words.set(value, word);
    }
    return word;
  }

  isBlank(row: number, column: number): boolean {
    const value = this.value(row, column);
    return value === '' || (typeof value === 'string' && value.trim() === '');
  }

  /** Why a cell holds no amount whatever its value says; undefined where it may. */
  noAmount(row: number, column: number): OddCell | undefined {
    return this.odd.noAmount(row + this.snapshot.row, column + this.snapshot.column, '');
  }

  /** Columns of a row, within bounds, that are not blank. */
  filled(row: number, left: number, right: number): number[] {
    const columns: number[] = [];
    for (let column = left; column <= right; column++) if (!this.isBlank(row, column)) columns.push(column);
    return columns;
  }

  /** The same cell counted from 0 in the sheet. */
  place(row: number, column: number): CellPlace {
    return { row: row + this.snapshot.row, column: column + this.snapshot.column };
  }
}
