/** What every base worksheet is built from: a title, guidance, headings, and the rows that are given. */
import type { BaseColumn, BaseList } from '../layouts';
import { type CellFormat, type CellInput, type Edit, SHEET_ROWS } from '../workbook';

/** Rows above the data: title, guidance, notes, headings. */
export const FIRST_DATA_ROW = 4;
/** Rows with drop-downs. */
export const LIST_ROWS = 500;
/** Rows with name look-ups; for more lines they are filled down. Few, because look-ups print as empty rows. */
export const LOOK_UP_ROWS = 300;

const FONT: CellFormat = { fontName: '宋体', fontSize: 10, vertical: 'center' };
const TITLE: CellFormat = {
  ...FONT,
  fontColor: '#000000',
  fontName: '黑体',
  fontSize: 14,
  bold: true,
  horizontal: 'left',
  locked: true,
};
/** Explanations. */
export const GUIDANCE: CellFormat = { ...FONT, fontColor: '#595959', horizontal: 'left', wrap: true, locked: true };
const thin = { style: 'thin', color: '#A6A6A6' } as const;
/** Headings. */
export const HEADING: CellFormat = {
  ...FONT,
  bold: true,
  fontColor: '#000000',
  fill: '#DDEBF7',
  horizontal: 'center',
  wrap: true,
  locked: true,
  borders: { top: thin, bottom: thin, left: thin, right: thin },
};
/** Cells to fill in. */
export const ENTRY: CellFormat = {
  ...FONT,
  horizontal: 'left',
  numberFormat: '@',
  locked: false,
  borders: { top: thin, bottom: thin, left: thin, right: thin },
};

/** Neighbouring columns of one format: one edit does for all of them. */
function formatRuns(columns: readonly BaseColumn[]): { first: number; count: number; format: CellFormat }[] {
  const runs: { first: number; count: number; format: CellFormat }[] = [];
  columns.forEach(({ format }, index) => {
    const last = runs.at(-1);
    if (last && last.format === format) last.count++;
    else runs.push({ first: index, count: 1, format });
  });
  return runs;
}

/** A list with its headings, and rows that are given. */
export function listEdits(list: BaseList, rows: readonly (readonly CellInput[])[], hidden = false): Edit[] {
  const { sheet, columns } = list;
  return [
    { kind: 'add-sheet', sheet, ...(hidden ? { hidden } : {}) },
    { kind: 'column-widths', sheet, column: 0, widths: columns.map((column) => column.width) },
    ...formatRuns(columns).flatMap(({ first, count, format }): Edit[] => {
      const { numberFormat, ...wholeColumn } = format;
      const across = { column: first, columns: count };
      const area = { ...across, row: FIRST_DATA_ROW, rows: Math.max(rows.length, LOOK_UP_ROWS) };
      return [
        { kind: 'format', sheet, area: { ...across, row: 0, rows: SHEET_ROWS }, format: wholeColumn },
        // Excel does not take a number format for whole columns; below this area codes become numbers, and are read as codes.
        ...(numberFormat === undefined ? [] : [{ kind: 'format', sheet, area, format: { numberFormat } } as const]),
      ];
    }),
    ...titleEdits(sheet, list.title, list.guidance, columns.length),
    { kind: 'format', sheet, area: { row: 2, column: 0, rows: 1, columns: columns.length }, format: GUIDANCE },
    { kind: 'format', sheet, area: { row: 3, column: 0, rows: 1, columns: columns.length }, format: HEADING },
    {
      kind: 'cells',
      sheet,
      row: 2,
      column: 0,
      values: [
        columns.map((column) => column.note ?? null),
        columns.map((column) => column.heading),
        ...rows.map((row) => columns.map((_, index) => row[index] ?? null)),
      ],
    },
    { kind: 'freeze-rows', sheet, rows: FIRST_DATA_ROW },
    pageSetup(sheet),
  ];
}

/** Landscape, with the headings on every page. */
export function pageSetup(sheet: string): Edit {
  const margins = { top: 1.5, bottom: 1.5, left: 1.2, right: 1.2 };
  const page = {
    orientation: 'landscape',
    titleRows: [0, FIRST_DATA_ROW - 1],
    margins,
    footer: '&A　第 &P 页，共 &N 页',
  } as const;
  return { kind: 'page-setup', sheet, page };
}

/** Title and guidance across some columns. */
export function titleEdits(sheet: string, title: string, guidance: string, columns: number): Edit[] {
  return [
    { kind: 'format', sheet, area: { row: 0, column: 0, rows: 1, columns }, format: TITLE },
    { kind: 'format', sheet, area: { row: 1, column: 0, rows: 1, columns }, format: GUIDANCE },
    { kind: 'cells', sheet, row: 0, column: 0, values: [[title], [guidance]] },
    { kind: 'merge', sheet, area: { row: 1, column: 0, rows: 1, columns } },
    { kind: 'row-heights', sheet, row: 0, heights: [26, 32] },
  ];
}
