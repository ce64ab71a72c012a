/** The pane's surroundings in the browser version: a workbook opened from a file, or the sample. */
import { deliverFile } from '../taskpane/deliver-file';
import type { PaneHost, Unsubscribe } from '../taskpane/pane-host';
import { cellAddress } from '../worksheet/address';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { type CellInput, type Edit, type Workbook, WorkbookError } from '../worksheet/workbook';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';

/** What the page shows; a new object after every change. */
export interface OpenFile {
  readonly name: string;
  readonly book: XlsxWorkbook;
  readonly sheet: string;
  readonly cell: { readonly row: number; readonly column: number };
  /** Grows with every change of the workbook's content. */
  readonly version: number;
  readonly isSaved: boolean;
}

/** One typed change, to be taken back. */
interface Typed {
  readonly place: CellPlace;
  readonly before: CellInput;
  /** Text that looks like a number changes it. */
  readonly numberFormat: string;
}

export class FileHost implements PaneHost {
  readonly kind = 'file';
  #file: OpenFile;
  #typed: Typed[] = [];
  readonly #changes = new Set<() => void>();
  readonly #selections = new Set<(place: CellPlace) => void>();
  readonly #edits = new Set<(sheet: string) => void>();
  readonly #openings = new Set<() => void>();

  /** @param name of the file, with its ending */
  constructor(name: string, book: XlsxWorkbook) {
    this.#file = fresh(name, book);
  }

  readonly file = (): OpenFile => this.#file;

