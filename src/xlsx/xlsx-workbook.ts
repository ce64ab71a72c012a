/** The port over an .xlsx file: its package of parts, of which only those are written that an edit touches. */
import { unmetExpectations } from '../worksheet/expectation';
import {
  type CellInput,
  type CellValue,
  ChangedMeanwhileError,
  type Edit,
  type Expectation,
  type SheetRequest,
  type SheetSnapshot,
  type Workbook,
  WorkbookError,
  type WorkbookSnapshot,
} from '../worksheet/workbook';
import { newPackage } from './new-file';
import type { Codec } from './package/codec';
import { Package } from './package/package';
import { failure, isCompoundFile, refusal, requireArchive } from './refusals';
import { readSharedStrings } from './shared-strings';
import { type CellContext, formulaAt, portValue, writeCell } from './sheet/cells';
import { KeptViews } from './kept-views';
import { anchorIn, mergesOf, requireApart } from './sheet/merges';
import type { PagedSheet } from './sheet/page-setup';
import { isProtected, readSheet } from './sheet/read-sheet';
import { SheetPart } from './sheet/sheet-part';
import type { SheetView } from './sheet-view';
import { StylesPart } from './styles/styles-part';
import { addRelationship } from './package/relationships';
import { setContentType } from './package/content-types';
import { WorkbookPart } from './workbook-part';
import { applyEdit } from './write-edits';
import type { XmlDocument } from './xml/document';
import { asUtf8 } from './xml/text';

interface CellPosition {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What someone who types into a cell has to know of it. */
export interface CellState {
  readonly content: Exclude<CellInput, null>;
  readonly isLocked: boolean;
  readonly numberFormat: string;
}

export interface OpenOptions {
  /** Called after each sheet that was read, with how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Packs and unpacks parts, where the place has something faster than the portable one. */
  readonly codec?: Codec;
}

/** A workbook in memory that can be saved as a file. */
export class XlsxWorkbook implements Workbook {
  /** The old format that the file had; undefined where it was an .xlsx file. */
  readonly convertedFrom: '.xls' | undefined;
  /** What the old file held and this workbook does not, a Chinese sentence each without its full stop. */
  readonly lost: readonly string[];
  readonly #views = new KeptViews();
  readonly #workbook: WorkbookPart;
  readonly #context: CellContext;
  readonly #sheets = new Map<string, PagedSheet>();
  readonly #strings: readonly string[];
  #isContentNew = false;
  #isStructureNew = false;

