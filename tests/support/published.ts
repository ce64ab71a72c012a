/** Published tables made straight from filled ones. */
import { formatPrinted, toPrinted } from '../../src/budget/amount';
import type { CheckInput } from '../../src/budget/checks';
import type { PublishedFigure, PublishedRow, PublishedTable } from '../../src/budget/published';
import type { FilledRow, FilledTable, TableNumber } from '../../src/budget/tables';
import { classification } from './random-budget';

const STEP = 10_000;

/** The tables as they print, in 万元. */
export function publish(tables: readonly FilledTable[]): Map<TableNumber, PublishedTable> {
  return new Map(
    tables.map(({ declaration, sections, remark }) => [
      declaration.number,
      {
        declaration,
        id: `表${declaration.number}`,
        unit: '万元',
        unitName: '示例单位',
        sections: sections.map((section) => {
          const prefix = `表${declaration.number}/${section.declaration.id}`;
          const rowOf = (row: FilledRow): PublishedRow => ({
            ...row,
            id: `${prefix}/${row.key}`,
            figures: row.figures.map((amount, index): PublishedFigure => {
              const printed = toPrinted(amount);
              return {
                id: `${prefix}/${row.key}/${section.declaration.columns[index]?.id}`,
                amount: printed * STEP,
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

/** Input for the checks from tables alone. */
export function inputOf(tables: ReadonlyMap<TableNumber, PublishedTable>): CheckInput {
  return { tables, classification };
}
