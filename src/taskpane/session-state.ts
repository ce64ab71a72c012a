/** What the pane knows: the components draw this and nothing else. */
import type { TextCheckOutcome } from '../actions/check-text';
import type { Severity } from '../budget/checks';
import type { CellPlace } from '../worksheet/findings/placed-finding';
import type { Problem } from '../worksheet/problem';
import type { ShownOrigin, ShownStatus } from './shown-status';
import type { Phase } from './stoppable-workbook';

/** An action under way. */
export interface Busy {
  readonly title: string;
  readonly phase: Phase;
  /** Whether it takes long enough for a progress bar. */
  readonly isSlow: boolean;
  readonly isCancelled: boolean;
}

/** What came of the last action. */
export interface Message {
  readonly intent: 'success' | 'warning' | 'error' | 'info';
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  /** Each with its place, where it has one. */
  readonly problems: readonly Problem[];
  /** For the person who helps; behind a fold. */
  readonly details: string;
  /** A file was handed over and may not have arrived: the way to where it always does is offered. */
  readonly offersBrowserVersion?: boolean;
}

/** A text file that is compared with the tables, whenever these change. */
export interface FileCheck {
  readonly name: string;
  readonly lines: readonly string[];
  /** Undefined where the workbook has nothing to compare with. */
  readonly outcome: TextCheckOutcome | undefined;
}

/** What must be answered before an action goes on. */
export type Question =
  | { readonly kind: 'year'; readonly suggested: number }
  | { readonly kind: 'undo'; readonly action: string; readonly losses: readonly string[] };

export type SeverityFilter = Severity | 'all';

export interface PaneState {
  /** Undefined until the workbook was read. */
  readonly status: ShownStatus | undefined;
  /** The workbook was changed since it was read; it is about to be read again. */
  readonly isOutdated: boolean;
  readonly busy: Busy | undefined;
  readonly message: Message | undefined;
  readonly question: Question | undefined;
  /** The text file whose findings are shown instead of the workbook's. */
  readonly fileCheck: FileCheck | undefined;
  readonly filter: SeverityFilter;
  /** Key of the finding that is looked at. */
  readonly current: string | undefined;
  readonly selection: CellPlace | undefined;
  /** The rows behind the selected figure; of the one before it until they are known. */
  readonly origin: ShownOrigin | undefined;
  /** The tables were made ready for printing, and nothing was changed since. */
  readonly isPrepared: boolean;
  readonly isHelpShown: boolean;
}

export const INITIAL: PaneState = {
  status: undefined,
  isOutdated: true,
  busy: undefined,
  message: undefined,
  question: undefined,
  fileCheck: undefined,
  filter: 'all',
  current: undefined,
  selection: undefined,
  origin: undefined,
  isPrepared: false,
  isHelpShown: false,
};
