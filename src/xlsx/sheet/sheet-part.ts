/** One worksheet of a file: its cells, and everything else of it as a tree. Rows that nobody writes into leave as they came. */
import { areaAddress, parseRange } from '../../worksheet/address';
import type { CellValue } from '../../worksheet/workbook';
import { DamagedPart } from '../package/damage';
import type { Package } from '../package/package';
import { ByteScanner, CLOSE, END } from '../xml/byte-scanner';
import { parseXml, writeXml, type XmlDocument } from '../xml/document';
import type { XmlElement } from '../xml/element';
import { asUtf8 } from '../xml/text';
import { columnRanges, type ColumnRange, rangeOf } from './columns';
import { type Cell, cutRow, type EditedRow, heightIn, isHiddenIn, NEW_ROW, rowMarkup, styleIn } from './edited-row';
import { ensureElement } from './order';
import { RowStore } from './row-store';
import { scanRows } from './scan-rows';

/** What of a file all its sheets share. */
export interface SheetContext {
  readonly file: Package;
  readonly strings: readonly string[];
}

/** What a sheet holds at one place. */
export type Found = Pick<Cell, 'style' | 'value' | 'flags'>;

export class SheetPart {
  readonly #document: XmlDocument;
  readonly #bytes: Uint8Array;
  readonly #rows: RowStore;
  /** Where the rows stand in the bytes. */
  readonly #from: number;
  readonly #to: number;
  readonly #edited = new Map<number, EditedRow>();
  #columns: ColumnRange[] | undefined;
  #isChanged = false;
  #lastCut: { readonly index: number; readonly row: EditedRow } | undefined;

  /**
   * @param path of the part
   * @throws DamagedPart where it cannot be read
   */
  constructor(
    readonly path: string,
    readonly context: SheetContext,
  ) {
    const bytes = asUtf8(context.file.read(path), path);
    this.#bytes = bytes;
    const { before, after, scanned } = readAround(bytes, path, context.strings);
    this.#document = parseXml(before + after, path);
    if (this.#document.root.local !== 'worksheet') throw new DamagedPart(path, '不是工作表');
    this.#rows = scanned?.rows ?? new RowStore();
    this.#from = scanned?.from ?? 0;
    this.#to = scanned?.to ?? 0;
  }

  /** Everything of the sheet but its rows. Who changes it calls {@link changed}. */
  get root(): XmlElement {
    return this.#document.root;
  }

  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** Whether any cell of the file has a formula. */
  get hasFormulas(): boolean {
    return this.#rows.formulaCount > 0;
  }

  changed(): void {
    this.#isChanged = true;
    this.#columns = undefined;
  }

  /** What the sheet holds at a place; undefined where it has no cell. */
  cellAt(row: number, column: number): Found | undefined {
    const edited = this.#edited.get(row);
    if (edited) return edited.cells.get(column);
    const index = this.#rows.indexOf(row);
    const cell = index < 0 ? -1 : this.#rows.cellIndex(index, column);
    return cell < 0 ? undefined : this.#stored(cell);
  }

  /** The format of a cell, also of one that the sheet does not have yet. */
  styleAt(row: number, column: number): number {
    return this.cellAt(row, column)?.style ?? this.defaultStyleAt(row, column);
  }

  /** The format that a new cell gets: its row's, else its column's. */
  defaultStyleAt(row: number, column: number): number {
    const ofRow = this.#rowFacts(row)?.style ?? -1;
    return ofRow >= 0 ? ofRow : (rangeOf(this.columns(), column)?.number('style', 0) ?? 0);
  }

  columns(): readonly ColumnRange[] {
    return (this.#columns ??= columnRanges(this.root));
  }

  /** Points; NaN where the row has the sheet's own height. */
  heightAt(row: number): number {
    return this.#rowFacts(row)?.height ?? Number.NaN;
  }

  /** Every row of the file in order, with its height and whether it is hidden. */
  eachRow(visit: (row: number, height: number, isHidden: boolean) => void): void {
    this.#walk((row, index, edited) => {
      if (edited) visit(row, heightIn(edited), isHiddenIn(edited));
      else {
        const { height, isHidden } = this.#rows.rowAt(index);
        visit(row, height, isHidden);
      }
    });
  }

