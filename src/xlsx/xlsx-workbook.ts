/** The port over an .xlsx file, by exceljs. Used by the command line and the browser version. */
import ExcelJS from 'exceljs';
import {
  type CellInput,
  type Edit,
  type SheetRequest,
  type SheetSnapshot,
  type Workbook,
  WorkbookError,
  type WorkbookSnapshot,
} from '../worksheet/workbook';
import { correctExcelJs, keepHiddenRows } from './exceljs-seams';
import { KeptViews } from './kept-views';
import { withNotesInPlace } from './note-parts';
import { isProtected, readCellInput, readSheet } from './read-cells';
import type { SheetView } from './sheet-view';
import { applyEdit, writeCell } from './write-edits';

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

/** A workbook in memory that can be saved as a file. */
export class XlsxWorkbook implements Workbook {
  readonly #views = new KeptViews();

  private constructor(private readonly book: ExcelJS.Workbook) {
    correctExcelJs(book);
  }

  /** A new workbook without sheets. */
  static create(): XlsxWorkbook {
    return new XlsxWorkbook(new ExcelJS.Workbook());
  }

  /**
   * Opens a file.
   *
   * @param bytes the whole file
   * @throws WorkbookError where it is no .xlsx file, an old .xls, encrypted, or damaged
   */
  static async open(bytes: Uint8Array): Promise<XlsxWorkbook> {
    refuseOtherFormats(bytes);
    const book = new ExcelJS.Workbook();
    const opened = new XlsxWorkbook(book);
    try {
      await book.xlsx.load((await withNotesInPlace(bytes)) as unknown as ExcelJS.Buffer);
    } catch (error) {
      throw new WorkbookError(
        '文件打不开：不是完好的 .xlsx 工作簿。请在 Excel 或 WPS 中打开后另存为 .xlsx',
        String(error),
      );
    }
    if (book.worksheets.length === 0) {
      throw new WorkbookError(
        '文件里没有工作表：不是 .xlsx 工作簿。请选择 Excel 或 WPS 保存的 .xlsx 文件',
        'no worksheets',
      );
    }
    return opened;
  }

  async read(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot> {
    const sheets = new Map<string, SheetSnapshot>();
    for (const request of requests) {
      const sheet = this.book.getWorksheet(request.sheet);
      if (sheet) sheets.set(request.sheet, readSheet(sheet, request));
    }
    return { sheetNames: this.book.worksheets.map((sheet) => sheet.name), sheets };
  }

  async readAll({ cellsOf, pages = false }: Parameters<Workbook['readAll']>[0] = {}): Promise<WorkbookSnapshot> {
    const all = await this.read(
      this.book.worksheets.map(({ name }) => ({ sheet: name, content: 'values', page: pages })),
    );
    if (!cellsOf) return all;
    const bare = (sheet: SheetSnapshot) => ({ ...sheet, row: 0, column: 0, cells: [] });
    const sheets = [...all.sheets].map(
      ([name, sheet]) => [name, cellsOf.includes(name) ? sheet : bare(sheet)] as const,
    );
    return { sheetNames: all.sheetNames, sheets: new Map(sheets) };
  }

  async write(edits: readonly Edit[]): Promise<void> {
    for (const edit of edits) {
      try {
        await applyEdit(this.book, edit);
      } catch (error) {
        throw new WorkbookError(`工作表“${edit.sheet}”写入失败`, `${edit.kind}: ${String(error)}`);
      } finally {
        this.#views.after(edit);
      }
    }
  }

  /** Names of the sheets that a person can see, in their order. */
  visibleSheets(): string[] {
    return this.book.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name);
  }

  /** How a sheet looks now; undefined where there is none of this name. */
  view(name: string): SheetView | undefined {
    const sheet = this.book.getWorksheet(name);
    return sheet && this.#views.of(sheet);
  }

