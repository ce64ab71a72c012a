/** The pane's surroundings in the browser version: a workbook opened from a file, or the sample. */
import { deliverFile } from '../taskpane/deliver-file';
import { localWork } from '../taskpane/local-work';
import type { PaneHost, Unsubscribe } from '../taskpane/pane-host';
import { cellAddress } from '../worksheet/address';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { type CellInput, type Edit, type Workbook, WorkbookError } from '../worksheet/workbook';
import type { XlsxWorkbook } from '../xlsx/xlsx-workbook';
import { typedValue } from './typed-value';

/** What the page shows; a new object after every change. */
export interface OpenFile {
  readonly name: string;
  /** Undefined until the first one is open: the page is drawn before that. */
  readonly book: XlsxWorkbook | undefined;
  readonly sheet: string;
  readonly cell: { readonly row: number; readonly column: number };
  /** Grows with every change of the workbook's content. */
  readonly version: number;
  readonly isSaved: boolean;
}

/** One typed change, to be taken back. */
interface Typed {
  readonly place: CellPlace;
  readonly takeBack: () => void;
}

export class FileHost implements PaneHost {
  readonly kind = 'file';
  readonly work = localWork(() => this.workbook());
  #file: OpenFile;
  #typed: Typed[] = [];
  readonly #first: Promise<XlsxWorkbook>;
  #firstIsOpen: (book: XlsxWorkbook) => void = () => undefined;
  readonly #changes = new Set<() => void>();
  readonly #selections = new Set<(place: CellPlace) => void>();
  readonly #edits = new Set<(sheet: string) => void>();
  readonly #openings = new Set<() => void>();

  /** @param name of the file that is being opened, with its ending */
  constructor(name: string) {
    this.#file = fresh(name, undefined);
    this.#first = new Promise((resolve) => {
      this.#firstIsOpen = resolve;
    });
  }

  readonly file = (): OpenFile => this.#file;

  /** Called after anything that the page shows has changed. */
  readonly onChange = (listener: () => void): Unsubscribe => subscribe(this.#changes, listener);

  /** A workbook, instead of the one that is open. */
  open(name: string, book: XlsxWorkbook): void {
    const isFirst = this.#file.book === undefined;
    this.#typed = [];
    this.#set(fresh(name, book));
    this.#firstIsOpen(book);
    // Whoever has asked for the first workbook gets it now; for them it is no other.
    if (!isFirst) for (const listener of this.#openings) listener();
  }

  /** The open workbook. Before there is one, what is asked of it waits. */
  workbook(): Workbook {
    const book = this.#file.book ?? this.#first;
    return {
      read: async (requests) => (await book).read(requests),
      readAll: async (options) => (await book).readAll(options),
      write: async (edits) => {
        const written = await book;
        try {
          await written.write(edits);
        } finally {
          // Another file may have been opened meanwhile: that one is as it was.
          if (written === this.#file.book) {
            // An action has changed what typed changes would be taken back to.
            this.#typed = [];
            this.#changed(edits);
          }
        }
      },
    };
  }

  selectCell(place: CellPlace): Promise<void> {
    if (!this.#file.book?.visibleSheets().includes(place.sheet)) {
      const message = `没有工作表“${place.sheet}”，可能已删除或隐藏。请重新审核`;
      return Promise.reject(new WorkbookError(message, place.sheet));
    }
    this.select(place);
    return Promise.resolve();
  }

  /** The person goes to a cell; where cells are merged, to the one that holds their content. */
  select(chosen: CellPlace): void {
    const place = this.#file.book?.anchorOf(chosen) ?? chosen;
    const { sheet, row, column } = place;
    this.#set({ ...this.#file, sheet, cell: { row, column } });
    for (const listener of this.#selections) listener(place);
  }

  /**
   * The person types into a cell.
   *
   * @param text as typed; a number where it reads as one, else text
   * @throws WorkbookError where the cell is protected, or it or the text is a formula, which nothing here would calculate
   */
  type(place: CellPlace, text: string): void {
    const book = this.#openBook();
    const address = `${place.sheet} ${cellAddress(place.row, place.column)}`;
    const { content, isLocked, numberFormat } = book.cellState(place);
    if (isLocked) {
      throw new WorkbookError(`${address} 受保护，不能修改。请改填报的格，或在 Excel 中撤消工作表保护`, 'locked cell');
    }
    if (isFormula(content)) throw new WorkbookError(`${address} 是公式，在这里不能改。请在 Excel 中修改`, text);
    if (text.trim().startsWith('=')) {
      throw new WorkbookError(`浏览器版不计算公式。请在 ${address} 直接输入数值`, text);
    }
    this.#typed.push({ place, takeBack: book.typeInto(place, typedValue(text, numberFormat)) });
    this.#edited(place.sheet);
  }

  get canTakeBack(): boolean {
    return this.#typed.length > 0;
  }

  /** Takes the last typed change back. */
  takeBack(): void {
    const last = this.#typed.pop();
    if (!last) return;
    last.takeBack();
    this.#edited(last.place.sheet);
    this.select(last.place);
  }

  /** What a cell holds, for the line in which it is typed over. */
  contentOf(place: CellPlace): string {
    const content = this.#file.book?.cellState(place).content ?? '';
    if (isFormula(content)) return content.formula;
    // Fifteen digits, as Excel shows them: sums in binary have a tail.
    return String(typeof content === 'number' ? +content.toPrecision(15) : content);
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
    const { name, version } = this.#file;
    const book = this.#openBook();
    const delivery = await deliverFile({ name, bytes: await book.save() });
    if (delivery === 'cancelled' || this.#file.book !== book) return;
    // What was changed while the dialog stood open is not in the file.
    this.#set({ ...this.#file, isSaved: this.#file.version === version });
  }

  /** The browser's own print; the page's style sheet prints all tables and nothing else. */
  readonly print = async (): Promise<void> => {
    const { printTables } = await import(/* webpackChunkName: "print" */ './print-tables');
    await printTables(this.#openBook());
  };

  currentYear(): number {
    return new Date().getFullYear();
  }

  #openBook(): XlsxWorkbook {
    const { book } = this.#file;
    if (!book) throw new WorkbookError('工作簿还没有打开。请稍等', 'no workbook yet');
    return book;
  }

  #edited(sheet: string): void {
    this.#changed([]);
    for (const listener of this.#edits) listener(sheet);
  }

  #changed(edits: readonly Edit[]): void {
    const sheets = this.#openBook().visibleSheets();
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

function fresh(name: string, book: XlsxWorkbook | undefined): OpenFile {
  const [sheet = ''] = book?.visibleSheets() ?? [];
  return { name, book, sheet, cell: { row: 0, column: 0 }, version: 0, isSaved: true };
}

function subscribe<T>(listeners: Set<T>, listener: T): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const isFormula = (content: Exclude<CellInput, null>): content is { formula: string } => typeof content === 'object';
