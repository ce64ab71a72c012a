/** What the pane shows of a workbook: plain data, whatever thread it comes from. */
import type { CellOrigin, OriginRow } from '../actions/cell-origin';
import type { CheckOutcome, NothingToCheck } from '../actions/check-workbook';
import type { WorkbookStatus } from '../actions/workbook-status';

/** What the check found, without the tables themselves. */
export type ShownCheck = Omit<CheckOutcome, 'recognition' | 'text'> & {
  /** What was not recognised, or only with doubt. */
  readonly notes: readonly string[];
  readonly text: Pick<NonNullable<CheckOutcome['text']>, 'hasNarrative' | 'notUnderstood'> | undefined;
};

/** Where the workbook stands. */
export type ShownStatus = Omit<WorkbookStatus, 'check' | 'explain' | 'checkText'> & {
  readonly check: ShownCheck | NothingToCheck;
};

/** What a figure is made of: its first rows. */
export type ShownOrigin = Omit<CellOrigin, 'rows'> & { readonly rows: readonly OriginRow[] };
