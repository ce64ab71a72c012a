/**
 * Rows that two of the functional tables should share: a row that one lacks is put in as a blank one, so that its figures can be
 * found missing like any others; a row whose code was mistyped gets the code that the other tables have.
 */
import type { Fen } from '../amount';
import { type Classification, levelOf } from '../classifications';
import type { PublishedRow, PublishedSection, PublishedTable } from '../published';
import type { TableNumber } from '../tables';
import type { CheckInput } from './check';

/** A table, the table that tells which rows it must have, and the columns there whose sum says that a row is due. */
const MATCHING: readonly (readonly [TableNumber, TableNumber, readonly string[]])[] = [
  [2, 3, ['total']],
  [3, 2, ['total']],
  [5, 2, ['generalPublicBudget', 'generalPublicBudgetTransfer']],
];

/** A row that a table should have. */
interface DueRow {
  readonly row: PublishedRow;
  readonly amount: Fen;
}

/**
 * @param tables as they stand
 * @param classification tells, of two codes for the same row, which exists
 */
export function withMatchedRows(tables: CheckInput['tables'], classification: Classification): CheckInput['tables'] {
  const renamed = new Map(tables);
  for (const [number, other, columns] of MATCHING) {
    const table = renamed.get(number);
    const reference = renamed.get(other);
    if (!table || !reference) continue;
    renamed.set(number, withRightCodes(table, dueRows(reference, columns), renamed, classification));
  }
  const result = new Map(renamed);
  for (const [number, other, columns] of MATCHING) {
    const table = result.get(number);
    const reference = renamed.get(other);
    if (table && reference) result.set(number, withMissingRows(table, dueRows(reference, columns)));
  }
  return result;
}

function dueRows(reference: PublishedTable, columns: readonly string[]): ReadonlyMap<string, DueRow> {
  const [section] = reference.sections;
  const positions = columns.map((id) => section?.declaration.columns.findIndex((column) => column.id === id) ?? -1);
  return new Map(
    (section?.rows ?? []).flatMap((row): [string, DueRow][] => {
      const amount = positions.reduce((sum, position) => sum + (row.figures[position]?.amount ?? 0), 0);
      return amount === 0 ? [] : [[row.code, { row, amount }]];
    }),
  );
}

/** The same name and amount under a code that only this table has: the code was mistyped. */
function withRightCodes(
  table: PublishedTable,
  due: ReadonlyMap<string, DueRow>,
  tables: CheckInput['tables'],
  classification: Classification,
): PublishedTable {
  const [section] = table.sections;
  if (!section) return table;
  const printed = new Set(section.rows.map(({ code }) => code));
  const missing = [...due].filter(([code]) => !printed.has(code));
  if (missing.length === 0) return table;
  const tablesWith = (code: string) =>
    [2, 3, 5].filter((number) => tables.get(number as TableNumber)?.sections[0]?.rows.some((row) => row.code === code))
      .length;
  const known = (code: string) => (classification.functional.has(code) ? 1 : 0);
  const rows = section.rows.map((row): PublishedRow => {
    if (due.has(row.code) || row.statedCode !== undefined) return row;
    const matches = missing.filter(
      ([code, { row: there, amount }]) =>
        code.length === row.code.length &&
        amount === row.figures[0]?.amount &&
        (row.name === '' || there.name === '' || row.name === there.name),
    );
    const [code] = matches[0] ?? [];
    if (code === undefined || matches.length > 1) return row;
    const better = tablesWith(code) - tablesWith(row.code) || known(code) - known(row.code);
    return better > 0 ? { ...row, key: code, code, statedCode: row.code } : row;
  });
  return withRows(table, section, rows);
}

function withMissingRows(table: PublishedTable, due: ReadonlyMap<string, DueRow>): PublishedTable {
  const [section] = table.sections;
  if (!section) return table;
  const printed = new Set(section.rows.map(({ code }) => code));
  const rows = [...section.rows];
  for (const [code, { row }] of due) {
    const level = levelOf(code);
    if (printed.has(code) || level === undefined) continue;
    const after = rows.findIndex((candidate) => candidate.code > code);
    rows.splice(after < 0 ? rows.length : after, 0, blankRow(table, section, { ...row, kind: level }));
  }
  return rows.length === section.rows.length ? table : withRows(table, section, rows);
}

function blankRow(table: PublishedTable, { declaration, missingColumns }: PublishedSection, like: PublishedRow) {
  const { code, kind, name } = like;
  const id = `${table.id}/${declaration.id}/${code}`;
  const figures = declaration.columns.map((column) =>
    missingColumns.includes(column.id) ? undefined : { id: `${id}/${column.id}`, amount: 0, blank: true, shown: '' },
  );
  return { key: code, kind, code, name, project: '', id, figures, isMissing: true };
}

function withRows(table: PublishedTable, section: PublishedSection, rows: readonly PublishedRow[]): PublishedTable {
  return { ...table, sections: table.sections.map((one) => (one === section ? { ...section, rows } : one)) };
}
