/** Cells that are not what their value says: a date where an amount belongs, a formula that was saved without its result. */
import { dateText } from '../number-format';
import type { CellKind, CellValue, SheetSnapshot } from '../workbook';

/** Why a cell cannot be taken for what its value says. */
export interface OddCell {
  readonly kind: CellKind['kind'];
  /** What stands there, as people see it. */
  readonly found: string;
  readonly message: string;
  readonly remedy: string;
}

/** The odd cells of one sheet. Rows and columns count from 0 in the sheet. */
export class OddCells {
  readonly #kinds: ReadonlyMap<string, CellKind['kind']>;

  /** @param snapshot read with kinds; without them no cell is odd */
  constructor(private readonly snapshot: SheetSnapshot) {
    this.#kinds = new Map((snapshot.kinds ?? []).map(({ row, column, kind }) => [`${row},${column}`, kind]));
  }

  /** Whether the cell is a formula without a result: it looks blank and is not. */
  hasNoResult(row: number, column: number): boolean {
    return this.#kinds.size > 0 && this.#kinds.get(`${row},${column}`) === 'no-result';
  }

  /** Why a cell cannot be read at all; undefined where it can. */
  unread(row: number, column: number): OddCell | undefined {
    if (!this.hasNoResult(row, column)) return undefined;
    return {
      kind: 'no-result',
      found: '',
      message: '公式没有存下结果',
      remedy: '请在 Excel 或 WPS 中打开这个文件并保存一次，或者直接填写。',
    };
  }

  /**
   * Why a cell cannot be read as an amount; undefined where it can.
   *
   * @param what the amount is called: 金额
   */
  noAmount(row: number, column: number, what: string): OddCell | undefined {
    if (this.#kinds.size === 0) return undefined;
    if (this.#kinds.get(`${row},${column}`) !== 'date') return this.unread(row, column);
    const date = shownDate(this.snapshot.cells[row - this.snapshot.row]?.[column - this.snapshot.column] ?? '');
    return {
      kind: 'date',
      found: date,
      message: `${what}是日期 ${date}，不是数`,
      remedy: `请把这一格的数字格式改为“常规”，再填写${what}。`,
    };
  }
}

function shownDate(value: CellValue): string {
  return typeof value === 'number' ? dateText(value) : String(value);
}
