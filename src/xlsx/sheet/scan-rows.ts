/** Reads the rows of a sheet from its bytes. The only code that sees every cell of a file, so it makes nothing it does not keep. */
import { type CellValue, SHEET_COLUMNS, SHEET_ROWS } from '../../worksheet/workbook';
import { readRuns } from '../shared-strings';
import { ByteScanner, CLOSE, END, OPEN } from '../xml/byte-scanner';
import { decodeXstring } from '../xml/text';
import { dateSerial } from './iso-date';
import { HAS_FORMULA, NO_RESULT, RowStore } from './row-store';

const [QUOTE, EQUALS, SPACE, SLASH] = [34, 61, 32, 47] as const;
const [ZERO, NINE, DOT, MINUS] = [48, 57, 46, 45] as const;

/** Types of cells, by the letters of `t`. */
type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';
const TYPES: readonly CellType[] = ['n', 's', 'str', 'inlineStr', 'b', 'e', 'd'];

/** Powers of ten that a double holds exactly: a short decimal divided by one is rounded once, as the number itself would be. */
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

export interface ScannedRows {
  readonly rows: RowStore;
  /** Where the first row begins, and where the closing tag of the rows does. */
  readonly from: number;
  readonly to: number;
}

/**
 * @param scanner that has just read the opening tag `sheetData`, not an empty one
 * @param strings the file's shared texts
 * @throws DamagedPart where it is not well-formed, rows are out of order or outside of a sheet, a cell refers to a text that is
 *   not there, or a number is none
 */
export function scanRows(scanner: ByteScanner, strings: readonly string[]): ScannedRows {
  const from = scanner.end;
  const cells = new CellReader(scanner, strings);
  for (;;) {
    const kind = scanner.next();
    if (kind === END) scanner.cutOff();
    if (kind === CLOSE) {
      if (!scanner.is('sheetData')) scanner.fail('里的标签不成对');
      return { rows: cells.rows, from, to: scanner.start };
    }
    if (scanner.is('row')) cells.readRow();
    else scanner.skip();
  }
}

class CellReader {
  readonly rows = new RowStore();
  #lastRow = -1;
  #column = -1;
  #style = 0;
  #type: CellType = 'n';

  constructor(
    private readonly scanner: ByteScanner,
    private readonly strings: readonly string[],
  ) {}

  readRow(): void {
    const { scanner, rows } = this;
    const { start } = scanner;
    const row = this.#rowAttributes();
    if (row.row <= this.#lastRow || row.row >= SHEET_ROWS) scanner.fail(`里的行次序不对（第 ${row.row + 1} 行）`);
    this.#lastRow = row.row;
    if (!scanner.isEmpty) this.#readCells();
    rows.addRow({ ...row, start, end: scanner.end });
  }

  #rowAttributes() {
    const { scanner } = this;
    const row = { row: this.#lastRow + 1, style: -1, height: Number.NaN, isHidden: false };
    let isFormatted = false;
    scanner.eachAttribute((nameStart, nameEnd, valueStart, valueEnd) => {
      const value = () => scanner.text(valueStart, valueEnd);
      switch (scanner.text(nameStart, nameEnd)) {
        case 'r':
          row.row = this.#digits(valueStart, valueEnd) - 1;
          break;
        case 's':
          row.style = this.#digits(valueStart, valueEnd);
          break;
        case 'customFormat':
          isFormatted = /^(?:1|true|on)$/.test(value());
          break;
        case 'hidden':
          row.isHidden = /^(?:1|true|on)$/.test(value());
          break;
        case 'ht':
          row.height = Number(value());
      }
    });
    return isFormatted ? row : { ...row, style: -1 };
  }

  #readCells(): void {
    const { scanner } = this;
    this.#column = -1;
    for (;;) {
      const kind = scanner.next();
      if (kind === OPEN) {
        if (scanner.is('c')) this.#readCell();
        else scanner.skip();
        continue;
      }
      if (kind === END) scanner.cutOff();
      if (!scanner.is('row')) scanner.fail('里的标签不成对');
      return;
    }
  }

  #readCell(): void {
    const { scanner } = this;
    const before = this.#column;
    this.#cellAttributes();
    if (this.#column <= before || this.#column >= SHEET_COLUMNS) {
      scanner.fail(`里的单元格次序不对（第 ${this.#lastRow + 1} 行）`);
    }
    const [column, style, type] = [this.#column, this.#style, this.#type];
    if (scanner.isEmpty) {
      this.rows.addCell(column, style, '', 0);
      return;
    }
    let value: CellValue = '';
    let flags = 0;
    let hasValue = false;
    for (;;) {
      const kind = scanner.next();
      if (kind === CLOSE) {
        if (!scanner.is('c')) scanner.fail('里的标签不成对');
        break;
      }
      if (kind === END) scanner.cutOff();
      if (scanner.is('v')) {
        value = this.#value(type);
        hasValue ||= value !== '' || type === 'str';
      } else if (scanner.is('f')) {
        flags |= HAS_FORMULA;
        scanner.skip();
      } else if (scanner.is('is')) value = readRuns(scanner);
      else scanner.skip();
    }
    this.rows.addCell(column, style, value, flags && !hasValue ? flags | NO_RESULT : flags);
  }

