/** What crosses between the page and the worker that holds the workbook: the border's whole contract. Plain data only. */
import type { FileCheck, Message } from '../../taskpane/session-state';
import type { Losses, MadeDocument, PaneWork } from '../../taskpane/pane-work';
import type { Phase } from '../../taskpane/stoppable-workbook';
import type { CellPlace } from '../../worksheet/findings/placed-finding';
import type { ListedFinding } from '../../worksheet/findings/result-sheet';
import type { Area } from '../../worksheet/workbook';
import type { CellView, SheetView } from '../../xlsx/sheet-view';
import type { CellState } from '../../xlsx/xlsx-workbook';

/** Cells cross in blocks of so many rows and columns. */
export const BLOCK = { rows: 64, columns: 32 } as const;

/** A sheet without its cells: how large everything is. Pixels. */
export type SheetFrame = Omit<SheetView, 'rowHeights' | 'merges' | 'cell'> & { readonly rowHeights: Uint16Array };

/** How a cell looks, and what someone who types into it has to know. */
export interface GridCell {
  readonly view: CellView;
  readonly state: CellState;
}

/** Some rows and columns of a sheet. */
export interface CellBlock extends Area {
  /** Row by row. */
  readonly cells: readonly GridCell[];
  /** Merged areas that reach into it. */
  readonly merges: readonly Area[];
}

/** A sheet with its first block. */
export interface SheetStart {
  readonly frame: SheetFrame;
  readonly first: CellBlock;
}

/** The workbook as it is opened. */
export interface OpenedBook {
  /** Visible ones, in their order. */
  readonly sheets: readonly string[];
  /** Of the first of them. */
  readonly start: SheetStart | undefined;
  /** Of a file of an old format: what was not carried over, a sentence each. Undefined where it was an .xlsx file. */
  readonly lost: readonly string[] | undefined;
}

/** A cell after someone typed into it. */
export interface TypedCell {
  readonly cell: GridCell;
  /** The sheet is larger or smaller than before. */
  readonly isResized: boolean;
}

/** The part of a sheet that goes on paper. */
export interface PrintedArea {
  readonly sheet: string;
  readonly area: Area;
}

/** An action has written. */
export interface BookChange {
  /** Visible sheets, as they are now. */
  readonly sheets: readonly string[];
  /** A sheet that was made, to be shown. */
  readonly made: string | undefined;
  /** Sheets that may look otherwise now. */
  readonly changed: readonly string[];
}

/** How far a request has come: a phase of an action, or so many sheets of all that are read. */
export type Progress = { readonly phase: Phase } | { readonly done: number; readonly total: number };

export interface BookService {
  /** Opens a file, once. Rejects with a WorkbookError where it is no workbook. */
  open(bytes: Uint8Array): OpenedBook;
  /** Undefined where there is no sheet of this name. */
  start(sheet: string): SheetStart | undefined;
  /** @param row and column of the block: its place in units of {@link BLOCK} */
  block(sheet: string, row: number, column: number): CellBlock | undefined;
  /**
   * Types into a cell. Rejects with a WorkbookError where that is not allowed.
   *
   * @param id under which it can be taken back
   */
  type(id: number, place: CellPlace, text: string): TypedCell;
  /** Undefined where an action has written meanwhile: then there is nothing to take back. */
  takeBack(id: number): TypedCell | undefined;
  save(): Uint8Array;
  /** All tables and 情况说明, in the order of their tabs. */
  tablesToPrint(): readonly PrintedArea[];

  readStatus: PaneWork['readStatus'];
  explain: PaneWork['explain'];
  checkText: PaneWork['checkText'];
  createTemplate(year: number): Message;
  fill(): Message;
  check(): Message;
  clearMarks(): Message;
  writeNarrative(): Message;
  makeDocument(): Message | MadeDocument;
  checkTextFile(name: string, bytes: Uint8Array): FileCheck;
  preparePrint(printing: 'in-excel' | 'here'): Message;
  undo(discardLaterEdits: boolean): Message | Losses;
  explainFinding(findings: readonly ListedFinding[], index: number, explanation: string): Message;
}
