/** The workbook as the page has it: held by a worker, with what of its sheets has come here. Draws nothing. */
import { type Area, WorkbookError } from '../worksheet/workbook';
import type { Background } from './background/background';
import type { BookChange, Progress } from './background/book-service';
import { Caller } from './background/channel';
import type { BookCaller } from './background/remote-work';
import { type BlockPlace, type Part, SheetCells } from './sheet-cells';

/** So many requests for cells wait at once: who scrolls on need not wait for what was in sight long ago. */
const AT_ONCE = 4;
/** So many sheets are fetched before someone turns to them. */
const AHEAD = 40;

interface Listeners {
  /** Something of the sheet in sight has come. */
  readonly onArrival: () => void;
  /** An action has written. */
  readonly onChange: (change: BookChange) => void;
  /** The thread has ended by itself, and the workbook with it. */
  readonly onLost: (error: WorkbookError) => void;
}

export class RemoteBook {
  readonly caller: BookCaller;
  #sheets: readonly string[] = [];
  readonly #cells = new Map<string, SheetCells>();
  /** What was asked for and has not come yet. */
  readonly #asked = new Set<string>();
  #sight: { readonly sheet: string; readonly parts: readonly Part[] } = { sheet: '', parts: [] };
  #isOpen = false;
  #lost: readonly string[] | undefined;

  constructor(
    private readonly background: Background,
    private readonly listeners: Listeners,
  ) {
    this.caller = new Caller(background.port, (change: BookChange) => {
      this.#sheets = change.sheets;
      for (const sheet of change.changed) this.#cells.get(sheet)?.outdate();
      for (const sheet of this.#cells.keys()) if (!change.sheets.includes(sheet)) this.#cells.delete(sheet);
      listeners.onChange(change);
      this.#fetch();
    });
    background.onEnd((details) => {
      const error = new WorkbookError(this.#isOpen ? LOST : NOT_OPENED, details);
      this.close(error);
      listeners.onLost(error);
    });
  }

  /**
   * Opens a file. The bytes are handed over: they are gone here.
   *
   * @throws WorkbookError where it is no workbook, or larger than what the memory holds
   */
  async open(bytes: Uint8Array, onProgress: (progress: Progress) => void): Promise<void> {
    const { sheets, start, lost } = await this.caller.ask('open', [bytes], {
      onProgress,
      transfer: [bytes.buffer as ArrayBuffer],
    });
    this.#isOpen = true;
    this.#lost = lost;
    this.#sheets = sheets;
    if (sheets[0] !== undefined && start) this.#cells.set(sheets[0], new SheetCells(start));
  }

  /** Ends the thread, and whatever is asked of it still. */
  close(error: Error): void {
    this.caller.close(error);
    this.background.end();
  }

  /** Of a file of an old format: what was not carried over, a sentence each. */
  get lost(): readonly string[] | undefined {
    return this.#lost;
  }

  /** Names of the sheets that a person can see, in their order. */
  visibleSheets(): readonly string[] {
    return this.#sheets;
  }

  /** A sheet as far as it is known here; undefined until something of it has come. */
  view(sheet: string): SheetCells | undefined {
    return this.#cells.get(sheet);
  }

  /** Parts of a sheet are in sight now: what is missing is fetched, and then what lies around. */
  look(sheet: string, parts: readonly Part[]): void {
    this.#sight = { sheet, parts };
    this.#fetch();
  }

  /** The sheet may have grown or shrunk. */
  outdate(sheet: string): void {
    this.#cells.get(sheet)?.outdate();
    this.#fetch();
  }

  /** A part of a sheet whole, as it is now; undefined where there is no such sheet. */
  async whole(sheet: string, area: Area): Promise<SheetCells | undefined> {
    const start = await this.caller.ask('start', [sheet]);
    if (!start) return undefined;
    const cells = new SheetCells(start);
    const rows = [area.row, area.row + area.rows - 1] as const;
    const columns = [area.column, area.column + area.columns - 1] as const;
    for (const place of cells.look([{ rows, columns }])) {
      const block = await this.caller.ask('block', [sheet, place.row, place.column]);
      if (block) cells.took(block);
    }
    return cells;
  }

  #fetch(): void {
    const { sheet, parts } = this.#sight;
    const shown = this.#cells.get(sheet);
    if (this.#sheets.includes(sheet)) {
      if (!shown?.isFrameCurrent) this.#fetchStart(sheet);
      for (const place of shown?.look(parts) ?? []) this.#fetchBlock(sheet, place);
    }
    if (this.#asked.size > 0) return;
    const next = this.#sheets.slice(0, AHEAD).find((name) => !this.#cells.get(name)?.isFrameCurrent);
    if (next !== undefined) this.#fetchStart(next);
  }

  #fetchStart(sheet: string): void {
    this.#once(sheet, async () => {
      const start = await this.caller.ask('start', [sheet]);
      const known = this.#cells.get(sheet);
      if (!start) this.#cells.delete(sheet);
      else if (known) known.tookStart(start);
      else this.#cells.set(sheet, new SheetCells(start));
      return sheet;
    });
  }

  #fetchBlock(sheet: string, { row, column }: BlockPlace): void {
    this.#once(`${sheet}!${row},${column}`, async () => {
      const block = await this.caller.ask('block', [sheet, row, column]);
      if (block) this.#cells.get(sheet)?.took(block);
      return sheet;
    });
  }

  /** Unless it was asked for already, or enough is. */
  #once(name: string, ask: () => Promise<string>): void {
    if (this.#asked.has(name) || this.#asked.size >= AT_ONCE) return;
    this.#asked.add(name);
    ask().then(
      (sheet) => {
        this.#asked.delete(name);
        if (sheet === this.#sight.sheet) this.listeners.onArrival();
        this.#fetch();
      },
      (error: unknown) => {
        this.#asked.delete(name);
        // Where the thread is gone that was told, and where another file was opened nobody looks at this one.
        if (error instanceof WorkbookError) return;
        throw error;
      },
    );
  }
}

const LOST =
  '处理工作簿的后台程序停止了，多半是内存不够：没有保存的修改已经丢失。请关闭不用的网页和程序，刷新本页，再打开文件；文件很大时，请先删除用不着的工作表';
const NOT_OPENED =
  '文件没有打开：后台程序没有启动或中途停止了，多半是网页没有加载完整，或内存不够。请检查网络，关闭不用的网页和程序，刷新本页再试';