  /** Called after anything that the page shows has changed. */
  readonly onChange = (listener: () => void): Unsubscribe => subscribe(this.#changes, listener);

  /** Another workbook instead of the one that is open. */
  open(name: string, book: XlsxWorkbook): void {
    this.#typed = [];
    this.#set(fresh(name, book));
    for (const listener of this.#openings) listener();
  }

  workbook(): Workbook {
    const { book } = this.#file;
    return {
      read: (requests) => book.read(requests),
      readAll: (options) => book.readAll(options),
      write: async (edits) => {
        try {
          await book.write(edits);
        } finally {
          // An action has changed what typed changes would be taken back to.
          this.#typed = [];
          this.#changed(edits);
        }
      },
    };
  }

  selectCell(place: CellPlace): Promise<void> {
    if (!this.#file.book.visibleSheets().includes(place.sheet)) {
      const message = `没有工作表“${place.sheet}”，可能已删除或隐藏。请重新审核`;
      return Promise.reject(new WorkbookError(message, place.sheet));
    }
    this.select(place);
    return Promise.resolve();
  }

  /** The person goes to a cell. */
  select({ sheet, row, column }: CellPlace): void {
    this.#set({ ...this.#file, sheet, cell: { row, column } });
    for (const listener of this.#selections) listener({ sheet, row, column });
  }

  /**
   * The person types into a cell.
   *
   * @param text as typed; a number where it reads as one, else text
   * @throws WorkbookError where the cell is protected, or the text is a formula, which nothing here would calculate
   */
  async type(place: CellPlace, text: string): Promise<void> {
    const { book } = this.#file;
    const address = `${place.sheet} ${cellAddress(place.row, place.column)}`;
    const { isLocked, numberFormat } = book.cellState(place);
    if (isLocked) {
      throw new WorkbookError(`${address} 受保护，不能修改。请改填报的格，或在 Excel 中撤消工作表保护`, 'locked cell');
    }
    if (text.trim().startsWith('=')) {
      throw new WorkbookError(`浏览器版不计算公式。请在 ${address} 直接输入数值`, text);
    }
    const before = this.#content(await book.read([{ sheet: place.sheet, content: 'formulas' }]), place);
    await this.#put(place, typedValue(text, numberFormat));
    this.#typed.push({ place, before, numberFormat });
    this.#changed([]);
  }

  get canTakeBack(): boolean {
    return this.#typed.length > 0;
  }

  /** Takes the last typed change back. */
  async takeBack(): Promise<void> {
    const last = this.#typed.at(-1);
    if (!last) return;
    await this.#put(last.place, last.before, last.numberFormat);
    this.#typed.pop();
    this.select(last.place);
  }

  /** What a cell holds, for the line in which it is typed over. */
  async contentOf(place: CellPlace): Promise<string> {
    const content = this.#content(await this.#file.book.read([{ sheet: place.sheet, content: 'formulas' }]), place);
    return typeof content === 'object' && content !== null ? content.formula : String(content ?? '');
  }

  onSelection(listener: (place: CellPlace) => void): Unsubscribe {
    return subscribe(this.#selections, listener);
  }
  onEdit(listener: (sheet: string) => void): Unsubscribe {
    return subscribe(this.#edits, listener);
  }
  onOpened(listener: () => void): Unsubscribe {
    return subscribe(this.#openings, listener);
  }

  /** Saves the workbook under its own name, where the person chooses or as a download. */
  async save(): Promise<void> {
    const { book, name, version } = this.#file;
    const delivery = await deliverFile({ name, bytes: await book.save() });
    if (delivery === 'cancelled' || this.#file.book !== book) return;
    // What was changed while the dialog stood open is not in the file.
    this.#set({ ...this.#file, isSaved: this.#file.version === version });
  }

  /** The browser's own print; the page's style sheet prints all tables and nothing else. */
  readonly print = async (): Promise<void> => {
    const { printTables } = await import(/* webpackChunkName: "print" */ './print-tables');
    await printTables(this.#file.book);
  };

  currentYear(): number {
    return new Date().getFullYear();
  }

  async #put({ sheet, row, column }: CellPlace, value: CellInput, numberFormat?: string): Promise<void> {
    const area = { row, column, rows: 1, columns: 1 };
    await this.#file.book.write([
      { kind: 'cells', sheet, row, column, values: [[value]] },
      ...(numberFormat === undefined ? [] : [{ kind: 'format', sheet, area, format: { numberFormat } } as const]),
    ]);
    this.#changed([]);
    for (const listener of this.#edits) listener(sheet);
  }

  #content(snapshot: Awaited<ReturnType<Workbook['read']>>, { sheet, row, column }: CellPlace): CellInput {
    const found = snapshot.sheets.get(sheet);
    const value = found?.cells[row - found.row]?.[column - found.column] ?? '';
    return typeof value === 'string' && value.startsWith('=') ? { formula: value } : value;
  }

  #changed(edits: readonly Edit[]): void {
    const sheets = this.#file.book.visibleSheets();
    const shown = sheets.includes(this.#file.sheet) ? this.#file.sheet : (sheets[0] ?? '');
    // A fill that makes 表1 shows it: the person sees what the click has made.
    const made = edits.find((edit) => edit.kind === 'add-sheet' && !edit.hidden && sheets.includes(edit.sheet));
    this.#set({
      ...this.#file,
      sheet: made?.sheet ?? shown,
      ...(made ? { cell: { row: 0, column: 0 } } : {}),
      version: this.#file.version + 1,
      isSaved: false,
    });
  }

  #set(file: OpenFile): void {
    this.#file = file;
    for (const listener of this.#changes) listener();
  }
}

function fresh(name: string, book: XlsxWorkbook): OpenFile {
  const [sheet = ''] = book.visibleSheets();
  return { name, book, sheet, cell: { row: 0, column: 0 }, version: 0, isSaved: true };
}

function subscribe<T>(listeners: Set<T>, listener: T): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const PLAIN_NUMBER = /^[-+]?\d{1,15}(\.\d{1,10})?$/;

/**
 * A typed number is a number; codes with a leading zero, and everything else, stay text.
 *
 * @param text as typed
 * @param numberFormat of the cell: under `@` everything is text
 */
export function typedValue(text: string, numberFormat = 'General'): string | number {
  const bare = text.trim().replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  const isNumber = numberFormat !== '@' && PLAIN_NUMBER.test(bare) && !/^[-+]?0\d/.test(bare);
  return isNumber ? +bare : text.trim();
}
