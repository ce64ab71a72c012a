/** What the tables have of a subject: figures looked up and added. */
import type { Fen } from '../../../amount';
import type { FigureRef } from '../../../checks';
import { figureLabel } from '../../../checks/figures';
import { type PublishedFigure, type PublishedRow, type PublishedSection, printedStep } from '../../../published';
import { type TableNumber, TOTAL_ROW } from '../../../tables';
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
    const row = ref.row === TOTAL_ROW ? section.total : rowOf(section, ref.row);
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

/** Where an amount stands first in the tables. */
type FirstPlaces = ReadonlyMap<
  Fen,
  { readonly row: PublishedRow; readonly column: number; readonly at: PlacedSection }
>;

interface PlacedSection {
  readonly table: TableNumber;
  readonly section: PublishedSection;
}

/** Made once for all sentences of a text. */
const firstPlaces = new WeakMap<Tables, FirstPlaces>();
const rowsByKey = new WeakMap<PublishedSection, ReadonlyMap<string, PublishedRow>>();

/**
 * The first figure that has just this amount, whatever it is about.
 *
 * @param amount 分
 * @returns its label; undefined where no figure has it
 */
export function figureOf(amount: Fen, tables: Tables): string | undefined {
  let places = firstPlaces.get(tables);
  if (!places) {
    places = placesOf(tables);
    firstPlaces.set(tables, places);
  }
  const place = places.get(amount);
  return place && figureLabel(place.at.table, place.row, place.column, place.at.section.declaration);
}

function placesOf(tables: Tables): FirstPlaces {
  const places = new Map<Fen, { row: PublishedRow; column: number; at: PlacedSection }>();
  for (const [table, { sections }] of tables) {
    for (const section of sections) {
      const at = { table, section };
      for (const row of section.total ? [...section.rows, section.total] : section.rows) {
        row.figures.forEach((figure, column) => {
          if (figure && !places.has(figure.amount)) places.set(figure.amount, { row, column, at });
        });
      }
    }
  }
  return places;
}

function rowOf(section: PublishedSection, key: string): PublishedRow | undefined {
  let rows = rowsByKey.get(section);
  if (!rows) {
    // Of rows with one key the first one counts.
    rows = new Map([...section.rows].reverse().map((row) => [row.key, row]));
    rowsByKey.set(section, rows);
  }
  return rows.get(key);
}

/** Id of the figure that a subject is, for findings that are about it; empty where no table prints it. */
export function figureIdOf(subject: Subject, tables: Tables): string {
  for (const { figures } of valuesOf(subject, tables)) {
    for (const { figure } of figures) if (figure) return figure.id;
  }
  return '';
}
