/** Right figures in other people's words: nothing is found, nearly every number is understood, and what is then made wrong is found. */
import { messageOf } from '../../src/budget/checks/finding';
import { checkText, type TextAudit } from '../../src/budget/narrative/check/check-text';
import { toCheck, toCheckWithPrior, WORDED } from './documents';
import { directionMutations, type Mutation, numberMutations } from './mutations';

/** Of each text at most so many changes, spread over all of it, so that the sweep stays under a minute. */
const SAMPLE = 200;
/** A text that tells much that no table has (visits, months, square metres of offices) cannot reach the rate. */
const RATES: Readonly<Record<string, number>> = { 'bureau-of-a-city': 0.87 };
/** What one wrong figure may show at another place: last year's amount, a sum, the same thing, a share of it. */
const BETWEEN_PLACES = ['text-prior', 'parts-and-whole', 'same-thing', 'text-shares', 'nested-counts'];
/** Paragraphs of the text that was broken into lines. */
const NEAR = 14;

test('there are texts in at least eight styles', () => {
  expect(WORDED.length).toBeGreaterThanOrEqual(8);
});

test.each(WORDED)('$name: nothing is wrong, and 95 % of the numbers are checked', async (document) => {
  const audit = checkText(await toCheckWithPrior(document));
  expect(audit.findings.map(messageOf)).toEqual([]);
  const without = checkText(await toCheck(document));
  expect(without.findings.map(messageOf)).toEqual([]);
  const numbers = audit.checked.length + audit.notUnderstood.length;
  const open = audit.notUnderstood.map(({ text, clause, reason }) => `  line ${text.line} ${clause}: ${reason}`);
  process.stdout.write(
    `${document.name}: ${audit.checked.length} of ${numbers} numbers checked (${without.checked.length} without last year's tables)\n${open.join('\n')}\n`,
  );
  expect(numbers).toBeGreaterThanOrEqual(40);
  expect(audit.checked.length / numbers).toBeGreaterThanOrEqual(RATES[document.name] ?? 0.95);
});

test.each(WORDED)(
  '$name: a change is found, and nothing else is said',
  async (document) => {
    const input = await toCheckWithPrior(document);
    const { lines } = input;
    const all: Mutation[] = [
      ...numberMutations(lines, checkText(input).checked),
      ...directionMutations(lines, () => false),
    ].filter((mutation) => !isBelowPrecision(mutation));
    const step = Math.max(1, all.length / SAMPLE);
    const mutations = all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
    const missed: string[] = [];
    const elsewhere: string[] = [];
    for (const mutation of mutations) {
      const { findings } = checkText({ ...input, lines: mutation.lines });
      const label = `line ${mutation.line}: ${mutation.was} → ${mutation.is}`;
      if (findings.length === 0) missed.push(label);
      elsewhere.push(...alarmsElsewhere(findings, mutation).map((message) => `${label}: ${message}`));
    }
    const found = mutations.length - missed.length;
    process.stdout.write(
      `${document.name}: ${found}/${mutations.length} of ${all.length} changes found\nmissed:\n${missed.join('\n')}\nelsewhere:\n${elsewhere.join('\n')}\n`,
    );
    expect(elsewhere).toEqual([]);
    expect(found / mutations.length).toBeGreaterThanOrEqual(0.98);
  },
  120_000,
);

/** Tables in 万元 with two decimals do not know whether it was 0.01 元 more. */
function isBelowPrecision({ was, is, lines, line, from }: Mutation): boolean {
  const unit = (lines[line - 1] ?? '').slice(from + is.length);
  return unit.startsWith('元') && Math.abs(Number(was.replace(/,/g, '')) - Number(is.replace(/,/g, ''))) < 50;
}

/** Findings far from the change that no relation between two places explains. */
function alarmsElsewhere(findings: TextAudit['findings'], { line }: Mutation): string[] {
  return findings
    .filter(({ check, text }) => Math.abs(text.line - line) > NEAR && !BETWEEN_PLACES.includes(check.name))
    .map(messageOf);
}
