/** What reading one sheet needs of the rest of the workbook. */
import type { Losses } from './book';
import type { FormulaContext } from './formula-text';
import type { SharedText, TextReader } from './text';

/** What the workbook has for all its sheets. */
export interface SheetSurroundings {
  readonly isNew: boolean;
  readonly texts: TextReader;
  readonly sharedTexts: readonly SharedText[];
  readonly context: FormulaContext;
  readonly losses: Losses;
  /** How much of the file's allowance is used up by the sheets so far. */
  readonly used: Used;
}

/** Counted over all sheets. */
export interface Used {
  cells: number;
  formulaCharacters: number;
}
