/** Published tables made straight from filled ones, and damaged one figure at a time. */
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

/** The same tables with some figures replaced: id → steps of 0.01 万元. */
export function damage(
  tables: ReadonlyMap<TableNumber, PublishedTable>,
  changes: ReadonlyMap<string, number>,
): Map<TableNumber, PublishedTable> {
  const change = (row: PublishedRow): PublishedRow => ({
    ...row,
    figures: row.figures.map((figure) => {
      const printed = figure && changes.get(figure.id);
      if (!figure || printed === undefined) return figure;
      return {
        ...figure,
        amount: printed * STEP,
        blank: printed === 0,
        shown: printed === 0 ? '' : formatPrinted(printed),
      };
    }),
  });
  return new Map(
    [...tables].map(([number, table]) => [
      number,
      {
        ...table,
        sections: table.sections.map((section) => ({
          ...section,
          rows: section.rows.map(change),
          ...(section.total ? { total: change(section.total) } : {}),
        })),
      },
    ]),
  );
}

/** Input for the checks from tables alone. */
export function inputOf(tables: ReadonlyMap<TableNumber, PublishedTable>): CheckInput {
  return { tables, classification };
}

/** One way in which a figure goes wrong: the changes, the figure that is to be named, and what it should be. */
export interface Corruption {
  readonly how: string;
  readonly figure: string;
  readonly right: number;
  readonly changes: ReadonlyMap<string, number>;
}

/** Every corruption of every figure that is not blank, in steps of 0.01 万元. */
export function* corruptions(tables: ReadonlyMap<TableNumber, PublishedTable>): Generator<Corruption> {
  for (const table of tables.values()) {
    for (const section of table.sections) {
      for (const row of section.total ? [...section.rows, section.total] : section.rows) {
        for (const [column, figure] of row.figures.entries()) {
          if (!figure || figure.blank) continue;
          const right = figure.amount / STEP;
          const one = (how: string, wrong: number): Corruption => ({
            how,
            figure: figure.id,
            right,
            changes: new Map([[figure.id, wrong]]),
          });
          yield one('+0.01', right + 1);
          yield one('×10', right * 10);
          const swapped = swapDigits(right);
          if (swapped !== undefined) yield one('swapped digits', swapped);
          yield one('blanked', 0);
          const next = row.figures[column + 1];
          if (next) {
            yield {
              how: 'shifted',
              figure: figure.id,
              right,
              changes: new Map([
                [figure.id, 0],
                [next.id, right],
              ]),
            };
          }
        }
      }
    }
  }
}

/** The first two neighbouring digits that differ, swapped. */
function swapDigits(value: number): number | undefined {
  const digits = [...String(value)];
  const at = digits.findIndex((digit, index) => index + 1 < digits.length && digit !== digits[index + 1]);
  if (at < 0) return undefined;
  [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string];
  return Number(digits.join(''));
}
