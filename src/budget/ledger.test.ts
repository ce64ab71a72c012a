import fc from 'fast-check';
import { FUNDING_SOURCES } from './funding-source';
import { createLedger, type LedgerLine, type LineKind, sumGroups } from './ledger';

const line = fc.record({
  functional: fc.constantFrom('2010301', '2010302', '2080505'),
  type: fc.constantFrom('personnel', 'publicUse', 'project'),
  // Names that could run into the field beside them, were the fields written one after another.
  project: fc.constantFrom('', '一', '一|', '|一', '__proto__'),
  economic: fc.constantFrom('30101', '30102', '30211'),
  source: fc.constantFrom(...FUNDING_SOURCES.map(({ id }) => id)),
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  procurement: fc.constant('none'),
  remark: fc.constant(''),
  sheetRow: fc.nat(),
}) as fc.Arbitrary<LedgerLine>;

const kindOf = ({ functional, type, project, economic, source }: LineKind) =>
  JSON.stringify([functional, type, project, economic, source]);

test('the groups of any ledger are its kinds of lines, each once, in order of first appearance, and add up to its lines', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
      const ledger = createLedger(lines);
      const kinds = [...new Set(lines.map(kindOf))];
      expect(ledger.groups.map((group) => kindOf(group))).toEqual(kinds);
      expect([...ledger.groupOf]).toEqual(lines.map((one) => kinds.indexOf(kindOf(one))));
      const sums = kinds.map((kind) =>
        lines.filter((one) => kindOf(one) === kind).reduce((sum, { amount }) => sum + amount, 0),
      );
      expect([...sumGroups(ledger)]).toEqual(sums);
    }),
  );
});

test('30,000 lines of which no two are alike are 30,000 groups', () => {
  const lines = Array.from({ length: 30_000 }, (_, index): LedgerLine => ({
    functional: '2010301',
    type: 'project',
    project: `项目${index % 300}`,
    economic: `30${100 + Math.floor(index / 300)}`,
    source: 'generalPublicBudget',
    amount: index,
    procurement: 'none',
    remark: '',
    sheetRow: index + 5,
  }));
  const ledger = createLedger(lines);
  expect(ledger.groups).toHaveLength(30_000);
  expect(ledger.groupOf[29_999]).toBe(29_999);
  expect(ledger.groups[29_999]).toEqual({
    functional: '2010301',
    type: 'project',
    project: '项目299',
    economic: '30199',
    source: 'generalPublicBudget',
  });
});
