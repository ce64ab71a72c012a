import fc from 'fast-check';
import { budgets, classification } from '../../../tests/support/random-budget';
import type { Budget } from '../budget';
import { FUNDING_SOURCES } from '../funding-source';
import { createLedger, type LedgerLine } from '../ledger';
import { type FilledSection, type FilledTable, explainFigure, fillTables, TABLES, TOTAL_ROW } from './index';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function section(tables: readonly FilledTable[], number: number, id = 'main'): FilledSection {
  const found = tables[number - 1]?.sections.find((candidate) => candidate.declaration.id === id);
  if (!found) throw new Error(`no section ${id} in 表${number}`);
  return found;
}

function figure(filled: FilledSection, row: string, column: string): number {
  const at = filled.declaration.columns.findIndex((candidate) => candidate.id === column);
  const rows = filled.total ? [...filled.rows, filled.total] : filled.rows;
  return rows.find((candidate) => candidate.key === row)?.figures[at] ?? 0;
}

describe('for any budget whose income ties to its ledger', () => {
  test('every column that has parts is their sum, in every row of every table', () => {
    fc.assert(
      fc.property(budgets, (budget) => {
        for (const table of fillTables(budget)) {
          for (const { declaration, rows, total } of table.sections) {
            for (const row of total ? [...rows, total] : rows) {
              declaration.columns.forEach((column, at) => {
                if (!column.parts) return;
                const parts = column.parts.map(
                  (id) => row.figures[declaration.columns.findIndex((candidate) => candidate.id === id)] as number,
                );
                expect(row.figures[at]).toBe(sum(parts));
              });
            }
          }
        }
      }),
    );
  });

  test('no line in the scope of a table is lost: its first column totals them all', () => {
    fc.assert(
      fc.property(budgets, (budget) => {
        const tables = fillTables(budget);
        const amountOf = (belongs: (line: LedgerLine) => boolean) =>
          sum(budget.ledger.lines.filter(belongs).map((line) => line.amount));
        const current = new Map(
          FUNDING_SOURCES.map((source) => [source.id, source.carryover ? undefined : source.budget]),
        );
        const general = (line: LedgerLine) => current.get(line.source) === 'generalPublicBudget';
        const all = amountOf(() => true);
        expect(figure(section(tables, 1, 'income'), TOTAL_ROW, 'amount')).toBe(all);
        expect(figure(section(tables, 1, 'expenditure'), TOTAL_ROW, 'amount')).toBe(all);
        expect(figure(section(tables, 2), TOTAL_ROW, 'total')).toBe(all);
        expect(figure(section(tables, 3), TOTAL_ROW, 'total')).toBe(all);
        const fiscal = amountOf((line) => current.get(line.source) !== undefined);
        expect(figure(section(tables, 4, 'income'), TOTAL_ROW, 'total')).toBe(fiscal);
        expect(figure(section(tables, 4, 'expenditure'), TOTAL_ROW, 'total')).toBe(fiscal);
        expect(figure(section(tables, 5), TOTAL_ROW, 'total')).toBe(amountOf(general));
        expect(figure(section(tables, 6), TOTAL_ROW, 'total')).toBe(
          amountOf((line) => general(line) && line.type !== 'project'),
        );
        expect(figure(section(tables, 7), TOTAL_ROW, 'total')).toBe(
          amountOf((line) => general(line) && line.type === 'project'),
        );
        expect(figure(section(tables, 8), TOTAL_ROW, 'total')).toBe(
          amountOf((line) => current.get(line.source) === 'governmentManagedFunds'),
        );
        expect(figure(section(tables, 9), TOTAL_ROW, 'total')).toBe(
          amountOf((line) => current.get(line.source) === 'stateCapitalOperations'),
        );
        expect(figure(section(tables, 10), 'threePublicExpenses', 'total')).toBe(
          amountOf(
            (line) =>
              current.get(line.source) !== undefined &&
              ['30212', '30217', '30231', '30913', '31013'].includes(line.economic),
          ),
        );
        const carryover = new Set(FUNDING_SOURCES.filter((source) => source.carryover).map((source) => source.id));
        expect(figure(section(tables, 11), TOTAL_ROW, 'total')).toBe(amountOf((line) => carryover.has(line.source)));
      }),
    );
  });

  test('every figure of every table is the sum of the lines that explain it', () => {
    fc.assert(
      fc.property(budgets, (budget) => {
        for (const table of fillTables(budget)) {
          for (const { declaration, rows, total } of table.sections) {
            for (const row of total ? [...rows, total] : rows) {
              declaration.columns.forEach((column, at) => {
                const reference = {
                  table: table.declaration,
                  section: declaration.id,
                  row: row.key,
                  column: column.id,
                };
                const origin = explainFigure(budget, reference);
                expect(origin.amount).toBe(row.figures[at]);
                expect(sum(origin.entries.map((entry) => entry.amount))).toBe(origin.amount);
              });
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('class rows add up to the total, and items to their class, in every functional table', () => {
    fc.assert(
      fc.property(budgets, (budget) => {
        const tables = fillTables(budget);
        for (const number of [2, 3, 5, 8, 9]) {
          const { rows, total } = section(tables, number);
          total?.figures.forEach((amount, at) => {
            for (const length of [3, 5, 7]) {
              const level = rows.filter((row) => row.code.length === length);
              // A row that prints as blank in all columns is left out; it is below half a step of 0.01 万元.
              const missing = amount - sum(level.map((row) => row.figures[at] as number));
              expect(Math.abs(missing)).toBeLessThan(5_000 * 60);
            }
          });
        }
      }),
    );
  });
});

describe('rows', () => {
  const line = (changes: Partial<LedgerLine>): LedgerLine => ({
    functional: '2010399',
    type: 'project',
    project: '甲',
    economic: '30201',
    source: 'generalPublicBudget',
    amount: 1_000_000,
    procurement: 'none',
    remark: '',
    sheetRow: 5,
    ...changes,
  });
  const budgetOf = (lines: LedgerLine[]): Budget => ({
    unit: { name: '示例单位', code: '', year: 2024, amountUnit: '万元' },
    classification,
    ledger: createLedger(lines),
    income: [],
  });

  test('表7 repeats the 项 for each project, in the order the ledger names them', () => {
    const tables = fillTables(
      budgetOf([line({ project: '乙' }), line({ project: '甲' }), line({ functional: '2010303' })]),
    );
    expect(section(tables, 7).rows.map((row) => [row.code, row.project])).toEqual([
      ['201', ''],
      ['20103', ''],
      ['2010303', '甲'],
      ['2010399', '乙'],
      ['2010399', '甲'],
    ]);
  });

  test('a row whose lines cancel out is not printed, the fixed 类 of 表1 and 表4 always are', () => {
    const tables = fillTables(budgetOf([line({}), line({ amount: -1_000_000 })]));
    expect(section(tables, 3).rows).toEqual([]);
    expect(section(tables, 1, 'expenditure').rows).toHaveLength(30);
    expect(section(tables, 4, 'expenditure').rows).toHaveLength(30);
  });

  test('an unknown class gets its row among the fixed ones, without a name', () => {
    const tables = fillTables(budgetOf([line({ functional: '2180101' })]));
    const codes = section(tables, 1, 'expenditure').rows.map((row) => row.code);
    expect(codes).toHaveLength(31);
    expect(codes.indexOf('218')).toBe(codes.indexOf('217') + 1);
  });

  test('carried-over personnel funds without a project stand in 表11 under a name of their own', () => {
    const tables = fillTables(
      budgetOf([line({ type: 'personnel', project: '', source: 'generalPublicBudgetCarryover', amount: 2_000_000 })]),
    );
    expect(section(tables, 11).rows.map((row) => row.project)).toEqual(['基本支出结转']);
    expect(figure(section(tables, 11), '基本支出结转', 'fiscalPersonnel')).toBe(2_000_000);
  });

  test('表8 carries its remark when empty and loses it with the first line', () => {
    expect(fillTables(budgetOf([line({})]))[7]?.remark).toContain('2024年未安排政府性基金预算支出');
    expect(fillTables(budgetOf([line({ source: 'governmentManagedFunds' })]))[7]?.remark).toBeUndefined();
  });

  test('every table names its legal basis, and no two figures of a section share an id', () => {
    for (const table of TABLES) {
      expect(table.basis).toContain('预算法');
      for (const { columns, rows } of table.sections) {
        const ids = columns.map((column) => column.id);
        expect(new Set(ids).size).toBe(ids.length);
        if (rows.kind === 'lines') expect(new Set(rows.lines.map((row) => row.id)).size).toBe(rows.lines.length);
      }
    }
  });
});
