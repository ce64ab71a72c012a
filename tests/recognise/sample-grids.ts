/** The filled sample as snapshots, its amounts as filled, and what changes a snapshot. */
import { fillTablesAction } from '../../src/actions/fill-tables';
import { toPrinted } from '../../src/budget/amount';
import { classificationFor } from '../../src/budget/classifications';
import type { PublishedRow } from '../../src/budget/published';
import { type FilledRow, type FilledTable, fillTables } from '../../src/budget/tables';
import { budgetRequests, readBudget } from '../../src/worksheet/base/read-budget';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { type RecognisedTable, type Recognition, recogniseTables } from '../../src/worksheet/recognise';
import { STATE_SHEET } from '../../src/worksheet/state';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { openSample } from '../support/sample';

export type Cells = CellValue[][];

export const classification = classificationFor(2024);

/** The workbook as recognised, and the tables that it holds. */
export interface FilledSample {
  readonly workbook: WorkbookSnapshot;
  readonly tables: readonly FilledTable[];
}

/** Every sheet of the sample after 一键生成, read as values. */
export async function filledSample(): Promise<FilledSample> {
  const sample = await openSample();
  expect(await fillTablesAction(sample, DEFAULT_LAYOUT)).toMatchObject({ status: 'done' });
  const saved = await XlsxWorkbook.open(await sample.save());
  const { sheetNames } = await saved.read([]);
  expect(sheetNames).toContain(STATE_SHEET);
  const workbook = await saved.read(sheetNames.map((sheet) => ({ sheet, content: 'values' })));
  const { budget } = readBudget(await saved.read(budgetRequests(DEFAULT_LAYOUT)), DEFAULT_LAYOUT);
  if (!budget) throw new Error('the sample is a valid budget');
  return { workbook, tables: fillTables(budget) };
}

/** A snapshot of cells from A1, or from elsewhere. */
export function sheetOf(name: string, cells: Cells, row = 0, column = 0): SheetSnapshot {
  const width = Math.max(0, ...cells.map((line) => line.length));
  const full = cells.map((line) => [...line, ...Array.from({ length: width - line.length }, () => '')]);
  return { name, protected: false, row, column, cells: full };
}

export function workbookOf(...sheets: SheetSnapshot[]): WorkbookSnapshot {
  return {
    sheetNames: sheets.map(({ name }) => name),
    visibleSheets: sheets.map(({ name }) => name),
    sheets: new Map(sheets.map((sheet) => [sheet.name, sheet])),
  };
}

/** The cells of a sheet, to change. */
export function cellsOf(workbook: WorkbookSnapshot, sheet: string): Cells {
  const snapshot = workbook.sheets.get(sheet);
  if (!snapshot) throw new Error(`no sheet ${sheet}`);
  return snapshot.cells.map((line) => [...line]);
}

/** Recognises one sheet of cells. */
export function recogniseCells(name: string, cells: Cells): Recognition {
  return recogniseTables(workbookOf(sheetOf(name, cells)), classification);
}

/** Notes other than those about tables that a test does not have. */
export function otherNotes({ notes }: Recognition): string[] {
  return notes
    .filter(({ sheet, message }) => sheet !== '' || !message.startsWith('没有找到表'))
    .map(({ sheet, cell, message }) => `${sheet}${cell ? `!${cell}` : ''} ${message}`);
}

export function tableOf(recognition: Recognition, number: number): RecognisedTable {
  const found = recognition.tables.filter(({ table }) => table.declaration.number === number);
  expect(found).toHaveLength(1);
  return found[0] as RecognisedTable;
}

type Row = Pick<FilledRow, 'key' | 'kind' | 'code' | 'name' | 'project'> & {
  readonly amounts: readonly (number | null)[];
};

const filledRow = ({ figures, ...row }: FilledRow): Row => ({
  ...row,
  amounts: figures.map((amount) => toPrinted(amount) * 10_000),
});

const publishedRow = ({ figures, id: _id, ...row }: PublishedRow): Row => ({
  ...row,
  amounts: figures.map((figure) => (figure ? figure.amount : null)),
});

/** A filled table as it should be recognised: rows with printed amounts in 分. */
export function expectedRows(table: FilledTable) {
  return table.sections.map(({ declaration, rows, total }) => ({
    section: declaration.id,
    rows: rows.map(filledRow),
    total: total && filledRow(total),
  }));
}

/** A recognised table in the same shape. */
export function recognisedRows({ table }: RecognisedTable) {
  return table.sections.map(({ declaration, rows, total }) => ({
    section: declaration.id,
    rows: rows.map(publishedRow),
    total: total && publishedRow(total),
  }));
}
