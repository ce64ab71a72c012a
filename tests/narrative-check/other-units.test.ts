/** Units of other kinds, each in its own words about its own tables: a school, a township government, a hospital. */
import { checkText } from '../../src/budget/narrative/check/check-text';
import { narrativeLines } from '../support/narrative';
import { budgetsOf, inputOf, OTHER_UNITS, textOf } from './other-units';
import { expectChangesFound, expectNothingWrong } from './right-text';

/** So many changes of each text, so that all three take seconds. */
const SAMPLE = 60;

test.each(OTHER_UNITS)('$folder: nothing is wrong, and 95 % of the numbers are checked', (unit) => {
  expectNothingWrong(unit.folder, textOf(unit), 0.95);
});

test.each(OTHER_UNITS)(
  '$folder: a change is found, and nothing else is said',
  (unit) => {
    expectChangesFound(unit.folder, textOf(unit), SAMPLE);
  },
  120_000,
);

test('township in brief: parts in brackets, by 本级 and 上级, of which a part is left out: nothing is wrong', () => {
  const township = OTHER_UNITS.find(({ folder }) => folder === 'township');
  if (!township) throw new Error('no township');
  expectNothingWrong('township in brief', textOf(township, 'in-brief.txt'), 0.9);
});

test.each(OTHER_UNITS)('$folder: the narrative that is written for it is understood, and right', (unit) => {
  const { budget, prior } = budgetsOf(unit);
  const lines = narrativeLines(budget, prior, unit.entries);
  const { findings, checked, notUnderstood } = checkText({ ...inputOf(unit), lines });
  // What is yet to be entered stands in brackets, and is found.
  expect(findings.filter(({ stated }) => !stated.startsWith('[待补'))).toEqual([]);
  expect(checked.length / (checked.length + notUnderstood.length)).toBeGreaterThan(0.98);
});

/** What is only in budgets of such units, and how their narratives say it. */
const SAID: readonly (readonly [folder: string, sentence: string])[] = [
  ['school', '单位资金全部为其他收入。'],
  ['school', '按资金性质分：一般公共预算结转96.35万元，财政专户结余12.48万元。'],
  ['township', '2024年政府性基金预算拨款支出225.00万元，比上年预算增加7.00万元，增长3.21%，全部为项目支出。'],
  ['township', '资金来源：本级安排190.00万元，上级转移支付安排35.00万元。'],
  ['township', '国有资本经营预算支出7.00万元，主要用于“国企退休人员社会化管理”项目支出。'],
  ['township', '2024年上年结转结余131.20万元，全部为财政拨款结转。'],
  [
    'hospital',
    '单位资金包括：事业收入1,035.96万元，上级补助收入35.60万元，事业单位经营收入5.40万元，其他收入8.74万元。',
  ],
];

test.each(SAID)('%s: %s', (folder, sentence) => {
  const unit = OTHER_UNITS.find((one) => one.folder === folder);
  if (!unit) throw new Error(folder);
  const { budget, prior } = budgetsOf(unit);
  expect(narrativeLines(budget, prior, unit.entries)).toContain(sentence);
});
