/** Two figures of the published sample go wrong at once. */
import { audit } from '../../src/budget/checks/audit';
import { formatAmount } from '../../src/budget/amount';
import { fillTables } from '../../src/budget/tables';
import { budgetRequests, readBudget } from '../../src/worksheet/base/read-budget';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { type Corruption, corruptions, damage, inputOf, publish } from '../support/published';
import { openSample } from '../support/sample';

test('of pairs of wrong figures, both are found; how many are both named is printed', async () => {
  const { budget } = readBudget(await (await openSample()).read(budgetRequests(DEFAULT_LAYOUT)), DEFAULT_LAYOUT);
  const tables = publish(fillTables(budget!));
  const all = [...corruptions(tables)].filter(({ how }) => how === 'swapped digits' || how === '×10');
  // Every figure once with a partner far away in the list, and once with one near by: about 390 pairs.
  const pairs: [Corruption, Corruption][] = all.flatMap((first, index) =>
    index % 2 === 0
      ? [
          [first, all[(index * 7 + 101) % all.length] as Corruption],
          [first, all[(index + 3) % all.length] as Corruption],
        ]
      : [],
  );
  let [found, named, tooMany] = [0, 0, 0];
  const silent: string[] = [];
  for (const [first, second] of pairs) {
    if (first.figure === second.figure) continue;
    const findings = audit(inputOf(damage(tables, new Map([...first.changes, ...second.changes])))).findings.filter(
      (finding) => finding.check.number >= 200 && finding.check.number < 500,
    );
    if (findings.length > 0) found++;
    else silent.push(`${first.figure} ${second.figure}`);
    const names = ({ figure, right }: Corruption) =>
      findings.some((finding) => finding.at === figure && finding.expected === formatAmount(right * 10_000, '万元'));
    if (names(first) && names(second) && findings.length === 2) named++;
    if (findings.filter((finding) => finding.severity === 'error').length > 2) tooMany++;
  }
  process.stdout.write(
    `pairs found: ${found}; both named, and nothing else: ${((100 * named) / found).toFixed(1)} %; more than two errors: ${tooMany}\n`,
  );
  expect(silent).toEqual([]);
  expect(named / found).toBeGreaterThanOrEqual(0.95);
  expect(tooMany / found).toBeLessThanOrEqual(0.02);
}, 300_000);
