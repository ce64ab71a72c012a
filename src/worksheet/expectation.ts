/** Holds what a write counts on against what the workbook holds now. */
import { cellAddress } from './address';
import type { CellValue, Expectation } from './workbook';

/**
 * @param expectations of a write
 * @param sheetNames of the workbook now
 * @param cellsNow what the cells of an expectation hold now, same rectangle; only asked where the sheet is there
 * @returns sentences on what is no longer so; none where all is as expected
 */
export function unmetExpectations(
  expectations: readonly Expectation[],
  sheetNames: readonly string[],
  cellsNow: (expectation: Extract<Expectation, { kind: 'cells' }>) => readonly (readonly CellValue[])[],
): string[] {
  const sentences = expectations.flatMap((expectation) => {
    const { kind, sheet } = expectation;
    const exists = sheetNames.includes(sheet);
    if (kind === 'no-sheet') return exists ? [`已有工作表“${sheet}”`] : [];
    if (!exists) return [`工作表“${sheet}”已改名或删除`];
    return kind === 'cells' ? unmetCells(expectation, cellsNow(expectation)) : [];
  });
  return [...new Set(sentences)];
}

function unmetCells(
  { sheet, row, column, cells }: Extract<Expectation, { kind: 'cells' }>,
  now: readonly (readonly CellValue[])[],
): string[] {
  return cells.flatMap((line, r) =>
    line.flatMap((expected, c) => {
      const found = now[r]?.[c] ?? '';
      if (expected === null || expected === found) return [];
      // A sheet of the program's own means nothing to people; where its record changed, somebody used the program.
      if (sheet.startsWith('_')) return ['另一处刚做过生成、撤销等操作'];
      return [`${sheet}!${cellAddress(row + r, column + c)} 现为“${String(found).slice(0, 30)}”`];
    }),
  );
}
