/** From the base and entry worksheets to the narrative, with everything that is wrong in them. */
import type { Budget } from '../../budget/budget';
import { type ComposedNarrative, composeNarrative } from '../../budget/narrative/compose';
import type { NarrativeEntries } from '../../budget/narrative/entries';
import { fillTables, type FilledTable } from '../../budget/tables';
import { budgetRequests, readBudget } from '../base/read-budget';
import type { Layout } from '../layouts';
import { type Problem, ProblemList } from '../problem';
import type { SheetRequest, WorkbookSnapshot } from '../workbook';
import type { EntryPlace } from './list-rows';
import { entryRequests, type EntriesReading, readEntries } from './read-entries';
import { type PriorReading, readPrior } from './read-prior';
import type { TypedReason } from './read-reasons';

/** The text and what it derives from. */
export interface NarrativeContent extends ComposedNarrative {
  readonly budget: Budget;
  readonly tables: readonly FilledTable[];
  readonly entries: NarrativeEntries;
  /** `sheet|field` of an entered number's origin → its cell. */
  readonly cells: ReadonlyMap<string, EntryPlace>;
  readonly typedReasons: readonly TypedReason[];
}

export interface NarrativeReading {
  /** Undefined where an error stands among the problems. */
  readonly content?: NarrativeContent;
  readonly problems: readonly Problem[];
}

/** What to read for {@link readNarrative}. */
export function narrativeRequests(layout: Layout): SheetRequest[] {
  const prior: SheetRequest = { sheet: layout.priorLedger.sheet, content: 'values', kinds: true };
  return [...budgetRequests(layout), prior, ...entryRequests(layout)];
}

/**
 * @param workbook read with {@link narrativeRequests}
 * @param layout where things are
 */
export function readNarrative(workbook: WorkbookSnapshot, layout: Layout): NarrativeReading {
  const base = readBudget(workbook, layout);
  if (!base.budget) return { problems: base.problems };
  const { budget } = base;
  const prior = readPrior(workbook, layout, budget);
  const own = readEntries(workbook, layout, budget);
  const problems = new ProblemList();
  if (!prior.prior && !prior.problems.some(({ severity }) => severity === 'error')) {
    const { sheet } = layout.priorLedger;
    problems.add('question', { sheet }, '', '没有上年的支出明细，写不出与上年的比较', '请粘贴上年的支出明细。');
  }
  const all = [...base.problems, ...prior.problems, ...problems.problems, ...own.problems];
  const content = narrativeContent(budget, fillTables(budget), prior, own);
  return { ...(content ? { content } : {}), problems: all };
}

/**
 * @param budget of the base worksheets
 * @param tables filled from it
 * @param prior last year's ledger as read
 * @param own the entry worksheets as read
 * @returns the text and what it derives from; undefined where an error stands among the problems
 */
export function narrativeContent(
  budget: Budget,
  tables: readonly FilledTable[],
  { prior, problems }: PriorReading,
  own: EntriesReading,
): NarrativeContent | undefined {
  if ([...problems, ...own.problems].some(({ severity }) => severity === 'error')) return undefined;
  const composed = composeNarrative({
    budget,
    tables,
    entries: own.entries,
    ...(prior ? { prior: { budget: prior, tables: fillTables(prior) } } : {}),
  });
  const { entries, cells, typedReasons } = own;
  return { ...composed, budget, tables, entries, cells, typedReasons };
}
