/** The sheet 情况说明 on paper: A4 upright, its texts alone, every row as high as its text. */
import { cellAt, type TableAnchor } from '../published/table-record';
import type { Edit, SheetSnapshot } from '../workbook';
import {
  alignRows,
  findNarrative,
  NARRATIVE_FIRST_ROW,
  type NarrativeRecord,
  type NarrativeRow,
} from './narrative-record';
import { largest } from '../../budget/long-lists';

/** Width of the text and of its open points, in Excel's characters. */
export const TEXT_WIDTHS = [80, 36] as const;
/** Points of what Excel calls one character of 11 points, and what it keeps free beside a text. */
const CHARACTER = 5.25;
const BESIDE = 8;
/** Points; each style's size and the room around it. */
const SIZES = {
  part: { size: 14, spare: 14 },
  heading: { size: 12, spare: 8 },
  subheading: { size: 11, spare: 4 },
  text: { size: 11, spare: 4 },
} as const;
const OPEN_SIZE = 10;
/** Ems of what is no Chinese character: half of one in 宋体, a little more where that font is missing. */
const LATIN = 0.54;
/** Ems that a line loses on average: a mark that may not begin a line takes the character before it along. */
const LOST = 0.7;
const LINE = 1.36;
/** Excel's own limit is 409. */
const TALLEST = 400;
/** Centimetres, near to those of a government document. */
const MARGINS = { top: 2.5, bottom: 2.2, left: 2.8, right: 2.6 };

/** Lines of a text in a width in points. */
function linesOf(text: string, size: number, width: number): number {
  const room = width - BESIDE;
  return text.split('\n').reduce((lines, line) => {
    const points = [...line].reduce((sum, letter) => sum + size * (letter > '\u2e7f' ? 1 : LATIN), 0);
    return lines + Math.max(1, Math.ceil(points / (room - LOST * size)));
  }, 0);
}

/** Points for a row: wrapped rows do not fit themselves in every program, so their lines are counted. */
export function rowHeight({
  written,
  openPoint,
  style,
}: Pick<NarrativeRow, 'written' | 'openPoint' | 'style'>): number {
  const { size, spare } = SIZES[style];
  const [width, openWidth] = TEXT_WIDTHS;
  const text = linesOf(written, size, width * CHARACTER) * size * LINE;
  const open = linesOf(openPoint, OPEN_SIZE, openWidth * CHARACTER) * OPEN_SIZE * LINE;
  return Math.min(Math.ceil(Math.max(text, open) + spare), TALLEST);
}

/**
 * Paper, and what of the sheet is printed: the title and the texts, no open points and no links.
 *
 * @param rows of the text under its headings
 * @param holdFit looks afterwards whether the fit to one page wide stuck: one more look at the workbook, worth it for printing
 */
export function narrativePageEdit(sheet: string, anchor: TableAnchor, rows: number, holdFit = false): Edit {
  return {
    kind: 'page-setup',
    sheet,
    page: {
      orientation: 'portrait',
      margins: MARGINS,
      footer: '第 &P 页，共 &N 页',
      printArea: { row: anchor.row + 1, column: anchor.column, rows: NARRATIVE_FIRST_ROW - 1 + rows, columns: 1 },
      ...(holdFit ? { holdFit } : {}),
    },
  };
}

/**
 * Print set-up of the sheet as it stands, with what people wrote in it.
 *
 * @param snapshot the sheet
 * @param record what was written to it
 * @returns nothing where its title is gone: then it is no longer this sheet
 */
export function narrativePrintEdits(snapshot: SheetSnapshot, record: NarrativeRecord): Edit[] {
  const anchor = findNarrative(snapshot, record.title);
  if (!anchor) return [];
  const sheet = snapshot.name;
  const first = anchor.row + NARRATIVE_FIRST_ROW;
  const styles = new Map(alignRows(snapshot, anchor, record).map(({ row, record: known }) => [row, known?.style]));
  const last = largest(
    [...styles.keys()].map((row) => row ?? 0),
    first,
  );
  const heights = Array.from({ length: last - first + 1 }, (_, index) => {
    const text = (column: number) => String(cellAt(snapshot, first + index, anchor.column + column));
    return rowHeight({ written: text(0), openPoint: text(1), style: styles.get(first + index) ?? 'text' });
  });
  return [
    narrativePageEdit(sheet, anchor, heights.length, true),
    ...(snapshot.protected ? [] : [{ kind: 'row-heights', sheet, row: first, heights } as const]),
  ];
}
