/**
 * What the pane needs of where it runs: Excel (taskpane/main.tsx) or a page over an .xlsx file (browser/start-page.tsx). The pane
 * itself names neither; it draws state, and asks a {@link PaneWork} for what is done with the workbook.
 */
import type { CellPlace } from '../worksheet/findings/placed-finding';

/** Takes a listener away again. */
export type Unsubscribe = () => void;

export interface PaneHost {
  readonly kind: 'excel' | 'file';
  /** Shows and selects a cell. Rejects with a WorkbookError where the sheet is gone. */
  selectCell(place: CellPlace): Promise<void>;
  /** Called with the cell that the person selects, its top left cell where it is an area. */
  onSelection(listener: (place: CellPlace) => void): Unsubscribe;
  /** Called with the name of a sheet after the person (not an action) changed something in it. */
  onEdit(listener: (sheet: string) => void): Unsubscribe;
  /** Called when another workbook is open now; everything known of the earlier one is void. */
  onOpened(listener: () => void): Unsubscribe;
  /**
   * Opens the browser version, where downloads always arrive; left out where this is it, or where it cannot be opened. The
   * person opens the saved workbook there.
   */
  readonly openBrowserVersion?: (() => void) | undefined;
  /** Prints all tables at once, where the place can do that; in Excel the person is told Ctrl+P instead. */
  readonly print?: () => Promise<void>;
  /** Whether the place around the pane is dark; undefined or left out where only the system knows. */
  readonly isDark?: () => boolean | undefined;
  /** Called when {@link isDark} may have changed. */
  readonly onTheme?: (listener: () => void) => Unsubscribe;
  /** Today's year, for the template's first question: the pane has no clock of its own. */
  currentYear(): number;
}
