/** The formats of a file: a list to which new ones are added; what is there keeps its number and stays as it came. */
import { type CellFormat, isDateFormat } from '../../worksheet/workbook';
import type { Package } from '../package/package';
import { parseXml, type XmlDocument } from '../xml/document';
import type { XmlElement } from '../xml/element';
import { BUILT_IN_FORMATS } from './built-in-formats';
import { colorOf, themeColors } from './colors';
import { differenceFrom, readCellFormat } from './read-format';
import { alignmentWith, borderWith, fillWith, fontWith, protectionWith, setChild } from './write-format';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** The parts of the list in their order (ECMA-376, CT_Stylesheet). */
const ORDER = 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(' ');
/** Numbers below are Excel's own. */
const FIRST_OWN_FORMAT = 164;

/** What this product's links have beside a {@link CellFormat}. */
export type WrittenFormat = CellFormat & { readonly underline?: boolean };

/** What the styles of a new file say: one font, and Excel's two fills. */
export const NEW_STYLES =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">` +
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '<dxfs count="0"/></styleSheet>';

export class StylesPart {
  readonly #document: XmlDocument;
  readonly #root: XmlElement;
  readonly #theme: readonly (string | undefined)[];
  readonly #formats = new Map<number, CellFormat>();
  readonly #looks = new Map<number, CellFormat>();
  readonly #dates = new Map<number, boolean>();
  readonly #derived = new Map<string, number>();
  /** Elements of a list by their markup, so that each is there once. */
  readonly #known = new Map<string, Map<string, number>>();
  #xfs: XmlElement[];
  #numberFormats: Map<number, string> | undefined;

  #path: string | undefined;

