/** One table of the sample, changed by hand, and the rows and figures of a table with one section. */
import type { PublishedFigure, PublishedRow } from '../../src/budget/published';
import type { FilledTable } from '../../src/budget/tables';
import type { Recognition } from '../../src/worksheet/recognise';
import type { CellValue, WorkbookSnapshot } from '../../src/worksheet/workbook';
import { type Cells, cellsOf, expectedRows, filledSample, recogniseCells, tableOf } from './sample-grids';

export function rowsOf(recognition: Recognition, number: number): readonly PublishedRow[] {
  const { sections } = tableOf(recognition, number).table;
  expect(sections).toHaveLength(1);
  return sections[0]?.rows ?? [];
}

export function figuresOf(
  recognition: Recognition,
  number: number,
  key: string,
): readonly (PublishedFigure | undefined)[] {
  const row = rowsOf(recognition, number).find((candidate) => candidate.key === key);
  if (!row) throw new Error(`表${number} has no row ${key}`);
  return row.figures;
}

/** The filled sample, and 表3 of it with changes. */
export class ThreeWithChanges {
  private constructor(
    readonly workbook: WorkbookSnapshot,
    readonly tables: readonly FilledTable[],
  ) {}

  static async open(): Promise<ThreeWithChanges> {
    const { workbook, tables } = await filledSample();
    return new ThreeWithChanges(workbook, tables);
  }

  /** 表3 alone, changed: body from row 6, columns 类 款 项 名称 合计 基本 项目. */
  three(change: (cells: Cells) => void, name = '表3'): Recognition {
    const cells = this.cells(3);
    change(cells);
    return recogniseCells(name, cells);
  }

  cells(number: number): Cells {
    return cellsOf(this.workbook, `表${number}`);
  }

  /** The rows of a table as filled. */
  filled(number: number) {
    return expectedRows(this.tables[number - 1] as FilledTable);
  }
}

export function set(cells: Cells, row: number, column: number, value: CellValue): void {
  (cells[row] as CellValue[])[column] = value;
}
