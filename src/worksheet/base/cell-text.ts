/** Reading codes and choices out of cells. */
import type { CellValue } from '../workbook';

/** A classification code as text: a number or text, full-width digits and white space allowed. */
export function codeText(value: CellValue): string {
  return typeof value === 'number' ? String(value) : String(value).normalize('NFKC').replace(/\s/g, '');
}

/** Text as entered, without line breaks and white space around it. */
export function plainText(value: CellValue): string {
  return String(value)
    .replace(/[\r\n]+/g, '')
    .trim();
}

/** Whether a cell shows an Excel error value. */
export function isErrorValue(value: CellValue): boolean {
  return (
    typeof value === 'string' && /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(value)
  );
}
