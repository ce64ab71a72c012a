/** Tables as they would be with the wrong figures put right: what is still wrong with them is wrong for itself. */
import type { Fen } from '../amount';
import type { PublishedRow, PublishedTable } from '../published';
import type { CheckInput } from './check';

/**
 * @param tables as they stand
 * @param amounts by figure, 分
 * @returns the same tables where nothing is to be corrected
 */
export function correctedTables(
  tables: CheckInput['tables'],
  amounts: ReadonlyMap<string, Fen>,
): ReadonlyMap<PublishedTable['declaration']['number'], PublishedTable> {
  if (amounts.size === 0) return tables;
  const correct = (row: PublishedRow): PublishedRow =>
    row.figures.some((figure) => figure && amounts.has(figure.id))
      ? {
          ...row,
          figures: row.figures.map((figure) => {
            const amount = figure && amounts.get(figure.id);
            return figure && amount !== undefined ? { ...figure, amount, blank: amount === 0 } : figure;
          }),
        }
      : row;
  return new Map(
    [...tables].map(([number, table]) => [
      number,
      {
        ...table,
        sections: table.sections.map((section) => ({
          ...section,
          rows: section.rows.map(correct),
          ...(section.total ? { total: correct(section.total) } : {}),
        })),
      },
    ]),
  );
}
