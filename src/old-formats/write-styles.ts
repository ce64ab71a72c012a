/** Writes the formats of an old workbook as the part `styles.xml`. */
import type { OldBook, OldBorder, OldFont, OldFormat } from './book';
import { attributesXml, emptyXml, listXml, MAIN_NAMESPACE, XML_HEAD } from './xml';

/** The format of cells that have none, in every file of the old format. */
const DEFAULT_FORMAT = 15;
const FIRST_OWN_NUMBER_FORMAT = 164;
const LINES = [
  '',
  'thin',
  'medium',
  'dashed',
  'dotted',
  'thick',
  'double',
  'hair',
  'mediumDashed',
  'dashDot',
  'mediumDashDot',
  'dashDotDot',
  'mediumDashDotDot',
  'slantDashDot',
];
const PATTERNS = [
  'none',
  'solid',
  'mediumGray',
  'darkGray',
  'lightGray',
  'darkHorizontal',
  'darkVertical',
  'darkDown',
  'darkUp',
  'darkGrid',
  'darkTrellis',
  'lightHorizontal',
  'lightVertical',
  'lightDown',
  'lightUp',
  'lightGrid',
  'lightTrellis',
  'gray125',
  'gray0625',
];
const HORIZONTAL = ['', 'left', 'center', 'right', 'fill', 'justify', 'centerContinuous', 'distributed'];
const VERTICAL = ['top', 'center', '', 'justify', 'distributed'];
/** Indices from here on are the window's own colours, which fonts and lines have where they have none. */
const AUTOMATIC_FROM = 64;
const STANDARD_COLOURS = 8;
const PALETTE_SIZE = 56;
const FALLBACK_FONT: OldFont = {
  name: 'Arial',
  size: 10,
  bold: false,
  italic: false,
  struck: false,
  underline: undefined,
  script: undefined,
  colour: 0x7fff,
};
const FALLBACK_LINE: OldBorder = { line: 0, colour: 0 };
const FALLBACK_FORMAT: OldFormat = {
  font: 0,
  numberFormat: 0,
  isStyle: false,
  locked: true,
  hidesFormula: false,
  horizontal: 0,
  vertical: 2,
  wraps: false,
  shrinks: false,
  rotation: 0,
  indent: 0,
  left: FALLBACK_LINE,
  right: FALLBACK_LINE,
  top: FALLBACK_LINE,
  bottom: FALLBACK_LINE,
  fill: { pattern: 0, front: 64, back: 65 },
};

/** Parts of formats, each once, in the order in which they came. */
class Kept {
  readonly items: string[] = [];
  readonly #places = new Map<string, number>();

  place(xml: string): number {
    let place = this.#places.get(xml);
    if (place === undefined) {
      place = this.items.push(xml) - 1;
      this.#places.set(xml, place);
    }
    return place;
  }
}

export interface WrittenStyles {
  readonly xml: string;
  /** Index of a format in the new file, by its index in the old one. */
  styleOf(format: number): number;
  /** A font as texts name it inside a cell, by its index in the old file. */
  runOf(font: number): string;
}

/** @param book the book whose formats are written, all that its cells may have */
export function writeStyles(book: OldBook): WrittenStyles {
  const fonts = (book.fonts.length === 0 ? [FALLBACK_FONT] : book.fonts).map(fontXml);
  const fills = new Kept();
  // These two have their places in every file.
  fills.place('<fill><patternFill patternType="none"/></fill>');
  fills.place('<fill><patternFill patternType="gray125"/></fill>');
  const borders = new Kept();
  borders.place('<border><left/><right/><top/><bottom/><diagonal/></border>');
  const numberFormats = new NumberFormats(book.numberFormats);
  const xfs = new Kept();
  const xfOf = (format: OldFormat) =>
    formatXml(format, {
      numFmtId: numberFormats.idOf(format.numberFormat),
      fontId: format.font < fonts.length ? format.font : 0,
      fillId: fills.place(fillXml(format.fill)),
      borderId: borders.place(borderXml(format)),
    });
  // Cells without a format of their own have the first one in the new file.
  xfs.place(xfOf(book.formats[DEFAULT_FORMAT] ?? FALLBACK_FORMAT));
  // Cells name no styles, which stand in the same list.
  const places = book.formats.map((format) => (format.isStyle ? 0 : xfs.place(xfOf(format))));
  const normal = xfOf({ ...(book.formats[0] ?? FALLBACK_FORMAT), isStyle: true });
  return {
    styleOf: (format) => places[format] ?? 0,
    runOf: (font) => {
      const own = book.fonts[font];
      return own ? `<rPr>${fontParts(own, 'rFont')}</rPr>` : '';
    },
    xml: `${XML_HEAD}<styleSheet xmlns="${MAIN_NAMESPACE}">${listXml('numFmts', numberFormats.items)}${listXml('fonts', fonts)}${listXml('fills', fills.items)}${listXml('borders', borders.items)}<cellStyleXfs count="1">${normal}</cellStyleXfs>${listXml('cellXfs', xfs.items)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>${paletteXml(book.palette)}</styleSheet>`,
  };
}

