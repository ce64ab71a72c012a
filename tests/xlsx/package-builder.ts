/** Small workbooks as other programs write them: the parts are given as text, the frame around them is filled in. */
import { type Zippable, unzipSync, zipSync } from 'fflate';

/** Parts of a package by path; text is UTF-8. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** A relationship of a part. The type is the last word of an Office type, or a whole address. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/** One worksheet. */
export interface SheetParts {
  readonly name: string;
  /** The tab is a chart that fills it: `before` is all that it holds. */
  readonly isChart?: boolean;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in `sheetData`: `<row>` elements. */
  readonly rows?: string;
  /** Elements before `sheetData`, such as `<sheetViews>`. */
  readonly before?: string;
  /** Elements after it, such as `<mergeCells>`, in the order of the schema. */
  readonly after?: string;
  /** More attributes of `<worksheet>`, such as namespaces. */
  readonly root?: string;
  readonly relations?: readonly Relation[];
}

/** Style elements added to those that every workbook here has: a font, two fills, a border and one plain format. */
export interface StyleParts {
  readonly numberFormats?: string;
  readonly fonts?: string;
  readonly fills?: string;
  readonly borders?: string;
  /** `<xf>` elements of cells: the first of them is style 1. */
  readonly formats?: string;
  readonly differential?: string;
  /** Elements after `<dxfs>`. */
  readonly after?: string;
}

