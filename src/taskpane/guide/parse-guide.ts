/** Reads the little of Markdown that docs/guide.md is written in. Text stays text: nothing of it ever becomes markup. */

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  | { readonly kind: 'picture'; readonly text: string; readonly from: string };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly line: Line; readonly id: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] };

const ITEM = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/;
const INLINE = /!\[([^\]]*)\]\(([^)]+)\)|\[([^\]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*|`([^`]+)`/g;

/** @param markdown headings, paragraphs, lists, tables, fenced code */
export function parseGuide(markdown: string): Block[] {
  const lines = markdown.split(/\r?\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const taken = takeBlock(lines, at);
    if (taken.block) blocks.push(taken.block);
    at = taken.next;
  }
  return blocks;
}

/** What a link to a heading calls it: its text without what is neither letter nor digit. */
export function headingId(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

function takeBlock(lines: readonly string[], at: number): { readonly block?: Block; readonly next: number } {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { next: at + 1 };
  const heading = /^(#{1,3})\s+(.*)$/.exec(line);
  if (heading) {
    const [, marks = '#', text = ''] = heading;
    const level = marks.length as 1 | 2 | 3;
    return { block: { kind: 'heading', level, line: parseLine(text), id: headingId(text) }, next: at + 1 };
  }
  if (line.startsWith('```')) {
    const end = find(lines, at + 1, (candidate) => candidate.startsWith('```'));
    return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
  }
  if (line.startsWith('|')) {
    const end = find(lines, at, (candidate) => !candidate.startsWith('|'));
    const [head = [], , ...rows] = lines.slice(at, end).map(cells);
    return { block: { kind: 'table', head, rows }, next: end };
  }
  const item = ITEM.exec(line);
  if (item) {
    const end = find(lines, at, (candidate) => !ITEM.test(candidate) && !/^\s+\S/.test(candidate));
    const items: string[] = [];
    for (const candidate of lines.slice(at, end)) {
      const text = ITEM.exec(candidate)?.[2];
      if (text === undefined) items.push(`${items.pop() ?? ''}${candidate.trim()}`);
      else items.push(text);
    }
    return { block: { kind: 'list', isNumbered: item[1] !== undefined, items: items.map(parseLine) }, next: end };
  }
  const end = find(
    lines,
    at + 1,
    (candidate) => candidate.trim() === '' || /^(#{1,3}\s|```|\|)/.test(candidate) || ITEM.test(candidate),
  );
  return { block: { kind: 'paragraph', line: parseLine(lines.slice(at, end).join('')) }, next: end };
}

function find(lines: readonly string[], from: number, isEnd: (line: string) => boolean): number {
  const found = lines.findIndex((line, index) => index >= from && isEnd(line));
  return found < 0 ? lines.length : found;
}

function cells(line: string): Line[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => parseLine(cell.trim()));
}

/** @param text of one line */
export function parseLine(text: string): Line {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, picture, from, link, to, strong, code] = match;
    if (from !== undefined) parts.push({ kind: 'picture', text: picture ?? '', from });
    else if (to !== undefined) parts.push({ kind: 'link', text: link ?? '', to });
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else parts.push({ kind: 'code', text: code ?? '' });
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
