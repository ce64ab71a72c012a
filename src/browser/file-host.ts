/** The pane's surroundings in the browser version: a workbook opened from a file, or the sample. A worker holds the workbook. */
import { Cancelled } from '../actions/outcome';
import { deliverFile } from '../taskpane/deliver-file';
import type { PaneHost, Unsubscribe } from '../taskpane/pane-host';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import { WorkbookError } from '../worksheet/workbook';
import type { Background } from './background/background';
import type { BookChange, GridCell } from './background/book-service';
import { type BookCaller, remoteWork } from './background/remote-work';
import { type FileTask, FileTasks, openingStep } from './file-task';
import { freshFile, type OpenFile } from './opened-file';
import { RemoteBook } from './remote-book';
import { refuseWrongTyping, shownContent, withTyped } from './typed-cell';
import { typedValue } from './typed-value';

/** One typed change, to be taken back. */
interface Typed {
  readonly id: number;
  readonly place: CellPlace;
  /** The cell before, as far as it was known. */
  readonly before: GridCell | undefined;
}

export class FileHost implements PaneHost {
  readonly kind = 'file';
  #file: OpenFile;
  #typed: Typed[] = [];
  #lastTyped = 0;
  #opening: RemoteBook | undefined;
  readonly #tasks = new FileTasks(() => this.#set({ ...this.#file }));
  readonly #first: Promise<BookCaller>;
  #firstIsOpen: (caller: BookCaller) => void = () => undefined;
  readonly #changes = new Set<() => void>();
  readonly #selections = new Set<(place: CellPlace) => void>();
  readonly #edits = new Set<(sheet: string) => void>();
  readonly #openings = new Set<() => void>();
  readonly #troubles = new Set<(error: Error) => void>();

