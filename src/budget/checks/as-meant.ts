/** Published tables as they are meant, before their figures are compared: what is wrong with a table as a whole is told once. */
import type { CheckInput } from './check';
import { withMatchedRows } from './matched-rows';
import { printedStep } from '../published';
import { mapFigures, withTrueUnits } from './stated-units';

/**
 * Figures in the unit that they are in, with the two decimals that they print; rows under their right code; rows that are missing
 * as blank ones. Checks tell what was done, by `statedUnit`, `defect`, `statedCode` and `isMissing`.
 */
export function asMeant(input: CheckInput): CheckInput {
  const tables = new Map(
    [...withTrueUnits(input.tables)].map(([number, table]) => [number, asPrinted(table)] as const),
  );
  return { ...input, tables: withMatchedRows(tables, input.classification) };
}

/** A figure with more decimals than are printed counts as it prints. */
function asPrinted(table: Parameters<typeof mapFigures>[0]): Parameters<typeof mapFigures>[0] {
  const step = printedStep(table);
  const long = table.sections.some(({ rows, total }) =>
    [...rows, ...(total ? [total] : [])].some(({ figures }) =>
      figures.some((figure) => figure?.defect?.kind === 'too-many-decimals'),
    ),
  );
  if (!long) return table;
  const round = (amount: number) => Math.sign(amount) * Math.round(Math.abs(amount) / step) * step;
  return mapFigures(table, (figure) =>
    figure.defect?.kind === 'too-many-decimals' ? { ...figure, amount: round(figure.amount) } : figure,
  );
}
