/** Published tables as figures: what checks read, whether we filled the tables or someone typed them. Knows no cell. */
import { type AmountUnit, type Fen, FEN_PER_PRINTED_STEP } from './amount';
import type { RowIdentity, SectionDeclaration, TableDeclaration } from './tables';

/** What stood where an amount should stand, if it was not a plain number or blank. */
export type FigureDefect =
  | { readonly kind: 'error-value' }
  | { readonly kind: 'not-a-number'; readonly reason: string }
  /** A number kept as text: Excel's own sums leave it out. The amount is the number it shows. */
  | { readonly kind: 'number-as-text' }
  /** More decimals than the two that are printed; the amount has them all. */
  | { readonly kind: 'too-many-decimals' };

/** One amount of a published table. */
export interface PublishedFigure {
  /** Unique among all tables of a workbook; the worksheet layer knows its cell. */
  readonly id: string;
  /** Exact, in 分; a blank, or what cannot be read, is 0. */
  readonly amount: Fen;
  readonly blank: boolean;
  /** As it stands, for messages. */
  readonly shown: string;
  readonly defect?: FigureDefect;
}

/** A row of a published table. Its key follows {@link RowIdentity} of the declaration, so that rows of two tables compare. */
export interface PublishedRow extends RowIdentity {
  /** Unique id of the row's label, for findings about codes and names. */
  readonly id: string;
  /** The code as printed, where the checks took it for a mistyped one. */
  readonly statedCode?: string;
  /** Not printed, but other tables have it: its figures are blank. */
  readonly isMissing?: boolean;
  /** One for each column of the section; undefined where the table lacks the column. */
  readonly figures: readonly (PublishedFigure | undefined)[];
}

export interface PublishedSection {
  readonly declaration: SectionDeclaration;
  /** In printed order, parents among them; the closing total is apart. */
  readonly rows: readonly PublishedRow[];
  /** Undefined where the section has no total row, declared or found. */
  readonly total?: PublishedRow;
  /** Ids of declared columns that were not found. */
  readonly missingColumns: readonly string[];
}

export interface PublishedTable {
  readonly declaration: TableDeclaration;
  /** Unique id of the title, for findings about the table as a whole. */
  readonly id: string;
  /** The unit it says it is in; undefined where it does not say. Amounts were read in it, or in 万元. */
  readonly unit?: AmountUnit;
  /** The unit that it says, where the checks took its figures for being in the other. */
  readonly statedUnit?: AmountUnit;
  /** The unit name after 编制单位, as printed; undefined where there is none. */
  readonly unitName?: string;
  readonly sections: readonly PublishedSection[];
  /** The remark under the table, as printed. */
  readonly remark?: string;
}

/** Ids of what a table says of itself, beside its title's. The table's own id stands for those that it lacks. */
export const unitId = (table: string): string => `${table}/单位`;
export const unitNameId = (table: string): string => `${table}/编制单位`;
export const remarkId = (table: string): string => `${table}/备注`;

/** 分 in the last printed digit: 0.01 万元 or 0.01 元. A printed figure stands for half a step to either side. */
export function printedStep(table: Pick<PublishedTable, 'unit'>): Fen {
  return table.unit === '元' ? 1 : FEN_PER_PRINTED_STEP;
}
