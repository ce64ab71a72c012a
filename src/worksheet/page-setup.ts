/** How a sheet is printed. */
import type { Area } from './area';

/** Print set-up of a sheet. Always A4, centred across, fitted to one page wide. */
export interface PageSetup {
  readonly orientation: 'portrait' | 'landscape';
  /** Rows repeated at the top of every printed page: first and last, both included. */
  readonly titleRows?: readonly [number, number];
  /** Centimetres. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Excel's own codes: `&P` the page, `&N` the pages. */
  readonly footer: string;
  /** Left out: whatever the sheet holds. */
  readonly printArea?: Area;
  /** In Excel: look afterwards whether the fit to one page wide stuck (office-js #1860), and set a scale where it did not. */
  readonly holdFit?: boolean;
}

/** How large a sheet is printed. What the workbook does not tell is left out. */
export interface PageScaling {
  /** Whether it is fitted to pages; else the scale holds. */
  readonly isFitted: boolean;
  /** Per cent. */
  readonly scale?: number;
  /** Pages; `null` as many as it takes. */
  readonly wide?: number | null;
  readonly tall?: number | null;
  /** In Excel, where it is not fitted: the scale that is set where a fit to one page wide does not stick. */
  readonly instead?: number;
}

/** The parts of a sheet's print set-up that a {@link PageSetup} changes, as they stand. Written back, the sheet prints as then. */
export interface PageState {
  readonly orientation: PageSetup['orientation'];
  /**
   * The paper by its number in a file: 9 is A4. `null`: none stated, the printer's own. Left out: unknown, and left alone when
   * this is written back.
   */
  readonly paper?: number | null;
  readonly scaling: PageScaling;
  readonly isCentred: boolean;
  /** Inches, as a file keeps them. */
  readonly margins: PageSetup['margins'];
  readonly titleRows: readonly [number, number] | null;
  /** None where all of the sheet is printed. Whole columns are {@link SHEET_ROWS} high, whole rows {@link SHEET_COLUMNS} wide. */
  readonly printAreas: readonly Area[];
  /** In the middle of all pages. */
  readonly footer: string;
}
