/** The stream of records that a workbook of the old format is ([MS-XLS] 2.1.4): type, length, content. */
import { damaged } from './damaged';

/** Types of records that are read. */
export const RECORD = {
  formula: 0x06,
  eof: 0x0a,
  protect: 0x12,
  password: 0x13,
  header: 0x14,
  footer: 0x15,
  externSheet: 0x17,
  name: 0x18,
  note: 0x1c,
  date1904: 0x22,
  externName: 0x23,
  leftMargin: 0x26,
  rightMargin: 0x27,
  topMargin: 0x28,
  bottomMargin: 0x29,
  printGridlines: 0x2b,
  filePass: 0x2f,
  font: 0x31,
  continue: 0x3c,
  window1: 0x3d,
  pane: 0x41,
  codepage: 0x42,
  defaultColumnWidth: 0x55,
  object: 0x5d,
  columnInfo: 0x7d,
  sheetOptions: 0x81,
  centredAcross: 0x83,
  centredDown: 0x84,
  boundSheet: 0x85,
  palette: 0x92,
  standardWidth: 0x99,
  autoFilter: 0x9d,
  zoom: 0xa0,
  setup: 0xa1,
  pivotTable: 0xb0,
  multipleNumbers: 0xbd,
  multipleBlanks: 0xbe,
  richLabel: 0xd6,
  xf: 0xe0,
  mergedCells: 0xe5,
  background: 0xe9,
  sharedStrings: 0xfc,
  sharedLabel: 0xfd,
  conditionalFormat: 0x1b0,
  externBook: 0x1ae,
  textObject: 0x1b6,
  hyperlink: 0x1b8,
  validation: 0x1be,
  blank: 0x201,
  number: 0x203,
  label: 0x204,
  booleanOrError: 0x205,
  string: 0x207,
  row: 0x208,
  array: 0x221,
  defaultRowHeight: 0x225,
  dataTable: 0x236,
  window2: 0x23e,
  shortNumber: 0x27e,
  format: 0x41e,
  sharedFormula: 0x4bc,
  begin: 0x809,
  newConditionalFormat: 0x879,
} as const;

const HEADER = 4;

/** Reads one record after another. */
export class RecordStream {
  #type = -1;
  #data: Uint8Array = new Uint8Array();

  constructor(
    private readonly stream: Uint8Array,
    private position = 0,
  ) {}

  /** Of the record that was read last. */
  get type(): number {
    return this.#type;
  }

  get data(): Uint8Array {
    return this.#data;
  }

  /**
   * Goes to the next record.
   *
   * @returns false at the end of the stream
   * @throws WorkbookError where a record reaches beyond the end
   */
  next(): boolean {
    const { stream, position } = this;
    if (position + HEADER > stream.length) return false;
    const start = position + HEADER;
    const end = start + uint16(stream, position + 2);
    if (end > stream.length) throw damaged(`the record at ${position} ends at ${end} of ${stream.length}`);
    this.#type = uint16(stream, position);
    this.#data = stream.subarray(start, end);
    this.position = end;
    return true;
  }

  /**
   * Goes to the record that must begin a part of the workbook.
   *
   * @param what the part, for the error
   */
  begin(what: string): void {
    if (!this.next() || this.#type !== RECORD.begin) throw damaged(`${what} is not where it should be`);
  }

  /** The content of this record and of those that continue it. */
  withContinuations(): Uint8Array[] {
    const parts = [this.#data];
    while (this.position + HEADER <= this.stream.length && uint16(this.stream, this.position) === RECORD.continue) {
      const type = this.#type;
      this.next();
      parts.push(this.#data);
      this.#type = type;
    }
    return parts;
  }
}

export function uint16(bytes: Uint8Array, at: number): number {
  if (at + 2 > bytes.length) throw damaged(`two bytes at ${at} of ${bytes.length}`);
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}

export function int16(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) << 16) >> 16;
}

export function uint32(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) | (uint16(bytes, at + 2) << 16)) >>> 0;
}

export function uint8(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) throw damaged(`a byte at ${at} of ${bytes.length}`);
  return bytes[at] as number;
}

const NUMBER = new DataView(new ArrayBuffer(8));

/** A number of eight bytes, every bit of it. */
export function float64(bytes: Uint8Array, at: number): number {
  NUMBER.setUint32(0, uint32(bytes, at), true);
  NUMBER.setUint32(4, uint32(bytes, at + 4), true);
  return NUMBER.getFloat64(0, true);
}

/** A number packed into four bytes: a whole number or the upper part of a number of eight, either perhaps 100 times as large. */
export function shortNumber(bytes: Uint8Array, at: number): number {
  const packed = uint32(bytes, at);
  let value: number;
  if (packed & 2) value = (packed | 0) >> 2;
  else {
    NUMBER.setUint32(0, 0, true);
    NUMBER.setUint32(4, packed & ~3, true);
    value = NUMBER.getFloat64(0, true);
  }
  return packed & 1 ? value / 100 : value;
}
