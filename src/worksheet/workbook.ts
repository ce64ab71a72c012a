/**
 * The port: the few things this product asks of any workbook, whether it is open in Excel (src/excel) or a file (src/xlsx).
 * Rows and columns count from 0 here; people see A1 notation, made by `./address.ts`.
 */

import type { Area } from './area';
import type { FlagSeverity } from './flag-mark';
import type { PageSetup, PageState } from './page-setup';

export * from './area';
export * from './flag-mark';
export * from './number-format';
export * from './page-setup';

/** What a cell holds. A blank is `''`; an error value is its text (`#REF!`); a date is Excel's serial number. */
export type CellValue = string | number | boolean;

/** What may be written to a cell: `null` leaves it as it is, a string is stored as that text even if it begins with `=`. */
export type CellInput =
  | CellValue
  | null
  /** A formula with its `=`. The result is what a file shows until it is calculated; Excel calculates its own. */
  | { readonly formula: string; readonly result?: CellValue };

/** Border styles as Excel names them in its dialog; `none` removes the border. */
export type BorderStyle =
  | 'none'
  | 'hair'
  | 'dotted'
  | 'dashDotDot'
  | 'dashDot'
  | 'dashed'
  | 'thin'
  | 'mediumDashDotDot'
  | 'slantDashDot'
  | 'mediumDashDot'
  | 'mediumDashed'
  | 'medium'
  | 'thick'
  | 'double';

/** One edge of a cell. The colour is `#RRGGBB`; left out means black or automatic. */
export interface Border {
  readonly style: BorderStyle;
  readonly color?: string;
}

/** The four edges of a cell, or of every cell of an area. */
export interface Borders {
  readonly top?: Border;
  readonly bottom?: Border;
  readonly left?: Border;
  readonly right?: Border;
}

/** The formats this product sets, reads back and restores. What is left out of a write stays as it is. */
export interface CellFormat {
  readonly fontName?: string;
  /** Points. */
  readonly fontSize?: number;
  readonly bold?: boolean;
  /** `#RRGGBB`. */
  readonly fontColor?: string;
  /** `#RRGGBB`, or `null` for no fill. */
  readonly fill?: string | null;
  readonly horizontal?: 'general' | 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly numberFormat?: string;
  readonly borders?: Borders;
  /** Whether the cell is locked once its sheet is protected. */
  readonly locked?: boolean;
}

/** A drop-down list on cells, fed from cells elsewhere. */
export interface DropDown {
  /** A reference as in a formula, without `=`: `选项!$A$2:$A$18`. */
  readonly source: string;
  /** `stop` refuses other entries; `warning` asks; the list is a help in both. */
  readonly strictness: 'stop' | 'warning';
  readonly errorTitle: string;
  readonly errorMessage: string;
}

/**
 * Marks a cell: a colour over the cell's own fill, and a message when it is selected. Nothing of the cell's own is lost: its
 * rule stays, its prompt is kept in the flag. In Excel that is what the cell had before the first edit of the same write.
 */
export interface FlagEdit {
  readonly kind: 'flag';
  readonly sheet: string;
  /** In a merged area the top left cell is flagged. A cell flagged before gets this flag instead. */
  readonly row: number;
  readonly column: number;
  readonly severity: FlagSeverity;
  readonly title: string;
  /** Whole in a file's note; in the input prompt cut to what Excel holds. */
  readonly message: string;
}

