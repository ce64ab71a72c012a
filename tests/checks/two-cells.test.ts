/** Two cells of a saved workbook go wrong at once: pairs drawn by a fixed seed. */
import { createRandom } from '../../scripts/bench/random';
import {
  amountCells,
  type CellCorruption,
  checked,
  corruptionsOf,
  describeCorruption,
  filledContent,
  names,
  newFindings,
  tablesAlone,
  withChanges,
} from '../support/cell-sweep';
import { sampleBytes } from '../support/sample';

const PAIRS = 400;

test('of pairs of wrong cells, all are found and 95 % are both named with nothing else said', async () => {
  const content = tablesAlone(await filledContent(sampleBytes()));
  const before = checked(content);
  const all = amountCells(content).flatMap((cell) => [...corruptionsOf(cell, content)]);
  const random = createRandom(20_240_101);
  const draw = () => all[random.below(all.length)] as CellCorruption;
  const counts = { found: 0, bothNamed: 0, oneNamed: 0, moreThanTwoErrors: 0 };
  const silent: CellCorruption[][] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const [first, second] = [draw(), draw()];
    if (first.cell.sheet === second.cell.sheet && first.cell.row === second.cell.row) continue;
    const findings = newFindings(checked(withChanges(content, [...first.changes, ...second.changes])), before);
    if (findings.length === 0) silent.push([first, second]);
    else counts.found++;
    const named = [first, second].filter(({ cell }) => findings.some((finding) => names(finding, cell)));
    if (named.length === 2 && findings.length === 2) counts.bothNamed++;
    else if (named.length > 0) counts.oneNamed++;
    if (findings.filter(({ severity }) => severity === 'error').length > 2) {
      counts.moreThanTwoErrors++;
      process.stdout.write(
        `${describeCorruption(first)} ＋ ${describeCorruption(second)} → ${findings.map(({ message }) => message).join('\n')}\n`,
      );
    }
  }
  const rate = ((100 * counts.bothNamed) / counts.found).toFixed(1);
  process.stdout.write(`同时改错两格：${JSON.stringify(counts)}，两格都指准且别无他话 ${rate} %\n`);
  expect(silent).toEqual([]);
  expect(counts.bothNamed / counts.found).toBeGreaterThanOrEqual(0.95);
  expect(counts.moreThanTwoErrors).toBe(0);
}, 300_000);
