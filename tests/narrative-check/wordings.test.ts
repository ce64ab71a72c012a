/** Right figures in other people's words: nothing is found, nearly every number is understood, and what is then made wrong is found. */
import { toCheck, toCheckWithPrior, WORDED } from './documents';
import { expectChangesFound, expectNothingWrong } from './right-text';

/** A text that tells much that no table has cannot reach the rate. */
const RATES: Readonly<Record<string, number>> = {
  // Visits, months, square metres of offices.
  'bureau-of-a-city': 0.87,
  // Visits, vehicles by their quota, and the money of one budget by where it was raised.
  yunnan: 0.91,
  // Kinds of projects: 人员类, 运转类, 特定目标类.
  sichuan: 0.91,
};

test('there are texts in at least eight styles', () => {
  expect(WORDED.length).toBeGreaterThanOrEqual(8);
});

test.each(WORDED)('$name: nothing is wrong, and 95 % of the numbers are checked', async (document) => {
  const rate = RATES[document.name] ?? 0.95;
  expectNothingWrong(document.name, await toCheckWithPrior(document), rate, await toCheck(document));
});

test.each(WORDED)(
  '$name: a change is found, and nothing else is said',
  async (document) => {
    expectChangesFound(document.name, await toCheckWithPrior(document));
  },
  120_000,
);
