/** The ledger part of every table as worksheet formulas, written as favourably for a spreadsheet as an expert would. */
import {
  currentYearSourcesOf,
  FISCAL_CARRYOVER,
  NON_FISCAL_SURPLUS,
  UNIT_FUNDS,
} from '../../src/budget/funding-source';
import type { Fen } from '../../src/budget/amount';
import { BASIC_EXPENDITURE, type LedgerLine } from '../../src/budget/ledger';
import type { Figure, FilledRow, FilledSection, FilledTable, Filter, RowRule } from '../../src/budget/tables';
import { cellAddress, columnName } from '../../src/worksheet/address';

/** Name of the sheet with the ledger. */
export const LEDGER_SHEET = '明细';

/** What a source counts as: with this helper column a figure over several sources is one condition. */
const SOURCE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  一般公共预算: currentYearSourcesOf('generalPublicBudget'),
  政府性基金预算: currentYearSourcesOf('governmentManagedFunds'),
  国有资本经营预算: currentYearSourcesOf('stateCapitalOperations'),
  财政专户: ['specialFiscalAccount'],
  单位资金: UNIT_FUNDS,
  财政拨款结转: FISCAL_CARRYOVER,
  非财政拨款结转结余: NON_FISCAL_SURPLUS,
};
/** As 表11 calls basic expenditure that was carried over. */
const NO_PROJECT = '基本支出结转';

const sourceGroupOf = (source: string) =>
  Object.keys(SOURCE_GROUPS).find((name) => SOURCE_GROUPS[name]?.includes(source)) ?? '';

/** Columns of the ledger sheet. Codes are numbers: the quickest to compare. */
const LEDGER_COLUMNS = {
  functional7: (line: LedgerLine) => Number(line.functional),
  functional5: (line: LedgerLine) => Number(line.functional.slice(0, 5)),
  functional3: (line: LedgerLine) => Number(line.functional.slice(0, 3)),
  type: (line: LedgerLine) => line.type,
  typeGroup: (line: LedgerLine) => (line.type === 'project' ? 'project' : 'basic'),
  project: (line: LedgerLine) => line.project || NO_PROJECT,
  economic5: (line: LedgerLine) => Number(line.economic),
  economic3: (line: LedgerLine) => Number(line.economic.slice(0, 3)),
  source: (line: LedgerLine) => line.source,
  sourceGroup: (line: LedgerLine) => sourceGroupOf(line.source),
  /** 元. */
  amount: (line: LedgerLine) => line.amount / 100,
} as const;
type LedgerColumn = keyof typeof LEDGER_COLUMNS;
const COLUMN_NAMES = Object.keys(LEDGER_COLUMNS) as LedgerColumn[];

/** The ledger sheet: headings, then a row for each line, helper columns filled with values. */
export function ledgerSheetRows(lines: readonly LedgerLine[]): (string | number)[][] {
  return [[...COLUMN_NAMES], ...lines.map((line) => COLUMN_NAMES.map((name) => LEDGER_COLUMNS[name](line)))];
}

/** One amount cell: where it stands, its formula (in 万元, not rounded), and what it must show. */
export interface FormulaCell {
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  /** Exact, 分. */
  readonly expected: Fen;
}

/** Conditions that all must hold, each a ledger column with what it must equal. */
type Conditions = readonly (readonly [column: LedgerColumn, value: string | number])[];

/** Alternatives: their sums are added. */
type Alternatives = readonly Conditions[];

const both = (left: Alternatives, right: Alternatives): Alternatives =>
  left.flatMap((one) => right.map((other) => [...one, ...other]));

const sameMembers = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((member) => right.includes(member));

function sourceAlternatives(sources: readonly string[] | undefined): Alternatives {
  if (!sources) return [[]];
  const group = Object.keys(SOURCE_GROUPS).find((name) => sameMembers(SOURCE_GROUPS[name] ?? [], sources));
  return group ? [[['sourceGroup', group]]] : sources.map((source) => [['source', source]]);
}

function typeAlternatives(types: readonly string[] | undefined): Alternatives {
  if (!types) return [[]];
  return sameMembers(types, BASIC_EXPENDITURE) ? [[['typeGroup', 'basic']]] : types.map((type) => [['type', type]]);
}