  /** Every cell, row by row from the top, in each row from the left. */
  eachCell(visit: (row: number, column: number, value: CellValue, style: number, flags: number) => void): void {
    const rows = this.#rows;
    this.#walk((row, index, edited) => {
      if (edited) {
        for (const [column, { value, style, flags }] of [...edited.cells].sort(([a], [b]) => a - b)) {
          visit(row, column, value, style, flags);
        }
        return;
      }
      const end = rows.firstCell(index + 1);
      for (let cell = rows.firstCell(index); cell < end; cell++) {
        visit(row, rows.columnAt(cell), rows.valueAt(cell), rows.styleAt(cell), rows.flagsAt(cell));
      }
    });
  }

  /** Whether a row stands in the file or was written. */
  hasRow(row: number): boolean {
    return this.#edited.has(row) || this.#rows.indexOf(row) >= 0;
  }

  /** A row to write into. */
  edit(row: number): EditedRow {
    const known = this.#edited.get(row);
    if (known) return known;
    this.#isChanged = true;
    const index = this.#rows.indexOf(row);
    const edited = index < 0 ? NEW_ROW() : this.#cut(index);
    this.#edited.set(row, edited);
    return edited;
  }

  /** Puts a cell in its place, or with undefined takes it away. */
  put(row: number, column: number, cell: Cell | undefined): void {
    this.#isChanged = true;
    const { cells } = this.edit(row);
    if (cell) cells.set(column, cell);
    else cells.delete(column);
  }

  /** A cell as it is kept, to be put back later; undefined where there is none. */
  keptCell(row: number, column: number): Cell | undefined {
    return this.edit(row).cells.get(column);
  }

  /** The markup of a cell as the file has it; undefined where it was written since or never was. */
  markupAt(row: number, column: number): string | undefined {
    const edited = this.#edited.get(row);
    if (edited) return edited.cells.get(column)?.markup;
    const index = this.#rows.indexOf(row);
    return index < 0 ? undefined : this.#cutForReading(index).cells.get(column)?.markup;
  }

  /** The formula of a cell that was written. */
  writtenFormulaAt(row: number, column: number): string | undefined {
    return this.#edited.get(row)?.cells.get(column)?.formula;
  }

  /** The part as bytes. */
  toBytes(): Uint8Array {
    const { root } = this;
    this.#growDimension();
    const data = ensureElement(root, 'sheetData');
    const text = writeXml(this.#document);
    const written = data.toString();
    const at = text.indexOf(written);
    const encoder = new TextEncoder();
    const pieces: Uint8Array[] = [encoder.encode(text.slice(0, at))];
    const rows = this.#rowPieces(root.prefix, encoder);
    const open = `<${data.name}${data.attributeMarkup}`;
    if (rows.length === 0) pieces.push(encoder.encode(`${open}/>`));
    else {
      pieces.push(encoder.encode(`${open}>`));
      for (const piece of rows) pieces.push(piece);
      pieces.push(encoder.encode(`</${data.name}>`));
    }
    pieces.push(encoder.encode(text.slice(at + written.length)));
    return joined(pieces);
  }

  /** The used area that the file states; a program that trusts it would not see what was written beyond. */
  #growDimension(): void {
    const dimension = this.root.child('dimension');
    const area = parseRange(dimension?.get('ref') ?? '');
    if (!dimension || !area) return;
    let [top, left, bottom, right] = [area.row, area.column, area.row + area.rows - 1, area.column + area.columns - 1];
    for (const [row, { cells }] of this.#edited) {
      for (const column of cells.keys()) {
        [top, left] = [Math.min(top, row), Math.min(left, column)];
        [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
      }
    }
    const grown = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
    if (grown.rows !== area.rows || grown.columns !== area.columns) dimension.set('ref', areaAddress(grown));
  }

  /** Rows as they are now: long stretches of the file, and written rows between them. */
  #rowPieces(prefix: string, encoder: TextEncoder): Uint8Array[] {
    const rows = this.#rows;
    const pieces: Uint8Array[] = [];
    let from = this.#from;
    for (const [row, edited] of [...this.#edited].sort(([a], [b]) => a - b)) {
      const index = rows.indexOf(row);
      const next = index >= 0 ? rows.rowAt(index) : undefined;
      const following = -1 - index;
      const start = next?.start ?? (following < rows.count ? rows.rowAt(following).start : this.#to);
      if (start > from) pieces.push(this.#bytes.subarray(from, start));
      pieces.push(encoder.encode(rowMarkup(row, edited, prefix)));
      from = next?.end ?? Math.max(start, from);
    }
    if (this.#to > from) pieces.push(this.#bytes.subarray(from, this.#to));
    return pieces;
  }

  #stored(cell: number): Found {
    const rows = this.#rows;
    return { style: rows.styleAt(cell), value: rows.valueAt(cell), flags: rows.flagsAt(cell) };
  }

  /** The row at an index of the file, cut into cells: who asks for one cell asks for the next one too. */
  #cutForReading(index: number): EditedRow {
    if (this.#lastCut?.index !== index) this.#lastCut = { index, row: this.#cut(index) };
    return this.#lastCut.row;
  }

  #cut(index: number): EditedRow {
    const rows = this.#rows;
    const [first, end] = [rows.firstCell(index), rows.firstCell(index + 1)];
    const columns = Array.from({ length: end - first }, (_, cell) => rows.columnAt(first + cell));
    const known = (column: number) => this.#stored(rows.cellIndex(index, column));
    return cutRow(this.#bytes, this.path, rows.rowAt(index).start, columns, known);
  }

  #rowFacts(row: number): { readonly style: number; readonly height: number } | undefined {
    const edited = this.#edited.get(row);
    if (edited) return { style: styleIn(edited), height: heightIn(edited) };
    const index = this.#rows.indexOf(row);
    return index < 0 ? undefined : this.#rows.rowAt(index);
  }

  /** Rows of the file and written ones together, from the top. */
  #walk(visit: (row: number, index: number, edited: EditedRow | undefined) => void): void {
    const written = [...this.#edited].sort(([a], [b]) => a - b);
    let next = 0;
    for (let index = 0; index < this.#rows.count; index++) {
      const row = this.#rows.numberAt(index);
      for (
        let [added, edited] = written[next] ?? [];
        added !== undefined && added < row;
        [added, edited] = written[++next] ?? []
      ) {
        visit(added, -1, edited);
      }
      const [same, edited] = written[next] ?? [];
      if (same === row) next++;
      visit(row, index, same === row ? edited : undefined);
    }
    for (; next < written.length; next++) visit((written[next] as [number, EditedRow])[0], -1, written[next]?.[1]);
  }
}

/** The part without its rows as text, an empty `sheetData` in their place, and the rows. */
function readAround(bytes: Uint8Array, path: string, strings: readonly string[]) {
  const scanner = new ByteScanner(bytes, path);
  let depth = 0;
  for (let kind = scanner.next(); kind !== END; kind = scanner.next()) {
    if (kind === CLOSE) depth--;
    else if (depth === 1 && scanner.is('sheetData')) break;
    else if (!scanner.isEmpty) depth++;
  }
  if (scanner.end === bytes.length || !scanner.is('sheetData')) {
    return { before: scanner.text(0, bytes.length), after: '', scanned: undefined };
  }
  const open = scanner.text(scanner.start, scanner.end);
  const { start, isEmpty } = scanner;
  const scanned = isEmpty ? undefined : scanRows(scanner, strings);
  return {
    before: scanner.text(0, start) + (isEmpty ? open : `${open.slice(0, -1)}/>`),
    after: scanner.text(scanner.end, bytes.length),
    scanned,
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
