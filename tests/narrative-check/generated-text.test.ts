/** The text that we generate has no finding when it is checked against the tables that it was generated from. */
import fc from 'fast-check';
import { fillTables } from '../../src/budget/tables';
import type { Budget } from '../../src/budget/budget';
import { NO_ENTRIES } from '../../src/budget/narrative/entries';
import { messageOf } from '../../src/budget/checks/finding';
import { checkText } from '../../src/budget/narrative/check/check-text';
import { narrativeLines, sampleBudgets } from '../support/narrative';
import { budgets, classification } from '../support/random-budget';
import { publish } from '../support/published';

function check(budget: Budget, prior: Budget | undefined) {
  const lines = narrativeLines(budget, prior, NO_ENTRIES);
  const audit = checkText({
    lines,
    tables: publish(fillTables(budget)),
    classification,
    year: budget.unit.year,
    ...(prior ? { prior: publish(fillTables(prior)) } : {}),
  });
  // What the accountant has yet to enter stands in the text in brackets, and is found: it is an open point.
  return { ...audit, findings: audit.findings.filter(({ stated }) => !stated.startsWith('[待补')) };
}

const RUNS = { numRuns: 40 };

test('a narrative of any ledger has no finding but its own open points', () => {
  fc.assert(
    fc.property(budgets, (budget) => {
      const { findings } = check(budget, undefined);
      expect(findings.map(messageOf)).toEqual([]);
    }),
    RUNS,
  );
});

test('a narrative of any two years has no finding, and every number of it is checked', () => {
  let checked = 0;
  let open = 0;
  fc.assert(
    fc.property(budgets, budgets, (budget, prior) => {
      const audit = check(budget, prior);
      checked += audit.checked.length;
      open += audit.notUnderstood.length;
      expect(audit.findings.map(messageOf)).toEqual([]);
    }),
    RUNS,
  );
  expect(checked / (checked + open)).toBeGreaterThan(0.95);
});

test('the narrative of the sample has no finding', async () => {
  const { budget, prior } = await sampleBudgets();
  const audit = check(budget, prior);
  expect(audit.findings.map(messageOf)).toEqual([]);
  expect(audit.checked.length).toBeGreaterThan(80);
});
