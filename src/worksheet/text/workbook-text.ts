/** The text that a workbook holds in its sheets, such as 情况说明 and 绩效目标表, line by line: one for each row. */
import { PERFORMANCE_TITLE, SECTION, SUBSECTION, type TextPlace } from '../../budget/narrative/check/reading/passages';
import { type CellPlace, placeName } from '../findings/placed-finding';
import type { SheetSnapshot, WorkbookSnapshot } from '../workbook';

/** Where a line stands: its row, and the cells it is made of. */
export interface LineSource {
  readonly sheet: string;
  readonly row: number;
  /** Offset in the line where the cell in a column begins, in order. */
  readonly cells: readonly { readonly from: number; readonly column: number }[];
}

/** Lines of one or more sheets, the sheets one after the other. */
export interface WorkbookText {
  readonly lines: readonly string[];
  readonly sources: readonly LineSource[];
}

/** What has words in it, and is no number kept as text. */
const WORDS = /[\u4e00-\u9fff]/;
const AMOUNT = /\d\s*(?:万|亿)?元/g;
const MARKS = ',，;；。';
const MARK = new RegExp(`[${MARKS}]`);
/** With fewer statements a sheet is no text: notes beside a calculation also speak of money. */
const ENOUGH_STATEMENTS = 3;

/**
 * @param snapshot of a sheet, read as values
 * @returns its text; of a row the first cell with words, for what stands beside it, such as links to the numbers, is not the
 *   text; in a table of targets all cells of the row
 */
export function textOfSheet(snapshot: SheetSnapshot): WorkbookText {
  const lines: string[] = Array.from({ length: snapshot.row }, () => '');
  const sources: LineSource[] = lines.map((_, row) => ({ sheet: snapshot.name, row, cells: [] }));
  let inPerformance = false;
  snapshot.cells.forEach((values, index) => {
    const filled = values.flatMap((value, column) => {
      const text = String(value);
      return text.trim() === '' ? [] : [{ text, column: snapshot.column + column, isWords: isWords(value) }];
    });
    const first = filled.find(({ isWords: own }) => own);
    const bare = bareOf(first?.text ?? '');
    // Its cells are read side by side, other rows from their first words alone.
    if (PERFORMANCE_TITLE.test(bare)) inPerformance = true;
    else if (SECTION.test(bare) || SUBSECTION.test(bare)) inPerformance = false;
    const { line, cells } = joinCells(inPerformance ? filled : first ? [first] : []);
    lines.push(line);
    sources.push({ sheet: snapshot.name, row: snapshot.row + index, cells });
  });
  return { lines, sources };
}

/** As the text's own reader sees it: half-width, without white space. */
function bareOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Cells side by side as one line, whatever lines each has. */
export function joinCells(parts: readonly { readonly text: string; readonly column: number }[]) {
  const cells: { from: number; column: number }[] = [];
  let line = '';
  for (const { text, column } of parts) {
    if (line !== '') line += ' ';
    cells.push({ from: line.length, column });
    line += onOneLine(text);
  }
  return { line, cells };
}

/** Line ends, with the white space around them, become one space. Line by line: a cell may hold 32,767 spaces. */
function onOneLine(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  if (last === 0) return text;
  const [first = '', ...rest] = lines.map((line, at) =>
    at === 0 ? line.trimEnd() : at === last ? line.trimStart() : line.trim(),
  );
  return [first, ...rest.filter((line, at) => line !== '' || at === last - 1)].join(' ');
}

/** One text after the other. */
export function joinTexts(texts: readonly WorkbookText[]): WorkbookText {
  return { lines: texts.flatMap(({ lines }) => lines), sources: texts.flatMap(({ sources }) => sources) };
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && WORDS.test(value);
}

/**
 * The text of all sheets that hold one, whatever they are called.
 *
 * @param content every sheet as values
 * @param own name of the sheet that the program writes the text to
 * @param without names of sheets that hold something else: base worksheets, published tables, results
 * @returns undefined where no sheet holds a text
 */
export function findWorkbookText(
  content: WorkbookSnapshot,
  own: string,
  without: ReadonlySet<string>,
): WorkbookText | undefined {
  const found = content.sheetNames.flatMap((name) => {
    const snapshot = content.sheets.get(name);
    if (!snapshot || (name !== own && without.has(name))) return [];
    const text = textOfSheet(snapshot);
    return name === own || isText(text) ? [text] : [];
  });
  return found.length === 0 ? undefined : joinTexts(found);
}

function isText({ lines }: WorkbookText): boolean {
  return (
    lines.some((line) => PERFORMANCE_TITLE.test(bareOf(line))) || lines.filter(isStatement).length >= ENOUGH_STATEMENTS
  );
}

/**
 * A sentence that states an amount: words before it and a mark behind, or a mark before it. Looked for one after the other, for a
 * cell of figures and words without an end would else be gone through from each of its characters.
 */
function isStatement(line: string): boolean {
  const words = line.search(WORDS);
  const mark = line.search(MARK);
  if (mark < 0) return false;
  const lastMark = [...MARKS].reduce((last, one) => Math.max(last, line.lastIndexOf(one)), -1);
  for (const { 0: amount, index } of line.matchAll(AMOUNT)) {
    if (mark < index || (words >= 0 && words < index && index + amount.length <= lastMark)) return true;
  }
  return false;
}

/** The cell in which a stretch of the text begins. */
export function cellOfText({ sources }: WorkbookText, { line, from }: Pick<TextPlace, 'line' | 'from'>): CellPlace {
  const { sheet = '', row = 0, cells = [] } = sources[line - 1] ?? {};
  return { sheet, row, column: cells.filter((cell) => cell.from <= from).at(-1)?.column ?? 0 };
}

/** `情况说明!A23`: how people find a line. */
export function lineName(text: WorkbookText, line: number): string {
  return placeName(cellOfText(text, { line, from: 0 }));
}
