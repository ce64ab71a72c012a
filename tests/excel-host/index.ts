/**
 * An Excel for tests: Microsoft's own Office.js executes its real batches over a workbook in memory. Proxies, loading, null
 * objects and error locations are therefore the real ones; what Excel does with a batch is played by the classes beside.
 *
 * Not played: calculation (a formula written here has the result 0; one from a file keeps its result until it is written),
 * formulas that follow a sheet that is renamed or deleted, inserting and deleting cells, tables, charts, comments, the undo
 * stack, other events than a changed content or selection. A member that the played Excel has and this one does not play is answered with `NotImplemented`.
 */
import ExcelJS from 'exceljs';
import { areaOf, areaText } from './area';
import { Batch, type BatchFailure } from './batch';
import type { EventMessage } from './events';
import { ExcelState } from './excel-state';
import { nameDefaultWidths } from './grid';
import { loadOfficeLibrary } from './library';
import { type HostName, PlayedHost } from './played-host';
import { type RequestBody, refusal, type Response } from './protocol';
import { RangeObject } from './range';

export type { EventMessage } from './events';
export type { HostName } from './played-host';

/** One round trip as it was sent. */
export interface SentBatch {
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly actions: number;
  /** How many of the actions change something: `failAt` counts these. */
  readonly changes: number;
}

export interface Failure {
  /** 0 (left out) is the next batch. */
  readonly batch?: number;
  /**
   * 0 is the first change of the batch: a property that is set, a method that changes something, an object that is added.
   * The changes before it stay done; a batch with fewer changes throws, for then the test is wrong. Left out, the batch fails as a whole, before anything is done.
   */
  readonly action?: number;
  /** `GeneralException`, where it is left out. */
  readonly code?: string;
}

export interface ExcelHost {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  /** A stand-in: host, platform, requirement sets and onReady. */
  readonly Office: ReturnType<PlayedHost['office']>;
  /** What Excel holds at this moment. */
  readonly workbook: ExcelJS.Workbook;
  /** Every batch that was sent, also those that were refused; but for the library's own batches that untrack objects. */
  readonly batches: SentBatch[];
  /** Whether a user is editing a cell: batches are refused meanwhile, or wait with `delayForCellEdit`. */
  editingCell: boolean;
  /** Whether this Excel forgets a fit to pages, as some do (office-js #1860). */
  losesFit: boolean;
  /** Whether this Excel refuses to take a print area or repeated rows away by an empty address, which is not documented. */
  refusesEmptyAddress: boolean;
  /** Makes a later batch fail; `null` takes it back. */
  failAt(where: Failure | null): void;
  /** Puts Excel, Office and OfficeExtension on globalThis; the result takes them away again. */
  install(): () => void;
  /** Types into a cell as a person does; add-ins are told. */
  type(sheet: string, address: string, content: string | number): void;
  /** Selects as a person does; add-ins are told. */
  select(sheet: string, address: string): void;
  /** What is selected, as in `表3!E9`. */
  readonly selection: string;
  /** Answers a batch of a library elsewhere, such as in a browser: its flags, and its body as text. */
  receive(flags: number, body: string): Promise<Response>;
  /** Where the events go for a library elsewhere. */
  listen(listener: (message: EventMessage) => void): () => void;
  /** The workbook as a file. */
  save(): Promise<Buffer>;
}

/** How Microsoft's own tests hand events to the library. */
interface LibraryEvents {
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
  _testTriggerRichApiMessageEvent(message: EventMessage): void;
}

const DELAY_FOR_CELL_EDIT = 64;

class PlayedExcel implements ExcelHost {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly Office: ReturnType<PlayedHost['office']>;
  readonly batches: SentBatch[] = [];
  #editingCell = false;
  #waiting: (() => void)[] = [];
  #failure: { countdown: number; readonly where: Failure } | undefined;

