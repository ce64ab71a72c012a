/** References in formulas: moved with the cells that they stand in, as Excel does when it copies them. */
import { columnIndex, columnName } from '../../worksheet/address';
import { SHEET_COLUMNS, SHEET_ROWS } from '../../worksheet/workbook';

/** Texts, names of sheets in quotes, names of tables' columns: nothing in them is a reference. */
const OPAQUE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]/;
const CELL = /(?<![\w.$\u0080-\uffff])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(\u0080-\uffff!])/;
const COLUMNS = /(?<![\w.$\u0080-\uffff])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(\u0080-\uffff!])/;
const ROWS = /(?<![\w.$\u0080-\uffff:])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.\u0080-\uffff!])/;
const TOKEN = new RegExp(`${OPAQUE.source}|${COLUMNS.source}|${CELL.source}|${ROWS.source}`, 'g');

/**
 * A formula as it reads in another cell.
 *
 * @param formula without `=`
 * @param rows how far down the other cell stands
 * @param columns how far right
 */
export function movedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(TOKEN, (token: string, ...groups: (string | undefined)[]) => {
    const [
      firstFixed,
      first,
      secondFixed,
      second,
      fixedColumn,
      column,
      fixedRow,
      row,
      topFixed,
      top,
      bottomFixed,
      bottom,
    ] = groups;
    if (first !== undefined && second !== undefined) {
      return joined(movedColumn(firstFixed, first, columns), movedColumn(secondFixed, second, columns));
    }
    if (column !== undefined && row !== undefined) {
      const [left, down] = [movedColumn(fixedColumn, column, columns), movedRow(fixedRow, row, rows)];
      return left === undefined || down === undefined ? '#REF!' : left + down;
    }
    if (top !== undefined && bottom !== undefined)
      return joined(movedRow(topFixed, top, rows), movedRow(bottomFixed, bottom, rows));
    return token;
  });
}

const joined = (first: string | undefined, last: string | undefined) =>
  first === undefined || last === undefined ? '#REF!' : `${first}:${last}`;

function movedColumn(fixed: string | undefined, letters: string, by: number): string | undefined {
  if (fixed === '$') return `$${letters}`;
  const column = columnIndex(letters.toUpperCase()) + by;
  return column >= 0 && column < SHEET_COLUMNS ? columnName(column) : undefined;
}

function movedRow(fixed: string | undefined, digits: string, by: number): string | undefined {
  if (fixed === '$') return `$${digits}`;
  const row = Number(digits) - 1 + by;
  return row >= 0 && row < SHEET_ROWS ? String(row + 1) : undefined;
}

/**
 * A formula after a sheet is gone: what referred to it is `#REF!`, as Excel writes it.
 *
 * @param formula with or without `=`
 * @param sheet the name of the sheet
 */
export function withoutSheet(formula: string, sheet: string): string {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const name = new RegExp(
    `(?:${escaped(quoted)}|(?<![\\w.'\\u0080-\\uffff])${escaped(sheet)})!(?:\\$?[A-Za-z]{1,3}\\$?\\d+|\\$?[A-Za-z]{1,3}(?=:)|\\$?\\d+(?=:)|[\\w.\\u0080-\\uffff]+)(?::\\$?[A-Za-z]{0,3}\\$?\\d*)?`,
    'gi',
  );
  return formula.replace(name, '#REF!');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
