/** 绩效目标表: the money of a subject is all that it may spend this year, fiscal and other apart. */
import { composeNarrativeText } from '../../src/actions/write-narrative';
import type { Budget } from '../../src/budget/budget';
import type { FundingSourceId } from '../../src/budget/funding-source';
import { createLedger } from '../../src/budget/ledger';
import { performanceTables } from '../../src/budget/narrative/performance';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { classification } from '../support/random-budget';
import { openSample } from '../support/sample';

const NOTHING = { total: 0, fiscal: 0, fiscalFromAbove: 0, fiscalCarryover: 0, other: 0, nonFiscalSurplus: 0 };

async function fundsOfSample() {
  const composed = await composeNarrativeText(await openSample(), DEFAULT_LAYOUT);
  if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
  const subjects = [
    '',
    '公共机构节能经费',
    '其他资金结余收入',
    '克州人才公寓一期建设项目经费',
    '2023年党政办公楼搬迁费用',
  ];
  const target = { goal: '', leader: '', telephone: '', indicators: [] };
  const tables = performanceTables(
    composed.budget,
    subjects.map((project) => ({ ...target, project })),
  );
  return Object.fromEntries(tables.map(({ project, funds }) => [project, funds]));
}

test('the sample: 3,927.29 for the unit, 3,741.19 of it fiscal with 2,021.85 carried over, and 186.10 others', async () => {
  expect((await fundsOfSample())['']).toEqual({
    ...NOTHING,
    total: 392_729,
    fiscal: 374_119,
    fiscalCarryover: 202_185,
    other: 18_610,
  });
});

test('a project of this year: 10.00 fiscal for 公共机构节能经费, 186.10 of others for 其他资金结余收入', async () => {
  const funds = await fundsOfSample();
  expect(funds['公共机构节能经费']).toEqual({ ...NOTHING, total: 1000, fiscal: 1000 });
  expect(funds['其他资金结余收入']).toEqual({ ...NOTHING, total: 18_610, other: 18_610 });
});

test('a project that only carryover pays has that money: 2,000.00 for the flats, 21.85 for the move, not 0.00', async () => {
  const funds = await fundsOfSample();
  const carried = (printed: number) => ({ ...NOTHING, total: printed, fiscal: printed, fiscalCarryover: printed });
  expect(funds['克州人才公寓一期建设项目经费']).toEqual(carried(200_000));
  expect(funds['2023年党政办公楼搬迁费用']).toEqual(carried(2185));
});

test('a project of five kinds of money: 12.50 + 7.50 + 2.00 carried over are fiscal, 3.00 + 1.00 of surplus are other', () => {
  const paid = (source: FundingSourceId, amount: number, sheetRow: number) =>
    ({
      functional: '2010303',
      type: 'project',
      project: '甲项目',
      economic: '30201',
      source,
      amount,
      procurement: 'none',
      remark: '',
      sheetRow,
    }) as const;
  const budget: Budget = {
    unit: { name: '示例单位', code: '', year: 2024, amountUnit: '元' },
    classification,
    income: [],
    ledger: createLedger([
      paid('generalPublicBudget', 12_500_000, 5),
      paid('governmentManagedFundsTransfer', 7_500_000, 6),
      paid('generalPublicBudgetCarryover', 2_000_000, 7),
      paid('otherIncome', 3_000_000, 8),
      paid('unitFundsSurplus', 1_000_000, 9),
      { ...paid('otherIncome', 9_000_000, 10), project: '乙项目' },
    ]),
  };
  const [table] = performanceTables(budget, [
    { project: '甲项目', goal: '', leader: '', telephone: '', indicators: [] },
  ]);
  expect(table?.funds).toEqual({
    total: 2600,
    fiscal: 2200,
    fiscalFromAbove: 750,
    fiscalCarryover: 200,
    other: 400,
    nonFiscalSurplus: 100,
  });
});
