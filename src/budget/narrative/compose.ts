/** Writes the narrative of a budget: 单位概况 and the twelve sections of 情况说明. */
import type { FigureChange } from './changes';
import { Composer, type NarrativeInput } from './composer';
import type { Narrative, NarrativeParagraph, NarrativeSection } from './narrative';
import { chineseOrdinal, profileParagraphs } from './profile';
import { carryover } from './sections/carryover';
import { basicExpenditure, generalAppropriation, projectExpenditure } from './sections/general-public-budget';
import { otherBudget, threePublicExpenses } from './sections/other-budgets';
import { otherMatters } from './sections/other-matters';
import { expenditureBudget, fiscalAppropriation, incomeBudget, overallBudget } from './sections/overall';

/** The text, and what it asks reasons for. */
export interface ComposedNarrative {
  readonly narrative: Narrative;
  /** In the order of the text. */
  readonly changes: readonly FigureChange[];
}

/** What each section is about, as the published form has it, and what writes it. */
const SECTIONS: readonly (readonly [title: string, write: (c: Composer) => NarrativeParagraph[]])[] = [
  ['收支预算情况的总体说明', overallBudget],
  ['收入预算情况说明', incomeBudget],
  ['支出预算情况说明', expenditureBudget],
  ['财政拨款收支预算情况的总体说明', fiscalAppropriation],
  ['一般公共预算当年拨款情况说明', generalAppropriation],
  ['一般公共预算基本支出情况说明', basicExpenditure],
  ['一般公共预算项目支出情况说明', projectExpenditure],
  ['政府性基金预算拨款情况说明', (c) => otherBudget(c, 8, '政府性基金预算')],
  ['国有资本经营预算拨款情况说明', (c) => otherBudget(c, 9, '国有资本经营预算')],
  ['财政拨款“三公”经费预算情况说明', threePublicExpenses],
  ['上年结转结余预算情况说明', carryover],
  ['其他重要事项的情况说明', otherMatters],
];

/**
 * Composes the text. Amounts are those the tables print; shares, changes and rates are computed from the printed amounts, so
 * that a reader who recomputes them from the published tables gets the same.
 *
 * @param input tables of this year and, where entered, of last year; what was entered for the narrative
 * @returns every paragraph, with open points where something is still to be supplied
 */
export function composeNarrative(input: NarrativeInput): ComposedNarrative {
  const composer = new Composer(input);
  const { name, year } = input.budget.unit;
  const profile = profileParagraphs(composer);
  const sections = SECTIONS.map(([title, write], index): NarrativeSection => {
    const number = index + 1;
    const subject = number === SECTIONS.length ? '' : `关于${name}${year}年`;
    const heading = `${chineseOrdinal(number)}、${subject}${title}`;
    return {
      number,
      title,
      paragraphs: [composer.heading(`section.${number}`, 1, heading), ...write(composer)],
    };
  });
  return { narrative: { profile, sections }, changes: composer.changes };
}
