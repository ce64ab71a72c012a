/** Print set-up of published tables: A4 in the table's orientation, one page wide, headings repeated, page numbers. */
import type { Layout, TableLayout } from '../layouts';
import type { RecognisedTable } from '../recognise/read-table';
import type { Edit, SheetSnapshot } from '../workbook';
import { bodyStart, leafColumns, ROWS_ABOVE_HEADER } from './table-model';
import { findTable } from './table-record';
import { largest, smallest } from '../../budget/long-lists';

/** Height of a line of text to its size. */
const LINE_HEIGHT = 1.35;
const PADDING = 4;

/**
 * @param sheet as read, whose tables were recognised
 * @param tables on this sheet, one or more
 * @param layout of the form, for orientation, margins and footer
 */
export function printSetupEdits(sheet: SheetSnapshot, tables: readonly RecognisedTable[], layout: Layout): Edit[] {
  const numbers = tables.map(({ table }) => table.declaration.number);
  const forms = layout.tables.filter(({ table }) => numbers.includes(table));
  const [form] = forms;
  const [first] = tables;
  if (!form || !first) return [];
  const own = findTable(sheet, first.table.declaration.title);
  const isOwn = own !== undefined && form.sheet === sheet.name && tables.length === 1;
  const lastTitle = isOwn ? own.row + bodyStart(form) - 1 : firstFigureRow(first) - 1;
  const rows = sheet.row + sheet.cells.length;
  const columns =
    sheet.column +
    largest(
      sheet.cells.map((line) => line.length),
      1,
    );
  return [
    {
      kind: 'page-setup',
      sheet: sheet.name,
      page: {
        orientation: forms.some(({ orientation }) => orientation === 'landscape') ? 'landscape' : 'portrait',
        // Headings of several tables cannot all be repeated.
        ...(tables.length === 1 && lastTitle >= 0 ? { titleRows: [0, lastTitle] as const } : {}),
        margins: layout.style.margins,
        footer: layout.style.footer,
        printArea: { row: 0, column: 0, rows, columns },
        holdFit: true,
      },
    },
    ...(isOwn && !sheet.protected ? rowHeights(sheet, own.row, form, layout) : []),
  ];
}

/** The first row with figures; everything above is heading. */
function firstFigureRow({ table, cells }: RecognisedTable): number {
  const figures = table.sections.flatMap(({ rows, total }) =>
    [...rows, ...(total ? [total] : [])].flatMap(({ figures: own }) => own.flatMap((figure) => figure?.id ?? [])),
  );
  const rows = figures.flatMap((id) => cells.get(id)?.row ?? []);
  return rows.length > 0 ? smallest(rows) : 0;
}

/** Excel does not fit the height of a row to a merged, wrapped text: title, headings, and the remark under an empty table. */
function rowHeights(sheet: SheetSnapshot, top: number, form: TableLayout, { style }: Layout): Edit[] {
  const columns = leafColumns(form.header);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const heights = (row: number, points: readonly number[]): Edit => ({
    kind: 'row-heights',
    sheet: sheet.name,
    row: top + row,
    heights: points,
  });
  const title = String(sheet.cells[top + 1 - sheet.row]?.find((value) => value !== '') ?? '');
  const headerRows = bodyStart(form) - ROWS_ABOVE_HEADER;
  const last = sheet.row + sheet.cells.length - 1;
  const remark = String(sheet.cells.at(-1)?.find((value) => value !== '') ?? '');
  const isRemark =
    last - top >= bodyStart(form) && (sheet.cells.at(-1) ?? []).filter((value) => value !== '').length === 1;
  return [
    heights(1, [Math.max(style.titleHeight, textHeight(title, width, style.title.fontSize))]),
    heights(
      ROWS_ABOVE_HEADER,
      Array.from({ length: headerRows }, () => form.headerHeight),
    ),
    ...(isRemark && remark.length > 8 ? [heights(last - top, [textHeight(remark, width, style.remark.fontSize)])] : []),
  ];
}

/**
 * Points that a text takes when it is wrapped at a width.
 *
 * @param width in characters; a Chinese character takes two
 */
export function textHeight(text: string, width: number, fontSize = 11): number {
  const units = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1), 0);
  // Characters of a width are those of 11 points.
  const lines = Math.max(1, Math.ceil((units * fontSize) / 11 / Math.max(width - 1, 1)));
  return Math.ceil(lines * fontSize * LINE_HEIGHT + PADDING);
}