  /** The cell that holds what a place shows: where cells are merged, the top left one. */
  anchorOf({ sheet: name, row, column }: CellPosition): CellPosition {
    const anchor = this.book.getWorksheet(name)?.findCell(row + 1, column + 1)?.master;
    return anchor ? { sheet: name, row: +anchor.row - 1, column: +anchor.col - 1 } : { sheet: name, row, column };
  }

  cellState({ sheet: name, row, column }: CellPosition): CellState {
    const sheet = this.book.getWorksheet(name);
    const cell = sheet?.findCell(row + 1, column + 1);
    return {
      content: cell ? readCellInput(cell) : '',
      // exceljs leaves protection out where it is Excel's own: locked.
      isLocked: sheet !== undefined && isProtected(sheet) && cell?.protection?.locked !== false,
      numberFormat: cell?.numFmt || 'General',
    };
  }

  /**
   * Puts a value into one cell.
   *
   * @returns puts back exactly what was there, what this product never writes (links, rich text) included
   */
  typeInto({ sheet: name, row, column }: CellPosition, value: string | number): () => void {
    const sheet = this.book.getWorksheet(name);
    if (!sheet) throw new WorkbookError(`没有工作表“${name}”`, name);
    const cell = sheet.getRow(row + 1).getCell(column + 1);
    const before = { value: cell.value, style: cell.style };
    const changed = () => this.#views.changed(name, { row, column, rows: 1, columns: 1 });
    writeCell(cell, value);
    changed();
    return () => {
      cell.value = before.value;
      cell.style = before.style;
      changed();
    };
  }

  /** The file as bytes. Excel and WPS calculate its formulas when they open it. */
  async save(): Promise<Uint8Array> {
    this.book.calcProperties.fullCalcOnLoad = true;
    this.showFirstVisibleSheet();
    // exceljs writes a first page number on every sheet it has read, which would restart the numbering of each.
    for (const { pageSetup } of this.book.worksheets) {
      if (pageSetup.firstPageNumber === 1) delete pageSetup.firstPageNumber;
    }
    this.book.worksheets.forEach(keepHiddenRows);
    return new Uint8Array(await this.book.xlsx.writeBuffer());
  }

  /** A workbook must open on a visible sheet; the first one may be hidden by now. */
  private showFirstVisibleSheet(): void {
    const { worksheets } = this.book;
    // A workbook that was never saved by Excel has no views, whatever the types say.
    const [view] = (this.book.views as ExcelJS.WorkbookView[] | undefined) ?? [];
    const active = view?.activeTab ?? 0;
    if ((worksheets[active]?.state ?? 'hidden') === 'visible') return;
    const activeTab = Math.max(
      0,
      worksheets.findIndex((sheet) => sheet.state === 'visible'),
    );
    const size = { x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: activeTab, visibility: 'visible' } as const;
    this.book.views = [{ ...size, ...view, activeTab }];
  }
}

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP_SIGNATURE = [0x50, 0x4b];

function refuseOtherFormats(bytes: Uint8Array): void {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(OLE_SIGNATURE)) {
    // An encrypted .xlsx is an OLE file with a stream of this name, in UTF-16.
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    if (includes(bytes, name)) {
      throw new WorkbookError('文件有打开密码，无法读取。请在 Excel 中取消密码后另存，再重试', 'encrypted package');
    }
    throw new WorkbookError(
      '这是旧版 .xls 或 WPS 的 .et 文件。请在 Excel 或 WPS 中另存为 .xlsx 后再打开',
      'OLE compound file',
    );
  }
  if (!begins(ZIP_SIGNATURE)) {
    throw new WorkbookError('这不是 .xlsx 文件。请选择 Excel 或 WPS 保存的 .xlsx 工作簿', 'no zip signature');
  }
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (
    let start = bytes.indexOf(wanted[0] as number);
    start >= 0;
    start = bytes.indexOf(wanted[0] as number, start + 1)
  ) {
    if (wanted.every((byte, index) => bytes[start + index] === byte)) return true;
  }
  return false;
}
