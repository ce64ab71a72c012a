import * as grids from './area';
import { type Area, areaText, sheetPrefix } from './area';
import { contentOf, formulaOf, valueTypeOf, writeContent } from './cell-content';
import { displayText } from './display-text';
import {
  type Cell,
  cellsOf,
  existingCells,
  findCell,
  merge,
  mergedAreas,
  restyle,
  styleAt,
  unmerge,
  usedArea,
  widthAt,
} from './grid';
import type { HostObject, Resolved } from './host-object';
import { HostError } from './protocol';
import { requirePermission, requireUnprotected, requireWritable } from './sheet-protection';
import { cellProperties, setCellProperties } from './cell-properties';
import { ConditionalFormatCollectionObject } from './conditional-formats';
import { type Hyperlink, linkIn, readLink, removeLink, writeLink } from './hyperlink';
import { DataValidationObject } from './data-validation';
import { RangeAreasObject } from './range-areas';
import { RangeFormatObject } from './range-format';
import { NeighbouringRanges } from './range-neighbours';
import { rowProperties } from './row-properties';
import { WorksheetObject } from './worksheet';
import { omit } from './omit';

type Matrix = unknown[][] | null;

/** Excel gives no contents for more cells than this. */
const READ_LIMIT = 5_000_000;

export class RangeObject extends NeighbouringRanges<RangeObject> {
  readonly apiClass = 'Range';
  #kept: string | undefined;

  override get identity(): Record<string, unknown> {
    return this.#kept === undefined ? {} : { _ReferenceId: this.#kept };
  }

  /** Asked by the library: the range shall be found again in a later batch. */
  _KeepReference(): void {
    this.#kept ??= this.state.keepReference(this);
  }

