/** What a text whose figures are all right must stand: nothing is found in it, and what is then made wrong is found, there. */
import { messageOf } from '../../src/budget/checks/finding';
import { checkText, type TextAudit, type TextToCheck } from '../../src/budget/narrative/check/check-text';
import { directionMutations, type Mutation, numberMutations } from './mutations';

/** Of each text at most so many changes, spread over all of it, so that the sweep stays under a minute. */
const SAMPLE = 200;
/** What one wrong figure may show at another place: last year's amount, a sum, the same thing, a share of it. */
const BETWEEN_PLACES = ['text-prior', 'parts-and-whole', 'same-thing', 'text-shares', 'nested-counts'];
/** Paragraphs of the text that was broken into lines. */
const NEAR = 14;

/**
 * @param name of the text, for the report
 * @param input with last year's tables; without them it must stand, too
 * @param rate of the numbers that are to be checked
 * @param alone the same text without last year's tables, where it is to be checked without more than those
 */
export function expectNothingWrong(name: string, input: TextToCheck, rate: number, alone = withoutPrior(input)): void {
  const audit = checkText(input);
  expect(audit.findings.filter(isNoQuestion).map(messageOf)).toEqual([]);
  const without = checkText(alone);
  expect(without.findings.filter(isNoQuestion).map(messageOf)).toEqual([]);
  const numbers = audit.checked.length + audit.notUnderstood.length;
  const open = audit.notUnderstood.map(({ text, clause, reason }) => `  line ${text.line} ${clause}: ${reason}`);
  process.stdout.write(
    `${name}: ${audit.checked.length} of ${numbers} numbers checked (${without.checked.length} without last year's tables)\n${open.join('\n')}\n`,
  );
  expect(numbers).toBeGreaterThanOrEqual(40);
  expect(audit.checked.length / numbers).toBeGreaterThanOrEqual(rate);
}

/**
 * @param name of the text, for the report
 * @param input with last year's tables
 * @param most changes that are tried
 */
export function expectChangesFound(name: string, input: TextToCheck, most = SAMPLE): void {
  const { lines } = input;
  const all: Mutation[] = [
    ...numberMutations(lines, checkText(input).checked),
    ...directionMutations(lines, () => false),
  ].filter((mutation) => !isBelowPrecision(mutation) && !isOfNothing(mutation));
  const step = Math.max(1, all.length / most);
  const mutations = all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const missed: string[] = [];
  const elsewhere: string[] = [];
  for (const mutation of mutations) {
    const findings = checkText({ ...input, lines: mutation.lines }).findings.filter(isNoQuestion);
    const label = `line ${mutation.line}: ${mutation.was} → ${mutation.is}`;
    if (findings.length === 0) missed.push(label);
    elsewhere.push(...alarmsElsewhere(findings, mutation).map((message) => `${label}: ${message}`));
  }
  const found = mutations.length - missed.length;
  process.stdout.write(
    `${name}: ${found}/${mutations.length} of ${all.length} changes found\nmissed:\n${missed.join('\n')}\nelsewhere:\n${elsewhere.join('\n')}\n`,
  );
  expect(elsewhere).toEqual([]);
  expect(found / mutations.length).toBeGreaterThanOrEqual(0.98);
}

/** A text that calls itself a department is asked whether it is one, once. */
const isNoQuestion = ({ check }: TextAudit['findings'][number]) => check.name !== 'unit-not-department';

function withoutPrior(input: TextToCheck): TextToCheck {
  const { prior, ...alone } = input;
  return prior ? alone : input;
}

/** Tables in 万元 with two decimals do not know whether it was 0.01 元 more. */
function isBelowPrecision({ was, is, lines, line, from }: Mutation): boolean {
  const unit = (lines[line - 1] ?? '').slice(from + is.length);
  return unit.startsWith('元') && Math.abs(Number(was.replace(/,/g, '')) - Number(is.replace(/,/g, ''))) < 50;
}

/** `减少0万元` is as true as `增加0万元`. */
function isOfNothing({ kind, is, lines, line, from }: Mutation): boolean {
  return kind === 'direction' && /^\s*0(?:\.0+)?(?![\d.])/.test((lines[line - 1] ?? '').slice(from + is.length));
}

/** Findings far from the change that no relation between two places explains. */
function alarmsElsewhere(findings: TextAudit['findings'], { line }: Mutation): string[] {
  return findings
    .filter(({ check, text }) => Math.abs(text.line - line) > NEAR && !BETWEEN_PLACES.includes(check.name))
    .map(messageOf);
}