  /** `r`, `s` and `t`; a cell without `r` stands right of the one before. */
  #cellAttributes(): void {
    const { scanner } = this;
    const { bytes } = scanner;
    this.#column++;
    this.#style = 0;
    this.#type = 'n';
    const last = scanner.end - 1;
    let at = scanner.nameEnd;
    for (;;) {
      while (at < last && ((bytes[at] as number) <= SPACE || bytes[at] === SLASH)) at++;
      if (at >= last) return;
      const name = bytes[at] as number;
      const start = at;
      while (at < last && bytes[at] !== EQUALS) at++;
      const isShort = at === start + 1;
      const quote = bytes[at + 1] as number;
      if (quote !== QUOTE && quote !== 39) return this.#oddAttributes();
      const value = at + 2;
      at = value;
      while (at < last && bytes[at] !== quote) at++;
      if (isShort && name === 114) this.#column = this.#columnOf(value, at);
      else if (isShort && name === 115) this.#style = this.#digits(value, at);
      else if (isShort && name === 116) this.#type = this.#typeOf(value, at);
      at++;
    }
  }

  /** The same, where there are spaces around an equals sign. */
  #oddAttributes(): void {
    const { scanner } = this;
    scanner.eachAttribute((nameStart, nameEnd, valueStart, valueEnd) => {
      const name = scanner.text(nameStart, nameEnd);
      if (name === 'r') this.#column = this.#columnOf(valueStart, valueEnd);
      else if (name === 's') this.#style = this.#digits(valueStart, valueEnd);
      else if (name === 't') this.#type = this.#typeOf(valueStart, valueEnd);
    });
  }

  #columnOf(from: number, to: number): number {
    const { bytes } = this.scanner;
    let column = 0;
    let at = from;
    for (; at < to; at++) {
      const letter = (bytes[at] as number) & 0xdf;
      if (letter < 65 || letter > 90 || (bytes[at] as number) < 65) break;
      column = column * 26 + letter - 64;
    }
    if (column === 0 || column > SHEET_COLUMNS || this.#digits(at, to) !== this.#lastRow + 1) {
      this.scanner.fail(`里有不对的单元格地址 ${this.scanner.text(from, Math.min(to, from + 20))}`);
    }
    return column - 1;
  }

  #digits(from: number, to: number): number {
    const { bytes } = this.scanner;
    let number = 0;
    for (let at = from; at < to; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9 || number > 99_999_999) {
        return this.scanner.fail(`里应为整数的地方是 ${this.scanner.text(from, Math.min(to, from + 20))}`);
      }
      number = number * 10 + digit;
    }
    return to > from ? number : this.scanner.fail('里应为整数的地方是空的');
  }

  #typeOf(from: number, to: number): CellType {
    const letters = this.scanner.text(from, to);
    return (
      TYPES.find((type) => type === letters) ?? this.scanner.fail(`里有不认识的单元格类型 ${letters.slice(0, 20)}`)
    );
  }

  #value(type: CellType): CellValue {
    const { scanner } = this;
    if (scanner.isEmpty) return '';
    const from = scanner.end;
    if (scanner.next() !== CLOSE || !scanner.is('v')) scanner.fail('里的标签不成对：<v>');
    const to = scanner.start;
    if (to === from) return '';
    if (type === 'n') return this.#number(from, to);
    if (type === 's') {
      const text = this.strings[this.#digits(from, to)];
      return text ?? scanner.fail(`引用了没有的共享文本 ${scanner.text(from, to)}`);
    }
    const text = scanner.plain(from, to);
    if (type === 'b') return /^\s*(?:1|true|on)\s*$/i.test(text);
    if (type === 'd') return dateSerial(text) ?? scanner.fail(`里应为日期的地方是 ${text.slice(0, 30)}`);
    return type === 'e' ? text : decodeXstring(text);
  }

  #number(from: number, to: number): CellValue {
    const { bytes } = this.scanner;
    let at = from;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    let [digits, decimals, mantissa, isPlain] = [0, -1, 0, true];
    for (; at < to; at++) {
      const letter = bytes[at] as number;
      if (letter >= ZERO && letter <= NINE) {
        mantissa = mantissa * 10 + letter - ZERO;
        if (mantissa !== 0) digits++;
        if (decimals >= 0) decimals++;
      } else if (letter === DOT && decimals < 0) decimals = 0;
      else {
        isPlain = false;
        break;
      }
    }
    if (isPlain && digits <= 15 && decimals <= 15 && to - from - (isNegative ? 1 : 0) - (decimals >= 0 ? 1 : 0) > 0) {
      const value = decimals > 0 ? mantissa / (POWERS[decimals] as number) : mantissa;
      return isNegative && value !== 0 ? -value : value;
    }
    const text = this.scanner.plain(from, to);
    if (text.trim() === '') return '';
    if (!NUMBER.test(text)) this.scanner.fail(`里应为数的地方是 ${text.slice(0, 30)}`);
    return Number(text);
  }
}
