/** One figure of the published sample goes wrong at a time: every figure, in five ways. Is it found, and is it named? */
import { budgetRequests, readBudget } from '../../src/worksheet/base/read-budget';
import { fillTables } from '../../src/budget/tables';
import { formatAmount } from '../../src/budget/amount';
import { audit } from '../../src/budget/checks/audit';
import { CHECKS, isBroken, residual } from '../../src/budget/checks';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { openSample } from '../support/sample';
import { corruptions, damage, inputOf, publish } from '../support/published';

type Tables = ReturnType<typeof publish>;
let tables: Tables;

beforeAll(async () => {
  const { budget } = readBudget(await (await openSample()).read(budgetRequests(DEFAULT_LAYOUT)), DEFAULT_LAYOUT);
  if (!budget) throw new Error('the sample cannot be read');
  tables = publish(fillTables(budget));
});

/** Whether any tie does not come out, be it within rounding. */
function breaksTie(damaged: Tables): boolean {
  return CHECKS.some((check) =>
    check.run(inputOf(damaged)).ties.some((tie) => (tie.kind === 'at-most' ? isBroken(tie) : residual(tie) !== 0)),
  );
}

test('the published figures have no finding', () => {
  expect(audit(inputOf(tables)).findings.map((finding) => `${finding.where}：${finding.howMuch}`)).toEqual([]);
});

test('every corruption that breaks a tie is found, 95 % are named with the right value, none raises two errors', () => {
  const counts = new Map<string, { all: number; breaking: number; found: number; named: number; double: number }>();
  const missed: string[] = [];
  const unnamed: string[] = [];
  const unreached: string[] = [];
  for (const { how, figure, right, changes } of corruptions(tables)) {
    const count = counts.get(how) ?? { all: 0, breaking: 0, found: 0, named: 0, double: 0 };
    counts.set(how, count);
    count.all++;
    const damaged = damage(tables, changes);
    if (!breaksTie(damaged)) {
      unreached.push(`${figure} ${how}`);
      continue;
    }
    count.breaking++;
    const findings = audit(inputOf(damaged)).findings.filter(
      (finding) => finding.check.number >= 200 && finding.check.number < 500,
    );
    if (findings.length > 0) count.found++;
    else missed.push(`${figure} ${how}`);
    const named = findings.find(
      (finding) => finding.at === figure && finding.expected === formatAmount(right * 10_000, '万元'),
    );
    if (named && findings.length === 1) count.named++;
    else
      unnamed.push(`${figure} ${how} → ${findings.map((finding) => `${finding.at} ${finding.expected}`).join(' | ')}`);
    if (findings.filter((finding) => finding.severity === 'error').length > 1) count.double++;
  }
  const total = (key: 'all' | 'breaking' | 'found' | 'named' | 'double') =>
    [...counts.values()].reduce((sum, count) => sum + count[key], 0);
  process.stdout.write(
    [
      ...counts,
      [
        'all',
        Object.fromEntries((['all', 'breaking', 'found', 'named', 'double'] as const).map((key) => [key, total(key)])),
      ] as const,
    ]
      .map(([how, count]) => `${how}: ${JSON.stringify(count)}`)
      .concat(`named: ${((100 * total('named')) / total('found')).toFixed(2)} %`)
      .concat(unnamed.map((line) => `not named: ${line}`))
      .concat(unreached.map((line) => `no tie reaches: ${line}`))
      .join('\n') + '\n',
  );
  expect(missed).toEqual([]);
  expect(total('double')).toBe(0);
  expect(total('named') / total('found')).toBeGreaterThanOrEqual(0.95);
});
