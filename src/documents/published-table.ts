/** One of 表1–表11 as a Word table: headings merged and repeated on every page, amounts to the right, made to fit the page. */
import { type FileChild, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { DocumentTable } from '../worksheet/published/document-model';
import type { DocumentFlow } from './document-flow';
import { FONTS } from './fonts';
import { pageArea } from './page-layout';
import { PART_HEADING, TABLE_TITLE, UNIT_LINE } from './styles';
import { CELL_MARGIN, type CellContent, halfPoint, rowHeight, shareWidth, tableRow, wordTable } from './table-cells';
import { largest, smallest } from '../budget/long-lists';

const LARGEST_SIZE = 10;
const SMALLEST_SIZE = 5;
/** Points of a column's width unit where text is of the largest size. */
const POINTS_PER_CHARACTER = 5.25;
const HIGHEST_ROW = 20;
/** Points kept free at the foot of a page: lines have a width too. */
const RESERVE = 14;
const REMARK_LINE = 16;

/**
 * @param table as the worksheet shows it
 * @param flow on a fresh page
 * @param part heading of the part, where this is its first table
 */
export function publishedTable(table: DocumentTable, flow: DocumentFlow, part?: string): FileChild[] {
  const { width, height } = pageArea('table', table.orientation);
  const widths = shareWidth(
    table.columns.map((column) => column.width),
    width,
  );
  const size = fittingSize(table, widths);
  const header = headerRows(table, widths);
  const body = bodyRows(table, widths);
  const heads = header.map((cells) => rowHeight(cells, size));
  const above = (part ? PART_HEADING.line + PART_HEADING.after : 0) + TABLE_TITLE.line + TABLE_TITLE.after + UNIT_LINE;
  const room = height - RESERVE - above - sum(heads) - (table.remark === undefined ? 0 : 2 * REMARK_LINE);
  const heights = spread(
    body.map((cells) => rowHeight(cells, size)),
    room,
  );
  const children = [
    ...(part ? [flow.part(part)] : []),
    flow.title(`${table.label}\u3000${table.title}`, 'TableTitle'),
    unitLine(table, width),
    wordTable(
      [
        ...header.map((cells, index) => tableRow(cells, { size, height: heads[index] ?? 0, isHeader: true })),
        ...body.map((cells, index) => tableRow(cells, { size, height: heights[index] ?? 0 })),
      ],
      widths,
    ),
    ...(table.remark === undefined ? [] : [remark(table.remark)]),
  ];
  for (const row of [UNIT_LINE, ...heads]) flow.pages.take(row);
  for (const row of heights) {
    const before = flow.pages.page;
    // A new page repeats the headings.
    if (flow.pages.take(row) > before) flow.pages.take(sum(heads));
  }
  return children;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The largest size at which the columns are as wide as on the worksheet, and every amount fits its column in one line. */
function fittingSize(table: DocumentTable, widths: readonly number[]): number {
  const natural = sum(table.columns.map(({ width }) => width)) * POINTS_PER_CHARACTER;
  const sizes = table.columns.flatMap(({ align }, column) => {
    if (align !== 'right') return [];
    const longest = largest(
      table.body.map((row) => amountWidth(row[column] ?? '')),
      1,
    );
    return [((widths[column] ?? 0) - 2 * CELL_MARGIN) / longest];
  });
  const size = Math.min(LARGEST_SIZE, (LARGEST_SIZE * sum(widths)) / natural, smallest(sizes));
  return Math.max(SMALLEST_SIZE, halfPoint(size));
}

/**
 * Ems that an amount takes at most. Digits of Times New Roman are half an em; a machine without it takes a wider font, and an
 * amount must not be broken there either.
 */
function amountWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[.,]/.test(character) ? 0.32 : 0.64), 0);
}

/** Row heights that fill the page, where all rows fit on it; else what each row needs. */
function spread(needed: readonly number[], room: number): number[] {
  const even = Math.min(HIGHEST_ROW, room / Math.max(1, needed.length));
  const wide = needed.map((height) => Math.max(height, even));
  return sum(wide) <= room ? wide : [...needed];
}

function headerRows(table: DocumentTable, widths: readonly number[]): CellContent[][] {
  const rows = Array.from({ length: table.headerRows }, (): CellContent[] => []);
  const inOrder = [...table.headings].sort(
    (left, right) => left.area.row - right.area.row || left.area.column - right.area.column,
  );
  for (const { label, area } of inOrder) {
    rows[area.row]?.push({
      text: label,
      align: 'center',
      bold: true,
      width: sum(widths.slice(area.column, area.column + area.columns)),
      ...(area.columns > 1 ? { columnSpan: area.columns } : {}),
      ...(area.rows > 1 ? { rowSpan: area.rows } : {}),
    });
  }
  return rows;
}

function bodyRows(table: DocumentTable, widths: readonly number[]): CellContent[][] {
  return table.body.map((row, index) => {
    const isTotal = table.hasTotal && index === table.body.length - 1;
    return table.columns.map(({ align }, column) => ({
      text: row[column] ?? '',
      align: isTotal && align === 'left' ? 'center' : align,
      width: widths[column] ?? 0,
    }));
  });
}

function unitLine({ unitLine: unit, amountUnit }: DocumentTable, width: number): Paragraph {
  return new Paragraph({
    style: 'UnitLine',
    tabStops: [{ type: TabStopType.RIGHT, position: Math.round(width * 20) }],
    children: [new TextRun({ text: unit }), new TextRun({ children: [new Tab(), amountUnit] })],
  });
}

function remark(text: string): Paragraph {
  return new Paragraph({
    style: 'UnitLine',
    keepNext: false,
    spacing: { before: 120 },
    children: [new TextRun({ text, font: FONTS.song, size: 20 })],
  });
}
