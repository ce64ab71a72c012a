/** A number that tables, last year's ledger or entered facts know is told once, and no right number beside it is called wrong. */
import { checkText } from '../../src/budget/narrative/check/check-text';
import type { TextFinding } from '../../src/budget/narrative/check/text-check';
import { OWN_WORDING, toCheckWithPrior, WORDED } from './documents';
import { directionMutations, type Mutation, numberMutations } from './mutations';

/** Every so many changes of a text: each costs a whole check. */
const EVERY = 5;

const placeOf = ({ check, text }: TextFinding) => `${check.number} ${text.line}:${text.from}`;

test.each([OWN_WORDING, ...WORDED])(
  'one change in $name is one finding where the right number is known',
  async (document) => {
    const input = await toCheckWithPrior(document);
    const base = checkText(input);
    const known = new Set(base.findings.map(placeOf));
    const changes: Mutation[] = [
      ...numberMutations(input.lines, base.checked),
      ...directionMutations(input.lines, () => false),
    ].filter((_, index) => index % EVERY === 0);
    let settled = 0;
    const several: string[] = [];
    for (const { line, was, is, lines } of changes) {
      const { findings } = checkText({ ...input, lines });
      const errors = findings.filter((finding) => finding.severity === 'error' && !known.has(placeOf(finding)));
      if (!errors.some(({ check }) => check.settles)) continue;
      settled++;
      if (errors.length === 1) continue;
      const told = errors.map(
        ({ check, text, stated, expected }) => `${check.number}@${text.line} ${stated}→${expected}`,
      );
      several.push(`line ${line} ${was}→${is}: ${told.join(' | ')}`);
    }
    process.stdout.write(
      `${document.name}: ${changes.length} changes, ${settled} of numbers that are known, ${several.length} told more than once\n${several.join('\n')}\n`,
    );
    // A wrong year can give the sentence another sense, so that two things in it are wrong.
    expect(several.length).toBeLessThanOrEqual(settled * 0.02);
  },
  300_000,
);
