/**
 * Lines of a text → passages. Text copies of documents break lines in mid-sentence and in mid-number, double-space them and
 * leave page numbers between; here they become whole again, and every character still knows where it stood.
 */

/** Where something stands in the text that was given. */
export interface TextPlace {
  /** From 1. */
  readonly line: number;
  /** Offsets in the line, from 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** The line from `from` to `to`; what continues on the next line is added. */
  readonly quote: string;
}

/** Which part of a published document a passage belongs to. */
export type Region = 'text' | 'tables' | 'performance' | 'glossary';

/** A heading, or a run of text up to the end of a sentence or paragraph. */
export interface Passage {
  readonly region: Region;
  /** 0 第一部分, 1 一、, 2 （一）; undefined for text. */
  readonly heading?: 0 | 1 | 2;
  /** Half-width, without white space and quotation marks. */
  readonly text: string;
  /** For each character of the text: line and column, both from 0. */
  readonly lines: readonly number[];
  readonly columns: readonly number[];
}

/** A line as it is read: normalised characters with their columns. */
interface ReadLine {
  readonly index: number;
  readonly text: string;
  readonly columns: readonly number[];
}

const DROPPED = /[\s\u200b\ufeff“”„‟"‘’'「」『』]/;
/** ① counts off, as (1) does. */
const CIRCLED = /[①-⑳]/;
const OPENING = /[【〔［]/;
const CLOSING = /[】〕］]/;

/** Characters as the grammar knows them. A full-width comma stays a comma of the sentence, but for one among full-width digits. */
function readLine(line: string, index: number): ReadLine {
  let text = '';
  const columns: number[] = [];
  for (let column = 0; column < line.length; column++) {
    const raw = line[column] as string;
    if (raw >= '\u4e00' && raw <= '\u9fff') {
      // Most characters are these, and stay as they are.
      text += raw;
      columns.push(column);
      continue;
    }
    if (DROPPED.test(raw)) continue;
    const inNumber = raw === '，' && /[０-９]/.test(line[column - 1] ?? '') && /[０-９]/.test(line[column + 1] ?? '');
    let plain =
      raw === '，' && !inNumber ? '，' : CIRCLED.test(raw) ? `(${raw.normalize('NFKC')})` : raw.normalize('NFKC');
    if (OPENING.test(plain)) plain = '[';
    else if (CLOSING.test(plain)) plain = ']';
    else if (/[\u2010-\u2015\u2212]/.test(plain)) plain = '-';
    for (const character of plain) {
      text += character;
      columns.push(column);
    }
  }
  return { index, text, columns };
}

const PART = /^第[一二三四五六七八]部分/;
export const SECTION = /^[一二三四五六七八九十]{1,3}、/;
export const SUBSECTION = /^\([一二三四五六七八九十]{1,3}\)/;
/** `1.`, `1、`, `（1）`, but not the beginning of 1.85; `2.2023年…` is an item whose name begins with a year. */
export const ITEM =
  /^(?:\d{1,2}、|\d{1,2}\.(?!\d)|\d{1,2}\.(?=20\d\d年)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)、?|[一二三四五六七八九十]{1,3}、)/;
const LABEL =
  /^(?:\d{1,2}[.、])?[\u4e00-\u9fff]{0,8}(?:名称|依据|规模|单位|分配情况|资金分配|时间|备注|期限|周期|负责人):/;
const HEADING_END = /(?:情况|说明|概况|职能|职责|事项|解释|公开表|目录)$/;
const SENTENCE_END = /[。;!?:]$/;
const PAGE_NUMBER = /^(?:-*\d{1,3}-*|第\d{1,3}页(?:共\d{1,3}页)?)$/;
/** The title of a table of targets. */
export const PERFORMANCE_TITLE =
  /^[\u4e00-\u9fff]{0,8}(?:整体|项目)[\u4e00-\u9fff]{0,4}绩效目标[\u4e00-\u9fff]{0,4}表$/;
const TABLE_NUMBER = /^表\d{1,2}$/;
const CONTENTS_LINE = /(?:\.{4,}|…{2,}|·{4,})\d*$/;
/** The end of a line is enough to tell: a whole one of a million dots would be gone through from each of them. */
const CONTENTS_TAIL = 100;
/**
 * Characters of a passage. No paragraph of a published text is half as long; a longer run of text is read in pieces, so that
 * what looks ahead or back in a passage costs no more in a text without paragraphs.
 */
export const LONGEST_PASSAGE = 4_000;
/**
 * Where a run of text without paragraphs is cut, the best first: behind a sentence, behind a line, behind a clause, where no
 * number stands.
 */
const CUTS: readonly ((passage: Passage, at: number) => boolean)[] = [
  ({ text }, at) => /[。!?]/.test(text[at - 1] as string),
  ({ text }, at) => /[;；]/.test(text[at - 1] as string),
  ({ lines }, at) => lines[at] !== lines[at - 1],
  ({ text }, at) => /[,，]/.test(text[at - 1] as string),
  ({ text }, at) => /[^\d.]/.test(text[at - 1] as string),
];

/**
 * @param lines of the text, without line ends
 * @returns passages in order; page numbers and contents lines are left out
 */
