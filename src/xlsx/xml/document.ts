/** Reads a part as an {@link XmlElement} tree. */
import { DamagedPart } from '../package/damage';
import { XmlElement } from './element';
import { declaredUtf8 } from './text';

/** Deeper than any part of a workbook. */
const DEEPEST = 200;

export interface XmlDocument {
  /** What stands before the root: the declaration, comments. */
  readonly before: string;
  readonly root: XmlElement;
  readonly after: string;
}

/**
 * @param text of the part
 * @param part its path, for messages
 * @throws DamagedPart where it is not well-formed, declares a document type, or is nested deeper than 200
 */
export function parseXml(text: string, part: string): XmlDocument {
  const stack: { element: XmlElement; start: number }[] = [];
  let root: XmlElement | undefined;
  let [at, rootStart, rootEnd] = [0, 0, 0];
  for (;;) {
    const open = text.indexOf('<', at);
    const top = stack.at(-1)?.element;
    const between = text.slice(at, open < 0 ? text.length : open);
    if (top) {
      if (between !== '') top.children.push(between);
    } else if (between.trim().replace('\ufeff', '') !== '') throw new DamagedPart(part, '在标签外面有文字');
    if (open < 0) break;
    const special = endOfSpecial(text, open, part);
    if (special > 0) {
      top?.children.push(text.slice(open, special));
      at = special;
      continue;
    }
    const end = endOfTag(text, open, part);
    at = end;
    if (text[open + 1] === '/') {
      const closed = stack.pop();
      if (!closed || text.slice(open + 2, end - 1).trimEnd() !== closed.element.name) {
        throw new DamagedPart(part, `里的标签不成对：${text.slice(open, Math.min(end, open + 40))}`);
      }
      closed.element.readAs(text.slice(closed.start, end));
      if (stack.length === 0) rootEnd = end;
      continue;
    }
    const isEmpty = text[end - 2] === '/';
    const inside = text.slice(open + 1, end - (isEmpty ? 2 : 1));
    const name = /^[^\s/<>="']+/.exec(inside)?.[0];
    if (name === undefined) throw new DamagedPart(part, '里有没有名字的标签');
    const attributes = inside.slice(name.length).trimEnd();
    if (!/^(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*$/.test(attributes)) {
      throw new DamagedPart(part, `里的标签读不懂：<${inside.slice(0, 40)}`);
    }
    const element = new XmlElement(name, attributes, part);
    element.parent = top;
    if (top) top.children.push(element);
    else if (root) throw new DamagedPart(part, '有两个根');
    else [root, rootStart] = [element, open];
    if (isEmpty) {
      element.readAs(text.slice(open, end));
      if (stack.length === 0) rootEnd = end;
    } else if (stack.push({ element, start: open }) > DEEPEST) throw new DamagedPart(part, '嵌套过深');
  }
  if (!root || stack.length > 0) throw new DamagedPart(part, '不完整');
  return { before: text.slice(0, rootStart), root, after: text.slice(rootEnd) };
}

/** A part as text, to be written as UTF-8. */
export function writeXml({ before, root, after }: XmlDocument): string {
  return declaredUtf8(before) + root.toString() + after;
}

/** Where a comment, CDATA section or instruction ends; 0 where something else begins. */
function endOfSpecial(text: string, open: number, part: string): number {
  const next = text[open + 1];
  if (next !== '!' && next !== '?') return 0;
  const [start, end] = text.startsWith('<!--', open)
    ? ['<!--', '-->']
    : text.startsWith('<![CDATA[', open)
      ? ['<![CDATA[', ']]>']
      : ['<?', '?>'];
  if (!text.startsWith(start, open)) throw new DamagedPart(part, '带有文档类型声明（DOCTYPE），不读');
  const at = text.indexOf(end, open + start.length);
  if (at < 0) throw new DamagedPart(part, '不完整');
  return at + end.length;
}

/** A `>` may stand in the value of an attribute. */
function endOfTag(text: string, open: number, part: string): number {
  let at = text.indexOf('>', open);
  if (at < 0) throw new DamagedPart(part, '不完整');
  const quote = /["']/g;
  for (quote.lastIndex = open; ;) {
    const found = quote.exec(text);
    if (!found || found.index > at) return at + 1;
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0) throw new DamagedPart(part, '不完整');
    quote.lastIndex = close + 1;
    if (close > at) at = text.indexOf('>', close);
    if (at < 0) throw new DamagedPart(part, '不完整');
  }
}
