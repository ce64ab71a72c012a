/** Units of which a budget lacks something: the text says what is not there, by how much it fell, and invents nothing. */
import type { Budget } from '../../src/budget/budget';
import { FUNDING_SOURCES } from '../../src/budget/funding-source';
import { createLedger, type LedgerLine } from '../../src/budget/ledger';
import { NO_ENTRIES } from '../../src/budget/narrative/entries';
import { paragraphText } from '../../src/budget/narrative/narrative';
import { narrativeOf, paragraphsOf } from '../support/narrative';
import { classification } from '../support/random-budget';

type Given = Pick<LedgerLine, 'source' | 'amount'> & Partial<LedgerLine>;

/** Amounts in 分: 1_000_000 is 1.00 万元. */
function budgetOf(...given: readonly Given[]): Budget {
  const lines = given.map((line, index) => ({
    functional: '2010301',
    type: 'personnel' as const,
    project: '',
    economic: '30101',
    procurement: 'none' as const,
    remark: '',
    sheetRow: index + 5,
    ...line,
  }));
  const income = FUNDING_SOURCES.map(({ id }, index) => ({
    source: id,
    amount: lines.filter(({ source }) => source === id).reduce((sum, { amount }) => sum + amount, 0),
    sheetRow: index + 5,
  })).filter(({ amount }) => amount !== 0);
  const unit = { name: '示例单位', code: '', year: 2024, amountUnit: '元' } as const;
  return { unit, classification, ledger: createLedger(lines), income };
}

function textOf(budget: Budget, prior?: Budget, administrative?: boolean): string {
  const profile = { ...NO_ENTRIES.profile, ...(administrative === undefined ? {} : { administrative }) };
  const { narrative } = narrativeOf(budget, prior, { ...NO_ENTRIES, profile });
  return paragraphsOf(narrative).map(paragraphText).join('\n');
}

const SALARIES: Given = { source: 'generalPublicBudget', amount: 8_000_000 };
const OFFICE: Given = { source: 'generalPublicBudget', amount: 2_000_000, type: 'publicUse', economic: '30201' };
const RECEPTION: Given = { ...OFFICE, amount: 600_000, economic: '30217' };
const LAND: Given = {
  source: 'governmentManagedFunds',
  amount: 5_000_000,
  type: 'project',
  project: '征地补偿',
  functional: '2129999',
  economic: '31009',
};
const MOVE: Given = { ...LAND, source: 'generalPublicBudgetCarryover', amount: 3_000_000, project: '办公楼搬迁' };

test('what was given last year and is not this year is said with how much less it is', () => {
  const text = textOf(budgetOf(LAND), budgetOf(SALARIES, OFFICE, RECEPTION, MOVE));
  expect(text).toContain('一般公共预算本年未安排，比上年预算减少10.60万元，下降100.00%，主要原因是');
  expect(text).toContain('2024年没有安排一般公共预算当年拨款，比上年预算减少10.60万元，下降100.00%，其中：');
  expect(text).toContain('行政运行（项）：本年未安排，比上年预算减少10.60万元，下降100.00%');
  expect(text).toContain('2024年没有安排一般公共预算基本支出，比上年预算减少10.60万元，下降100.00%。');
  expect(text).toContain('2024年没有安排财政拨款“三公”经费，比上年预算减少0.60万元，下降100.00%，其中：');
  expect(text).toContain('2024年没有上年结转结余，比上年预算减少3.00万元，下降100.00%。');
  expect(text).toContain('政府性基金预算5.00万元，占100.00%，比上年预算增加5.00万元（上年未安排，不计算增长率）');
  expect(text).not.toMatch(/预算数为本年/);
});

test('funds that are gone leave 表8 empty, and the text says what they were', () => {
  const text = textOf(budgetOf(SALARIES), budgetOf(SALARIES, LAND));
  expect(text).toContain('2024年没有安排政府性基金预算拨款支出，比上年预算减少5.00万元，下降100.00%，表8为空表。');
  expect(text).toContain('一般公共预算8.00万元，占100.00%，与上年预算持平。');
  expect(text).not.toMatch(/变动0\.00|(?<!\d)0\.00%/);
});

test('a unit with carryover alone has no appropriation to describe, and its project is in the carryover', () => {
  const text = textOf(budgetOf(MOVE), budgetOf(MOVE));
  expect(text).toContain('2024年没有安排财政拨款收支预算。');
  expect(text).toContain('1.办公楼搬迁：3.00万元');
  expect(text).toContain('当年财政拨款项目0个，涉及预算金额0.00万元；');
  expect(text).toContain('；上年结转结余安排的项目支出3.00万元。');
});

test('without a ledger of last year nothing is compared: no rise, no fall, no rate', () => {
  const text = textOf(budgetOf(SALARIES, OFFICE));
  expect(text).not.toMatch(/增加|减少|增长\d|下降|持平|上年均未安排/);
  expect(text).toContain('一般公共预算10.00万元，占100.00%，【待补：与上年预算的比较】。');
  expect(text).toContain('2024年没有安排财政拨款“三公”经费。');
});

test('an institution that is not administrative has no 机关运行经费, and the same money is its 公用经费', () => {
  const budget = budgetOf(SALARIES, OFFICE);
  expect(textOf(budget, budget, true)).toContain('2024年机关运行经费财政拨款预算2.00万元，与上年预算持平。');
  const institution = textOf(budget, budget, false);
  expect(institution).toContain('不统计机关运行经费。2024年一般公共预算公用经费2.00万元，与上年预算持平。');
  expect(institution).not.toContain('机关运行经费财政拨款预算');
});