  /** Asked by the library before it writes a large array in pieces. */
  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.area.rows || columns !== this.area.columns) {
      throw new HostError('InvalidArgument', `${rows} × ${columns} for ${this.area.rows} × ${this.area.columns}`);
    }
  }

  // Where it is

  get address(): string {
    return sheetPrefix(this.sheet.name) + areaText(this.area);
  }
  get rowIndex(): number {
    return this.area.row;
  }
  get columnIndex(): number {
    return this.area.column;
  }
  get rowCount(): number {
    return this.area.rows;
  }
  get columnCount(): number {
    return this.area.columns;
  }
  get cellCount(): number {
    const count = this.area.rows * this.area.columns;
    return count > 2_147_483_647 ? -1 : count;
  }
  /** Points. */
  get width(): number {
    const byDefault = this.sheet.properties.defaultColWidth ?? 8.43;
    let characters = 0;
    for (let column = this.area.column; column < this.area.column + this.area.columns; column++) {
      characters += widthAt(this.sheet, column) ?? byDefault;
    }
    return characters * 5.25;
  }
  get isEntireColumn(): boolean {
    return grids.isEntireColumn(this.area);
  }
  get isEntireRow(): boolean {
    return grids.isEntireRow(this.area);
  }
  get worksheet(): HostObject {
    return new WorksheetObject(this.state, this.sheet);
  }

  // What is in it

  get values(): Matrix {
    return this.#read((cell) => contentOf(cell));
  }
  set values(input: unknown) {
    this.#write(input);
    this.#tell();
  }
  get formulas(): Matrix {
    return this.#read((cell) => formulaOf(cell));
  }
  set formulas(input: unknown) {
    this.#write(input);
    this.#tell();
  }
  get text(): Matrix {
    return this.#read((cell, row, column) => displayText(contentOf(cell), styleAt(this.sheet, row, column).numFmt));
  }
  get valueTypes(): Matrix {
    return this.#read((cell) => valueTypeOf(cell));
  }
  get numberFormat(): Matrix {
    return this.#read((_cell, row, column) => styleAt(this.sheet, row, column).numFmt ?? 'General');
  }
  set numberFormat(input: unknown) {
    requirePermission(this.sheet, 'formatCells');
    this.#eachInput(input, (cell, format) => {
      if (format === null) return;
      if (typeof format !== 'string') throw new HostError('InvalidArgument', 'a number format is a text');
      const rest = omit(cell.style, 'numFmt');
      cell.style = format === 'General' || format === '' ? rest : { ...rest, numFmt: format };
    });
  }

  get hyperlink(): Hyperlink | null {
    return readLink(findCell(this.sheet, this.area.row, this.area.column));
  }
  set hyperlink(link: Hyperlink) {
    requireUnprotected(this.sheet);
    for (const { cell } of cellsOf(this.sheet, this.area)) writeLink(cell, link);
  }

  #read(read: (cell: Cell | undefined, row: number, column: number) => unknown): Matrix {
    const { row, column, rows, columns } = this.area;
    if (this.isEntireColumn || this.isEntireRow || rows * columns > READ_LIMIT) return null;
    return Array.from({ length: rows }, (_row, down) =>
      Array.from({ length: columns }, (_column, right) =>
        read(findCell(this.sheet, row + down, column + right), row + down, column + right),
      ),
    );
  }

  #write(input: unknown): void {
    requireWritable(this.sheet, this.area);
    this.#eachInput(input, (cell, value) => {
      // A link stays while there is a text. This Excel keeps it in the value, where a blank has no room for it.
      const link = linkIn(cell);
      writeContent(cell, value);
      if (link && value !== null && value !== '') cell.value = { ...link, text: String(contentOf(cell)) };
    });
  }

  #eachInput(input: unknown, write: (cell: Cell, value: unknown) => void): void {
    const { row, column, rows, columns } = this.area;
    if (this.isEntireColumn || this.isEntireRow) throw new HostError('InvalidArgument', 'an unbounded range');
    const matrix = Array.isArray(input) ? (input as unknown[]) : undefined;
    if (matrix && (matrix.length !== rows || !matrix.every((line) => Array.isArray(line) && line.length === columns))) {
      const given = `${matrix.length} × ${Array.isArray(matrix[0]) ? matrix[0].length : '?'}`;
      throw new HostError('InvalidArgument', `an array of ${given} for ${rows} × ${columns} cells`);
    }
    for (let down = 0; down < rows; down++) {
      const line = this.sheet.getRow(row + down + 1);
      const inputs = matrix?.[down] as unknown[] | undefined;
      for (let right = 0; right < columns; right++) {
        const value = inputs ? inputs[right] : input;
        if (value !== null) write(line.getCell(column + right + 1), value);
      }
    }
  }

  getCellProperties(options: Record<string, unknown>): unknown {
    return cellProperties(this.sheet, this.area, options);
  }

  getRowProperties(options: Record<string, unknown>): unknown {
    return rowProperties(this.state, this.sheet, this.area, options);
  }

  setCellProperties(properties: unknown): void {
    setCellProperties(this.state, this.sheet, this.area, properties);
  }

  // What belongs to it

  get format(): HostObject {
    return new RangeFormatObject(this.state, this.sheet, this.area);
  }
  get dataValidation(): HostObject {
    return new DataValidationObject(this.state, this.sheet, this.area);
  }
  get conditionalFormats(): HostObject {
    return new ConditionalFormatCollectionObject(this.state, this.sheet, this.area);
  }

  // Other ranges

  override derived(area: Area): RangeObject {
    return new RangeObject(this.state, this.sheet, area);
  }

  /** Finds only the merged areas whose top-left cell is in the range, as Excel does. */
  getMergedAreasOrNullObject(): Resolved {
    const found = mergedAreas(this.sheet).filter((area) =>
      grids.intersection(this.area, { ...area, rows: 1, columns: 1 }),
    );
    found.sort((a, b) => a.row - b.row || a.column - b.column);
    return found.length > 0 ? new RangeAreasObject(this.state, this.sheet, found) : null;
  }

  // What is done to it

  merge(across?: unknown): void {
    requireUnprotected(this.sheet);
    if (this.isEntireColumn || this.isEntireRow) throw new HostError('NotImplemented', 'merging whole rows or columns');
    if (across !== true) merge(this.sheet, this.area);
    else
      for (let down = 0; down < this.area.rows; down++)
        merge(this.sheet, { ...this.area, row: this.area.row + down, rows: 1 });
  }

  unmerge(): void {
    requireUnprotected(this.sheet);
    unmerge(this.sheet, this.area);
  }

  clear(applyTo: unknown = 'All'): void {
    const kinds = ['All', 'Contents', 'Formats', 'RemoveHyperlinks', 'Hyperlinks', 'ResetContents'];
    if (!kinds.includes(String(applyTo))) throw new HostError('InvalidArgument', `clear ${String(applyTo)}`);
    if (applyTo !== 'Formats') requireWritable(this.sheet, this.area);
    if (applyTo !== 'Contents') requirePermission(this.sheet, 'formatCells');
    if (applyTo === 'All' || applyTo === 'Contents' || applyTo === 'ResetContents') {
      for (const { cell } of existingCells(this.sheet, this.area)) writeContent(cell, '');
    }
    if (String(applyTo).includes('Hyperlinks')) {
      for (const { cell } of existingCells(this.sheet, this.area)) removeLink(cell);
      return;
    }
    if (applyTo === 'All' || applyTo === 'Formats') {
      unmerge(this.sheet, this.area);
      const bounds = this.isEntireColumn || this.isEntireRow ? this.area : usedArea(this.sheet, this.area, false);
      if (bounds) restyle(this.sheet, bounds, () => ({}));
    }
    if (applyTo === 'All') new DataValidationObject(this.state, this.sheet, this.area).clear();
    if (applyTo !== 'Contents') new ConditionalFormatCollectionObject(this.state, this.sheet, this.area).clearAll();
  }

  #tell(): void {
    this.state.events.changed(this.state.idOf(this.sheet), this.area, !this.state.isPersonActing);
  }
  select(): void {
    this.state.select(this.sheet, this.area);
  }
}