  constructor(
    readonly workbook: ExcelJS.Workbook,
    private readonly played: PlayedHost,
    private readonly state: ExcelState,
  ) {
    this.Office = played.office();
    const library = loadOfficeLibrary(this.Office);
    this.Excel = library.Excel;
    this.OfficeExtension = library.OfficeExtension;
    const events = library.OfficeExtension as unknown as LibraryEvents;
    events._testSetRichApiMessageReadyImpl(() => Promise.resolve());
    state.events.listen((message) => events._testTriggerRichApiMessageEvent(message));
    const session = {
      _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: 'http://document.localhost/', headers: {} }),
      _createRequestExecutorOrNull: () => ({
        executeAsync: (_data: unknown, flags: number, message: { Body: unknown }) =>
          this.receive(flags, JSON.stringify(message.Body)),
      }),
    };
    (
      library.OfficeExtension as unknown as { SessionBase: { _overrideSession: unknown } }
    ).SessionBase._overrideSession = session;
  }

  get losesFit(): boolean {
    return this.state.losesFit;
  }
  set losesFit(loses: boolean) {
    this.state.losesFit = loses;
  }
  get refusesEmptyAddress(): boolean {
    return this.state.refusesEmptyAddress;
  }
  set refusesEmptyAddress(refuses: boolean) {
    this.state.refusesEmptyAddress = refuses;
  }
  get editingCell(): boolean {
    return this.#editingCell;
  }
  set editingCell(editing: boolean) {
    this.#editingCell = editing;
    if (!editing) for (const proceed of this.#waiting.splice(0)) proceed();
  }

  failAt(where: Failure | null): void {
    this.#failure = where ? { countdown: where.batch ?? 0, where } : undefined;
  }

  install(): () => void {
    const mine: Record<string, unknown> = {
      Excel: this.Excel,
      Office: this.Office,
      OfficeExtension: this.OfficeExtension,
    };
    const before = Object.keys(mine).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
    for (const [name, value] of Object.entries(mine)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true });
    }
    return () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else delete (globalThis as Record<string, unknown>)[name];
      }
    };
  }

  async save(): Promise<Buffer> {
    const undo = this.state.sheets.map(nameDefaultWidths);
    try {
      return Buffer.from(await this.workbook.xlsx.writeBuffer());
    } finally {
      for (const takeBack of undo) takeBack();
    }
  }

  type(sheet: string, address: string, content: string | number): void {
    this.state.isPersonActing = true;
    try {
      this.#range(sheet, address).values = [[content]];
    } finally {
      this.state.isPersonActing = false;
    }
  }

  select(sheet: string, address: string): void {
    this.#range(sheet, address).select();
  }

  get selection(): string {
    const sheet = this.state.activeSheet;
    return `${sheet.name}!${areaText(this.state.selectionOn(sheet))}`;
  }

  listen(listener: (message: EventMessage) => void): () => void {
    return this.state.events.listen(listener);
  }

  #range(name: string, address: string): RangeObject {
    const sheet = this.state.findSheet(name);
    const area = areaOf(address);
    if (!sheet || !area) throw new Error(`the workbook has no ${name}!${address}`);
    return new RangeObject(this.state, sheet, area);
  }

  /** The body comes as text: the library uses its objects again, and the text is what would travel. */
  async receive(flags: number, text: string): Promise<Response> {
    const body = JSON.parse(text) as RequestBody;
    const batch = new Batch(this.state, body);
    if (batch.isCleanup) return answer(batch, undefined);
    if (this.#editingCell && flags & DELAY_FOR_CELL_EDIT) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const requestBytes = Buffer.byteLength(text);
    const response = this.#respond(batch, requestBytes);
    const responseBytes = Buffer.byteLength(JSON.stringify(response.Body));
    this.batches.push({ requestBytes, responseBytes, actions: body.Actions.length, changes: batch.changes });
    const isTooLarge = responseBytes > this.played.traits.payloadLimit;
    return isTooLarge ? refusal('ResponsePayloadSizeLimitExceeded') : response;
  }

  #respond(batch: Batch, requestBytes: number): Response {
    if (this.#editingCell) return refusal('InvalidOperationInCellEditMode');
    const failure = this.#dueFailure();
    if (failure && failure.action === undefined) return refusal(failure.code ?? 'GeneralException');
    if (requestBytes > this.played.traits.payloadLimit) return refusal('RequestPayloadSizeLimitExceeded');
    return answer(batch, failure && { change: failure.action ?? 0, code: failure.code ?? 'GeneralException' });
  }

  #dueFailure(): Failure | undefined {
    const failure = this.#failure;
    if (!failure || failure.countdown-- > 0) return undefined;
    this.#failure = undefined;
    return failure.where;
  }
}

function answer(batch: Batch, failure: BatchFailure | undefined): Response {
  return { HttpStatusCode: 200, ErrorCode: null, ErrorMessage: null, Headers: {}, Body: batch.run(failure) };
}

/**
 * Opens a workbook (a new one with an empty Sheet1, where none is given) in the Excel that is asked for, Microsoft 365 where
 * none is. A workbook that is given stays the one that is worked on.
 */
export async function startExcelHost(
  options: { host?: HostName; workbook?: ExcelJS.Workbook | Buffer } = {},
): Promise<ExcelHost> {
  let workbook = options.workbook ?? new ExcelJS.Workbook();
  if (!('xlsx' in workbook)) {
    const file = workbook;
    workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
  }
  const played = new PlayedHost(options.host ?? 'microsoft365');
  return new PlayedExcel(workbook, played, new ExcelState(workbook, played));
}