  /**
   * @param name of the file that is opened first, with its ending
   * @param start starts a thread for a workbook
   */
  constructor(
    name: string,
    private readonly start: () => Background,
  ) {
    this.#file = freshFile(name, undefined);
    this.#first = new Promise((resolve) => {
      this.#firstIsOpen = resolve;
    });
  }

  readonly file = (): OpenFile => this.#file;

  /** Does what the pane asks, with the open workbook. Before there is one, what is asked waits. */
  readonly work = remoteWork(async () => this.#file.book?.caller ?? this.#first);

  /** What is done with the file as a whole, while it is done. */
  get task(): FileTask | undefined {
    return this.#tasks.current;
  }

  /** Called after anything that the page shows has changed. */
  readonly onChange = (listener: () => void): Unsubscribe => subscribe(this.#changes, listener);

  /** Called with what went wrong without anybody waiting for it. */
  onTrouble(listener: (error: Error) => void): Unsubscribe {
    return subscribe(this.#troubles, listener);
  }

  /**
   * Opens a workbook in a thread of its own; the one that is open stays until then. What was being opened is not any more.
   *
   * @param name of the file, with its ending
   * @param read gets its bytes; they are handed over
   * @returns whether it was opened; not where that was called off
   * @throws WorkbookError where it is no workbook
   */
  async open(name: string, read: () => Promise<Uint8Array>): Promise<boolean> {
    this.cancelOpening();
    const book = (this.#opening = this.#startBook());
    try {
      await this.#read(book, name, read, true);
    } catch (error) {
      if (error instanceof Cancelled) return false;
      throw error;
    } finally {
      if (this.#opening === book) this.#opening = undefined;
    }
    this.#opened(name, book);
    return true;
  }

  /** Opens the first workbook, unless the person is quicker to open one of their own. As {@link open}. */
  async openFirst(read: () => Promise<Uint8Array>): Promise<void> {
    const { name } = this.#file;
    const book = this.#startBook();
    await this.#read(book, name, read, false);
    if (this.#file.book) book.close(new Cancelled());
    else this.#opened(name, book);
  }

  /** Calls the opening of a file off; the earlier workbook stays. */
  cancelOpening(): void {
    if (!this.#opening) return;
    this.#opening.close(new Cancelled());
    this.#opening = undefined;
    this.#tasks.drop();
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
    const place = this.#file.book?.view(chosen.sheet)?.anchorOf(chosen) ?? chosen;
    const { sheet, row, column } = place;
    this.#set({ ...this.#file, sheet, cell: { row, column } });
    for (const listener of this.#selections) listener(place);
  }

  /**
   * The person types into a cell. It is seen at once; the workbook takes it in soon after.
   *
   * @param text as typed; a number where it reads as one, else text
   * @returns when the workbook has taken it in
   * @throws WorkbookError where the cell is protected, or it or the text is a formula; then nothing has changed
   */
  async type(place: CellPlace, text: string): Promise<void> {
    const book = this.#openBook();
    const cells = book.view(place.sheet);
    const before = cells?.at(place);
    if (before) refuseWrongTyping(place, before.state, text);
    const typed: Typed = { id: ++this.#lastTyped, place, before };
    const keep = () => {
      this.#typed.push(typed);
      this.#edited(place.sheet);
    };
    const shown = before && withTyped(before, typedValue(text, before.state.numberFormat));
    if (shown) {
      cells?.show(place, shown);
      keep();
    }
    try {
      const { cell, isResized } = await book.caller.ask('type', [typed.id, place, text]);
      cells?.settle(place, shown, cell);
      if (isResized) book.outdate(place.sheet);
      if (!shown && this.#file.book === book) keep();
    } catch (error) {
      cells?.settle(place, shown);
      this.#typed = this.#typed.filter((each) => each !== typed);
      throw error;
    } finally {
      this.#drawAgain(book);
    }
  }

  get canTakeBack(): boolean {
    return this.#typed.length > 0;
  }

  /** Takes the last typed change back. */
  async takeBack(): Promise<void> {
    const last = this.#typed.pop();
    if (!last) return;
    const { id, place, before } = last;
    const book = this.#openBook();
    const cells = book.view(place.sheet);
    if (before) cells?.show(place, before);
    this.#edited(place.sheet);
    this.select(place);
    const answer = await book.caller.ask('takeBack', [id]);
    cells?.settle(place, before, answer?.cell);
    if (answer?.isResized) book.outdate(place.sheet);
    this.#drawAgain(book);
  }

  /** What a cell holds, for the line in which it is typed over; empty where that is not known yet. */
  contentOf({ sheet, row, column }: CellPlace): string {
    const cell = this.#file.book?.view(sheet)?.at({ row, column });
    return cell ? shownContent(cell.state) : '';
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
    const task = { kind: 'saving', title: `正在保存“${name}”`, step: '生成文件', canCancel: false } as const;
    const delivery = await this.#tasks.run(task, async (onStep) => {
      const bytes = await book.caller.ask('save', []);
      onStep('交给浏览器');
      return deliverFile({ name, bytes });
    });
    if (delivery === 'cancelled' || this.#file.book !== book) return;
    // What was changed while the dialog stood open is not in the file.
    this.#set({ ...this.#file, isSaved: this.#file.version === version });
  }

  /** The browser's own print; the page's style sheet prints all tables and nothing else. */
  readonly print = async (): Promise<void> => {
    const book = this.#openBook();
    const { printTables } = await import(/* webpackChunkName: "print-tables" */ './print-tables');
    const task = { kind: 'printing', title: '正在准备打印', step: '认出各表', canCancel: false } as const;
    await this.#tasks.run(task, (onStep) => printTables(book, onStep));
  };

  /** The person has seen that the file was converted. */
  dismissConversion(): void {
    this.#set({ ...this.#file, converted: undefined });
  }

  currentYear(): number {
    return new Date().getFullYear();
  }

  #startBook(): RemoteBook {
    const book: RemoteBook = new RemoteBook(this.start(), {
      onArrival: () => this.#arrived(book),
      onChange: (change) => this.#written(book, change),
      onLost: (error) => {
        if (this.#file.book === book) for (const listener of this.#troubles) listener(error);
      },
    });
    return book;
  }

  async #read(book: RemoteBook, name: string, read: () => Promise<Uint8Array>, canCancel: boolean): Promise<void> {
    try {
      const task = { kind: 'opening', title: `正在打开“${name}”`, step: '读取文件', canCancel } as const;
      await this.#tasks.run(task, async (onStep) => {
        const bytes = await read();
        onStep('解压并读取工作表');
        await book.open(bytes, (progress) => onStep(openingStep(progress)));
      });
    } catch (error) {
      book.close(new Cancelled());
      throw error;
    }
  }

  #openBook(): RemoteBook {
    const { book } = this.#file;
    if (!book) throw new WorkbookError('工作簿还没有打开。请稍等', 'no workbook yet');
    return book;
  }

  #opened(name: string, book: RemoteBook): void {
    const earlier = this.#file;
    this.#typed = [];
    // What is saved is an .xlsx, whatever was opened.
    const converted = book.lost && { from: name, lost: book.lost };
    this.#set({ ...freshFile(converted ? name.replace(/(\.[^.]*)?$/, '.xlsx') : name, book), converted });
    this.#firstIsOpen(book.caller);
    // Whoever has asked for the first workbook gets it now; for them it is no other.
    if (!earlier.book) return;
    for (const listener of this.#openings) listener();
    const message = `已打开“${name}”，“${earlier.name}”上没有做完的这一步不再做`;
    earlier.book.close(new WorkbookError(message, 'another workbook was opened'));
  }

  #arrived(book: RemoteBook): void {
    if (this.#file.book !== book) return;
    const { sheet, cell } = this.#file;
    const anchor = book.view(sheet)?.anchorOf(cell);
    // Whoever went to a merged cell before it was known to be one.
    if (anchor && (anchor.row !== cell.row || anchor.column !== cell.column)) this.select({ sheet, ...anchor });
    else this.#drawAgain(book);
  }

  #written(book: RemoteBook, { sheets, made }: BookChange): void {
    if (this.#file.book !== book) return;
    // An action has changed what typed changes would be taken back to.
    this.#typed = [];
    const shown = sheets.includes(this.#file.sheet) ? this.#file.sheet : (sheets[0] ?? '');
    this.#set({
      ...this.#file,
      sheet: made ?? shown,
      ...(made ? { cell: { row: 0, column: 0 } } : {}),
      version: this.#file.version + 1,
      isSaved: false,
    });
  }

  #drawAgain(book: RemoteBook): void {
    if (this.#file.book === book) this.#set({ ...this.#file });
  }

  #edited(sheet: string): void {
    this.#set({ ...this.#file, version: this.#file.version + 1, isSaved: false });
    for (const listener of this.#edits) listener(sheet);
  }

  #set(file: OpenFile): void {
    this.#file = file;
    for (const listener of this.#changes) listener();
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): Unsubscribe {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
