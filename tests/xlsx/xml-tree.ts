/** Finds things in XML, and writes it in one form for comparing. */
import { MAIN, OFFICE, STRICT_MAIN } from './package-builder';
import { readXml, type XmlElement } from './xml-reader';

/** Attributes that say nothing when they have this value. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pageSetup: {
    scale: '100',
    fitToWidth: '1',
    fitToHeight: '1',
    pageOrder: 'downThenOver',
    orientation: 'default',
    blackAndWhite: '0',
    draft: '0',
    cellComments: 'none',
    errors: 'displayed',
  },
  dataValidation: {
    type: 'none',
    errorStyle: 'stop',
    operator: 'between',
    imeMode: 'noControl',
    allowBlank: '0',
    showDropDown: '0',
    showInputMessage: '0',
    showErrorMessage: '0',
  },
  cfRule: { stopIfTrue: '0' },
  sheet: { state: 'visible' },
};
/** Only of use to the program that wrote them. */
const IGNORED = new Set(['count', 'uniqueCount', 'dyDescent', 'uid']);

/**
 * @param bytes of a part, in any encoding that it states
 * @param path for the message
 * @returns its root element
 * @throws Error where it is not well-formed
 */
export function parseXml(bytes: Uint8Array, path: string): XmlElement {
  try {
    return readXml(decode(bytes));
  } catch (error) {
    throw new Error(`${path} is not well-formed: ${String(error)}`);
  }
}

/** @returns the text of a part: by its byte order mark, else by the encoding that it states, else as UTF-8 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder().decode(bytes);
  const stated = /^<\?xml[^>]*encoding=["']([^"']*)/.exec(text)?.[1] ?? 'UTF-8';
  if (!/^(utf-8|us-ascii)$/i.test(stated)) throw new Error(`stated to be ${stated}, which it is not`);
  return text;
}

/** @returns the child elements, of one name where it is given */
export function children(element: XmlElement | undefined, name?: string): XmlElement[] {
  const all = [...(element?.children ?? [])];
  return name === undefined ? all : all.filter(({ localName }) => localName === name);
}

/** @returns the first child of this name */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return children(element, name)[0];
}

/** @returns an attribute; logical values as 1 and 0 */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes.find((one) => one.name === name)?.value;
  if (value === undefined) return undefined;
  return value === 'true' ? '1' : value === 'false' ? '0' : value;
}

/** @returns the relationship that an element refers to, by whatever prefix */
export function relationId(element: XmlElement): string | undefined {
  return [...element.attributes].find((found) => isOffice(found.namespaceURI) && found.localName === 'id')?.value;
}

const isOffice = (space: string | null) => space === OFFICE || space?.includes('purl.oclc.org/ooxml/officeDocument');

/** How references out of an element are written in its one form. */
export interface Canonical {
  /** Attributes to leave out. */
  readonly without?: readonly string[];
  /** What a relationship leads to. */
  readonly relation?: (id: string) => string;
  /** What a differential format looks like. */
  readonly differential?: (index: string) => string;
}

/**
 * An element in one form: attributes sorted, those that say nothing left out, references written as what they lead to.
 *
 * @returns the empty text where nothing is said at all
 */
export function canonical(element: XmlElement | undefined, options: Canonical = {}): string {
  if (!element) return '';
  const { localName } = element;
  const attributes = [...element.attributes]
    .flatMap((found) => {
      const { localName: name, namespaceURI: space, prefix } = found;
      if (prefix === 'xmlns' || found.name === 'xmlns' || IGNORED.has(name)) return [];
      if (options.without?.includes(name)) return [];
      const value = attribute(element, found.name) ?? '';
      if (DEFAULTS[localName]?.[name] === value) return [];
      if (isOffice(space)) return [`${name}→${options.relation ? options.relation(value) : value}`];
      if (name === 'dxfId' && options.differential) return [`dxf→${options.differential(value)}`];
      return [`${space ? `{${space}}` : ''}${name}="${value}"`];
    })
    .sort();
  const inner = children(element).map((one) => canonical(one, options));
  const text = inner.length === 0 ? element.text : '';
  if (attributes.length === 0 && inner.join('') === '' && text === '') return emptyForm(element);
  const space = element.namespaceURI;
  const name = space === MAIN || space === STRICT_MAIN || !space ? localName : `{${space}}${localName}`;
  return `<${[name, ...attributes].join(' ')}>${text}${inner.join('')}</>`;
}

/** An element such as `<b/>` says something by being there; a list or a set-up without anything in it does not. */
const SILENT =
  /^(sheetPr|pageSetup|printOptions|dataValidations|conditionalFormatting|hyperlinks|mergeCells|headerFooter)$/;

function emptyForm({ localName, namespaceURI }: XmlElement): string {
  const isMain = namespaceURI === MAIN || namespaceURI === STRICT_MAIN || !namespaceURI;
  if (SILENT.test(localName)) return '';
  return `<${isMain ? localName : `{${namespaceURI}}${localName}`}/>`;
}
