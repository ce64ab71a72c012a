/** Looks, right before a write, whether the workbook is still as it was read where the write will go. */
import { unmetExpectations } from '../worksheet/expectation';
import { type CellValue, ChangedMeanwhileError, type Expectation } from '../worksheet/workbook';

/**
 * One round trip, for the expected cells alone.
 *
 * @param context of the batch that will write
 * @param expectations what it counts on
 * @throws ChangedMeanwhileError where something is no longer so
 */
export async function checkExpectations(
  context: Excel.RequestContext,
  expectations: readonly Expectation[],
): Promise<void> {
  if (expectations.length === 0) return;
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  const ranges = new Map(
    expectations.flatMap((expectation) => {
      if (expectation.kind !== 'cells') return [];
      const { sheet, row, column, cells, content } = expectation;
      const range = worksheets
        .getItemOrNullObject(sheet)
        .getRangeByIndexes(row, column, cells.length, cells[0]?.length ?? 1);
      // eslint-disable-next-line office-addins/no-empty-load -- the content is named by the expectation
      return [[expectation, range.load(content)] as const];
    }),
  );
  await context.sync();
  const changes = unmetExpectations(
    expectations,
    worksheets.items.map(({ name }) => name),
    (expectation) => (ranges.get(expectation)?.[expectation.content] ?? []) as CellValue[][],
  );
  if (changes.length > 0) throw new ChangedMeanwhileError(changes);
}
