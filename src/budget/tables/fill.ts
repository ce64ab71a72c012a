/** Fills the eleven tables from a budget, and explains any of their figures by the rows it came from. */
import { type Fen, toPrinted } from '../amount';
import type { Budget } from '../budget';
import { type IncomeEntry, type LedgerLine, sumGroups } from '../ledger';
import { type SectionDeclaration, type TableDeclaration, TOTAL_ROW } from './declaration';
import { createFigureIndex, type Entry, matches } from './figure-index';
import { createRowIndex, type RowIdentity } from './row-index';
import { TABLES } from './table-list';
import { append } from '../long-lists';

/** A row with its amounts: exact, one for each column of the section, in 分. */
export interface FilledRow extends RowIdentity {
  readonly figures: readonly Fen[];
}

export interface FilledSection {
  readonly declaration: SectionDeclaration;
  readonly rows: readonly FilledRow[];
  /** The closing total row, where the section has one. */
  readonly total?: FilledRow;
}

export interface FilledTable {
  readonly declaration: TableDeclaration;
  readonly sections: readonly FilledSection[];
  /** The remark of an empty table. */
  readonly remark?: string;
}

/** Names one figure of the eleven tables. */
export interface FigureReference {
  readonly table: TableDeclaration;
  readonly section: SectionDeclaration['id'];
  /** Key of a row, or {@link TOTAL_ROW}. */
  readonly row: string;
  /** Id of a column. */
  readonly column: string;
}

/** What a figure is made of. The entries add up to the amount. */
export interface FigureOrigin {
  /** Exact, in 分. */
  readonly amount: Fen;
  readonly from: SectionDeclaration['from'];
  /** Ledger lines, or rows of the income budget, in worksheet order. */
  readonly entries: readonly (LedgerLine | IncomeEntry)[];
}

/** One summed piece of a section's source: a ledger group or an income entry. */
interface Piece {
  readonly entry: Entry;
  readonly amount: Fen;
  /** What columns depend on: source, type and economic code. */
  readonly key: string;
}

type RowInProgress = RowIdentity & { readonly figures: Fen[] };

/**
 * Computes 表1–表11. Rounding is not done here: every figure is the exact sum of its ledger lines, and is rounded on its own
 * when printed, so that the same figure in two tables prints alike.
 *
 * @param budget read and valid
 * @returns the tables in order
 */
export function fillTables(budget: Budget): FilledTable[] {
  const sums = sumGroups(budget.ledger);
  const pieces: Record<SectionDeclaration['from'], readonly Piece[]> = {
    ledger: budget.ledger.groups.map((entry, group) => ({
      entry,
      amount: sums[group] as number,
      key: `${entry.source} ${entry.type} ${entry.economic}`,
    })),
    income: budget.income.map((entry) => ({ entry, amount: entry.amount, key: entry.source })),
  };
  return TABLES.map((declaration) => {
    const sections = declaration.sections.map((section) => fillSection(section, pieces[section.from], budget));
    const empty = sections.every((section) => section.rows.length === 0);
    return {
      declaration,
      sections,
      ...(empty && declaration.emptyRemark ? { remark: declaration.emptyRemark(budget.unit) } : {}),
    };
  });
}

function fillSection(section: SectionDeclaration, pieces: readonly Piece[], budget: Budget): FilledSection {
  const index = createRowIndex(section.rows, budget.classification);
  const columnsOf = createFigureIndex(section.columns);
  const blank = (): Fen[] => section.columns.map(() => 0);
  const rows = new Map<string, RowInProgress>();
  const rowOf = ({ key, kind, code, name, project }: RowIdentity): RowInProgress => {
    let row = rows.get(key);
    if (!row) {
      row = { key, kind, code, name, project, figures: blank() };
      rows.set(key, row);
    }
    return row;
  };
  for (const row of index.fixed) rowOf(row);
  const fixed = new Set(rows.keys());
  const total: RowInProgress = {
    key: TOTAL_ROW,
    kind: 'total',
    code: '',
    name: section.total ?? '',
    project: '',
    figures: blank(),
  };
  // Groups by the hundred share a few columns and rows: each combination is worked out once.
  const columnsByKey = new Map<string, readonly number[]>();
  const rowsByKey = new Map<string, readonly RowInProgress[]>();
  for (const { entry, amount, key } of pieces) {
    let columns = columnsByKey.get(key);
    if (!columns) {
      columns = matches(section.scope, entry) ? columnsOf(entry) : [];
      columnsByKey.set(key, columns);
    }
    if (columns.length === 0) continue;
    const rowKey = index.rowsDependOn(entry);
    let targets = rowsByKey.get(rowKey);
    if (!targets) {
      targets = [total, ...index.rowsOf(entry).map(rowOf)];
      rowsByKey.set(rowKey, targets);
    }
    for (const { figures } of targets) {
      for (const column of columns) figures[column] = (figures[column] as number) + amount;
    }
  }
  return {
    declaration: section,
    rows: [...rows.values()]
      .filter((row) => fixed.has(row.key) || row.figures.some((figure) => toPrinted(figure) !== 0))
      .sort(index.compare),
    ...(section.total === undefined ? {} : { total }),
  };
}

/**
 * The ledger lines, or rows of the income budget, behind one printed figure (穿透).
 *
 * @param budget the budget that the table was filled from
 * @param figure which figure
 * @returns its entries, adding up to its exact amount; none where the row does not exist
 * @throws RangeError where section or column is not declared
 */
export function explainFigure(budget: Budget, figure: FigureReference): FigureOrigin {
  const section = figure.table.sections.find((candidate) => candidate.id === figure.section);
  const column = section?.columns.findIndex((candidate) => candidate.id === figure.column) ?? -1;
  if (!section || column < 0)
    throw new RangeError(`no figure ${figure.section}/${figure.column} in ${figure.table.title}`);
  const index = createRowIndex(section.rows, budget.classification);
  const columnsOf = createFigureIndex(section.columns);
  const holds = (entry: Entry): boolean =>
    matches(section.scope, entry) &&
    columnsOf(entry).includes(column) &&
    (figure.row === TOTAL_ROW || index.rowsOf(entry).some((row) => row.key === figure.row));
  const entries: (LedgerLine | IncomeEntry)[] = [];
  if (section.from === 'income') {
    append(entries, budget.income.filter(holds));
  } else {
    const { groups, groupOf, lines } = budget.ledger;
    const held = groups.map(holds);
    lines.forEach((line, i) => {
      if (held[groupOf[i] as number]) entries.push(line);
    });
  }
  return { amount: entries.reduce((sum, entry) => sum + entry.amount, 0), from: section.from, entries };
}