  private constructor(
    private readonly file: Package,
    { onProgress }: OpenOptions = {},
    lost?: readonly string[],
  ) {
    this.convertedFrom = lost && '.xls';
    this.lost = lost ?? [];
    this.#workbook = new WorkbookPart(file, WorkbookPart.pathIn(file));
    const strings = this.#workbook.partFor('sharedStrings');
    this.#strings = strings === undefined ? [] : readSharedStrings(asUtf8(file.read(strings), strings), strings);
    // Without these two a workbook looks otherwise and says the same.
    const present = (path: string | undefined) => (path !== undefined && file.has(path) ? path : undefined);
    const [stylesPath, themePath] = [
      present(this.#workbook.partFor('styles')),
      present(this.#workbook.partFor('theme')),
    ];
    const styles = new StylesPart(file, stylesPath, themePath, (made) => this.#addStyles(made));
    this.#context = { styles, from1904: this.#workbook.countsFrom1904 };
    const listed = this.#workbook.sheets();
    const read = new Set(strings === undefined ? [] : [strings.toLowerCase()]);
    for (const [index, { name, path }] of listed.entries()) {
      this.#add(name, path);
      read.add(path.toLowerCase());
      onProgress?.(index + 1, listed.length);
    }
    // What is not looked at must be sound all the same: it is handed on.
    for (const path of file.paths()) if (!read.has(path.toLowerCase())) file.read(path);
  }

  /** A new workbook without sheets. */
  static create({ codec }: OpenOptions = {}): XlsxWorkbook {
    return new XlsxWorkbook(newPackage(codec));
  }

  /**
   * Opens a file. One of the old formats (.xls, .et) is converted: `convertedFrom` and `lost` tell.
   *
   * @param bytes the whole file; kept, and not to be changed afterwards
   * @throws WorkbookError where it is no workbook, encrypted, or damaged; the part that is damaged is named
   */
  static async open(bytes: Uint8Array, options: OpenOptions = {}): Promise<XlsxWorkbook> {
    if (isCompoundFile(bytes)) {
      const { convertToXlsx } = await import(/* webpackChunkName: "old-formats" */ '../old-formats/convert-to-xlsx');
      const { bytes: converted, lost } = await convertToXlsx(bytes);
      return XlsxWorkbook.#openPackage(converted, options, lost);
    }
    requireArchive(bytes);
    return XlsxWorkbook.#openPackage(bytes, options);
  }

  static #openPackage(bytes: Uint8Array, options: OpenOptions, lost?: readonly string[]): XlsxWorkbook {
    let opened: XlsxWorkbook;
    try {
      opened = new XlsxWorkbook(new Package(bytes, options.codec), options, lost);
    } catch (error) {
      throw refusal(error);
    }
    if (opened.#sheets.size > 0) return opened;
    throw new WorkbookError(
      '文件里没有工作表：不是 .xlsx 工作簿。请选择 Excel 或 WPS 保存的 .xlsx 文件',
      'no worksheets',
    );
  }

  read(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot> {
    return this.#guarded(() => {
      const sheets = new Map<string, SheetSnapshot>();
      for (const request of requests) {
        const sheet = this.#sheets.get(request.sheet);
        if (sheet) sheets.set(request.sheet, readSheet(sheet, this.#context, request));
      }
      return { sheetNames: this.#names(), visibleSheets: this.visibleSheets(), sheets };
    });
  }

  async readAll({
    cellsOf,
    pages = false,
    kinds = false,
  }: Parameters<Workbook['readAll']>[0] = {}): Promise<WorkbookSnapshot> {
    const all = await this.read(this.#names().map((name) => ({ sheet: name, content: 'values', page: pages, kinds })));
    if (!cellsOf) return all;
    const bare = (sheet: SheetSnapshot) => ({ ...sheet, row: 0, column: 0, cells: [] });
    const sheets = [...all.sheets].map(
      ([name, sheet]) => [name, cellsOf.includes(name) ? sheet : bare(sheet)] as const,
    );
    return { ...all, sheets: new Map(sheets) };
  }

  async write(edits: readonly Edit[], expectations: readonly Expectation[] = []): Promise<void> {
    const changes = unmetExpectations(expectations, this.#names(), (expectation) => this.#cellsNow(expectation));
    if (changes.length > 0) throw new ChangedMeanwhileError(changes);
    for (const edit of edits) {
      try {
        this.#apply(edit);
      } catch (error) {
        throw new WorkbookError(`工作表“${edit.sheet}”写入失败`, `${edit.kind}: ${String(error)}`);
      } finally {
        this.#views.after(edit);
      }
    }
    return Promise.resolve();
  }

  /** Names of the sheets that a person can see, in their order. */
  visibleSheets(): string[] {
    return this.#workbook
      .sheets()
      .filter(({ state }) => state === 'visible')
      .map(({ name }) => name);
  }

  /** How a sheet looks now; undefined where there is none of this name. */
  view(name: string): SheetView | undefined {
    const sheet = this.#sheets.get(name);
    return sheet && this.#views.of(sheet, this.#context);
  }

  /** The cell that holds what a place shows: where cells are merged, the top left one. */
  anchorOf({ sheet: name, row, column }: CellPosition): CellPosition {
    const sheet = this.#sheets.get(name);
    return { sheet: name, ...(sheet ? anchorIn(mergesOf(sheet.part), row, column) : { row, column }) };
  }

  cellState({ sheet: name, row, column }: CellPosition): CellState {
    const part = this.#sheets.get(name)?.part;
    const { styles } = this.#context;
    if (!part) return { content: '', isLocked: false, numberFormat: 'General' };
    const style = part.styleAt(row, column);
    const formula = formulaAt(part, row, column);
    return {
      content:
        formula === undefined
          ? portValue(part.cellAt(row, column)?.value ?? '', style, this.#context)
          : { formula: `=${formula}` },
      isLocked: isProtected(part) && styles.look(style).locked !== false,
      numberFormat: styles.numberFormat(style) ?? 'General',
    };
  }

  /**
   * Puts a value into one cell.
   *
   * @returns puts back exactly what was there, what this product never writes (rich text) included
   */
  typeInto({ sheet: name, row, column }: CellPosition, value: string | number): () => void {
    const part = this.#sheets.get(name)?.part;
    if (!part) throw new WorkbookError(`没有工作表“${name}”`, name);
    const before = part.keptCell(row, column);
    const changed = () => {
      this.#isContentNew = true;
      this.#views.changed(name, { row, column, rows: 1, columns: 1 });
    };
    if (writeCell(part, this.#context, row, column, value)) this.#workbook.forgetCalculation();
    changed();
    return () => {
      part.put(row, column, before);
      changed();
    };
  }

  /** The file as bytes, those of the caller; a copy of what was opened where nothing was changed. */
  save(): Promise<Uint8Array> {
    return this.#guarded(() => {
      const parts = [...this.#sheets.values()].map(({ part }) => part);
      // Excel and WPS calculate formulas anew where what they refer to may be another.
      if (this.#isContentNew && parts.some((part) => part.hasFormulas)) this.#workbook.calculateOnLoad();
      if (this.#isStructureNew) this.#workbook.showVisibleSheet();
      for (const part of parts) if (part.isChanged) this.file.write(part.path, part.toBytes());
      return this.file.toBytes();
    });
  }

  #cellsNow({ sheet: name, row, column, cells, content }: Extract<Expectation, { kind: 'cells' }>): CellValue[][] {
    const sheet = this.#sheets.get(name);
    const now = sheet && readSheet(sheet, this.#context, { sheet: name, content });
    return cells.map((line, r) => line.map((_, c) => now?.cells[row + r - now.row]?.[column + c - now.column] ?? ''));
  }

  #apply(edit: Edit): void {
    const sheet = this.#sheets.get(edit.sheet);
    if (edit.kind === 'add-sheet' || edit.kind === 'remove-sheet') this.#isStructureNew = true;
    if (edit.kind === 'add-sheet') {
      const { path } = this.#workbook.addSheet(edit.sheet, edit.hidden === true);
      this.#add(edit.sheet, path);
      return;
    }
    if (!sheet) {
      if (edit.kind === 'remove-sheet' || edit.kind === 'clear-flags') return;
      throw new RangeError(`no sheet ${edit.sheet}`);
    }
    if (edit.kind === 'remove-sheet') {
      this.#workbook.removeSheet(edit.sheet);
      this.#sheets.delete(edit.sheet);
      return;
    }
    const { content, formulas } = applyEdit(sheet, this.#context, edit);
    if (content) this.#isContentNew = true;
    if (formulas) this.#workbook.forgetCalculation();
  }

  #add(name: string, path: string): void {
    const part = new SheetPart(path, { file: this.file, strings: this.#strings });
    requireApart(part);
    this.#sheets.set(name, { name, part, workbook: this.#workbook });
  }

  #names(): string[] {
    return [...this.#sheets.keys()];
  }

  #addStyles(document: XmlDocument): string {
    // A file may name a part for them and not have it.
    const named = this.#workbook.partFor('styles');
    const path = named ?? this.file.freePath('xl/styles', '.xml');
    this.file.adopt(path, document);
    setContentType(this.file, path, 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml');
    if (named === undefined) {
      addRelationship(this.file, this.#workbook.path, this.#workbook.dialect, 'styles', path);
    }
    return path;
  }

  /** Damage that shows only when a part is looked into is told like damage that shows at once. */
  async #guarded<T>(work: () => T): Promise<T> {
    try {
      return await Promise.resolve(work());
    } catch (error) {
      throw failure(error);
    }
  }
}
