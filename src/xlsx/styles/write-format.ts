/** Lays a format over one of a file: fonts, fills, borders and the rest, each a copy of what was there with the change in it. */
import type { Borders, CellFormat } from '../../worksheet/workbook';
import type { XmlElement } from '../xml/element';

/** The parts of a font in their order; Excel wants no other. */
const FONT_ORDER = 'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(
  ' ',
);
const BORDER_ORDER = 'start end left right top bottom diagonal vertical horizontal'.split(' ');

const rgb = (color: string) => `FF${color.slice(1).toUpperCase()}`;

/** A font with the format's in it; undefined where the format says nothing of fonts. */
export function fontWith(
  font: XmlElement,
  format: CellFormat & { readonly underline?: boolean },
): XmlElement | undefined {
  const { fontName, fontSize, bold, fontColor, underline } = format;
  if ([fontName, fontSize, bold, fontColor, underline].every((value) => value === undefined)) return undefined;
  const result = font.clone();
  if (fontName !== undefined && result.child('name')?.get('val') !== fontName) {
    // The scheme of a theme font would override the name in Excel, and the alphabet of another font its letters.
    for (const name of ['scheme', 'charset', 'family']) result.child(name)?.remove();
    put(result, 'name', { val: fontName }, FONT_ORDER);
  }
  if (fontSize !== undefined) put(result, 'sz', { val: fontSize }, FONT_ORDER);
  if (fontColor !== undefined) put(result, 'color', { rgb: rgb(fontColor) }, FONT_ORDER);
  if (bold !== undefined) flag(result, 'b', bold);
  if (underline !== undefined) flag(result, 'u', underline);
  return result;
}

/** A fill; undefined where the format says nothing of it. */
export function fillWith(list: XmlElement, fill: string | null | undefined): XmlElement | undefined {
  if (fill === undefined) return undefined;
  const result = list.make('fill');
  const pattern = result.append(list.make('patternFill', { patternType: fill === null ? 'none' : 'solid' }));
  if (fill !== null) {
    pattern.append(list.make('fgColor', { rgb: rgb(fill) }));
    pattern.append(list.make('bgColor', { indexed: 64 }));
  }
  return result;
}

/** Borders with the format's edges in them; undefined where it says nothing of them. */
export function borderWith(border: XmlElement, borders: Borders | undefined): XmlElement | undefined {
  if (!borders) return undefined;
  const result = border.clone();
  for (const edge of ['left', 'right', 'top', 'bottom'] as const) {
    const wanted = borders[edge];
    if (!wanted) continue;
    const strict = edge === 'left' ? 'start' : edge === 'right' ? 'end' : edge;
    const name = result.child(strict) ? strict : edge;
    const made = put(result, name, wanted.style === 'none' ? {} : { style: wanted.style }, BORDER_ORDER);
    if (wanted.style !== 'none')
      made.append(made.make('color', wanted.color ? { rgb: rgb(wanted.color) } : { auto: 1 }));
  }
  return result;
}

/** Where text stands in a cell; undefined where the format says nothing of it. */
export function alignmentWith(
  alignment: XmlElement,
  { horizontal, vertical, wrap }: CellFormat,
): XmlElement | undefined {
  if (horizontal === undefined && vertical === undefined && wrap === undefined) return undefined;
  const result = alignment.clone();
  if (horizontal !== undefined) result.set('horizontal', horizontal === 'general' ? undefined : horizontal);
  if (vertical !== undefined) result.set('vertical', vertical);
  if (wrap !== undefined)
    result.set('wrapText', wrap || result.get('wrapText') !== undefined ? Number(wrap) : undefined);
  return result;
}

export function protectionWith(protection: XmlElement, locked: boolean | undefined): XmlElement | undefined {
  if (locked === undefined) return undefined;
  const result = protection.clone();
  result.set('locked', Number(locked));
  return result;
}

/**
 * Puts a child in the place of the one of its name. Alignment stands before protection.
 *
 * @returns whether there was anything to put
 */
export function setChild(xf: XmlElement, name: 'alignment' | 'protection', child: XmlElement | undefined): boolean {
  if (!child) return false;
  xf.child(name)?.remove();
  if (name === 'alignment') xf.insert(child, 0);
  else xf.insert(child, xf.child('alignment') ? xf.children.indexOf(xf.child('alignment') as XmlElement) + 1 : 0);
  return true;
}

function flag(font: XmlElement, name: 'b' | 'u', isOn: boolean): void {
  if (isOn) put(font, name, {}, FONT_ORDER);
  else font.child(name)?.remove();
}

/** Puts a new element in the place of the one of its name, or where it belongs. */
function put(
  parent: XmlElement,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  order: readonly string[],
): XmlElement {
  const made = parent.make(name, attributes);
  const known = parent.child(name);
  if (known) {
    const index = parent.children.indexOf(known);
    known.remove();
    return parent.insert(made, index);
  }
  const rank = order.indexOf(name);
  const index = parent.children.findIndex((child) => typeof child !== 'string' && order.indexOf(child.local) > rank);
  return parent.insert(made, index < 0 ? parent.children.length : index);
}
