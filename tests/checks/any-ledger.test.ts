/** Any ledger that fill accepts gives tables on which the check finds nothing but rounding differences and conventions. */
import fc from 'fast-check';
import { audit } from '../../src/budget/checks/audit';
import { fillTables } from '../../src/budget/tables';
import { budgets } from '../support/random-budget';
import { inputOf, publish } from '../support/published';

test('tables of a ledger in 元 have no finding above 提示, from the tables alone and against the ledger', () => {
  fc.assert(
    fc.property(budgets, (budget) => {
      const filled = fillTables(budget);
      const tables = publish(filled);
      for (const input of [inputOf(tables), { ...inputOf(tables), budget, filled }]) {
        const serious = audit(input).findings.filter((finding) => finding.severity !== 'notice');
        expect(serious.map((finding) => `${finding.check.name} ${finding.where} ${finding.howMuch}`)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a rounding difference is told with its size', () => {
  fc.assert(
    fc.property(budgets, (budget) => {
      for (const finding of audit(inputOf(publish(fillTables(budget)))).findings) {
        if (finding.check.number < 200 || finding.check.number > 399) continue;
        expect(finding.howMuch).toMatch(/尾差/);
        expect(finding.difference).toMatch(/^-?0\.\d\d$/);
      }
    }),
    { numRuns: 50 },
  );
});
