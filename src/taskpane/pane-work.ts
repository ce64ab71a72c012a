/**
 * What the pane asks of a workbook. In Excel it is done beside the pane (local-work.ts); in the browser version in a worker, so
 * everything that goes in and comes out is plain data.
 */
import type { TextCheckOutcome } from '../actions/check-text';
import type { DocumentComposed } from '../actions/make-document';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { ListedFinding } from '../worksheet/findings/result-sheet';
import type { FileCheck, Message } from './session-state';
import type { ShownOrigin, ShownStatus } from './shown-status';
import type { Phase } from './stoppable-workbook';

/** An action under way, as whoever waits for it sees it. */
export interface Running {
  /** Aborted when the person calls the action off; from the first write on it is too late. */
  readonly signal: AbortSignal;
  /** Told of each phase as it begins. */
  readonly onPhase: (phase: Phase) => void;
}

/** A document that is ready to be handed over. */
export interface MadeDocument {
  readonly composed: Omit<DocumentComposed, 'document'>;
  readonly bytes: Uint8Array;
}

/** Going on would lose what these sentences name. */
export interface Losses {
  readonly losses: readonly string[];
}

/**
 * Each action writes all or nothing, and answers what to tell. All reject with what the actions throw: WorkbookError,
 * ActionFailure, Cancelled.
 */
export interface PaneWork {
  /** Reads the workbook; what is asked about it afterwards is answered from this reading. */
  readStatus(): Promise<ShownStatus>;
  /** The first rows behind a figure of the workbook as it was read last; undefined where the cell is none. */
  explain(place: CellPlace, limit: number): Promise<ShownOrigin | undefined>;
  /** Compares a text with the workbook as it was read last; undefined where there is nothing to compare with. */
  checkText(lines: readonly string[]): Promise<TextCheckOutcome | undefined>;

  createTemplate(running: Running, year: number): Promise<Message>;
  fill(running: Running): Promise<Message>;
  check(running: Running): Promise<Message>;
  clearMarks(running: Running): Promise<Message>;
  writeNarrative(running: Running): Promise<Message>;
  makeDocument(running: Running): Promise<Message | MadeDocument>;
  /** @param bytes of a .docx or .txt file */
  checkTextFile(running: Running, name: string, bytes: Uint8Array): Promise<FileCheck>;
  /** @param printing whether the person prints in Excel, and is told how, or by a button of ours */
  preparePrint(running: Running, printing: 'in-excel' | 'here'): Promise<Message>;
  /** @param discardLaterEdits whether the person agreed to lose what was changed since */
  undo(running: Running, discardLaterEdits: boolean): Promise<Message | Losses>;
  /** @param findings all of the last check; `index` is the one that is explained */
  explainFinding(
    running: Running,
    findings: readonly ListedFinding[],
    index: number,
    explanation: string,
  ): Promise<Message>;
}

/** The code of the actions cannot be had. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}