export function readPassages(lines: readonly string[]): Passage[] {
  const read = lines.map(readLine).filter(({ text }) => text !== '' && !CONTENTS_LINE.test(text.slice(-CONTENTS_TAIL)));
  const kept = read.filter((line, at) => !isPageNumber(read[at - 1], line, read[at + 1]));
  const regions = regionsOf(kept);
  const wrapped = isWrapped(kept.filter((_, at) => regions[at] === 'text'));
  const passages: Passage[] = [];
  let open: ReadLine[] = [];
  let region: Region = 'text';
  const close = () => {
    if (open.length > 0) for (const piece of inPieces(join(open, region))) passages.push(piece);
    open = [];
  };
  kept.forEach((line, at) => {
    const own = regions[at] as Region;
    const last = open.at(-1);
    // Rows of tables and of performance tables are lines; only sentences go on.
    if (!last || own !== region || own === 'tables' || own === 'performance' || !goesOn(open, line, wrapped)) close();
    region = own;
    open.push(line);
  });
  close();
  return passages;
}

function isPageNumber(before: ReadLine | undefined, line: ReadLine, after: ReadLine | undefined): boolean {
  if (!PAGE_NUMBER.test(line.text)) return false;
  if (!/^\d+$/.test(line.text)) return true;
  // A lone number may be the rest of a number, or of a table row.
  return (
    /[\u4e00-\u9fff。,，]$/.test(before?.text ?? '。') &&
    /^[\u4e00-\u9fff(]/.test(after?.text ?? '表') &&
    /[。;]$/.test(before?.text ?? '。')
  );
}

function regionsOf(lines: readonly ReadLine[]): Region[] {
  let region: Region = 'text';
  return lines.map(({ text }) => {
    if (PART.test(text)) region = /表$/.test(text) ? 'tables' : /名词|解释/.test(text) ? 'glossary' : 'text';
    else if (/^[一二三四五六七八九十]*、?名词解释$/.test(text)) region = 'glossary';
    else if (PERFORMANCE_TITLE.test(text)) region = 'performance';
    else if (region === 'text' && TABLE_NUMBER.test(text)) region = 'tables';
    else if (region === 'performance' && (SUBSECTION.test(text) || SECTION.test(text))) region = 'text';
    return region;
  });
}

/** Whether sentences run over line ends: many of the longer lines then end in the middle of one. */
function isWrapped(lines: readonly ReadLine[]): boolean {
  const long = lines.filter(({ text }) => text.length >= 12);
  const ended = long.filter(({ text }) => SENTENCE_END.test(text) || HEADING_END.test(text) || LABEL.test(text));
  return long.some(({ text }) => text.length > 90) ? false : (long.length - ended.length) * 5 >= long.length;
}

function startsAnew(text: string): boolean {
  return [PART, SECTION, SUBSECTION, ITEM, LABEL].some((pattern) => pattern.test(text));
}

function goesOn(open: readonly ReadLine[], line: ReadLine, wrapped: boolean): boolean {
  if (!wrapped || startsAnew(line.text)) return false;
  // No line is empty: the last two have the last two characters, and only a few lines are short enough for a heading.
  const end = open
    .slice(-2)
    .map(({ text }) => text.slice(-2))
    .join('');
  if (/[。!?]$|(?<![是于为因]):$/.test(end)) return false;
  if (open.length > LONGEST_HEADING) return true;
  const before = open.map(({ text }) => text).join('');
  return !(headingLevel(before) !== undefined && HEADING_END.test(before));
}

const LONGEST_HEADING = 70;

function headingLevel(text: string): 0 | 1 | 2 | undefined {
  // `(一)收入预算总计3,927.29万元。包括:` states something.
  if (/[。;]$|\d万?元/.test(text) || text.length > LONGEST_HEADING) return undefined;
  return PART.test(text) ? 0 : SECTION.test(text) ? 1 : SUBSECTION.test(text) ? 2 : undefined;
}

function join(open: readonly ReadLine[], region: Region): Passage {
  const text = open.map((line) => line.text).join('');
  const heading = region === 'text' || region === 'glossary' ? headingLevel(text) : undefined;
  return {
    region,
    text,
    lines: open.flatMap((line) => line.columns.map(() => line.index)),
    columns: open.flatMap((line) => line.columns),
    ...(heading === undefined ? {} : { heading }),
  };
}

function inPieces(passage: Passage): Passage[] {
  const { region, text, lines, columns } = passage;
  if (text.length <= LONGEST_PASSAGE) return [passage];
  const pieces: Passage[] = [];
  for (let from = 0; from < text.length;) {
    const to = cutAt(passage, from);
    pieces.push({ region, text: text.slice(from, to), lines: lines.slice(from, to), columns: columns.slice(from, to) });
    from = to;
  }
  return pieces;
}

/** Where the piece that begins here ends: in its second half, so that no two pieces are less than one. */
function cutAt(passage: Passage, from: number): number {
  const furthest = from + LONGEST_PASSAGE;
  if (furthest >= passage.text.length) return passage.text.length;
  for (const isCut of CUTS) {
    for (let at = furthest; at > furthest - LONGEST_PASSAGE / 2; at--) if (isCut(passage, at)) return at;
  }
  return furthest;
}

/**
 * Where a stretch of a passage stands.
 *
 * @param lines the text as it was given
 * @param passage it is in
 * @param from offset in the passage's text
 * @param to offset, exclusive
 */
export function placeIn(lines: readonly string[], passage: Passage, from: number, to: number): TextPlace {
  const line = passage.lines[from] ?? passage.lines.at(-1) ?? 0;
  let end = from;
  while (end < to && passage.lines[end] === line) end++;
  const start = passage.columns[from] ?? 0;
  const stop = (passage.columns[Math.max(end - 1, from)] ?? start) + 1;
  const quote = (lines[line] ?? '').slice(start, stop) + passage.text.slice(Math.max(end, from), Math.max(to, from));
  return { line: line + 1, from: start, to: stop, quote };
}