/** A part beside those that every workbook has, with its content type where its extension does not tell it. */
export interface ExtraPart {
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** A workbook; all but the sheets may be left out. */
export interface BookParts {
  readonly sheets: readonly SheetParts[];
  /** `<si>` elements of the shared strings. */
  readonly strings?: readonly string[];
  readonly styles?: StyleParts;
  /** Elements of the workbook before `<sheets>` and after it. */
  readonly workbook?: { readonly before?: string; readonly after?: string; readonly root?: string };
  readonly workbookRelations?: readonly Relation[];
  readonly rootRelations?: readonly Relation[];
  readonly parts?: Readonly<Record<string, ExtraPart>>;
  /** Content types by extension. */
  readonly defaults?: Readonly<Record<string, string>>;
  readonly withoutStyles?: boolean;
  readonly isMacroEnabled?: boolean;
  /** Writes the elements of the spreadsheet as `<x:…>`, with this before the colon. */
  readonly prefix?: string;
  /** ISO/IEC 29500 Strict: other namespaces. */
  readonly isStrict?: boolean;
  /** Relationships name their targets from the root of the package: `/xl/worksheets/sheet1.xml`. */
  readonly isAbsolute?: boolean;
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** @returns an .xlsx file; the same parts give the same bytes */
export function buildBook(book: BookParts): Uint8Array {
  return zipParts(bookParts(book));
}

/** @returns the parts of the file, so that a test can change one before it is packed */
export function bookParts(book: BookParts): Record<string, string | Uint8Array> {
  const { sheets, strings = [] } = book;
  const main = (text: string) => inDialect(text, book);
  const relate = (base: string, relations: readonly Relation[]) => relationsPart(base, relations, book);
  const sheetPath = (index: number) => `xl/worksheets/sheet${index + 1}.xml`;
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(book, sheetPath),
    '_rels/.rels': relate('', [
      { id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' },
      ...(book.rootRelations ?? []),
    ]),
    'xl/workbook.xml': main(workbookPart(book)),
    'xl/_rels/workbook.xml.rels': relate('xl/', [
      ...sheets.map(({ isChart }, i) => ({
        id: `rId${i + 1}`,
        type: isChart ? 'chartsheet' : 'worksheet',
        target: `worksheets/sheet${i + 1}.xml`,
      })),
      ...(book.withoutStyles ? [] : [{ id: 'rId901', type: 'styles', target: 'styles.xml' }]),
      ...(strings.length > 0 ? [{ id: 'rId902', type: 'sharedStrings', target: 'sharedStrings.xml' }] : []),
      ...(book.workbookRelations ?? []),
    ]),
  };
  sheets.forEach((sheet, index) => {
    const { before = '', rows = '', after = '', root = '', relations, isChart } = sheet;
    const kind = isChart ? 'chartsheet' : 'worksheet';
    const data = isChart ? '' : rows === '' ? '<sheetData/>' : `<sheetData>${rows}</sheetData>`;
    const namespaces = `xmlns="${MAIN}" xmlns:r="${OFFICE}"${root && ` ${root}`}`;
    parts[sheetPath(index)] = main(`${HEAD}<${kind} ${namespaces}>${before}${data}${after}</${kind}>`);
    if (relations) parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = relate('xl/worksheets/', relations);
  });
  if (!book.withoutStyles) parts['xl/styles.xml'] = main(stylesPart(book.styles ?? {}));
  if (strings.length > 0) {
    const counts = `count="${strings.length}" uniqueCount="${strings.length}"`;
    parts['xl/sharedStrings.xml'] = main(`${HEAD}<sst xmlns="${MAIN}" ${counts}>${strings.join('')}</sst>`);
  }
  for (const [path, { content }] of Object.entries(book.parts ?? {})) parts[path] = content;
  return parts;
}

/** @returns a zip of the parts in their order, dated 1980 */
export function zipParts(parts: Parts): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of Object.entries(parts)) {
    // A view of this realm's own class: fflate takes anything else for a folder.
    entries[path] = Uint8Array.from(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** @returns the parts of a file by path; folders, which some programs write as entries, are none */
export function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  const entries = Object.entries(unzipSync(Uint8Array.from(bytes)));
  return Object.fromEntries(entries.filter(([path]) => !path.endsWith('/')));
}

/** @returns one part as text; throws where it is missing */
export function partText(bytes: Uint8Array, path: string): string {
  const part = partsOf(bytes)[path];
  if (!part) throw new Error(`no part ${path}`);
  return new TextDecoder().decode(part);
}

/** @returns a relationships part whose source stands in the folder `base` */
export function relationsPart(
  base: string,
  relations: readonly Relation[],
  { isStrict = false, isAbsolute = false }: Pick<BookParts, 'isStrict' | 'isAbsolute'> = {},
): string {
  const lines = relations.map(({ id, type, target, external }) => {
    const address = type.includes('/') ? type : `${isStrict ? STRICT_OFFICE : OFFICE}/${type}`;
    const path = isAbsolute && !external && !target.startsWith('/') ? resolve(base, target) : target;
    return `<Relationship Id="${id}" Type="${address}" Target="${path}"${external ? ' TargetMode="External"' : ''}/>`;
  });
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** @returns rows of cells from A1 on: texts inline, numbers and logical values, formulas from `=`, blanks left out */
export function rowsOf(...lines: readonly (readonly (string | number | boolean | null)[])[]): string {
  return lines
    .map((line, row) => {
      const cells = line.map((value, column) => cell(`${String.fromCharCode(65 + column)}${row + 1}`, value));
      return `<row r="${row + 1}">${cells.join('')}</row>`;
    })
    .join('');
}

/** @returns one cell; see {@link rowsOf} */
export function cell(reference: string, value: string | number | boolean | null, attributes = ''): string {
  const more = attributes && ` ${attributes}`;
  if (value === null) return attributes ? `<c r="${reference}"${more}/>` : '';
  if (typeof value === 'number') return `<c r="${reference}"${more}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${reference}"${more} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (value.startsWith('=')) return `<c r="${reference}"${more}><f>${escaped(value.slice(1))}</f></c>`;
  return `<c r="${reference}"${more} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

/** @returns text as it stands in XML */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function resolve(base: string, target: string): string {
  const path: string[] = [];
  for (const step of `${base}${target}`.split('/')) {
    if (step === '..') path.pop();
    else path.push(step);
  }
  return `/${path.join('/')}`;
}

function workbookPart({ sheets, workbook = {}, isStrict }: BookParts): string {
  const { before = '', after = '', root = '' } = workbook;
  const lines = sheets.map(({ name, state }, index) => {
    const hidden = state ? ` state="${state}"` : '';
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const more = `${isStrict ? ' conformance="strict"' : ''}${root && ` ${root}`}`;
  const namespaces = `xmlns="${MAIN}" xmlns:r="${OFFICE}"${more}`;
  return `${HEAD}<workbook ${namespaces}>${before}<sheets>${lines.join('')}</sheets>${after}</workbook>`;
}

/** As a Chinese Excel writes it: 宋体 12, centred upright. */
function stylesPart(styles: StyleParts): string {
  const { numberFormats = '', fonts = '', fills = '', borders = '', formats = '', differential, after = '' } = styles;
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"';
  const centred = '><alignment vertical="center"/></xf>';
  return [
    `${HEAD}<styleSheet xmlns="${MAIN}">`,
    numberFormats && `<numFmts>${numberFormats}</numFmts>`,
    `<fonts><font><sz val="12"/><name val="宋体"/><charset val="134"/></font>${fonts}</fonts>`,
    '<fills><fill><patternFill patternType="none"/></fill>',
    `<fill><patternFill patternType="gray125"/></fill>${fills}</fills>`,
    `<borders><border><left/><right/><top/><bottom/><diagonal/></border>${borders}</borders>`,
    `<cellStyleXfs>${plain}${centred}</cellStyleXfs>`,
    `<cellXfs>${plain} xfId="0"${centred}${formats}</cellXfs>`,
    '<cellStyles><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
    differential === undefined ? '' : `<dxfs>${differential}</dxfs>`,
    `${after}</styleSheet>`,
  ].join('');
}

function contentTypes(book: BookParts, sheetPath: (index: number) => string): string {
  const workbook = book.isMacroEnabled ? 'application/vnd.ms-excel.sheet.macroEnabled' : `${SHEET_TYPE}.sheet`;
  const overrides: [string, string][] = [
    ['xl/workbook.xml', `${workbook}.main+xml`],
    ...book.sheets.map(({ isChart }, index): [string, string] => [
      sheetPath(index),
      `${SHEET_TYPE}.${isChart ? 'chartsheet' : 'worksheet'}+xml`,
    ]),
  ];
  if (!book.withoutStyles) overrides.push(['xl/styles.xml', `${SHEET_TYPE}.styles+xml`]);
  if (book.strings?.length) overrides.push(['xl/sharedStrings.xml', `${SHEET_TYPE}.sharedStrings+xml`]);
  for (const [path, { type }] of Object.entries(book.parts ?? {})) if (type) overrides.push([path, type]);
  const defaults = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...book.defaults,
  };
  const lines = [
    ...Object.entries(defaults).map(([ext, type]) => `<Default Extension="${ext}" ContentType="${type}"/>`),
    ...overrides.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`),
  ];
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${lines.join('')}</Types>`;
}

function inDialect(text: string, { prefix, isStrict = false }: BookParts): string {
  let written = text;
  if (prefix !== undefined) {
    written = written
      .replace(/<(\/?)([A-Za-z]\w*)(?=[\s/>])/g, `<$1${prefix}:$2`)
      .replaceAll(` xmlns="${MAIN}"`, ` xmlns:${prefix}="${MAIN}"`);
  }
  if (isStrict) written = written.replaceAll(MAIN, STRICT_MAIN).replaceAll(OFFICE, STRICT_OFFICE);
  return written;
}
