/** An XML tree that writes what nobody changed exactly as it was read. For parts of moderate size; rows of sheets go another way. */
import { decodeEntities, encodeAttribute, encodeText } from './text';

/** Markup between tags as it stands: text with its entities, comments, instructions, CDATA. */
export type Markup = string;

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export class XmlElement {
  parent: XmlElement | undefined;
  readonly children: (XmlElement | Markup)[] = [];
  /** How it was read, as long as nothing in it has changed. */
  #source: string | undefined;
  /** Attributes as they stand, the space before them included. */
  #attributes: string;
  #values: Map<string, string> | undefined;

  /**
   * @param name with its prefix
   * @param attributes as markup, the space before them included
   * @param part where it stands, for messages
   */
  constructor(
    readonly name: string,
    attributes: string,
    readonly part: string,
  ) {
    this.#attributes = attributes;
  }

  /** The name without its prefix. */
  get local(): string {
    return this.name.slice(this.name.indexOf(':') + 1);
  }

  /** The prefix with its colon, or nothing. */
  get prefix(): string {
    return this.name.slice(0, this.name.indexOf(':') + 1);
  }

  /** What a reader found for it, its children included. */
  readAs(source: string): void {
    this.#source = source;
  }

  /** To be called when anything in it changes. */
  touch(): void {
    // An element whose source is gone has none above it either.
    if (this.#source === undefined) return;
    this.#source = undefined;
    this.parent?.touch();
  }

  get attributeMarkup(): string {
    return this.#attributes;
  }

  /** The value of an attribute: the one of exactly this name, else one of this name under any prefix. */
  get(name: string): string | undefined {
    const key = this.#keyOf(name);
    const raw = key === undefined ? undefined : this.#read().get(key);
    return raw === undefined ? undefined : decodeEntities(raw, this.part);
  }

  /** A whole number; the fallback where the attribute is missing or none. */
  number(name: string, fallback: number): number {
    const text = this.get(name);
    return text !== undefined && /^-?\d{1,10}$/.test(text.trim()) ? Number(text) : fallback;
  }

  /** Sets an attribute, or takes it away. */
  set(name: string, value: string | number | undefined): void {
    const key = this.#keyOf(name);
    const raw = value === undefined ? undefined : encodeAttribute(String(value));
    if (raw === (key === undefined ? undefined : this.#read().get(key))) return;
    this.touch();
    if (key === undefined) this.#attributes += ` ${name}="${raw}"`;
    else {
      this.#attributes = this.#attributes.replace(new RegExp(`\\s+${key}\\s*=\\s*(?:"[^"]*"|'[^']*')`), () =>
        raw === undefined ? '' : ` ${key}="${raw}"`,
      );
    }
    this.#values = undefined;
  }

  /** All attributes, by their names as written. */
  attributes(): ReadonlyMap<string, string> {
    return new Map([...this.#read()].map(([name, raw]) => [name, decodeEntities(raw, this.part)]));
  }

  /** Child elements, of one local name where it is given. */
  elements(local?: string): XmlElement[] {
    return this.children.filter(
      (child): child is XmlElement => typeof child !== 'string' && (local === undefined || child.local === local),
    );
  }

  child(local: string): XmlElement | undefined {
    return this.children.find((child): child is XmlElement => typeof child !== 'string' && child.local === local);
  }

  /** The first of this local name anywhere below. */
  *descendants(local: string): Generator<XmlElement> {
    for (const child of this.elements()) {
      if (child.local === local) yield child;
      yield* child.descendants(local);
    }
  }

  /** The text of this element, not of those within. */
  text(): string {
    return this.children
      .map((child) => {
        if (typeof child !== 'string') return '';
        if (child.startsWith('<![CDATA[')) return child.slice(9, -3);
        return child.startsWith('<') ? '' : decodeEntities(child, this.part);
      })
      .join('');
  }

  /** Replaces everything in it by a text. */
  setText(text: string): void {
    if (this.elements().length === 0 && this.text() === text) return;
    this.touch();
    this.children.splice(0, this.children.length, encodeText(text));
  }

  /** An element beside or below this one, under the same prefix. */
  make(
    local: string,
    attributes: Readonly<Record<string, string | number | undefined>> = {},
    text?: string,
  ): XmlElement {
    const markup = Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}="${encodeAttribute(String(value))}"`)
      .join('');
    const element = new XmlElement(this.prefix + local, markup, this.part);
    if (text !== undefined) element.children.push(encodeText(text));
    return element;
  }

  append(child: XmlElement): XmlElement {
    return this.insert(child, this.children.length);
  }

  insert(child: XmlElement, index: number): XmlElement {
    this.touch();
    child.parent = this;
    this.children.splice(index, 0, child);
    return child;
  }

  /** Takes it out of its parent. */
  remove(): void {
    const { parent } = this;
    if (!parent) return;
    parent.touch();
    parent.children.splice(parent.children.indexOf(this), 1);
    this.parent = undefined;
  }

  /** A copy with all that is in it, without a parent. */
  clone(): XmlElement {
    const copy = new XmlElement(this.name, this.#attributes, this.part);
    for (const child of this.children) {
      if (typeof child === 'string') copy.children.push(child);
      else {
        const below = child.clone();
        below.parent = copy;
        copy.children.push(below);
      }
    }
    copy.#source = this.#source;
    return copy;
  }

  toString(): string {
    if (this.#source !== undefined) return this.#source;
    const content = this.children.join('');
    return content === ''
      ? `<${this.name}${this.#attributes}/>`
      : `<${this.name}${this.#attributes}>${content}</${this.name}>`;
  }

  #read(): Map<string, string> {
    if (this.#values) return this.#values;
    const values = new Map<string, string>();
    for (const [, name, double, single] of this.#attributes.matchAll(ATTRIBUTE)) {
      if (name !== undefined) values.set(name, double ?? single ?? '');
    }
    this.#values = values;
    return values;
  }

  #keyOf(name: string): string | undefined {
    const values = this.#read();
    if (values.has(name)) return name;
    const ending = `:${name.slice(name.indexOf(':') + 1)}`;
    // Declarations of namespaces are no attributes.
    for (const key of values.keys()) if (key.endsWith(ending) && !key.startsWith('xmlns:')) return key;
    return undefined;
  }
}
