/** Whether the sheet 情况说明 still says what the base and entry worksheets give. */
import type { Layout } from '../worksheet/layouts';
import { narrativeRows } from '../worksheet/narrative/narrative-rows';
import { narrativeContent } from '../worksheet/narrative/read-narrative';
import type { WorkbookState } from '../worksheet/state';
import type { WorkbookSnapshot } from '../worksheet/workbook';
import type { EnteredContent } from './audit-content';

/**
 * - `none`: not written by this program.
 * - `stale`: to be written again. What people changed in it is no matter of this.
 * - `unknown`: the base worksheets have errors.
 */
export type NarrativeStatus = 'none' | 'current' | 'stale' | 'unknown';

/**
 * @param content every sheet as values
 * @param layout where things are
 * @param state what the workbook remembers of the last writing
 * @param entered what the base and entry worksheets give; undefined where the base worksheets have errors
 */
export function narrativeStatus(
  content: WorkbookSnapshot,
  layout: Layout,
  state: WorkbookState | undefined,
  entered: EnteredContent | undefined,
): NarrativeStatus {
  const record = state?.narrative;
  if (!record || !content.sheetNames.includes(layout.narrative.sheet)) return 'none';
  const given = entered && narrativeContent(entered.budget, entered.filled, entered.prior, entered.entries);
  if (!given) return 'unknown';
  const rows = narrativeRows(given.narrative, given.budget.unit.year, () => undefined);
  const before = record.rows.filter(({ id }) => id !== '').map(({ generated }) => generated);
  const same = rows.length === before.length && rows.every(({ generated }, index) => generated === before[index]);
  return same ? 'current' : 'stale';
}