const economicAlternatives = (codes: readonly string[] | undefined): Alternatives =>
  codes?.map((code) => [[code.length === 3 ? 'economic3' : 'economic5', Number(code)] as const]) ?? [[]];

/** What two filters have in common. Economic codes of the later one are narrower wherever both have some. */
function narrowed(wide: Filter, narrow: Filter): Filter {
  const meet = <T>(left: readonly T[] | undefined, right: readonly T[] | undefined) =>
    left && right ? left.filter((member) => right.includes(member)) : (right ?? left);
  const sources = meet(wide.sources, narrow.sources);
  const types = meet(wide.types, narrow.types);
  const economic = narrow.economic ?? wide.economic;
  return { ...(sources && { sources }), ...(types && { types }), ...(economic && { economic }) };
}

function filterAlternatives({ sources, types, economic }: Filter): Alternatives {
  return both(both(sourceAlternatives(sources), typeAlternatives(types)), economicAlternatives(economic));
}

/** What makes a line belong to a row; the filter of a fixed line counts with the section's own. */
function rowConditions(rule: RowRule, row: FilledRow): Conditions {
  if (row.kind === 'total' || rule.kind === 'lines') return [];
  if (rule.kind === 'projects') return [['project', row.project]];
  const code = Number(row.code);
  if (rule.kind === 'economic-tree') return [[row.code.length === 3 ? 'economic3' : 'economic5', code]];
  const column = ({ 3: 'functional3', 5: 'functional5', 7: 'functional7' } as const)[row.code.length] ?? 'functional7';
  return rule.kind === 'functional-projects' && row.code.length === 7
    ? [
        [column, code],
        ['project', row.project],
      ]
    : [[column, code]];
}

function sumFormula(alternatives: Alternatives, lines: number): string {
  const range = (column: LedgerColumn) => {
    const letter = columnName(COLUMN_NAMES.indexOf(column));
    return `${LEDGER_SHEET}!$${letter}$2:$${letter}$${lines + 1}`;
  };
  const sums = alternatives.map((conditions) => {
    if (conditions.length === 0) return `SUM(${range('amount')})`;
    const pairs = conditions.map(([column, value]) => `${range(column)},${JSON.stringify(value)}`);
    return `SUMIFS(${range('amount')},${pairs.join(',')})`;
  });
  return `(${sums.join('+')})/10000`;
}

/** Cells of one section: figures with parts add the cells of their parts, as a person would write them. */
function sectionCells(section: FilledSection, sheet: string, firstColumn: number, lines: number): FormulaCell[] {
  const { declaration } = section;
  const { rows: rule, columns } = declaration;
  const rows = [...section.rows, ...(section.total ? [section.total] : [])];
  const fixed: readonly Figure[] = rule.kind === 'lines' ? rule.lines : [];
  const rowAt = new Map(rows.map((row, index) => [row.key, index]));
  const columnAt = new Map(columns.map((column, index) => [column.id, firstColumn + index]));
  return rows.flatMap((row, r) =>
    columns.map((column, c): FormulaCell => {
      const line = fixed.find(({ id }) => id === row.key);
      const place = { sheet, row: r, column: firstColumn + c, expected: row.figures[c] as Fen };
      if (column.parts) {
        return { ...place, formula: column.parts.map((id) => cellAddress(r, columnAt.get(id) ?? -1)).join('+') };
      }
      if (line?.parts) {
        const parts = line.parts.map((id) => cellAddress(rowAt.get(id) ?? -1, firstColumn + c));
        return { ...place, formula: parts.join('+') };
      }
      // A total row counts with the section's scope alone: it is no sum of its rows, which nest.
      const filter = narrowed(narrowed(declaration.scope, column.where ?? {}), line?.where ?? {});
      const alternatives = both(filterAlternatives(filter), [rowConditions(rule, row)]);
      return { ...place, formula: sumFormula(alternatives, lines) };
    }),
  );
}

/**
 * @param tables filled, for their rows and what each cell must show
 * @param lines length of the ledger
 * @returns every amount cell that comes from the ledger
 */
export function formulaCells(tables: readonly FilledTable[], lines: number): FormulaCell[] {
  return tables.flatMap((table) =>
    table.sections
      .filter((section) => section.declaration.from === 'ledger')
      .flatMap((section) => sectionCells(section, `表${table.declaration.number}`, 0, lines)),
  );
}
