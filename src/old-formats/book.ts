/** A workbook of the old format, read but not yet written as a new one. Rows and columns count from 0. */

export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A value as the file has it; undefined where a cell is formatted and empty. */
export type OldValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string; readonly runs?: readonly OldRun[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An error such as `#N/A`. */
  | { readonly kind: 'error'; readonly value: string };

/** Where another font begins in a text, and its index. */
export interface OldRun {
  readonly from: number;
  readonly font: number;
}

export interface OldCell {
  readonly column: number;
  /** Index of its format. */
  readonly format: number;
  value: OldValue | undefined;
  /** Without `=`. */
  formula?: string;
  /** Of an array formula, in its first cell: all cells it fills. */
  arrayRange?: CellRange;
}

export interface OldRow {
  readonly row: number;
  /** Points; undefined where the row has no height of its own. */
  readonly height: number | undefined;
  /** A person set the height; otherwise it follows the content. */
  readonly isOwnHeight: boolean;
  readonly hidden: boolean;
  readonly outlineLevel: number;
  /** Index of the format of its empty cells. */
  readonly format: number | undefined;
}

export interface OldColumns {
  readonly first: number;
  readonly last: number;
  /** Characters. */
  readonly width: number;
  readonly hidden: boolean;
  readonly outlineLevel: number;
  readonly format: number;
}

export interface OldNote {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
}

/** What may be typed into cells. */
export interface OldValidation {
  readonly ranges: readonly CellRange[];
  readonly type: number;
  readonly operator: number;
  readonly errorStyle: number;
  readonly allowsBlank: boolean;
  readonly hidesArrow: boolean;
  readonly showsPrompt: boolean;
  readonly showsError: boolean;
  readonly promptTitle: string;
  readonly prompt: string;
  readonly errorTitle: string;
  readonly error: string;
  readonly formulas: readonly string[];
}

export interface OldPage {
  /** Inches. */
  readonly margins: { left: number; right: number; top: number; bottom: number; header: number; footer: number };
  paper?: number;
  scale?: number;
  landscape?: boolean;
  blackAndWhite?: boolean;
  firstPage?: number;
  fitToPage?: boolean;
  fitWidth?: number;
  fitHeight?: number;
  header?: string;
  footer?: string;
  centredAcross?: boolean;
  centredDown?: boolean;
  gridlines?: boolean;
}

export type Visibility = 'visible' | 'hidden' | 'veryHidden';

export interface OldSheet {
  readonly name: string;
  readonly visibility: Visibility;
  readonly cells: Map<number, OldCell[]>;
  readonly rows: Map<number, OldRow>;
  readonly columns: OldColumns[];
  readonly merges: CellRange[];
  readonly notes: OldNote[];
  readonly validations: OldValidation[];
  readonly page: OldPage;
  /** Rows and columns that stay in sight, and the first ones that scroll. */
  frozen?: { readonly rows: number; readonly columns: number; readonly top: number; readonly left: number };
  /** Percent. */
  zoom?: number;
  showsGridlines: boolean;
  showsZeros: boolean;
  /** Characters. */
  defaultWidth?: number;
  /** Points. */
  defaultHeight?: number;
  /** Protected; `password` is the file's own check value, 0 where there is none. */
  protection?: { readonly password: number };
}

export interface OldFont {
  readonly name: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  /** As the new format names it; undefined where there is none. */
  readonly underline: string | undefined;
  readonly script: 'superscript' | 'subscript' | undefined;
  /** Index into the palette. */
  readonly colour: number;
}

export interface OldBorder {
  readonly line: number;
  readonly colour: number;
}

/** A cell format. */
export interface OldFormat {
  readonly font: number;
  readonly numberFormat: number;
  readonly isStyle: boolean;
  readonly locked: boolean;
  readonly hidesFormula: boolean;
  readonly horizontal: number;
  readonly vertical: number;
  readonly wraps: boolean;
  readonly shrinks: boolean;
  readonly rotation: number;
  readonly indent: number;
  readonly left: OldBorder;
  readonly right: OldBorder;
  readonly top: OldBorder;
  readonly bottom: OldBorder;
  readonly fill: { readonly pattern: number; readonly front: number; readonly back: number };
}

export interface OldName {
  readonly name: string;
  /** Index of its sheet among `sheets`; undefined where it is the workbook's. */
  readonly sheet: number | undefined;
  readonly hidden: boolean;
  readonly formula: string;
}

export interface OldBook {
  readonly sheets: readonly OldSheet[];
  readonly names: readonly OldName[];
  readonly fonts: readonly OldFont[];
  readonly formats: readonly OldFormat[];
  /** Number formats that the file spells out, by their numbers. */
  readonly numberFormats: ReadonlyMap<number, string>;
  /** Colours that the file sets, as RRGGBB, from the eighth on. */
  readonly palette: readonly string[];
  readonly date1904: boolean;
  /** Index of the sheet that the file opens on. */
  readonly active: number;
  /** Protected; `password` as with sheets. */
  readonly protection: { readonly password: number } | undefined;
}

/** What the file holds and its copy does not: how many of each. */
export type Losses = Map<LossKind, number>;

export type LossKind =
  | 'chartSheets'
  | 'macroSheets'
  | 'macros'
  | 'charts'
  | 'drawings'
  | 'controls'
  | 'backgrounds'
  | 'conditionalFormats'
  | 'validations'
  | 'hyperlinks'
  | 'pivotTables'
  | 'filters'
  | 'richTexts'
  | 'externalFormulas'
  | 'dataTables'
  | 'unreadableFormulas'
  | 'unreadableNames';

export function lose(losses: Losses, kind: LossKind, count = 1): void {
  losses.set(kind, (losses.get(kind) ?? 0) + count);
}
