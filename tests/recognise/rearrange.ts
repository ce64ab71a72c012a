/** Changes the filled tables as a whole, and compares what is then recognised. */
import type { FilledTable } from '../../src/budget/tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { placeHeadings, ROWS_ABOVE_HEADER } from '../../src/worksheet/published/table-model';
import { type Recognition, recogniseTables } from '../../src/worksheet/recognise';
import {
  type Cells,
  cellsOf,
  classification,
  expectedRows,
  type FilledSample,
  recognisedRows,
  sheetOf,
  workbookOf,
} from './sample-grids';

/** The eleven tables, each changed and on its own sheet. */
export function rearranged(
  { workbook, tables }: FilledSample,
  change: (cells: Cells, number: number) => Cells,
  nameOf = (number: number) => `表${number}`,
): Recognition {
  const sheets = tables.map(({ declaration: { number } }) =>
    sheetOf(nameOf(number), change(cellsOf(workbook, `表${number}`), number)),
  );
  return recogniseTables(workbookOf(...sheets), classification);
}

/** Rows compare without their printed names, which a test may retype. */
export function withoutNames(sections: ReturnType<typeof expectedRows>) {
  return sections.map(({ rows, total, ...rest }) => ({
    ...rest,
    rows: rows.map(({ name: _name, ...row }) => row),
    total: total && { ...total, name: '' },
  }));
}

export function expectTables(recognition: Recognition, tables: readonly FilledTable[]): void {
  expect(recognition.tables.map(recognisedRows).map(withoutNames)).toEqual(tables.map(expectedRows).map(withoutNames));
}

/** Heading rows of our layout. */
const headerRows = (number: number): number => {
  const layout = DEFAULT_LAYOUT.tables[number - 1];
  return layout ? Math.max(...placeHeadings(layout.header).map(({ area }) => area.row + area.rows)) : 0;
};
/** First body row of our layout. */
export const bodyRow = (number: number): number => ROWS_ABOVE_HEADER + headerRows(number);

/** Changes the text cells of the headings or of the body. */
export const mapText =
  (change: (text: string) => string, where: (row: number, number: number) => boolean = () => true) =>
  (cells: Cells, number: number): Cells =>
    cells.map((line, row) =>
      line.map((value) => (typeof value === 'string' && value !== '' && where(row, number) ? change(value) : value)),
    );

/** Tables with codes in separate columns: how many. */
export const CODE_COLUMNS: Readonly<Record<number, number>> = { 2: 3, 3: 3, 5: 3, 6: 2, 7: 3, 8: 3, 9: 3 };