/** One change to a workbook. Edits are carried out in the order given. */
export type Edit =
  | { readonly kind: 'add-sheet'; readonly sheet: string; readonly hidden?: boolean }
  | { readonly kind: 'remove-sheet'; readonly sheet: string }
  | {
      readonly kind: 'cells';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly CellInput[])[];
    }
  | { readonly kind: 'format'; readonly sheet: string; readonly area: Area; readonly format: CellFormat }
  /** Back to the workbook's Normal style. */
  | { readonly kind: 'clear-formats'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'merge'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'unmerge'; readonly sheet: string; readonly area: Area }
  /** Widths in characters as a file states them (padding included), from `column` on. */
  | {
      readonly kind: 'column-widths';
      readonly sheet: string;
      readonly column: number;
      readonly widths: readonly number[];
    }
  /** Heights in points, from `row` on; `null` gives the row back the sheet's own height. */
  | {
      readonly kind: 'row-heights';
      readonly sheet: string;
      readonly row: number;
      readonly heights: readonly (number | null)[];
    }
  | { readonly kind: 'page-setup'; readonly sheet: string; readonly page: PageSetup }
  /** Puts the print set-up back as it was read. */
  | { readonly kind: 'page-state'; readonly sheet: string; readonly page: PageState }
  | { readonly kind: 'freeze-rows'; readonly sheet: string; readonly rows: number }
  | { readonly kind: 'drop-down'; readonly sheet: string; readonly area: Area; readonly list: DropDown }
  /** Flags do not print: a sheet with flags prints in black and white. On a sheet with a password they are refused. */
  | FlagEdit
  /** Takes every flag from a sheet, also from a copied cell, and nothing else. A sheet that does not exist has none. */
  | {
      readonly kind: 'clear-flags';
      readonly sheet: string;
      /** From the snapshot, where it was read with them: spares Excel one look at the sheet. */
      readonly marks?: SheetMarks;
    }
  /** A text that leads to a cell of this workbook when it is clicked. Stored as that text, whatever it looks like. */
  | {
      readonly kind: 'link';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly text: string;
      readonly target: { readonly sheet: string; readonly row: number; readonly column: number };
    }
  /** Takes the links from cells; their text and looks stay. In Excel a link stays when a cell's text is overwritten. */
  | { readonly kind: 'clear-links'; readonly sheet: string; readonly area: Area }
  /** Protects without a password; unlocked cells, row insertion and formatting stay free. */
  | { readonly kind: 'protect'; readonly sheet: string };

/** What to read of one sheet. */
export interface SheetRequest {
  readonly sheet: string;
  /** `values`: results of formulas. `formulas`: a formula's text (with its `=`) where there is one, else the value. */
  readonly content: 'values' | 'formulas';
  /** Read the formats as well, so that an edit can be taken back exactly. */
  readonly formats?: boolean;
  /** Read the print set-up and the heights of rows as well, so that a print set-up can be taken back exactly. */
  readonly page?: boolean;
  /** With `values`: tell dates from numbers, and formulas without a stored result from blanks. */
  readonly kinds?: boolean;
}

/**
 * A cell that is not what its value says: a number shown as a date or time, or a formula that the file keeps without a result
 * (its value is then `''`; Excel always has a result).
 */
export interface CellKind {
  readonly row: number;
  readonly column: number;
  readonly kind: 'date' | 'no-result';
}

/** What Excel has to be asked for before flags can be set or cleared. A file needs none of it. */
export interface SheetMarks {
  /** Ids of custom conditional formats; some may be flags. */
  readonly customFormats: readonly string[];
  /** Unknown to an Excel below ExcelApi 1.13. */
  readonly mergedAreas: readonly Area[];
}

/** One sheet as it stood when it was read. */
export interface SheetSnapshot {
  readonly name: string;
  readonly protected: boolean;
  /** Where `cells[0][0]` stands in the sheet. */
  readonly row: number;
  readonly column: number;
  /** The used range, a full rectangle; no rows where the sheet is empty. */
  readonly cells: readonly (readonly CellValue[])[];
  /** Same rectangle as `cells`, where it was asked for. Clearing a cell's formats and writing this restores them. */
  readonly formats?: readonly (readonly CellFormat[])[];
  /** In Excel, where it was asked for. */
  readonly marks?: SheetMarks;
  /** Where it was asked for and the workbook tells. */
  readonly page?: PageState;
  /**
   * With the page: points of the rows of `cells`, as many as were read; `null` where the row has the sheet's own height, or fits
   * itself as far as a file says so.
   */
  readonly heights?: readonly (number | null)[];
  /**
   * Where it was asked for and the workbook tells: the cells of another kind, row by row, places counted in the sheet. Then a
   * formula without a result counts as used, though it reads as blank.
   */
  readonly kinds?: readonly CellKind[];
}

/** What a read gives: every sheet name, and the snapshots of the requested sheets that exist. */
export interface WorkbookSnapshot {
  /** All sheet names in their order, hidden ones included. */
  readonly sheetNames: readonly string[];
  /** Those of them that a person can see. */
  readonly visibleSheets: readonly string[];
  readonly sheets: ReadonlyMap<string, SheetSnapshot>;
}

