/** What a shared formula says in another cell than its first. */
import { columnName } from '../../src/worksheet/address';

const REFERENCE = /("(?:[^"]|"")*"|'(?:[^']|'')*'!?)|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])/g;

/**
 * @param formula of the first cell
 * @param down rows from the first cell to the other
 * @param right columns from the first cell to the other
 * @returns the formula with its relative references moved; texts and quoted sheet names stay
 */
export function movedFormula(formula: string, down: number, right: number): string {
  return formula.replace(REFERENCE, (whole, quoted, fixedColumn, letters, fixedRow, digits, at: number) => {
    if (quoted !== undefined || /[\p{L}\d_.]/u.test(formula[at - 1] ?? '')) return whole;
    const column = [...(letters as string)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const name = fixedColumn ? letters : columnName(column + right);
    return `${fixedColumn}${name}${fixedRow}${fixedRow ? digits : Number(digits) + down}`;
  });
}
