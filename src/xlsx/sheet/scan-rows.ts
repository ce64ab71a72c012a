/** Reads the rows of a sheet from its bytes. The only code that sees every cell of a file, so it makes nothing it does not keep. */
import { type CellValue, SHEET_COLUMNS, SHEET_ROWS } from '../../worksheet/workbook';
import { readRuns } from '../shared-strings';
import type { ByteScanner } from '../xml/byte-scanner';
import { CLOSE, END, OPEN } from '../xml/byte-scanner';
import { decodeXstring, isTrue } from '../xml/text';
import { dateSerial } from './iso-date';
import { HAS_FORMULA, NO_RESULT, RowStore } from './row-store';

const [LETTER_I, LETTER_R, LETTER_S, LETTER_T, MORE] = [105, 114, 115, 116, 62] as const;
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

/** Texts of cells, and bytes of one, that are remembered. */
const KEPT_TEXTS = 4096;
const LONGEST_KEPT = 300;

const isTagEnd = (before: number | undefined) => before === 47 || before === 58;

function isSame(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[first + index] !== bytes[second + index]) return false;
  return true;
}

class CellReader {
  readonly rows = new RowStore();
  #lastRow = -1;
  #rowStyle = -1;
  #rowHeight = Number.NaN;
  #isRowHidden = false;
  #column = -1;
  #style = 0;
  #type: CellType = 'n';
  readonly #texts: ({ readonly from: number; readonly length: number; readonly text: string } | undefined)[] =
    new Array(KEPT_TEXTS).fill(undefined);

  constructor(
    private readonly scanner: ByteScanner,
    private readonly strings: readonly string[],
  ) {}

  readRow(): void {
    const { scanner, rows } = this;
    const { start } = scanner;
    const before = this.#lastRow;
    this.#rowAttributes();
    const row = this.#lastRow;
    if (row <= before || row >= SHEET_ROWS) scanner.fail(`里的行次序不对（第 ${row + 1} 行）`);
    const [style, height, isHidden] = [this.#rowStyle, this.#rowHeight, this.#isRowHidden];
    if (!scanner.isEmpty) this.#readCells();
    rows.addRow(row, start, scanner.end, style, height, isHidden);
  }

  /** What a row says of itself; one without `r` stands below the one before. */
  #rowAttributes(): void {
    const { scanner } = this;
    let [style, isFormatted] = [-1, false];
    this.#lastRow++;
    this.#rowHeight = Number.NaN;
    this.#isRowHidden = false;
    while (scanner.nextAttribute()) {
      const { valueStart, valueEnd } = scanner;
      switch (scanner.attributeEnd - scanner.attributeStart) {
        case 1:
          if (scanner.isAttribute('r')) this.#lastRow = this.#digits(valueStart, valueEnd) - 1;
          else if (scanner.isAttribute('s')) style = this.#digits(valueStart, valueEnd);
          break;
        case 2:
          if (scanner.isAttribute('ht')) this.#rowHeight = Number(scanner.text(valueStart, valueEnd));
          break;
        case 6:
          if (scanner.isAttribute('hidden')) this.#isRowHidden = isTrue(scanner.text(valueStart, valueEnd));
          break;
        case 12:
          if (scanner.isAttribute('customFormat')) isFormatted = isTrue(scanner.text(valueStart, valueEnd));
      }
    }
    this.#rowStyle = isFormatted ? style : -1;
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
      } else if (scanner.is('is')) value = this.#inline();
      else scanner.skip();
    }
    this.rows.addCell(column, style, value, flags && !hasValue ? flags | NO_RESULT : flags);
  }

  /** The text of a cell that has it itself. Ledgers say the same few things over and over: each is made once. */
  #inline(): string {
    const { scanner } = this;
    const from = scanner.start;
    const { bytes } = scanner;
    if (scanner.isEmpty) return '';
    const last = Math.min(bytes.length - 4, from + LONGEST_KEPT);
    let [hash, at] = [0, scanner.end];
    // Up to </is> or </x:is>.
    while (
      at < last &&
      !(bytes[at + 2] === MORE && bytes[at + 1] === LETTER_S && bytes[at] === LETTER_I && isTagEnd(bytes[at - 1]))
    ) {
      hash = (hash * 31 + (bytes[at++] as number)) | 0;
    }
    if (at >= last) return readRuns(scanner);
    const end = at + 3;
    const slot = hash & (KEPT_TEXTS - 1);
    const known = this.#texts[slot];
    if (known && isSame(bytes, known.from, from, end - from) && known.length === end - from) {
      scanner.end = end;
      return known.text;
    }
    const text = readRuns(scanner);
    // The letters of a closing tag may stand in a text.
    if (scanner.end === end) this.#texts[slot] = { from, length: end - from, text };
    return text;
  }

  /** `r`, `s` and `t`; a cell without `r` stands right of the one before. */
  #cellAttributes(): void {
    const { scanner } = this;
    const { bytes } = scanner;
    this.#column++;
    this.#style = 0;
    this.#type = 'n';
    while (scanner.nextAttribute()) {
      if (scanner.attributeEnd - scanner.attributeStart !== 1) continue;
      const { valueStart, valueEnd } = scanner;
      switch (bytes[scanner.attributeStart]) {
        case LETTER_R:
          this.#column = this.#columnOf(valueStart, valueEnd);
          break;
        case LETTER_S:
          this.#style = this.#digits(valueStart, valueEnd);
          break;
        case LETTER_T:
          this.#type = this.#typeOf(valueStart, valueEnd);
      }
    }
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
    const { scanner } = this;
    for (const type of TYPES) if (scanner.isText(from, to, type)) return type;
    return scanner.fail(`里有不认识的单元格类型 ${scanner.text(from, Math.min(to, from + 20))}`);
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
