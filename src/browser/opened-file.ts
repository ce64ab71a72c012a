/** The file that the page shows. */
import type { RemoteBook } from './remote-book';

/** What the page shows; a new object after every change. */
export interface OpenFile {
  readonly name: string;
  /** Undefined until the first one is open: the page is drawn before that. */
  readonly book: RemoteBook | undefined;
  readonly sheet: string;
  readonly cell: { readonly row: number; readonly column: number };
  /** Grows with every change of the workbook's content. */
  readonly version: number;
  readonly isSaved: boolean;
  /** Where it was a file of an old format: its name, and what was not carried over. */
  readonly converted?: { readonly from: string; readonly lost: readonly string[] } | undefined;
}

/** A workbook as it is shown when it was just opened: its first sheet from the top. */
export function freshFile(name: string, book: RemoteBook | undefined): OpenFile {
  const [sheet = ''] = book?.visibleSheets() ?? [];
  return { name, book, sheet, cell: { row: 0, column: 0 }, version: 0, isSaved: true };
}
