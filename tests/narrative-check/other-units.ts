/** Units of other kinds than the sample's, each with its ledgers of two years, what it entered, and a text about it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAmount } from '../../src/budget/amount';
import type { Budget } from '../../src/budget/budget';
import { type Classification, classificationFor, withOwnCodes } from '../../src/budget/classifications';
import { FUNDING_SOURCES } from '../../src/budget/funding-source';
import { createLedger, type ExpenditureType, type LedgerLine, type Procurement } from '../../src/budget/ledger';
import type { TextToCheck } from '../../src/budget/narrative/check/check-text';
import { enteredFacts } from '../../src/budget/narrative/check/entered-facts';
import { type AssetKind, type NarrativeEntries, NO_ENTRIES } from '../../src/budget/narrative/entries';
import { fillTables } from '../../src/budget/tables';
import { publish } from '../support/published';

const UNITS = join(__dirname, 'units');

/** A unit whose text stands in `units/<folder>`, with what it is called there and whom it employs. */
export interface OtherUnit {
  readonly folder: string;
  readonly name: string;
  readonly entries: NarrativeEntries;
}

/** Heads, square metres, vehicles of the four kinds, and equipment over 50 万元, as counted; of their worth nothing is told. */
interface Counted {
  readonly heads: readonly [posts: number, staff: number, retired: number];
  readonly buildings: number;
  readonly vehicles: readonly [general: number, lawEnforcement: number, special: number, other: number];
  readonly equipment: number;
}

function entriesOf(administrative: boolean, counted: Counted): NarrativeEntries {
  const [posts, staff, retired] = counted.heads;
  const [general, lawEnforcement, special, other] = counted.vehicles;
  const assets: readonly (readonly [AssetKind, number])[] = [
    ['buildings', counted.buildings],
    ['generalVehicles', general],
    ['lawEnforcementVehicles', lawEnforcement],
    ['specialVehicles', special],
    ['otherVehicles', other],
    ['equipmentOver50', counted.equipment],
    ['plannedEquipmentOver50', 0],
  ];
  const whole = { project: '', goal: '保障单位正常运转。', leader: '', telephone: '', indicators: [] };
  return {
    ...NO_ENTRIES,
    profile: { ...NO_ENTRIES.profile, administrative, headcount: { posts, staff, retired, retiredVeterans: 0 } },
    assets: new Map(assets.map(([kind, quantity]) => [kind, { quantity: quantity * 100, value: 0 }])),
    performance: [whole],
  };
}

export const OTHER_UNITS: readonly OtherUnit[] = [
  // 财政专户 beside 财政拨款, 助学金, a building under way.
  {
    folder: 'school',
    name: '示例县第一中学',
    entries: entriesOf(false, { heads: [168, 161, 74], buildings: 31_260, vehicles: [1, 0, 0, 0], equipment: 2 }),
  },
  // All three fiscal budgets, own money and from above; a car is bought.
  {
    folder: 'township',
    name: '青山镇人民政府',
    entries: entriesOf(true, { heads: [42, 39, 17], buildings: 4_180, vehicles: [2, 2, 0, 0], equipment: 0 }),
  },
  // Lives on what it earns, and on what was left of it.
  {
    folder: 'hospital',
    name: '示例县河湾中心卫生院',
    entries: entriesOf(false, { heads: [36, 52, 11], buildings: 5_320, vehicles: [0, 0, 2, 0], equipment: 3 }),
  },
];

const TYPES: Readonly<Record<string, ExpenditureType>> = {
  人员经费: 'personnel',
  公用经费: 'publicUse',
  项目支出: 'project',
};
const PROCUREMENT: Readonly<Record<string, Procurement>> = {
  无: 'none',
  货物: 'goods',
  工程: 'works',
  服务: 'services',
};

function rowsOf(path: string): string[][] {
  const [, ...lines] = readFileSync(join(UNITS, path), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split(','));
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(what);
  return value;
}

function classification(): Classification {
  const own = new Map(rowsOf('own-codes.csv').map(([code = '', name = '']) => [code, name]));
  return withOwnCodes(classificationFor(2024), { functional: own, economic: new Map() });
}

/** The budget of a year; its income is what its lines spend. */
function budgetOf({ folder, name }: OtherUnit, year: number): Budget {
  const lines = rowsOf(join(folder, `ledger-${year}.csv`)).map(
    ([functional = '', type = '', project = '', economic = '', source = '', amount = '', bought = ''], index) => {
      const reading = readAmount(amount, '元');
      if (reading.kind !== 'amount') throw new Error(`not an amount: ${amount}`);
      return {
        functional,
        type: known(TYPES[type], type),
        project,
        economic,
        source: known(
          FUNDING_SOURCES.find((one) => one.name === source),
          source,
        ).id,
        amount: reading.amount,
        procurement: known(PROCUREMENT[bought], bought),
        remark: '',
        sheetRow: index + 5,
      } satisfies LedgerLine;
    },
  );
  const income = FUNDING_SOURCES.map(({ id }, index) => ({
    source: id,
    amount: lines.reduce((sum, { source, amount }) => sum + (source === id ? amount : 0), 0),
    sheetRow: index + 5,
  })).filter(({ amount }) => amount !== 0);
  return {
    unit: { name, code: '', year, amountUnit: '元' },
    classification: classification(),
    ledger: createLedger(lines),
    income,
  };
}

/** This year's and last year's budget of a unit. */
export function budgetsOf(unit: OtherUnit): { readonly budget: Budget; readonly prior: Budget } {
  return { budget: budgetOf(unit, 2024), prior: budgetOf(unit, 2023) };
}

/** A text of the unit, line by line, with its tables of both years and what it entered. */
export function textOf(unit: OtherUnit, file = 'narrative.txt'): TextToCheck {
  const lines = readFileSync(join(UNITS, unit.folder, file), 'utf8')
    .trimEnd()
    .split('\n');
  return { ...inputOf(unit), lines };
}

/** All that a text of the unit is checked against. */
export function inputOf(unit: OtherUnit): Omit<TextToCheck, 'lines'> {
  const { budget, prior } = budgetsOf(unit);
  const named = (tables: ReturnType<typeof publish>) =>
    new Map([...tables].map(([number, table]) => [number, { ...table, unitName: unit.name }]));
  return {
    tables: named(publish(fillTables(budget))),
    prior: named(publish(fillTables(prior))),
    classification: budget.classification,
    year: 2024,
    facts: enteredFacts(unit.entries, budget),
  };
}