/**
 * What a write counts on, as it was read: that a sheet is there, that there is none of the name, or what cells hold (`null`: any).
 */
export type Expectation =
  | { readonly kind: 'sheet' | 'no-sheet'; readonly sheet: string }
  | {
      readonly kind: 'cells';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly content: SheetRequest['content'];
      readonly cells: readonly (readonly (CellValue | null)[])[];
    };

/** A workbook, wherever it is. All calls reject with a {@link WorkbookError} and nothing else. */
export interface Workbook {
  /**
   * Reads the requested sheets in one go (in Excel: one round trip, and one more for each further payload chunk; one more where
   * kinds are asked for on a sheet of more than a thousand rows).
   * A sheet that does not exist is simply not in the answer.
   */
  read(requests: readonly SheetRequest[]): Promise<WorkbookSnapshot>;
  /**
   * Reads the values of every sheet, whatever their names (in Excel: one round trip for up to 40 sheets, two for more; more
   * for each further payload chunk).
   *
   * @param options `marks`: also what setting and clearing flags needs; `pages`: also print set-ups and heights of rows;
   *   `kinds`: also which numbers are dates, and which formulas have no result; `cellsOf`: the values of these sheets only, no
   *   cells of the others
   */
  readAll(options?: {
    readonly marks?: boolean;
    readonly pages?: boolean;
    readonly kinds?: boolean;
    readonly cellsOf?: readonly string[];
  }): Promise<WorkbookSnapshot>;
  /**
   * Carries out the edits in order (in Excel: one round trip, and one more for each further payload chunk; where flags come
   * or go it looks first, in one round trip where the edits know the sheets' marks, else in two, and one more where a flag
   * was copied over unlike cells; where a print area or repeated rows are taken away, one more at the end).
   * Where something is expected it looks first (in Excel: one small round trip), and rejects with a ChangedMeanwhileError, nothing
   * written, where it is no longer so. Not a transaction: when it rejects otherwise, the edits before the failing one stand. Rejects with a ProtectedSheetsError, before
   * anything is changed, where flags come or go on a sheet with a password.
   */
  write(edits: readonly Edit[], expectations?: readonly Expectation[]): Promise<void>;
}

/** A workbook that could not be read or written: a sentence for the accountant, and the technical cause apart. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  /**
   * @param message what happened and what to do, in Chinese
   * @param details the error as the library put it, for the person who helps
   */
  constructor(
    message: string,
    readonly details: string,
  ) {
    super(message);
  }
}

/** Somebody changed the workbook since it was read, where the write would have gone. Nothing was written. */
export class ChangedMeanwhileError extends WorkbookError {
  /** @param changes sentences: what is no longer as it was read */
  constructor(readonly changes: readonly string[]) {
    const shown = changes.slice(0, 5).join('；');
    const more = changes.length > 5 ? `等 ${changes.length} 处` : '';
    super(`工作簿刚被别人或另一个窗口改过（${shown}${more}），没有写入任何内容。请重试`, changes.join('; '));
  }
}

/** Flags cannot be set or cleared on these sheets: they are protected with a password. */
export class ProtectedSheetsError extends WorkbookError {
  constructor(readonly sheets: readonly string[]) {
    const names = sheets.map((sheet) => `“${sheet}”`).join('、');
    super(
      `工作表${names}设有保护密码，不能标出或清除问题单元格。请在“审阅”中撤消工作表保护后重试`,
      `protected: ${sheets.join(', ')}`,
    );
  }
}

/**
 * Whether Excel would take this text, typed into a cell, for something else than text (a formula, a number, a date, TRUE).
 * Such text is stored under the number format `@`, in both adapters, so that it stays what it is.
 * Errs on the safe side: only text that begins with a Chinese character or an opening bracket, and is no Chinese date or
 * time, is taken as harmless.
 */
export function needsTextFormat(text: string): boolean {
  if (text === '') return false;
  if (/^(true|false)$/i.test(text)) return true;
  if (/^[\u4e00-\u9fff（“《【]/u.test(text))
    return /^[上下]午/u.test(text) || /^[一二三四五六七八九十〇零]+[年月日]/u.test(text);
  return true;
}
