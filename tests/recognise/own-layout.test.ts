/** What we filled ourselves is recognised figure by figure. */
import fc from 'fast-check';
import { type FilledTable, fillTables } from '../../src/budget/tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { figureAt, renderTable } from '../../src/worksheet/published/table-model';
import { recogniseTables } from '../../src/worksheet/recognise';
import type { WorkbookSnapshot } from '../../src/worksheet/workbook';
import { budgets, classification } from '../support/random-budget';
import { expectedRows, filledSample, otherNotes, recognisedRows, sheetOf, tableOf, workbookOf } from './sample-grids';

let workbook: WorkbookSnapshot;
let tables: readonly FilledTable[];
beforeAll(async () => {
  ({ workbook, tables } = await filledSample());
});

test('every row and figure of all eleven tables of the filled sample, and no note', () => {
  const recognition = recogniseTables(workbook, classification);
  expect(recognition.notes).toEqual([]);
  expect(recognition.tables.map(recognisedRows)).toEqual(tables.map(expectedRows));
  for (const { table, sheet } of recognition.tables) {
    expect(sheet).toBe(`表${table.declaration.number}`);
    expect(table).toMatchObject({ id: sheet, unit: '万元', unitName: '示例单位' });
    expect(table.sections.flatMap((section) => section.missingColumns)).toEqual([]);
  }
});

test('the remark of an empty table is captured, and no other table has one', () => {
  const { tables: recognised } = recogniseTables(workbook, classification);
  expect(recognised.map(({ table }) => table.remark)).toEqual(tables.map(({ remark }) => remark));
  expect(recognised[7]?.table.remark).toMatch(/^备注：示例单位2024年/);
});

test('every id is unique and leads to the cell that shows the figure, blank cells among them', () => {
  const recognition = recogniseTables(workbook, classification);
  const ids = recognition.tables.flatMap(({ cells }) => [...cells.keys()]);
  expect(new Set(ids).size).toBe(ids.length);
  let blanks = 0;
  for (const { table, sheet, cells } of recognition.tables) {
    const snapshot = workbook.sheets.get(sheet);
    for (const { rows, total } of table.sections) {
      for (const row of total ? [...rows, total] : rows) {
        expect(cells.has(row.id)).toBe(true);
        for (const figure of row.figures) {
          if (!figure) throw new Error(`${row.id} lacks a figure`);
          const place = cells.get(figure.id);
          const value = snapshot?.cells[(place?.row ?? 0) - snapshot.row]?.[(place?.column ?? 0) - snapshot.column];
          expect(figure.blank ? '' : figure.amount / 1_000_000).toBe(value);
          if (figure.blank) blanks++;
        }
      }
    }
  }
  expect(blanks).toBeGreaterThan(100);
  expect(ids).toEqual(
    expect.arrayContaining(['表3', '表3/main/2010303', '表3/main/2010303/basic', '表3/main/total/total']),
  );
});

test('any filled budget is recognised in full from its rendered tables, and every figure stands where it was rendered', () => {
  fc.assert(
    fc.property(budgets, (budget) => {
      const filled = fillTables(budget);
      const models = filled.map((table, index) => {
        const layout = DEFAULT_LAYOUT.tables[index];
        if (!layout) throw new Error('a table without a layout');
        return renderTable(table, layout, DEFAULT_LAYOUT.style, budget.unit);
      });
      const recognition = recogniseTables(
        workbookOf(
          ...models.map(({ layout, cells }) =>
            sheetOf(
              layout.sheet,
              cells.map((line) => [...line]),
            ),
          ),
        ),
        classification,
      );
      expect(recognition.notes).toEqual([]);
      expect(recognition.tables.map(recognisedRows)).toEqual(filled.map(expectedRows));
      models.forEach((model, index) => {
        const recognised = tableOf(recognition, index + 1);
        expect(recognised.table.remark).toBe(filled[index]?.remark);
        model.cells.forEach((line, row) =>
          line.forEach((_, column) => {
            const figure = figureAt(model, row, column);
            if (!figure) return;
            const id = `表${index + 1}/${figure.section}/${figure.row}/${figure.column}`;
            expect([id, recognised.cells.get(id)]).toEqual([id, { row, column }]);
          }),
        );
      });
    }),
    { numRuns: 40 },
  );
});

test('otherNotes keeps what is not about a missing table', () => {
  const recognition = recogniseTables(workbookOf(), classification);
  expect(otherNotes(recognition)).toEqual([' 没有找到任何一张公开表']);
});
