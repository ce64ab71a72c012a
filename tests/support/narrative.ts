/** The narrative of the sample, and of any pair of budgets. */
import type { Budget } from '../../src/budget/budget';
import { type ComposedNarrative, composeNarrative } from '../../src/budget/narrative/compose';
import { type NarrativeEntries, NO_ENTRIES } from '../../src/budget/narrative/entries';
import { type Narrative, type NarrativeParagraph, paragraphText } from '../../src/budget/narrative/narrative';
import { fillTables } from '../../src/budget/tables';
import { budgetRequests, readBudget } from '../../src/worksheet/base/read-budget';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { readPrior } from '../../src/worksheet/narrative/read-prior';
import { openSample } from './sample';

/** This year's and last year's budget of samples/2024.xlsx. */
export async function sampleBudgets(): Promise<{ budget: Budget; prior: Budget }> {
  const layout = DEFAULT_LAYOUT;
  const content = await (
    await openSample()
  ).read([...budgetRequests(layout), { sheet: layout.priorLedger.sheet, content: 'values' }]);
  const { budget, problems } = readBudget(content, layout);
  if (!budget) throw new Error(JSON.stringify(problems));
  const { prior } = readPrior(content, layout, budget);
  if (!prior) throw new Error('the sample has a ledger of last year');
  return { budget, prior };
}

/** The narrative of a budget, compared with last year's where there is one. */
export function narrativeOf(
  budget: Budget,
  prior: Budget | undefined,
  entries: NarrativeEntries = NO_ENTRIES,
): ComposedNarrative {
  return composeNarrative({
    budget,
    tables: fillTables(budget),
    entries,
    ...(prior ? { prior: { budget: prior, tables: fillTables(prior) } } : {}),
  });
}

/** Every paragraph, the profile's first. */
export function paragraphsOf({ profile, sections }: Narrative): NarrativeParagraph[] {
  return [...profile, ...sections.flatMap((section) => section.paragraphs)];
}

/** The narrative of a budget as the text file has it, a paragraph a line. */
export function narrativeLines(budget: Budget, prior: Budget | undefined, entries: NarrativeEntries): string[] {
  const { profile, sections } = narrativeOf(budget, prior, entries).narrative;
  return [
    '第一部分 单位概况',
    ...profile.map(paragraphText),
    '第三部分 单位预算情况说明',
    ...sections.flatMap(({ paragraphs }) => paragraphs.map(paragraphText)),
  ];
}
