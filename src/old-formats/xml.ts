/** Text and attributes as an .xlsx package spells them. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold: control characters, half a pair of surrogates; and a line end that reading would change. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

const escaped = (code: number) => `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;

/** The content of a cell: any text at all, by Excel's own escapes. */
export function cellXml(text: string): string {
  if (/^[\w\u3000-\u9fff]*$/.test(text) && !text.includes('_x')) return text;
  return text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(UNWRITABLE, (character) => escaped(character.charCodeAt(0)))
    .replace(/[&<>]/g, (character) => ENTITIES[character] as string);
}

/** A text that holds no escapes (names, formulas, formats): what XML cannot hold is left out. */
export function textXml(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Attributes with a space before each; those that are undefined or false are left out. */
export function attributesXml(attributes: Attributes): string {
  let xml = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    xml += ` ${name}="${value === true ? '1' : textXml(String(value))}"`;
  }
  return xml;
}

/** An element without content. */
export function emptyXml(name: string, attributes: Attributes): string {
  return `<${name}${attributesXml(attributes)}/>`;
}

/** `<name count="…">…</name>`; nothing where there is none. */
export function listXml(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
