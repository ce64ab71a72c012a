/** Walks through published tables, and says how people point at their rows and figures. */
import type { PublishedFigure, PublishedRow, PublishedSection, PublishedTable } from '../published';
import { type SectionDeclaration, type TableNumber, TOTAL_ROW } from '../tables';
import type { CheckInput } from './check';

/** A row with what it stands in. */
export interface PlacedRow {
  readonly table: PublishedTable;
  readonly section: PublishedSection;
  readonly row: PublishedRow;
}

/** Every row of every table that is printed, totals included. */
export function* eachRow(tables: CheckInput['tables']): Generator<PlacedRow> {
  for (const table of tables.values()) {
    for (const section of table.sections) {
      for (const row of section.total ? [...section.rows, section.total] : section.rows) {
        if (!row.isMissing) yield { table, section, row };
      }
    }
  }
}

/**
 * Visits every figure of every table. A callback, because a large workbook has hundreds of thousands.
 *
 * @param visit gets the figure, its row, its column's position, its section and table
 */
export function forEachFigure(
  tables: CheckInput['tables'],
  visit: (
    figure: PublishedFigure,
    row: PublishedRow,
    column: number,
    section: PublishedSection,
    table: PublishedTable,
  ) => void,
): void {
  for (const table of tables.values()) {
    for (const section of table.sections) {
      for (const row of section.rows) visitRow(row, section, table);
      if (section.total) visitRow(section.total, section, table);
    }
  }

  function visitRow(row: PublishedRow, section: PublishedSection, table: PublishedTable): void {
    for (let column = 0; column < row.figures.length; column++) {
      const figure = row.figures[column];
      if (figure) visit(figure, row, column, section, table);
    }
  }
}

/** `表3 机关服务（2010303）`. */
export function rowLabel(
  table: TableNumber,
  row: Pick<PublishedRow, 'key' | 'code' | 'name' | 'project'>,
  { total }: SectionDeclaration,
): string {
  const isTotal = row.key === TOTAL_ROW;
  const name = row.project || row.name || (isTotal ? (total ?? '合计') : '');
  return `表${table} ${row.code && !isTotal ? `${name}（${row.code}）` : name}`;
}

/** `表3 机关服务（2010303）基本支出`; a column called like the row is not said twice. */
export function figureLabel(
  table: TableNumber,
  row: Pick<PublishedRow, 'key' | 'code' | 'name' | 'project'>,
  column: number,
  section: SectionDeclaration,
): string {
  return columnLabel(rowLabel(table, row, section), column, section);
}

/** The label of a figure, given its row's: for all figures of a row. */
export function columnLabel(label: string, column: number, section: SectionDeclaration): string {
  const name = section.columns[column]?.name ?? '';
  return label.endsWith(` ${name}`) ? label : `${label} ${name}`;
}
