/** Reads all entry worksheets of the narrative. */
import type { Budget } from '../../budget/budget';
import { CARRYOVER_AND_SURPLUS } from '../../budget/funding-source';
import type { NarrativeEntries } from '../../budget/narrative/entries';
import { BASIC_CARRYOVER_ROW } from '../../budget/tables';
import type { Layout } from '../layouts';
import { type Problem, ProblemList } from '../problem';
import type { SheetRequest, WorkbookSnapshot } from '../workbook';
import { entryLists } from './entry-template';
import type { EntryPlace } from './list-rows';
import { readAssets, readSetAsides } from './read-fixed-lists';
import { readCarryoverUses, readPerformance, readProjectNotes } from './read-project-entries';
import { readReasons, type TypedReason } from './read-reasons';
import { readUnitProfile } from './read-unit-profile';

/** What was entered; a sheet that is missing gives nothing, which is no problem. */
export interface EntriesReading {
  readonly entries: NarrativeEntries;
  readonly problems: readonly Problem[];
  /** Where each entered number stands: `sheet|field` of a number's origin → its cell. */
  readonly cells: ReadonlyMap<string, EntryPlace>;
  /** The rows of 变动原因 with a reason, to list them again. */
  readonly typedReasons: readonly TypedReason[];
}

/** What to read for {@link readEntries}: values, but 变动原因, which is written again, with its formulas. */
export function entryRequests(layout: Layout): SheetRequest[] {
  const { reasons } = layout.narrative;
  return entryLists(layout).map((list) => ({
    sheet: list.sheet,
    ...(list === reasons ? { content: 'formulas' } : { content: 'values', kinds: true }),
  }));
}

/**
 * @param workbook read with {@link entryRequests}, 单位信息 as well
 * @param layout names the sheets
 * @param budget whose projects and amount unit hold
 */
export function readEntries(workbook: WorkbookSnapshot, layout: Layout, budget: Budget): EntriesReading {
  const problems = new ProblemList();
  const cells = new Map<string, EntryPlace>();
  const { narrative } = layout;
  const { amountUnit } = budget.unit;
  const projects = new Set(budget.ledger.groups.filter(({ type }) => type === 'project').map(({ project }) => project));
  const carried = new Set(
    budget.ledger.groups
      .filter(({ source }) => CARRYOVER_AND_SURPLUS.includes(source))
      .map(({ project }) => project || BASIC_CARRYOVER_ROW),
  );
  const typedReasons = readReasons(workbook, narrative, problems);
  const entries: NarrativeEntries = {
    profile: readUnitProfile(workbook, layout, problems, cells),
    reasons: new Map(typedReasons.map(({ key, label, reason }) => [key || label, reason])),
    projectNotes: readProjectNotes(workbook, narrative, amountUnit, projects, problems, cells),
    setAsides: readSetAsides(workbook, narrative, amountUnit, problems, cells),
    assets: readAssets(workbook, narrative, amountUnit, problems, cells),
    performance: readPerformance(workbook, narrative, projects, problems, cells),
    carryoverUses: readCarryoverUses(workbook, narrative, carried, problems),
  };
  return { entries, problems: problems.problems, cells, typedReasons };
}
