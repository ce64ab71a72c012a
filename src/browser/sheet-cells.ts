/**
 * A sheet as far as the page knows it: its sizes, and blocks of cells. What was known once is shown until something newer has
 * come, so nothing flickers; what is not known yet is blank.
 */
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { type Area, contains } from '../worksheet/workbook';
import type { CellView } from '../xlsx/sheet-view';
import { BLOCK, type CellBlock, type GridCell, type SheetFrame, type SheetStart } from './background/book-service';
import { areasWithin } from './grid-geometry';
import { sameCell } from './same-cell';

type Span = readonly [first: number, last: number];
type Spot = Omit<CellPlace, 'sheet'>;

/** Some rows and columns, each from the first to the last. */
export interface Part {
  readonly rows: Span;
  readonly columns: Span;
}

/** Place of a block among the sheet's. */
export interface BlockPlace {
  readonly row: number;
  readonly column: number;
}

interface KnownBlock {
  readonly block: CellBlock;
  readonly isOutdated: boolean;
}

/** Some screens of cells. Beyond this number those that were looked at longest ago are forgotten. */
const MOST_BLOCKS = 80;
const MOST_COLUMNS = 16_384;
const BLANK: CellView = { text: '', isGeneral: true, shrinks: false, style: {}, wraps: false };

const keyOf = ({ row, column }: Spot) => row * MOST_COLUMNS + column;
const blockOf = ({ row, column }: Spot): BlockPlace => ({
  row: Math.floor(row / BLOCK.rows),
  column: Math.floor(column / BLOCK.columns),
});

export class SheetCells {
  #frame: SheetFrame;
  #isFrameOutdated = false;
  /** By the key of their place; those that were looked at last stand last. */
  readonly #blocks = new Map<number, KnownBlock>();
  /** What was typed and the workbook has not answered yet. */
  readonly #typed = new Map<number, GridCell>();

  constructor({ frame, first }: SheetStart) {
    this.#frame = frame;
    this.took(first);
  }

  get frame(): SheetFrame {
    return this.#frame;
  }

  /** Its sizes are known as they are now. */
  get isFrameCurrent(): boolean {
    return !this.#isFrameOutdated;
  }

  /** Undefined where it is not known yet. */
  at(spot: Spot): GridCell | undefined {
    const typed = this.#typed.get(keyOf(spot));
    if (typed) return typed;
    const block = this.#blocks.get(keyOf(blockOf(spot)))?.block;
    return block && contains(block, spot) ? block.cells[indexIn(block, spot)] : undefined;
  }

  /** How a cell looks, blank where that is not known yet; the same object as long as the cell is the same. */
  cell(row: number, column: number): CellView {
    return this.at({ row, column })?.view ?? BLANK;
  }

  /** Merged areas that reach into what is known of some rows and columns. */
  mergesWithin(rows: Span, columns: Span): Area[] {
    const found = new Map<number, Area>();
    for (const key of blocksWithin(rows, columns).map(keyOf)) {
      for (const area of areasWithin(this.#blocks.get(key)?.block.merges ?? [], rows, columns))
        found.set(keyOf(area), area);
    }
    return [...found.values()];
  }

  /** The cell that holds what a place shows: where cells are merged, the top left one. */
  anchorOf<T extends Spot>(spot: T): T {
    const [merged] = this.mergesWithin([spot.row, spot.row], [spot.column, spot.column]);
    return merged ? { ...spot, row: merged.row, column: merged.column } : spot;
  }

  /**
   * Parts of the sheet are in sight now.
   *
   * @returns the blocks that are missing or outdated: of what is in sight, then of what lies around it
   */
  look(parts: readonly Part[]): BlockPlace[] {
    const { rowHeights, columnWidths } = this.#frame;
    const limit = ([first, last]: Span, by: number, count: number): Span => [
      Math.max(first - by, 0),
      Math.min(last + by, count - 1),
    ];
    const around = (blocks: number) =>
      parts.flatMap(({ rows, columns }) =>
        blocksWithin(
          limit(rows, blocks * BLOCK.rows, rowHeights.length),
          limit(columns, blocks * BLOCK.columns, columnWidths.length),
        ),
      );
    const anchors = parts.flatMap(({ rows, columns }) => this.mergesWithin(rows, columns).map(blockOf));
    const wanted = new Map([...around(0), ...anchors, ...around(1)].map((place) => [keyOf(place), place]));
    this.#forgetOthers(wanted);
    return [...wanted].filter(([key]) => this.#blocks.get(key)?.isOutdated !== false).map(([, place]) => place);
  }

  /** A block has come. */
  took(block: CellBlock): void {
    const key = keyOf(blockOf(block));
    const earlier = this.#blocks.get(key)?.block;
    const sameSize = earlier && earlier.rows === block.rows && earlier.columns === block.columns;
    // Cells that are the same stay the same object: then they are not drawn again.
    const cells = sameSize
      ? block.cells.map((cell, index) => {
          const known = earlier.cells[index];
          return known && sameCell(known, cell) ? known : cell;
        })
      : block.cells;
    this.#blocks.set(key, { block: { ...block, cells }, isOutdated: false });
  }

  /** The sizes have come, with the first block. */
  tookStart({ frame, first }: SheetStart): void {
    this.#frame = frame;
    this.#isFrameOutdated = false;
    this.took(first);
  }

  /** Everything may be otherwise now; it is shown as it was until it has come. */
  outdate(): void {
    this.#isFrameOutdated = true;
    for (const [key, { block }] of this.#blocks) this.#blocks.set(key, { block, isOutdated: true });
  }

  /** Someone typed: seen at once. */
  show(spot: Spot, cell: GridCell): void {
    this.#typed.set(keyOf(spot), cell);
  }

  /**
   * The workbook has answered.
   *
   * @param shown what was shown meanwhile; something newer may have been typed since, which then stays
   * @param answer the cell as it is now; left out: as it was
   */
  settle(spot: Spot, shown: GridCell | undefined, answer?: GridCell): void {
    const key = keyOf(spot);
    if (this.#typed.get(key) === shown) this.#typed.delete(key);
    const known = this.#blocks.get(keyOf(blockOf(spot)));
    if (!answer || !known || !contains(known.block, spot)) return;
    const cells = [...known.block.cells];
    cells[indexIn(known.block, spot)] = answer;
    this.#blocks.set(keyOf(blockOf(spot)), { ...known, block: { ...known.block, cells } });
  }

  #forgetOthers(wanted: ReadonlyMap<number, BlockPlace>): void {
    for (const key of wanted.keys()) {
      const known = this.#blocks.get(key);
      if (!known) continue;
      this.#blocks.delete(key);
      this.#blocks.set(key, known);
    }
    for (const key of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) return;
      if (!wanted.has(key)) this.#blocks.delete(key);
    }
  }
}

function indexIn(block: CellBlock, { row, column }: Spot): number {
  return (row - block.row) * block.columns + column - block.column;
}

function blocksWithin(rows: Span, columns: Span): BlockPlace[] {
  const [first, last] = [blockOf({ row: rows[0], column: columns[0] }), blockOf({ row: rows[1], column: columns[1] })];
  const places: BlockPlace[] = [];
  for (let row = first.row; row <= last.row; row++) {
    for (let column = first.column; column <= last.column; column++) places.push({ row, column });
  }
  return places;
}
