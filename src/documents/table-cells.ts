/** Cells of Word tables: thin lines, exact line heights, texts as they are. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  TableCell,
  TableRow,
  HeightRule,
  TextRun,
  VerticalAlignTable,
  WidthType,
  Table,
  TableLayoutType,
} from 'docx';
import { FONTS } from './fonts';
import { countLines } from './page-estimate';
import { largest } from '../budget/long-lists';

/** Points left and right of a cell's text. */
export const CELL_MARGIN = 3;
/** Points above and under a cell's text, together. */
const ROW_MARGIN = 4;
const LINE_FACTOR = 1.25;

export interface CellContent {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** Points. */
  readonly width: number;
}

const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** Half points, as sizes are given in a document. */
export const halfPoint = (points: number) => Math.floor(points * 2) / 2;

/** Points of a line of this size. */
export const lineHeight = (size: number) => halfPoint(size * LINE_FACTOR);

/** Points that a row needs for its longest cell. */
export function rowHeight(cells: readonly CellContent[], size: number): number {
  const lines = cells.map(({ text, width, rowSpan = 1 }) => {
    const ems = (width - 2 * CELL_MARGIN) / size;
    const all = text.split('\n').reduce((sum, line) => sum + countLines(line, ems), 0);
    return Math.ceil(all / rowSpan);
  });
  return largest(lines, 1) * lineHeight(size) + ROW_MARGIN;
}

export function tableCell(
  { text, align, bold = false, columnSpan, rowSpan, width }: CellContent,
  size: number,
): TableCell {
  return new TableCell({
    ...(columnSpan === undefined ? {} : { columnSpan }),
    ...(rowSpan === undefined ? {} : { rowSpan }),
    width: { size: Math.round(width * 20), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: ALIGNMENT[align],
          spacing: { before: 0, after: 0, line: lineHeight(size) * 20, lineRule: LineRuleType.EXACT },
          children:
            line === ''
              ? []
              : [new TextRun({ text: line, font: FONTS.song, size: size * 2, ...(bold ? { bold } : {}) })],
        }),
    ),
  });
}

/** @param height in points; a cell whose text needs more makes it higher */
export function tableRow(
  cells: readonly CellContent[],
  { size, height, isHeader = false }: { readonly size: number; readonly height: number; readonly isHeader?: boolean },
): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(isHeader ? { tableHeader: true } : {}),
    height: { value: Math.floor(height * 20), rule: HeightRule.ATLEAST },
    children: cells.map((cell) => tableCell(cell, size)),
  });
}

/** @param widths of the columns in points */
export function wordTable(rows: readonly TableRow[], widths: readonly number[]): Table {
  const twips = widths.map((width) => Math.round(width * 20));
  const margin = CELL_MARGIN * 20;
  return new Table({
    rows,
    columnWidths: twips,
    width: { size: twips.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 0, bottom: 0, left: margin, right: margin, marginUnitType: WidthType.DXA },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
  });
}

/** Shares a width out in whole twips. */
export function shareWidth(parts: readonly number[], width: number): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((part / all) * width * 20) / 20);
}
