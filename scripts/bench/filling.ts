/** How long filling takes, against loops that do no more than read and add. */
import { renderTables } from '../../src/actions/fill-tables';
import type { Budget } from '../../src/budget/budget';
import { classificationFor } from '../../src/budget/classifications';
import { createLedger, type LedgerLine } from '../../src/budget/ledger';
import { type FilledTable, fillTables } from '../../src/budget/tables';
import { readBudget } from '../../src/worksheet/base/read-budget';
import { figureAt, type TableModel } from '../../src/worksheet/published/table-model';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { WorkbookSnapshot } from '../../src/worksheet/workbook';
import { freshSnapshot, ledgerCells, snapshotText } from './ledger-grid';
import { incomeOf, ledgerLines, type Variety, YEAR } from './ledger-rows';
import { compare, type Comparison } from './stopwatch';

/** Fills within one sample: short ones several times, to be well above the clock's resolution. */
const repeatsOf = (rows: number) => Math.max(1, Math.min(10, 100_000 / rows));
/** A bare loop is so short that a sample repeats it this much more often. */
const LOOP_REPEATS = 20;
const CORE_SAMPLES = 21;
const WHOLE_SAMPLES = 9;

export interface Filling extends Comparison {
  readonly rows: number;
  /** Groups of like lines in the ledger. */
  readonly groups: number;
}

function budgetOf(lines: readonly LedgerLine[]): Budget {
  return {
    unit: { name: '示例单位', code: '', year: YEAR, amountUnit: '元' },
    classification: classificationFor(YEAR),
    ledger: createLedger(lines),
    income: incomeOf(lines),
  };
}

/** 支出总计 of 表1: the sum of all lines. 分. */
const totalOf = (tables: readonly FilledTable[]) => tables[0]?.sections[1]?.total?.figures[0] ?? Number.NaN;

/** Reads every line once and adds its amount: no table can be had for less. */
function addLines(lines: readonly LedgerLine[]): number {
  let sum = 0;
  for (const line of lines) sum += line.amount;
  return sum;
}

/**
 * `fillTables` over a ledger made by `createLedger`, against one loop over the same lines.
 *
 * @param rows ledger lines
 * @param variety of the lines
 */
export function measureCore(rows: number, variety: Variety): Filling {
  const lines = ledgerLines(rows, variety);
  const budget = budgetOf(lines);
  const repeat = repeatsOf(rows);
  const comparison = compare(
    { name: 'fillTables', repeat, prepare: () => budget, work: (input) => totalOf(fillTables(input)) },
    { name: 'loop', repeat: repeat * LOOP_REPEATS, prepare: () => lines, work: addLines },
    addLines(lines),
    variety === 'unit' ? CORE_SAMPLES : WHOLE_SAMPLES,
  );
  return { rows, groups: budget.ledger.groups.length, ...comparison };
}

/** Reads every field of every line once, and adds the amounts: no grouping can be had for less. */
function addFields(lines: readonly LedgerLine[]): number {
  let sum = 0;
  let characters = 0;
  for (const { functional, type, project, economic, source, amount } of lines) {
    characters += functional.length + type.length + project.length + economic.length + source.length;
    sum += amount;
  }
  if (characters === 0) throw new Error('the ledger holds no text');
  return sum;
}

/**
 * `createLedger`, against one loop over the same lines. Every repetition gets lines of its own, their strings new.
 *
 * @param rows ledger lines
 * @param variety of the lines
 */
export function measureGrouping(rows: number, variety: Variety): Filling {
  const lines = ledgerLines(rows, variety);
  const text = JSON.stringify(lines);
  const prepare = () => JSON.parse(text) as LedgerLine[];
  const repeat = repeatsOf(rows);
  const comparison = compare(
    {
      name: 'createLedger',
      repeat,
      prepare,
      work: (input) => createLedger(input).amounts.reduce((sum, amount) => sum + amount, 0),
    },
    { name: 'loop', repeat, prepare, work: addFields },
    addLines(lines),
    WHOLE_SAMPLES,
  );
  return { rows, groups: createLedger(lines).groups.length, ...comparison };
}

/** Reads every cell of every row once and adds the amounts, in 分. */
function addCells(snapshot: WorkbookSnapshot): number {
  let sum = 0;
  let characters = 0;
  for (const row of ledgerCells(snapshot)) {
    for (const cell of row) {
      if (typeof cell === 'number') sum += Math.round(cell * 100);
      else if (typeof cell === 'string') characters += cell.length;
    }
  }
  if (characters === 0) throw new Error('the ledger holds no text');
  return sum;
}

/** 支出总计 of 表1 behind its rendered cell. 分. */
function renderedTotal(models: readonly TableModel[]): number {
  const [table] = models;
  const last = (table?.cells.length ?? 0) - 1;
  const column = (table?.cells[last]?.length ?? 0) - 1;
  if (!table || figureAt(table, last, column)?.section !== 'expenditure') throw new Error('表1 has no 支出总计');
  return table.body.at(-1)?.get('expenditure')?.figures[0] ?? Number.NaN;
}

/** From the grid to the cells of all tables. */
function fillGrid(snapshot: WorkbookSnapshot): readonly TableModel[] {
  const { budget, problems } = readBudget(snapshot, DEFAULT_LAYOUT);
  if (!budget || problems.length > 0) throw new Error(`the generated ledger has problems: ${JSON.stringify(problems)}`);
  return renderTables(budget, DEFAULT_LAYOUT);
}

/**
 * `readBudget`, `fillTables` and `renderTables`, against one loop over the cells of the same grid. Every repetition gets a
 * snapshot of its own, parsed anew, as Excel's answers come.
 *
 * @param rows ledger lines
 */
export async function measureWholeWay(rows: number): Promise<Filling> {
  const lines = ledgerLines(rows);
  const text = await snapshotText(lines);
  const repeat = repeatsOf(rows);
  const prepare = () => freshSnapshot(text);
  const comparison = compare(
    { name: 'fillGrid', repeat, prepare, work: (input) => renderedTotal(fillGrid(input)) },
    { name: 'loop', repeat, prepare, work: addCells },
    addLines(lines),
    WHOLE_SAMPLES,
  );
  return { rows, groups: createLedger(lines).groups.length, ...comparison };
}
