/** The workbook's side of the border: holds it, and answers the page. Runs in a worker, or anywhere else with a port. */
import { localWork } from '../../taskpane/local-work';
import type { Running } from '../../taskpane/pane-work';
import type { CellPlace } from '../../worksheet/findings/placed-finding';
import { type Edit, type Workbook, WorkbookError } from '../../worksheet/workbook';
import { XlsxWorkbook } from '../../xlsx/xlsx-workbook';
import { refuseWrongTyping } from '../typed-cell';
import { typedValue } from '../typed-value';
import type { BookChange, BookService, Progress, SheetStart, TypedCell } from './book-service';
import { type Call, HandedOver, type Handlers, type Port, serve } from './channel';
import { cellBlock, gridCell, sheetFrame } from './sheet-blocks';

/** Holds a workbook, once it was opened, and answers what is asked of it at the other end of the port. */
export function serveBook(port: Port): void {
  const held = new HeldBook((change) => tell(change));
  const tell = serve<BookService, Progress, BookChange>(port, handlersOf(held));
}

type Handle = Handlers<BookService, Progress>;

function handlersOf(held: HeldBook): Handle {
  const work = localWork(() => held.port());
  const running = ({ signal, onProgress }: Call<Progress>): Running => ({
    signal,
    onPhase: (phase) => onProgress({ phase }),
  });
  return {
    async open({ onProgress }, bytes) {
      const book = await XlsxWorkbook.open(bytes, { onProgress: (done, total) => onProgress({ done, total }) });
      return held.hold(book);
    },
    start: (_, sheet) => held.start(sheet),
    block(_, sheet, row, column) {
      const view = held.book.view(sheet);
      return view && cellBlock(held.book, view, { row, column });
    },
    type: (_, id, place, text) => held.type(id, place, text),
    takeBack: (_, id) => held.takeBack(id),
    async save() {
      const bytes = await held.save();
      return new HandedOver(bytes, [bytes.buffer as ArrayBuffer]);
    },
    async tablesToPrint() {
      const { tablesToPrint } = await import(/* webpackChunkName: "print" */ './tables-to-print');
      return tablesToPrint(held.book);
    },

    readStatus: () => work.readStatus(),
    explain: (_, ...args) => work.explain(...args),
    checkText: (_, ...args) => work.checkText(...args),
    createTemplate: (call, year) => work.createTemplate(running(call), year),
    fill: (call) => work.fill(running(call)),
    check: (call) => work.check(running(call)),
    clearMarks: (call) => work.clearMarks(running(call)),
    writeNarrative: (call) => work.writeNarrative(running(call)),
    makeDocument: (call) => work.makeDocument(running(call)),
    checkTextFile: (call, ...args) => work.checkTextFile(running(call), ...args),
    preparePrint: (call, printing) => work.preparePrint(running(call), printing),
    undo: (call, discardLaterEdits) => work.undo(running(call), discardLaterEdits),
    explainFinding: (call, ...args) => work.explainFinding(running(call), ...args),
  };
}

/** The workbook, with what was typed into it since an action wrote last. */
class HeldBook {
  #book: XlsxWorkbook | undefined;
  readonly #takeBacks = new Map<number, { readonly place: CellPlace; readonly takeBack: () => void }>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly tell: (change: BookChange) => void) {}

  get book(): XlsxWorkbook {
    if (!this.#book) throw new WorkbookError('工作簿还没有打开。请稍等', 'no workbook yet');
    return this.#book;
  }

  hold(book: XlsxWorkbook) {
    this.#book = book;
    const sheets = book.visibleSheets();
    return {
      sheets,
      start: sheets[0] === undefined ? undefined : this.start(sheets[0]),
      lost: book.convertedFrom && book.lost,
    };
  }

  /** What actions work on: the page is told of what they write. */
  port(): Workbook {
    const { book } = this;
    return {
      read: (requests) => book.read(requests),
      readAll: (options) => book.readAll(options),
      write: (edits, expectations) =>
        this.#inTurn(async () => {
          try {
            await book.write(edits, expectations);
          } finally {
            // An action has changed what typed changes would be taken back to.
            this.#takeBacks.clear();
            this.tell(changeOf(book, edits));
          }
        }),
    };
  }

  start(sheet: string): SheetStart | undefined {
    const view = this.book.view(sheet);
    return view && { frame: sheetFrame(view), first: cellBlock(this.book, view, { row: 0, column: 0 }) };
  }

  type(id: number, place: CellPlace, text: string): Promise<TypedCell> {
    return this.#inTurn(() => {
      const state = this.book.cellState(place);
      refuseWrongTyping(place, state, text);
      return this.#changed(place, () => {
        const takeBack = this.book.typeInto(place, typedValue(text, state.numberFormat));
        this.#takeBacks.set(id, { place, takeBack });
      });
    });
  }

  takeBack(id: number): Promise<TypedCell | undefined> {
    return this.#inTurn(() => {
      const typed = this.#takeBacks.get(id);
      this.#takeBacks.delete(id);
      return typed && this.#changed(typed.place, typed.takeBack);
    });
  }

  save(): Promise<Uint8Array> {
    return this.#inTurn(() => this.book.save());
  }

  #changed(place: CellPlace, change: () => void): TypedCell {
    const before = this.book.view(place.sheet);
    change();
    const view = this.book.view(place.sheet);
    if (!before || !view)
      throw new WorkbookError(`没有工作表“${place.sheet}”，可能已删除。请重新打开文件`, place.sheet);
    const { rows, columns } = before.used;
    const isResized = rows !== view.used.rows || columns !== view.used.columns;
    return { cell: gridCell(this.book, view, place), isResized };
  }

  /** One after the other: a file is never saved half written. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

function changeOf(book: XlsxWorkbook, edits: readonly Edit[]): BookChange {
  const sheets = book.visibleSheets();
  return {
    sheets,
    // A fill that makes 表1 shows it: the person sees what the click has made.
    made: edits.find((edit) => edit.kind === 'add-sheet' && !edit.hidden && sheets.includes(edit.sheet))?.sheet,
    changed: [...new Set(edits.map(({ sheet }) => sheet))],
  };
}
