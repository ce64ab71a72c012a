/** Published tables made straight from filled ones. */
import type { CheckInput } from '../../src/budget/checks';
import { filledAsPublished } from '../../src/budget/filled-as-published';
import type { PublishedTable } from '../../src/budget/published';
import type { FilledTable, TableNumber } from '../../src/budget/tables';
import { classification } from './random-budget';

/** The tables as they print, in 万元, of some unit. */
export const publish = (tables: readonly FilledTable[]) => new Map(filledAsPublished(tables, '示例单位'));

/** Input for the checks from tables alone. */
export function inputOf(tables: ReadonlyMap<TableNumber, PublishedTable>): CheckInput {
  return { tables, classification };
}