  /**
   * @param file whose formats they are
   * @param path of their part, where there is one
   * @param themePath of the theme's part, where there is one
   * @param addPart writes a new part for them, before the first change, and gives its path
   */
  constructor(
    private readonly file: Package,
    path: string | undefined,
    themePath: string | undefined,
    private readonly addPart: (document: XmlDocument) => string,
  ) {
    this.#path = path;
    this.#document = path === undefined ? parseXml(NEW_STYLES, 'xl/styles.xml') : file.document(path);
    this.#root = this.#document.root;
    this.#theme = themeColors(
      themePath !== undefined && file.has(themePath) ? file.document(themePath).root : undefined,
    );
    this.#xfs = this.#list('cellXfs').elements('xf');
  }

  /** The format of cells with this number where it differs from a cell without any: clearing a cell and writing this restores it. */
  format(style: number): CellFormat {
    let format = this.#formats.get(style);
    if (!format) {
      format = this.#xfs[style] ? differenceFrom(this.#read(0), this.#read(style)) : {};
      this.#formats.set(style, format);
    }
    return format;
  }

  /** How cells with this number look; without the font's name and size where they are those of cells without a format. */
  look(style: number): CellFormat {
    let look = this.#looks.get(style);
    if (!look) {
      const { fontName, fontSize, ...rest } = this.#read(style);
      const normal = this.#read(0);
      look = {
        ...rest,
        ...(fontName === undefined || fontName === normal.fontName ? {} : { fontName }),
        ...(fontSize === undefined || fontSize === normal.fontSize ? {} : { fontSize }),
      };
      this.#looks.set(style, look);
    }
    return look;
  }

  #read(style: number): CellFormat {
    const xf = this.#xfs[style];
    if (!xf) return {};
    const number = this.numberFormat(style);
    return readCellFormat(
      xf,
      (name) => this.#elementOf(xf, name),
      number,
      (color) => colorOf(color, this.#theme),
    );
  }

  /** The code of the number format; undefined for General. */
  numberFormat(style: number): string | undefined {
    const id = this.#xfs[style]?.number('numFmtId', 0) ?? 0;
    const code = this.#codes().get(id) ?? BUILT_IN_FORMATS[id];
    return code === undefined || /^general$/i.test(code) ? undefined : code;
  }

  /** Whether numbers in such a cell are shown as a date or time. */
  isDate(style: number): boolean {
    let known = this.#dates.get(style);
    if (known === undefined) {
      const code = this.numberFormat(style);
      known = code !== undefined && isDateFormat(code);
      this.#dates.set(style, known);
    }
    return known;
  }

  /** Whether letters get smaller until they fit. */
  shrinks(style: number): boolean {
    return /^(?:1|true|on)$/.test(this.#xfs[style]?.child('alignment')?.get('shrinkToFit') ?? '');
  }

  /** The number of a format with another laid over it. What that leaves out stays. */
  with(style: number, format: WrittenFormat): number {
    const key = `${style} ${JSON.stringify(format)}`;
    const known = this.#derived.get(key);
    if (known !== undefined) return known;
    const made = this.#derive(style, format);
    this.#derived.set(key, made);
    return made;
  }

  /** Adds a format for cells that meet a condition. */
  addConditional(fill: string): number {
    const dxfs = this.#list('dxfs');
    const dxf = dxfs.make('dxf');
    const pattern = dxf.append(dxfs.make('fill')).append(dxfs.make('patternFill', { patternType: 'solid' }));
    // A conditional fill keeps its colour as the background of a solid pattern.
    pattern.append(dxfs.make('bgColor', { rgb: `FF${fill.slice(1).toUpperCase()}` }));
    return this.#add('dxfs', dxf);
  }

  /** The fill of such a format as `#RRGGBB`, where it is plain. */
  conditionalFill(id: number): string | undefined {
    const pattern = this.#list('dxfs').elements('dxf')[id]?.child('fill')?.child('patternFill');
    return colorOf(pattern?.child('bgColor'), this.#theme);
  }

  #derive(style: number, format: WrittenFormat): number {
    const base = this.#xfs[style] ?? this.#xfs[0];
    const xf =
      base?.clone() ?? this.#list('cellXfs').make('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 });
    const part = (name: 'font' | 'fill' | 'border', list: string, made: XmlElement | undefined) => {
      if (!made) return;
      xf.set(`${name}Id`, this.#add(list, made));
      xf.set(`apply${name[0]?.toUpperCase()}${name.slice(1)}`, 1);
    };
    part('font', 'fonts', fontWith(this.#elementOf(xf, 'font') ?? this.#list('fonts').make('font'), format));
    part('fill', 'fills', fillWith(this.#list('fills'), format.fill));
    part(
      'border',
      'borders',
      borderWith(this.#elementOf(xf, 'border') ?? this.#list('borders').make('border'), format.borders),
    );
    if (format.numberFormat !== undefined) {
      xf.set('numFmtId', this.#numberFormatId(format.numberFormat));
      xf.set('applyNumberFormat', 1);
    }
    if (setChild(xf, 'alignment', alignmentWith(xf.child('alignment') ?? xf.make('alignment'), format)))
      xf.set('applyAlignment', 1);
    if (setChild(xf, 'protection', protectionWith(xf.child('protection') ?? xf.make('protection'), format.locked))) {
      xf.set('applyProtection', 1);
    }
    const added = this.#add('cellXfs', xf);
    this.#xfs = this.#list('cellXfs').elements('xf');
    return added;
  }

  /** Adds an element to a list, or finds one like it. */
  #add(list: string, element: XmlElement): number {
    const parent = this.#list(list);
    let known = this.#known.get(list);
    if (!known) {
      known = new Map();
      for (const [index, child] of parent.elements().entries()) {
        const markup = child.toString();
        if (!known.has(markup)) known.set(markup, index);
      }
      this.#known.set(list, known);
    }
    const found = known.get(element.toString());
    if (found !== undefined) return found;
    const index = parent.elements().length;
    parent.append(element);
    parent.set('count', index + 1);
    known.set(element.toString(), index);
    this.#path ??= this.addPart(this.#document);
    this.file.changed(this.#path);
    return index;
  }

  #numberFormatId(code: string): number {
    const own = [...this.#codes()].find(([, known]) => known === code)?.[0];
    if (own !== undefined) return own;
    const builtIn = Object.entries(BUILT_IN_FORMATS).find(
      ([id, known]) => known === code && isSameEverywhere(Number(id)),
    )?.[0];
    if (builtIn !== undefined) return Number(builtIn);
    const id = [...this.#codes().keys()].reduce((most, known) => Math.max(most, known), FIRST_OWN_FORMAT - 1) + 1;
    this.#add('numFmts', this.#list('numFmts').make('numFmt', { numFmtId: id, formatCode: code }));
    this.#numberFormats = undefined;
    return id;
  }

  #codes(): Map<number, string> {
    return (this.#numberFormats ??= new Map(
      (this.#root.child('numFmts')?.elements('numFmt') ?? []).map((element) => [
        element.number('numFmtId', 0),
        element.get('formatCode') ?? 'General',
      ]),
    ));
  }

  #elementOf(xf: XmlElement, name: 'font' | 'fill' | 'border'): XmlElement | undefined {
    return this.#root.child(`${name}s`)?.elements(name)[xf.number(`${name}Id`, 0)];
  }

  /** A list, made where it is not there. */
  #list(name: string): XmlElement {
    const found = this.#root.child(name);
    if (found) return found;
    const later = new Set(ORDER.slice(ORDER.indexOf(name) + 1));
    const index = this.#root.children.findIndex((child) => typeof child !== 'string' && later.has(child.local));
    return this.#root.insert(this.#root.make(name, { count: 0 }), index < 0 ? this.#root.children.length : index);
  }
}

/** What a number without a code means depends on the country for all but these. */
const isSameEverywhere = (id: number) => id <= 4 || (id >= 9 && id <= 13) || id === 49;
