/** Looks up the figures that the narrative restates, this year's and last year's. */
import { type Fen, toPrinted } from '../amount';
import { type FilledRow, type FilledTable, type TableNumber, TOTAL_ROW } from '../tables';
import type { TextFigure } from './spans';

/** Where a figure stands in the eleven tables. */
export interface FigurePlace {
  readonly table: TableNumber;
  /** Left out where the table has one section. */
  readonly section?: 'main' | 'income' | 'expenditure';
  /** Key of a row; left out for the closing total. */
  readonly row?: string;
  readonly column: string;
}

/** A figure of this year with the same figure of last year, printed (0.01 万元). */
export interface ComparedFigure extends TextFigure {
  /** Undefined where there is no ledger of last year. */
  readonly prior: number | undefined;
}

/**
 * @param tables filled, one year
 * @param place which figure
 * @returns its exact amount, in 分; 0 where the row is not printed
 */
export function exactFigure(tables: readonly FilledTable[], place: FigurePlace): Fen {
  const section = sectionOf(tables, place);
  const column = section.declaration.columns.findIndex(({ id }) => id === place.column);
  if (column < 0) throw new RangeError(`表${place.table} has no column ${place.column}`);
  const row =
    place.row === undefined || place.row === TOTAL_ROW
      ? section.total
      : section.rows.find(({ key }) => key === place.row);
  return row?.figures[column] ?? 0;
}

/** The rows of a section of a table. */
export function rowsOf(
  tables: readonly FilledTable[],
  place: Pick<FigurePlace, 'table' | 'section'>,
): readonly FilledRow[] {
  return sectionOf(tables, place).rows;
}

function sectionOf(
  tables: readonly FilledTable[],
  { table, section = 'main' }: Pick<FigurePlace, 'table' | 'section'>,
) {
  const found = tables
    .find(({ declaration }) => declaration.number === table)
    ?.sections.find(({ declaration }) => declaration.id === section);
  if (!found) throw new RangeError(`表${table} has no section ${section}`);
  return found;
}

/**
 * @param tables this year's
 * @param prior last year's, where there is a ledger
 * @param place which figure
 */
export function comparedFigure(
  tables: readonly FilledTable[],
  prior: readonly FilledTable[] | undefined,
  place: FigurePlace,
): ComparedFigure {
  return {
    printed: toPrinted(exactFigure(tables, place)),
    prior: prior && toPrinted(exactFigure(prior, place)),
    origin: {
      from: 'table',
      table: place.table,
      section: place.section ?? 'main',
      row: place.row ?? TOTAL_ROW,
      column: place.column,
    },
  };
}
