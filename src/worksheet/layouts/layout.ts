/** The shapes of a layout: how one region's form of one year looks. Layouts are data; they hold no arithmetic. */
import type { SectionDeclaration, TableNumber } from '../../budget/tables';
import type { CellFormat, PageSetup } from '../workbook';

/** What a column of a printed table holds, for one section. */
export type ColumnContent =
  /** Part of the code: 0 类, 1 款, 2 项. */
  | { readonly holds: 'code-part'; readonly part: 0 | 1 | 2 }
  | { readonly holds: 'code' }
  | { readonly holds: 'name' }
  | { readonly holds: 'project' }
  | { readonly holds: 'amount'; readonly column: string };

/** A printed column. Width in characters. */
export type LeafColumn = ColumnContent & {
  readonly label: string;
  readonly width: number;
  /** Left out where the table has one section. */
  readonly section?: SectionDeclaration['id'];
};

/** A heading over columns; headings nest and are merged over what they cover. */
export type HeaderNode = LeafColumn | { readonly label: string; readonly children: readonly HeaderNode[] };

/** How one of the eleven tables is printed. Above the header stand its number, its title, and the unit line. */
export interface TableLayout {
  readonly table: TableNumber;
  readonly sheet: string;
  readonly orientation: PageSetup['orientation'];
  readonly header: readonly HeaderNode[];
  /** Heights of the header rows in points. */
  readonly headerHeight: number;
}

/** The looks that all tables of a layout share. */
export interface TableStyle {
  readonly number: CellFormat;
  readonly title: CellFormat;
  readonly unitLine: CellFormat;
  readonly amountUnit: CellFormat;
  readonly header: CellFormat;
  readonly text: CellFormat;
  readonly centredText: CellFormat;
  readonly amount: CellFormat;
  readonly remark: CellFormat;
  readonly titleHeight: number;
  readonly margins: PageSetup['margins'];
  readonly footer: string;
  readonly unitPrefix: string;
  readonly amountUnitText: string;
}

/** A column of a ledger-like base worksheet, found by its heading. */
export interface BaseColumn {
  readonly id: string;
  readonly heading: string;
  /** Other headings that finance systems and older forms use for it. */
  readonly aliases: readonly string[];
  readonly width: number;
  readonly format: CellFormat;
  readonly required: boolean;
  /** What to type, shown under the sheet's title. */
  readonly note?: string;
}

/** A base worksheet whose rows are entries under column headings. */
export interface BaseList {
  readonly sheet: string;
  readonly title: string;
  readonly guidance: string;
  readonly columns: readonly BaseColumn[];
}

/** 单位信息: labels with a value beside them. */
export interface BaseForm {
  readonly sheet: string;
  readonly title: string;
  readonly guidance: string;
  readonly fields: readonly {
    readonly id: string;
    readonly label: string;
    readonly aliases: readonly string[];
    readonly required: boolean;
    readonly note: string;
  }[];
}

/** A list whose rows are fixed: the accountant fills in beside their labels. */
export interface FixedList extends BaseList {
  readonly rows: readonly { readonly id: string; readonly label: string; readonly measure: string }[];
}

/** The sheet of the narrative and the entry worksheets it derives from. Older workbooks lack them. */
export interface NarrativeLayout {
  /** Where the text is written. */
  readonly sheet: string;
  readonly profile: BaseList;
  readonly reasons: BaseList;
  readonly projectNotes: BaseList;
  readonly procurement: FixedList;
  readonly assets: FixedList;
  readonly performance: BaseList;
  readonly carryoverUses: BaseList;
}

/** Everything that one region's form of one year prescribes. */
export interface Layout {
  readonly id: string;
  readonly version: number;
  readonly unitForm: BaseForm;
  readonly income: BaseList;
  readonly ledger: BaseList;
  /** Last year's ledger has the same columns. */
  readonly priorLedger: BaseList;
  readonly codes: BaseList;
  /** The lists behind the drop-downs. */
  readonly choices: BaseList;
  readonly narrative: NarrativeLayout;
  readonly tables: readonly TableLayout[];
  readonly style: TableStyle;
}
