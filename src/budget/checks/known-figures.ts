/** What an audit must know of a figure beyond its amount. */
import type { AmountUnit } from '../amount';
import { printedStep, type PublishedRow, type PublishedSection, type PublishedTable } from '../published';
import type { CheckInput } from './check';
import type { FigureFacts } from './diagnosis';
import { forEachFigure } from './figures';

export interface KnownFigure extends FigureFacts {
  readonly unit: AmountUnit;
  readonly place?: PlacedFigure;
}

/** Where a figure stands. */
export interface PlacedFigure {
  readonly row: PublishedRow;
  readonly section: PublishedSection;
  readonly table: PublishedTable;
}

/** Looks a figure up; one that the tables do not have is blank, without neighbours, in 万元. */
export type KnownFigures = (figure: string) => KnownFigure;

const UNKNOWN: KnownFigure = { blank: true, neighbours: [], step: printedStep({}), unit: '万元' };

/** Facts about the figures of these tables; gathered when the first is asked for, which tables without errors never do. */
export function knownFigures(tables: CheckInput['tables']): KnownFigures {
  let places: ReadonlyMap<string, PlacedFigure> | undefined;
  return (id) => {
    places ??= placesOf(tables);
    const place = places.get(id);
    if (!place) return UNKNOWN;
    const { figures } = place.row;
    const column = figures.findIndex((figure) => figure?.id === id);
    return {
      blank: figures[column]?.blank ?? true,
      neighbours: [column + 1, column - 1].flatMap((beside) => figures[beside]?.id ?? []),
      step: printedStep(place.table),
      unit: place.table.unit ?? '万元',
      row: place.row,
      place,
    };
  };
}

function placesOf(tables: CheckInput['tables']): ReadonlyMap<string, PlacedFigure> {
  const places = new Map<string, PlacedFigure>();
  let place: PlacedFigure | undefined;
  forEachFigure(tables, ({ id }, row, _column, section, table) => {
    // One place for all figures of a row.
    if (place?.row !== row) place = { row, section, table };
    places.set(id, place);
  });
  return places;
}
