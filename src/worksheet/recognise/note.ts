/** What a recognition could not settle, told to a person. */
import { cellAddress } from '../address';

export interface RecognitionNote {
  /** Empty where the workbook as a whole is meant. */
  readonly sheet: string;
  /** A1 address; left out where the whole sheet is meant. */
  readonly cell?: string;
  /** A Chinese sentence without its full stop. */
  readonly message: string;
}

/** A cell, counted from 0 in its sheet. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Makes a note. */
export function noteAt(sheet: string, place: CellPlace | undefined, message: string): RecognitionNote {
  return { sheet, ...(place ? { cell: cellAddress(place.row, place.column) } : {}), message };
}
