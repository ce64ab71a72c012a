/** What the tables have of a subject: figures looked up and added. */
import type { Fen } from '../../../amount';
import type { FigureRef } from '../../../checks';
import { figureLabel } from '../../../checks/figures';
import { type PublishedFigure, printedStep } from '../../../published';
import { TOTAL_ROW } from '../../../tables';
import { referencesOf, type Tables } from './subject-figures';
import type { Subject } from './subjects';

/** One figure of a table, found. */
export interface FoundFigure {
  readonly label: string;
  /** Undefined where the table has no such row: the amount is then zero. */
  readonly figure?: PublishedFigure;
  readonly amount: Fen;
  readonly weight: number;
}

/** What the tables say of a subject: a figure, or a sum of some. */
export interface TableValue {
  readonly amount: Fen;
  /** How far a printed amount may be off by the tables' own rounding, 分. */
  readonly half: Fen;
  readonly figures: readonly FoundFigure[];
}

/**
 * Looks figures up.
 *
 * @param refs a sum of figures
 * @param tables published
 * @returns undefined where a table or one of its columns is missing: then nothing is known
 */
export function valueOf(refs: readonly FigureRef[], tables: Tables): TableValue | undefined {
  const figures: FoundFigure[] = [];
  let half = 0;
  for (const ref of refs) {
    const table = tables.get(ref.table);
    const section = table?.sections.find(({ declaration }) => declaration.id === (ref.section ?? 'main'));
    if (!table || !section || section.missingColumns.includes(ref.column)) return undefined;
    const column = section.declaration.columns.findIndex(({ id }) => id === ref.column);
    if (column < 0) return undefined;
    const row = ref.row === TOTAL_ROW ? section.total : section.rows.find(({ key }) => key === ref.row);
    const figure = row?.figures[column];
    const fixed = section.declaration.rows.kind === 'lines';
    // A total that was not found is unknown, unless the whole table is empty.
    if (!figure && ((fixed && ref.row !== TOTAL_ROW) || (ref.row === TOTAL_ROW && section.rows.length > 0)))
      return undefined;
    figures.push({
      label: figureLabel(ref.table, row ?? unprinted(ref.row), column, section.declaration),
      ...(figure ? { figure } : {}),
      amount: figure?.amount ?? 0,
      weight: ref.weight ?? 1,
    });
    // Nothing is rounded where there is nothing.
    if (figure && figure.amount !== 0) half += printedStep(table) / 2;
  }
  return { amount: figures.reduce((sum, { amount, weight }) => sum + amount * weight, 0), half, figures };
}

/** A row that a table does not have is called by its key. */
function unprinted(key: string) {
  return { key, code: '', name: key === TOTAL_ROW ? '' : key, project: '' };
}

/** All that the tables say of a subject, the likeliest first. */
export function valuesOf(subject: Subject, tables: Tables): TableValue[] {
  return referencesOf(subject, tables).flatMap((refs) => valueOf(refs, tables) ?? []);
}

/**
 * Figures that have just this amount, whatever they are about.
 *
 * @param amount 分
 * @returns their labels, in the order of the tables
 */
export function figuresOf(amount: Fen, tables: Tables): string[] {
  return [...tables].flatMap(([number, { sections }]) =>
    sections.flatMap(({ declaration, rows, total }) =>
      [...rows, ...(total ? [total] : [])].flatMap((row) =>
        row.figures.flatMap((figure, column) =>
          figure?.amount === amount ? [figureLabel(number, row, column, declaration)] : [],
        ),
      ),
    ),
  );
}

/** Id of the figure that a subject is, for findings that are about it; empty where no table prints it. */
export function figureIdOf(subject: Subject, tables: Tables): string {
  for (const { figures } of valuesOf(subject, tables)) {
    for (const { figure } of figures) if (figure) return figure.id;
  }
  return '';
}
