/** A row that someone writes into: its cells one by one, those that nobody touches as the file has them. */
import type { CellValue } from '../../worksheet/workbook';
import { cellAddress } from '../../worksheet/address';
import { ByteScanner, CLOSE, END } from '../xml/byte-scanner';
import { encodeText, encodeXstring, needsSpace } from '../xml/text';
import { HAS_FORMULA } from './row-store';

/** A cell. Never changed: another one takes its place. */
export interface Cell {
  readonly style: number;
  readonly value: CellValue;
  readonly flags: number;
  /** Of a cell that was written: its formula, without `=`. */
  readonly formula?: string;
  /** As the file has it, where only its format may have changed. */
  readonly markup?: string;
}

export interface EditedRow {
  /** Attributes as markup, without `r` and `spans`; what they say of height and format is changed in here. */
  attributes: string;
  readonly cells: Map<number, Cell>;
  /** What the row has beside its cells. */
  readonly rest: string;
}

export const NEW_ROW = (): EditedRow => ({ attributes: '', cells: new Map(), rest: '' });

type Known = (column: number) => Pick<Cell, 'style' | 'value' | 'flags'>;

/**
 * Cuts a row of the file into its cells.
 *
 * @param bytes of the part
 * @param start where the row begins
 * @param columns of its cells, in their order
 * @param known what is known of them already
 */
export function cutRow(
  bytes: Uint8Array,
  part: string,
  start: number,
  columns: readonly number[],
  known: Known,
): EditedRow {
  const scanner = new ByteScanner(bytes, part, start);
  scanner.next();
  const markup = scanner.text(scanner.nameEnd, scanner.isEmpty ? scanner.end - 2 : scanner.end - 1);
  const attributes = markup.replace(/\s+(?:r|spans)\s*=\s*(?:"[^"]*"|'[^']*')/g, '').trimEnd();
  const cells = new Map<number, Cell>();
  let rest = '';
  if (scanner.isEmpty) return { attributes, cells, rest };
  for (let index = 0; ;) {
    const kind = scanner.next();
    if (kind === END) scanner.cutOff();
    if (kind === CLOSE) return { attributes, cells, rest };
    const from = scanner.start;
    const isCell = scanner.is('c');
    scanner.skip();
    const text = scanner.text(from, scanner.end);
    if (!isCell) rest += text;
    else {
      const column = columns[index++];
      if (column !== undefined) cells.set(column, { ...known(column), markup: text });
    }
  }
}

/** A row as markup. */
export function rowMarkup(row: number, edited: EditedRow, prefix: string): string {
  const cells = [...edited.cells].sort(([a], [b]) => a - b);
  const inside = cells.map(([column, cell]) => cellMarkup(row, column, cell, prefix)).join('') + edited.rest;
  const open = `<${prefix}row r="${row + 1}"${edited.attributes}`;
  return inside === '' ? `${open}/>` : `${open}>${inside}</${prefix}row>`;
}

function cellMarkup(row: number, column: number, cell: Cell, prefix: string): string {
  const { style, value, markup } = cell;
  const address = cellAddress(row, column);
  if (markup !== undefined) return withAddressAndStyle(markup, address, style);
  const open = `<${prefix}c r="${address}"${style === 0 ? '' : ` s="${style}"`}`;
  const formula = cell.flags & HAS_FORMULA ? `<${prefix}f>${encodeText(cell.formula ?? '')}</${prefix}f>` : '';
  if (value === '') return formula === '' ? `${open}/>` : `${open}>${formula}</${prefix}c>`;
  if (typeof value === 'number') return `${open}>${formula}<${prefix}v>${value}</${prefix}v></${prefix}c>`;
  if (typeof value === 'boolean')
    return `${open} t="b">${formula}<${prefix}v>${value ? 1 : 0}</${prefix}v></${prefix}c>`;
  const text = encodeText(encodeXstring(value));
  if (formula !== '') return `${open} t="str">${formula}<${prefix}v>${text}</${prefix}v></${prefix}c>`;
  const space = needsSpace(value) ? ' xml:space="preserve"' : '';
  return `${open} t="inlineStr"><${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** The cell as read, with its address (a file may leave it out) and the format that it has now. */
function withAddressAndStyle(markup: string, address: string, style: number): string {
  return markup.replace(
    /^<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\s*\/?>)/,
    (_, name: string, attributes: string, end: string) => {
      const number = /\ss\s*=\s*["'](\d+)["']/.exec(attributes)?.[1] ?? '0';
      const hasAddress = /\sr\s*=/.test(attributes);
      const placed = hasAddress ? attributes : ` r="${address}"${attributes}`;
      if (Number(number) === style) return `<${name}${placed}${end}`;
      const bare = placed.replace(/\ss\s*=\s*(?:"[^"]*"|'[^']*')/, '');
      return `<${name}${bare}${style === 0 ? '' : ` s="${style}"`}${end}`;
    },
  );
}

const HEIGHT = /\s(?:ht|customHeight)\s*=\s*(?:"[^"]*"|'[^']*')/g;
const STYLE = /\s(?:s|customFormat)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** Gives a row a height in points, or with `null` the sheet's own. */
export function setRowHeight(row: EditedRow, height: number | null): void {
  if (height !== null && heightIn(row) === height) return;
  row.attributes = row.attributes.replace(HEIGHT, '') + (height === null ? '' : ` ht="${height}" customHeight="1"`);
}

/** Points; NaN where the row has the sheet's own. */
export function heightIn({ attributes }: EditedRow): number {
  const [, height] = /\sht\s*=\s*["']([\d.]+)["']/.exec(attributes) ?? [];
  return height === undefined ? Number.NaN : Number(height);
}

/** Gives a row the format that cells have which it does not have yet. */
export function setRowStyle(row: EditedRow, style: number): void {
  row.attributes = row.attributes.replace(STYLE, '') + (style === 0 ? '' : ` s="${style}" customFormat="1"`);
}

/** The format of cells that the row does not have; -1 where it says none. */
export function styleIn({ attributes }: EditedRow): number {
  if (!/\scustomFormat\s*=\s*["'](?:1|true|on)["']/.test(attributes)) return -1;
  const [, style] = /\ss\s*=\s*["'](\d+)["']/.exec(attributes) ?? [];
  return style === undefined ? -1 : Number(style);
}

export const isHiddenIn = ({ attributes }: EditedRow): boolean =>
  /\shidden\s*=\s*["'](?:1|true|on)["']/.test(attributes);
