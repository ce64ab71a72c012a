/** The text of a sheet, such as 情况说明, line by line: one for each row. */
import type { SheetSnapshot } from '../workbook';

/** What has words in it, and is no number kept as text. */
const WORDS = /[\u4e00-\u9fff]/;

/**
 * @param snapshot read as values
 * @returns the first cell with words of each row; what stands beside it, such as links to the numbers, is not the text
 */
export function sheetLines(snapshot: SheetSnapshot): string[] {
  return snapshot.cells.map((row) => {
    const text = row.find((value) => typeof value === 'string' && WORDS.test(value));
    return typeof text === 'string' ? text.replace(/\s*\n\s*/g, ' ') : '';
  });
}
