/** Tables whose figures are in another unit than they state: 元 typed under 单位：万元, or the other way round. */
import type { AmountUnit, Fen } from '../amount';
import { type PublishedTable, printedStep } from '../published';
import { type TableNumber, TOTAL_ROW } from '../tables';
import type { CheckInput } from './check';

type Place = readonly [table: TableNumber, section: 'main' | 'income' | 'expenditure', row: string, column: string];

/** The same figure in two tables. */
const SAME: readonly (readonly [Place, Place])[] = [
  [
    [1, 'expenditure', TOTAL_ROW, 'amount'],
    [3, 'main', TOTAL_ROW, 'total'],
  ],
  [
    [2, 'main', TOTAL_ROW, 'total'],
    [3, 'main', TOTAL_ROW, 'total'],
  ],
  [
    [4, 'expenditure', TOTAL_ROW, 'generalPublicBudget'],
    [5, 'main', TOTAL_ROW, 'total'],
  ],
  [
    [5, 'main', TOTAL_ROW, 'basic'],
    [6, 'main', TOTAL_ROW, 'total'],
  ],
  [
    [5, 'main', TOTAL_ROW, 'project'],
    [7, 'main', TOTAL_ROW, 'total'],
  ],
  [
    [1, 'income', 'carryover', 'amount'],
    [11, 'main', TOTAL_ROW, 'total'],
  ],
  [
    [1, 'income', 'generalPublicBudgetAll', 'amount'],
    [4, 'income', 'generalPublicBudget', 'amount'],
  ],
];

/** 元 in a 万元. */
const RATIO = 10_000;

/**
 * Reads the figures of such tables in the unit that they are in.
 *
 * @returns the same tables, those with their true unit and `statedUnit`
 */
export function withTrueUnits(tables: CheckInput['tables']): CheckInput['tables'] {
  const result = new Map(tables);
  for (const [number, table] of tables) {
    const ratios = SAME.flatMap(([one, other]) => {
      if (one[0] === number) return ratioOf(table, one, tables.get(other[0]), other) ?? [];
      return other[0] === number ? (ratioOf(table, other, tables.get(one[0]), one) ?? []) : [];
    });
    const [ratio] = ratios;
    // A single neighbour may be the one that is wrong; then that one has other neighbours, which it does not match either.
    if (ratio === undefined || ratios.some((other) => other !== ratio)) continue;
    if (ratio !== 'same' && !isOneOfTwo(number, tables)) result.set(number, inUnit(table, ratio));
  }
  return result;
}

/** Where two tables have no others to compare with, which of them is wrong cannot be told. */
function isOneOfTwo(number: TableNumber, tables: CheckInput['tables']): boolean {
  const others = SAME.flatMap(([[one], [other]]) => (one === number ? other : other === number ? one : []));
  const present = others.filter((other) => tables.has(other));
  return present.every((other) =>
    SAME.every(
      ([[left], [right]]) =>
        ![left, right].includes(other) || [left, right].includes(number) || !tables.has(left === other ? right : left),
    ),
  );
}

/** Which unit the figure is in, going by the same figure elsewhere; undefined where that tells nothing. */
function ratioOf(
  table: PublishedTable,
  place: Place,
  other: PublishedTable | undefined,
  there: Place,
): AmountUnit | 'same' | undefined {
  const [own, same] = [amountAt(table, place), other && amountAt(other, there)];
  if (!other || !own || !same) return undefined;
  const slack = printedStep(other) + printedStep(table);
  if (Math.abs(own - same) <= slack) return 'same';
  if (table.unit !== '元' && Math.abs(own - same * RATIO) <= slack * RATIO) return '元';
  if (table.unit === '元' && Math.abs(own * RATIO - same) <= slack) return '万元';
  return undefined;
}

function amountAt(table: PublishedTable, [, id, row, column]: Place): Fen | undefined {
  const section = table.sections.find(({ declaration }) => declaration.id === id);
  const found = row === TOTAL_ROW ? section?.total : section?.rows.find(({ key }) => key === row);
  return found?.figures[section?.declaration.columns.findIndex((candidate) => candidate.id === column) ?? -1]?.amount;
}

function inUnit(table: PublishedTable, unit: AmountUnit): PublishedTable {
  const convert = (amount: Fen): Fen => (unit === '元' ? Math.round(amount / RATIO) : amount * RATIO);
  return {
    ...mapFigures(table, (figure) => ({ ...figure, amount: convert(figure.amount) })),
    unit,
    statedUnit: table.unit ?? '万元',
  };
}

/** The table with every figure replaced. */
export function mapFigures(
  table: PublishedTable,
  change: (
    figure: NonNullable<PublishedTable['sections'][number]['rows'][number]['figures'][number]>,
  ) => PublishedTable['sections'][number]['rows'][number]['figures'][number],
): PublishedTable {
  const ofRow = (row: PublishedTable['sections'][number]['rows'][number]) => ({
    ...row,
    figures: row.figures.map((figure) => figure && change(figure)),
  });
  return {
    ...table,
    sections: table.sections.map((section) => ({
      ...section,
      rows: section.rows.map(ofRow),
      ...(section.total ? { total: ofRow(section.total) } : {}),
    })),
  };
}
