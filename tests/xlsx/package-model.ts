/** A package taken apart for comparing: parts, what they refer to, the sheets, the shared strings, the styles. */
import { partsOf } from './package-builder';
import type { XmlElement } from './xml-reader';
import { attribute, canonical, child, children, parseXml, relationId } from './xml-tree';

/** What a package says: a text for each place. */
export type Facts = Map<string, string>;

/** One relationship of a part. */
export interface Related {
  readonly id: string;
  /** The last word of its address. */
  readonly type: string;
  /** The path of a part, or the address outside the package. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** A worksheet, chart sheet or whatever stands under a tab. */
export interface Tab {
  readonly name: string;
  readonly path: string;
  readonly element: XmlElement;
}

/** A package, read. */
export class PackageModel {
  readonly parts: Readonly<Record<string, Uint8Array>>;
  readonly workbookPath: string;
  readonly workbook: XmlElement;
  readonly tabs: readonly Tab[];
  readonly strings: readonly XmlElement[];
  readonly styles: XmlElement | undefined;
  readonly #roots = new Map<string, XmlElement>();

  /** @throws Error where a part that everything hangs on is missing or not well-formed */
  constructor(bytes: Uint8Array) {
    this.parts = partsOf(bytes);
    this.workbookPath = this.only('', 'officeDocument') ?? '';
    this.workbook = this.root(this.workbookPath);
    const targets = new Map(this.related(this.workbookPath).map(({ id, target }) => [id, target]));
    this.tabs = children(child(this.workbook, 'sheets')).map((element) => ({
      name: attribute(element, 'name') ?? '',
      path: targets.get(relationId(element) ?? '') ?? '',
      element,
    }));
    const strings = this.only(this.workbookPath, 'sharedStrings');
    this.strings = strings ? children(this.root(strings), 'si') : [];
    const styles = this.only(this.workbookPath, 'styles');
    this.styles = styles ? this.root(styles) : undefined;
  }

  /** @returns the root element of an XML part; throws where it is missing or not well-formed */
  root(path: string): XmlElement {
    const known = this.#roots.get(path);
    if (known) return known;
    const bytes = this.parts[path];
    if (!bytes) throw new Error(`no part ${path}`);
    const root = parseXml(bytes, path);
    this.#roots.set(path, root);
    return root;
  }

  /** @returns what a part refers to; the package itself is the empty path */
  related(path: string): Related[] {
    const relations = this.spelt(relationsPath(path));
    if (!this.parts[relations]) return [];
    return children(this.root(relations)).map((element) => {
      const target = attribute(element, 'Target') ?? '';
      const isExternal = attribute(element, 'TargetMode') === 'External';
      return {
        id: attribute(element, 'Id') ?? '',
        type: (attribute(element, 'Type') ?? '').replace(/.*\//, ''),
        target: isExternal ? target : this.spelt(resolvePath(path, target)),
        isExternal,
      };
    });
  }

  /** @returns the content type of a part; undefined where the package tells none */
  typeOf(path: string): string | undefined {
    const types = children(this.root('[Content_Types].xml'));
    const own = types.find(
      (one) => one.localName === 'Override' && attribute(one, 'PartName')?.toLowerCase() === `/${path}`.toLowerCase(),
    );
    const ending = path.replace(/.*\./, '').toLowerCase();
    const any = types.find(
      (one) => one.localName === 'Default' && attribute(one, 'Extension')?.toLowerCase() === ending,
    );
    return attribute(own ?? any, 'ContentType');
  }

  /** @returns what a relationship of a part leads to, without its number */
  describe(path: string, id: string): string {
    const found = this.related(path).find((one) => one.id === id);
    return found ? `${found.type}:${found.target}` : `nothing (${id})`;
  }

  /** @returns what a style of cells looks like, every index written as what it stands for */
  formatText(index: number): string {
    const format = children(child(this.styles, 'cellXfs'))[index];
    return format ? this.xfText(format) : `no format ${index}`;
  }

  /** @returns what an `<xf>` looks like */
  xfText(format: XmlElement): string {
    const at = (list: string, name: string) => {
      const index = attribute(format, name);
      return index === undefined ? '' : canonical(children(child(this.styles, list))[Number(index)]);
    };
    const number = attribute(format, 'numFmtId') ?? '0';
    const code = children(child(this.styles, 'numFmts')).find((one) => attribute(one, 'numFmtId') === number);
    const named = children(child(this.styles, 'cellStyles')).find(
      (one) => attribute(one, 'xfId') === (attribute(format, 'xfId') ?? '0'),
    );
    return [
      attribute(code, 'formatCode') ?? `#${number}`,
      at('fonts', 'fontId'),
      at('fills', 'fillId'),
      at('borders', 'borderId'),
      `named ${attribute(named, 'name') ?? '-'}`,
      canonical(format, { without: ['numFmtId', 'fontId', 'fillId', 'borderId', 'xfId'] }),
    ].join(' | ');
  }

  /** @returns what a differential format looks like */
  differentialText(index: string): string {
    const format = children(child(this.styles, 'dxfs'))[Number(index)];
    return format ? canonical(format) || 'nothing' : `no format ${index}`;
  }

  /** The names of parts do not tell capitals from small letters. */
  private spelt(path: string): string {
    if (this.parts[path]) return path;
    return Object.keys(this.parts).find((one) => one.toLowerCase() === path.toLowerCase()) ?? path;
  }

  private only(path: string, type: string): string | undefined {
    return this.related(path).find((one) => one.type === type)?.target;
  }
}

/** @returns where the relationships of a part stand */
function relationsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

/** @returns the path in the package of what a part calls `target` */
export function resolvePath(source: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = source.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
