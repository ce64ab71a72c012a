/** Filled tables as they print: what checks compare with where nobody has published the tables yet. */
import { formatPrinted, toPrinted } from './amount';
import { type PublishedFigure, type PublishedRow, type PublishedTable, printedStep } from './published';
import type { FilledRow, FilledTable, TableNumber } from './tables';

/**
 * @param tables filled, exact
 * @param unitName as it would stand after 编制单位
 * @returns the tables in 万元, every figure rounded on its own, with ids `表3/main/2010303/basic`
 */
export function filledAsPublished(
  tables: readonly FilledTable[],
  unitName: string,
): ReadonlyMap<TableNumber, PublishedTable> {
  const unit = '万元';
  const step = printedStep({ unit });
  return new Map(
    tables.map(({ declaration, sections, remark }): [TableNumber, PublishedTable] => [
      declaration.number,
      {
        declaration,
        id: `表${declaration.number}`,
        unit,
        unitName,
        sections: sections.map((section) => {
          const { id, columns } = section.declaration;
          const prefix = `表${declaration.number}/${id}`;
          const rowOf = (row: FilledRow): PublishedRow => ({
            ...row,
            id: `${prefix}/${row.key}`,
            figures: row.figures.map((amount, index): PublishedFigure => {
              const printed = toPrinted(amount);
              return {
                id: `${prefix}/${row.key}/${columns[index]?.id}`,
                amount: printed * step,
                blank: printed === 0,
                shown: printed === 0 ? '' : formatPrinted(printed),
              };
            }),
          });
          return {
            declaration: section.declaration,
            rows: section.rows.map(rowOf),
            ...(section.total ? { total: rowOf(section.total) } : {}),
            missingColumns: [],
          };
        }),
        ...(remark ? { remark } : {}),
      },
    ]),
  );
}
