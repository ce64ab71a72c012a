/** A small XML reader for the tests, independent of the product's own: the whole document as elements, or an error. */

/** An attribute with its namespace. */
export interface XmlAttribute {
  readonly name: string;
  readonly localName: string;
  readonly prefix: string | null;
  readonly namespaceURI: string | null;
  readonly value: string;
}

/** An element. Comments and processing instructions are left out, CDATA is text. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly namespaces: ReadonlyMap<string, string>,
    readonly attributes: readonly XmlAttribute[],
  ) {}

  get localName(): string {
    return this.name.replace(/.*:/, '');
  }

  get namespaceURI(): string | null {
    return this.namespaces.get(prefixOf(this.name) ?? '') ?? null;
  }

  get textContent(): string {
    return this.children.length === 0 ? this.text : this.children.map((child) => child.textContent).join('');
  }

  /** @returns the element alone, without what stands in it */
  shell(): XmlElement {
    return new XmlElement(this.name, this.namespaces, this.attributes);
  }

  /** @returns every element below this one */
  descendants(): XmlElement[] {
    return this.children.flatMap((child) => [child, ...child.descendants()]);
  }
}

const TOKEN =
  /<!--(?:(?!--)[^])*-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<!DOCTYPE(?:[^[\]>]|\[[^\]]*\])*>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?"'=]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * @param text of a document
 * @returns its root element
 * @throws SyntaxError where it is not well-formed, a namespace prefix is not declared or an attribute stands twice
 */
export function readXml(text: string): XmlElement {
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  TOKEN.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw new SyntaxError(`no XML at ${at}: ${text.slice(at, at + 40)}`);
    const [, data, closed, opened, attributes = '', isEmpty, characters] = found;
    const parent = open.at(-1);
    if (closed !== undefined) {
      if (parent?.name !== closed) throw new SyntaxError(`</${closed}> at ${at} closes <${parent?.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const element = elementOf(opened, attributes, parent?.namespaces ?? new Map([['xml', 'xml']]));
      if (!parent && root) throw new SyntaxError(`a second root at ${at}`);
      if (parent) parent.children.push(element);
      else root = element;
      if (isEmpty === '') open.push(element);
    } else if (data !== undefined || characters !== undefined) {
      const content = data ?? plain(characters as string);
      if (parent) parent.text += content;
      else if (content.trim() !== '') throw new SyntaxError(`text outside of the root at ${at}`);
    }
  }
  if (!root || open.length > 0) throw new SyntaxError(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

const prefixOf = (name: string) => (name.includes(':') ? name.slice(0, name.indexOf(':')) : null);

function elementOf(name: string, written: string, inherited: ReadonlyMap<string, string>): XmlElement {
  const pairs = [...written.matchAll(ATTRIBUTE)].map(([, key = '', double, single]): [string, string] => [
    key,
    plain(double ?? single ?? '').replace(/[\t\r\n]/g, ' '),
  ]);
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new SyntaxError(`an attribute twice in <${name}>`);
  const declared = pairs.flatMap(([key, value]): [string, string][] =>
    key === 'xmlns' ? [['', value]] : key.startsWith('xmlns:') ? [[key.slice(6), value]] : [],
  );
  const namespaces = declared.length === 0 ? inherited : new Map([...inherited, ...declared]);
  const attributes = pairs.map(([key, value]): XmlAttribute => {
    const prefix = prefixOf(key) ?? (key === 'xmlns' ? 'xmlns' : null);
    if (prefix !== null && prefix !== 'xmlns' && !namespaces.has(prefix)) throw new SyntaxError(`prefix of ${key}`);
    const space = prefix === null ? null : (namespaces.get(prefix) ?? null);
    return { name: key, localName: key.replace(/.*:/, ''), prefix, namespaceURI: space, value };
  });
  const prefix = prefixOf(name);
  if (prefix !== null && !namespaces.has(prefix)) throw new SyntaxError(`prefix of <${name}>`);
  return new XmlElement(name, namespaces, attributes);
}

/** Text without its references. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- what XML does not allow at all
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(text)) throw new SyntaxError('a control character');
  return text.replace(/\r\n?/g, '\n').replace(/&([^;\s]*)(;?)/g, (whole, name: string, end: string) => {
    const code = /^#x([0-9a-f]+)$/i.exec(name)?.[1] ?? undefined;
    const decimal = /^#(\d+)$/.exec(name)?.[1];
    const found = code
      ? String.fromCodePoint(parseInt(code, 16))
      : decimal
        ? String.fromCodePoint(+decimal)
        : NAMED[name];
    if (found === undefined || end === '') throw new SyntaxError(`no such reference: ${whole}`);
    return found;
  });
}