/** Number formats that a file spells out get numbers of their own: some old files spell out built-in ones in their own way. */
class NumberFormats {
  readonly items: string[] = [];
  readonly #ids = new Map<number, number>();

  constructor(stored: ReadonlyMap<number, string>) {
    for (const [number, code] of stored) {
      if (/^general$/i.test(code) || code === '') continue;
      const id = FIRST_OWN_NUMBER_FORMAT + this.items.length;
      this.#ids.set(number, id);
      this.items.push(emptyXml('numFmt', { numFmtId: id, formatCode: code }));
    }
  }

  idOf(number: number): number {
    return this.#ids.get(number) ?? (number < FIRST_OWN_NUMBER_FORMAT ? number : 0);
  }
}

function colourXml(name: string, colour: number): string {
  return colour >= AUTOMATIC_FROM ? '' : emptyXml(name, { indexed: colour });
}

function fontXml(font: OldFont): string {
  return `<font>${fontParts(font, 'name')}</font>`;
}

/** What a font is, its name under the element's own name for it. */
function fontParts(font: OldFont, nameElement: 'name' | 'rFont'): string {
  const { name, size, bold, italic, struck, underline, script, colour } = font;
  const parts = [
    bold ? '<b/>' : '',
    italic ? '<i/>' : '',
    struck ? '<strike/>' : '',
    underline === undefined ? '' : emptyXml('u', { val: underline }),
    script === undefined ? '' : emptyXml('vertAlign', { val: script }),
    emptyXml('sz', { val: Math.max(1, size) }),
    colourXml('color', colour),
    emptyXml(nameElement, { val: name === '' ? FALLBACK_FONT.name : name }),
  ];
  return parts.join('');
}

function fillXml({ pattern, front, back }: OldFormat['fill']): string {
  const type = PATTERNS[pattern] ?? 'none';
  if (type === 'none') return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="${type}">${emptyXml('fgColor', { indexed: front })}${emptyXml('bgColor', { indexed: back })}</patternFill></fill>`;
}

function lineXml(side: string, { line, colour }: OldBorder): string {
  const style = LINES[line] ?? '';
  if (style === '') return `<${side}/>`;
  return `<${side} style="${style}">${colour >= AUTOMATIC_FROM ? '<color auto="1"/>' : colourXml('color', colour)}</${side}>`;
}

function borderXml({ left, right, top, bottom }: OldFormat): string {
  return `<border>${lineXml('left', left)}${lineXml('right', right)}${lineXml('top', top)}${lineXml('bottom', bottom)}<diagonal/></border>`;
}

interface FormatParts {
  readonly numFmtId: number;
  readonly fontId: number;
  readonly fillId: number;
  readonly borderId: number;
}

function formatXml(format: OldFormat, parts: FormatParts): string {
  const { horizontal, vertical, wraps, shrinks, rotation, indent, locked, hidesFormula, isStyle } = format;
  const aligned: Parameters<typeof emptyXml>[1] = {
    horizontal: HORIZONTAL[horizontal] || undefined,
    vertical: VERTICAL[vertical] || undefined,
    textRotation: rotation === 0 ? undefined : rotation,
    wrapText: wraps,
    indent: indent === 0 ? undefined : indent,
    shrinkToFit: shrinks,
  };
  const isAligned = Object.values(aligned).some((value) => value !== undefined && value !== false);
  const alignment = isAligned ? emptyXml('alignment', aligned) : '';
  const protection =
    locked && !hidesFormula ? '' : emptyXml('protection', { locked: locked ? undefined : '0', hidden: hidesFormula });
  const head = attributesXml({
    ...parts,
    xfId: isStyle ? undefined : 0,
    applyNumberFormat: parts.numFmtId !== 0,
    applyFont: parts.fontId !== 0,
    applyFill: parts.fillId !== 0,
    applyBorder: parts.borderId !== 0,
    applyAlignment: isAligned,
    applyProtection: protection !== '',
  });
  const content = alignment + protection;
  return content === '' ? `<xf${head}/>` : `<xf${head}>${content}</xf>`;
}

/** The colours of the file's own palette; the first eight stand before it and are the same everywhere. */
function paletteXml(palette: readonly string[]): string {
  if (palette.length === 0) return '';
  const first = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'];
  const all = [...first.slice(0, STANDARD_COLOURS), ...palette.slice(0, PALETTE_SIZE)];
  return `<colors><indexedColors>${all.map((colour) => `<rgbColor rgb="FF${colour}"/>`).join('')}</indexedColors></colors>`;
}
