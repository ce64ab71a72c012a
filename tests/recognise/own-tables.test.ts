/** Tables that we filled are recognised figure by figure. */
import fc from 'fast-check';
import { printedToCell, toPrinted } from '../../src/budget/amount';
import { fillTables } from '../../src/budget/tables';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { renderTable } from '../../src/worksheet/published/table-model';
import { recogniseTables } from '../../src/worksheet/recognise';
import type { SheetSnapshot } from '../../src/worksheet/workbook';
import { budgets, classification } from '../support/random-budget';

test('for any budget, every figure of every table comes back from its cell, with its row and column', () => {
  fc.assert(
    fc.property(budgets, (budget) => {
      const filled = fillTables(budget);
      const sheets = new Map(
        DEFAULT_LAYOUT.tables.map((layout): [string, SheetSnapshot] => {
          const model = renderTable(filled[layout.table - 1]!, layout, DEFAULT_LAYOUT.style, budget.unit);
          return [layout.sheet, { name: layout.sheet, protected: false, row: 2, column: 1, cells: model.cells }];
        }),
      );
      const { tables, notes } = recogniseTables(
        { sheetNames: [...sheets.keys()], visibleSheets: [...sheets.keys()], sheets },
        classification,
        new Set(),
      );
      expect(notes).toEqual([]);
      for (const { declaration, sections, remark } of filled) {
        const found = tables.find(({ table }) => table.declaration === declaration);
        expect(found?.table).toMatchObject({ unit: '万元', unitName: '示例单位' });
        expect(found?.table.remark).toBe(remark);
        sections.forEach((section, index) => {
          const read = found?.table.sections[index];
          const rowsOf = (rows: readonly { key: string; figures: readonly unknown[] }[]) =>
            rows.map((row) => [row.key, row.figures]);
          const amounts = (figures: readonly number[]) => figures.map((figure) => toPrinted(figure) * 10_000 + 0);
          expect(
            rowsOf(
              [...(read?.rows ?? []), ...(read?.total ? [read.total] : [])].map((row) => ({
                key: row.key,
                figures: row.figures.map((figure) => figure?.amount),
              })),
            ),
          ).toEqual(
            rowsOf(
              [...section.rows, ...(section.total ? [section.total] : [])].map((row) => ({
                key: row.key,
                figures: amounts(row.figures),
              })),
            ),
          );
          for (const row of read?.rows ?? []) {
            for (const figure of row.figures) {
              const place = figure && found?.cells.get(figure.id);
              const snapshot = sheets.get(found?.sheet ?? '');
              const value = place && snapshot?.cells[place.row - 2]?.[place.column - 1];
              expect(value === '' ? 0 : value).toBe(printedToCell((figure?.amount ?? 0) / 10_000));
            }
          }
        });
      }
    }),
    { numRuns: 40 },
  );
});
