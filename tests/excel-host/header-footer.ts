import type ExcelJS from 'exceljs';
import type { HostObject } from './host-object';
import { HostError } from './protocol';
import { SheetObject } from './sheet-object';

type Line = 'Header' | 'Footer';
type Third = 'L' | 'C' | 'R';

/** Splits `&L…&C…&R…` into its three parts. */
function thirds(text: string): Record<Third, string> {
  const parts: Record<Third, string> = { L: '', C: '', R: '' };
  let third: Third = 'C';
  for (let index = 0; index < text.length; index++) {
    const next = text[index + 1];
    if (text[index] === '&' && next !== undefined && next in parts) {
      third = next as Third;
      index++;
    } else {
      parts[third] += text[index];
      // && is an ampersand: its second half begins no code.
      if (text[index] === '&' && next !== undefined) parts[third] += text[++index];
    }
  }
  return parts;
}

const LIMIT = 255;

/** The header and the footer of all pages. */
class HeaderFooterObject extends SheetObject {
  readonly apiClass = 'HeaderFooter';

  /** A sheet of a file without headers and footers has none, whatever the types of exceljs say. */
  get #lines(): Partial<ExcelJS.HeaderFooter> {
    this.sheet.headerFooter = (this.sheet.headerFooter as ExcelJS.HeaderFooter | null) ?? ({} as ExcelJS.HeaderFooter);
    return this.sheet.headerFooter;
  }
  #text(line: Line): string {
    return this.#lines[`odd${line}`] ?? '';
  }
  #read(line: Line, third: Third): string {
    return thirds(this.#text(line))[third];
  }
  #write(line: Line, third: Third, text: unknown): void {
    const parts = { ...thirds(this.#text(line)), [third]: String(text) };
    const joined = (['L', 'C', 'R'] as const).map((name) => (parts[name] ? `&${name}${parts[name]}` : '')).join('');
    if (joined.length > LIMIT) throw new HostError('InvalidArgument', 'longer than 255 characters');
    this.#lines[`odd${line}`] = joined;
  }

  get leftHeader(): string {
    return this.#read('Header', 'L');
  }
  set leftHeader(text: unknown) {
    this.#write('Header', 'L', text);
  }
  get centerHeader(): string {
    return this.#read('Header', 'C');
  }
  set centerHeader(text: unknown) {
    this.#write('Header', 'C', text);
  }
  get rightHeader(): string {
    return this.#read('Header', 'R');
  }
  set rightHeader(text: unknown) {
    this.#write('Header', 'R', text);
  }
  get leftFooter(): string {
    return this.#read('Footer', 'L');
  }
  set leftFooter(text: unknown) {
    this.#write('Footer', 'L', text);
  }
  get centerFooter(): string {
    return this.#read('Footer', 'C');
  }
  set centerFooter(text: unknown) {
    this.#write('Footer', 'C', text);
  }
  get rightFooter(): string {
    return this.#read('Footer', 'R');
  }
  set rightFooter(text: unknown) {
    this.#write('Footer', 'R', text);
  }
}

export class HeaderFooterGroupObject extends SheetObject {
  readonly apiClass = 'HeaderFooterGroup';

  get defaultForAllPages(): HostObject {
    return new HeaderFooterObject(this.state, this.sheet);
  }
}
