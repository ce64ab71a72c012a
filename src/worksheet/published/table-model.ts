/** A filled table as cells: what one of 表1–表11 shows, relative to its top left cell. */
import { printedToCell, toPrinted } from '../../budget/amount';
import type { BudgetUnit } from '../../budget/budget';
import { codeParts } from '../../budget/classifications';
import {
  type FigureReference,
  type FilledRow,
  type FilledSection,
  type FilledTable,
  TOTAL_ROW,
} from '../../budget/tables';
import type { HeaderNode, LeafColumn, TableLayout, TableStyle } from '../layouts';
import type { Area, CellValue } from '../workbook';
import { append, largest } from '../../budget/long-lists';

/** Rows above the headings: 表N, the title, the unit line. */
export const ROWS_ABOVE_HEADER = 3;
/** A remark takes this many rows under the table, merged across. */
export const REMARK_ROWS = 2;

/** How large a table is: enough to know the format of each of its cells. */
export interface TableShape {
  /** Body rows, the total row among them. */
  readonly bodyRows: number;
  /** Whether the last body row is a total. */
  readonly hasTotal: boolean;
  readonly hasRemark: boolean;
}

/** A table as cells. */
export interface TableModel extends TableShape {
  readonly layout: TableLayout;
  /** Full rectangle, from the top left cell of the table. */
  readonly cells: readonly (readonly CellValue[])[];
  /** For each body row, the row of each section that stands in it. */
  readonly body: readonly ReadonlyMap<string, FilledRow>[];
}

/** The printed columns, left to right. */
export function leafColumns(nodes: readonly HeaderNode[]): LeafColumn[] {
  return nodes.flatMap((node) => ('children' in node ? leafColumns(node.children) : [node]));
}

/** Rows that the headings take. */
export function headerDepth(nodes: readonly HeaderNode[]): number {
  return largest(nodes.map((node) => ('children' in node ? 1 + headerDepth(node.children) : 1)));
}

/** A heading and the cells it is merged over, relative to the first heading row. */
export interface PlacedHeading {
  readonly label: string;
  readonly area: Area;
}

/** Places the headings: each covers its children's columns, and a leaf reaches down to the last heading row. */
export function placeHeadings(
  nodes: readonly HeaderNode[],
  row = 0,
  column = 0,
  depth = headerDepth(nodes),
): PlacedHeading[] {
  const placed: PlacedHeading[] = [];
  let next = column;
  for (const node of nodes) {
    const columns = 'children' in node ? leafColumns(node.children).length : 1;
    const rows = 'children' in node ? 1 : depth - row;
    placed.push({ label: node.label, area: { row, column: next, rows, columns } });
    if ('children' in node) append(placed, placeHeadings(node.children, row + 1, next, depth));
    next += columns;
  }
  return placed;
}

/** Index of the first body row. */
export function bodyStart(layout: TableLayout): number {
  return ROWS_ABOVE_HEADER + headerDepth(layout.header);
}

/**
 * @param table filled
 * @param layout of the same table
 * @param style texts of the unit line
 * @param unit whose name is printed
 */
export function renderTable(table: FilledTable, layout: TableLayout, style: TableStyle, unit: BudgetUnit): TableModel {
  const columns = leafColumns(layout.header);
  const blankRow = (): CellValue[] => columns.map(() => '');
  const above = [blankRow(), blankRow(), blankRow()];
  setCell(above, 0, 0, `表${table.declaration.number}`);
  setCell(above, 1, 0, table.declaration.title);
  setCell(above, 2, 0, `${style.unitPrefix}${unit.name}`);
  setCell(above, 2, columns.length - 1, style.amountUnitText);
  const header = Array.from({ length: headerDepth(layout.header) }, blankRow);
  for (const { label, area } of placeHeadings(layout.header)) setCell(header, area.row, area.column, label);

  const body = sideBySide(table.sections);
  const printed = body.map((rows) => columns.map((column) => printCell(column, columns, rows, table)));
  const remark = table.remark === undefined ? [] : Array.from({ length: REMARK_ROWS }, blankRow);
  if (table.remark !== undefined) setCell(remark, 0, 0, table.remark);
  return {
    layout,
    bodyRows: body.length,
    hasTotal: table.sections.some((section) => section.total !== undefined),
    hasRemark: table.remark !== undefined,
    cells: [...above, ...header, ...printed, ...remark],
    body,
  };
}

/** The sections' rows in the same sheet rows; their totals all stand in the last one. */
function sideBySide(sections: readonly FilledSection[]): ReadonlyMap<string, FilledRow>[] {
  const longest = largest(sections.map((section) => section.rows.length));
  const body = Array.from({ length: longest }, () => new Map<string, FilledRow>());
  const totals = new Map<string, FilledRow>();
  for (const section of sections) {
    section.rows.forEach((row, index) => body[index]?.set(section.declaration.id, row));
    if (section.total) totals.set(section.declaration.id, section.total);
  }
  return totals.size > 0 ? [...body, totals] : body;
}

function printCell(
  column: LeafColumn,
  columns: readonly LeafColumn[],
  rows: ReadonlyMap<string, FilledRow>,
  table: FilledTable,
): CellValue {
  const section = column.section ?? 'main';
  const row = rows.get(section);
  if (!row) return '';
  switch (column.holds) {
    case 'code':
      return row.code;
    case 'code-part':
      return codeParts(row.code)[column.part] ?? '';
    case 'name':
      return row.name;
    case 'project':
      // 表11 has no name column: its total is called so among the projects.
      return row.key === TOTAL_ROW && !columns.some(({ holds }) => holds === 'name') ? row.name : row.project;
    case 'amount': {
      const declared = table.sections.find((candidate) => candidate.declaration.id === section)?.declaration.columns;
      const index = declared?.findIndex((candidate) => candidate.id === column.column) ?? -1;
      const figure = row.figures[index];
      if (figure === undefined) throw new RangeError(`表${table.declaration.number} has no column ${column.column}`);
      const steps = toPrinted(figure);
      return steps === 0 ? '' : printedToCell(steps);
    }
  }
}

/**
 * Which figure a cell shows.
 *
 * @param model the table
 * @param row relative to the table's top left cell
 * @param column relative to it
 * @returns the figure without its table, or undefined where the cell holds no amount
 */
export function figureAt(model: TableModel, row: number, column: number): Omit<FigureReference, 'table'> | undefined {
  const leaf = leafColumns(model.layout.header)[column];
  if (leaf?.holds !== 'amount') return undefined;
  const section = leaf.section ?? 'main';
  const filled = model.body[row - bodyStart(model.layout)]?.get(section);
  return filled && { section, row: filled.key, column: leaf.column };
}

function setCell(rows: CellValue[][], row: number, column: number, value: CellValue): void {
  const line = rows[row];
  if (line) line[column] = value;
}
