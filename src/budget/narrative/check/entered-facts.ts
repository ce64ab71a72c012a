/** What was entered for the narrative and stands in no table: heads, assets, what is bought and set aside. */
import type { Fen } from '../../amount';
import { FEN_PER_PRINTED_STEP, FEN_PER_UNIT, toPrinted } from '../../amount';
import type { Budget } from '../../budget';
import {
  CARRYOVER_AND_SURPLUS,
  currentYearSourcesOf,
  FISCAL_APPROPRIATION,
  FUNDING_SOURCES,
  type FundingSourceId,
  UNIT_FUNDS,
} from '../../funding-source';
import { sumGroups } from '../../ledger';
import type { AssetKind, HeadcountKind, NarrativeEntries, ProcurementKind } from '../entries';
import {
  CAPITAL_PROJECTS,
  FISCAL_PROJECTS,
  FUNDS_PROJECTS,
  OWN_PROJECTS,
  type TextFact,
  WHOLE_TARGETS,
} from './text-check';

const HEADS: readonly (readonly [HeadcountKind, string])[] = [
  ['posts', '编制'],
  ['staff', '在职'],
  ['retired', '退休'],
  ['retiredVeterans', '离休'],
];

/** Names as texts have them, and the measure of each. */
const ASSETS: readonly (readonly [AssetKind, string, string])[] = [
  ['buildings', '房屋', '平方米'],
  ['generalVehicles', '一般公务用车', '辆'],
  ['lawEnforcementVehicles', '执法执勤用车', '辆'],
  ['specialVehicles', '特种专业技术用车', '辆'],
  ['otherVehicles', '其他车辆', '辆'],
  ['furniture', '办公家具', ''],
  ['otherAssets', '其他资产', ''],
];

const EQUIPMENT: readonly (readonly [AssetKind, threshold: Fen, planned: boolean])[] = [
  ['equipmentOver50', 50 * FEN_PER_UNIT['万元'], false],
  ['equipmentOver100', 100 * FEN_PER_UNIT['万元'], false],
  ['plannedEquipmentOver50', 50 * FEN_PER_UNIT['万元'], true],
  ['plannedEquipmentOver100', 100 * FEN_PER_UNIT['万元'], true],
];

const VEHICLES: readonly AssetKind[] = [
  'generalVehicles',
  'lawEnforcementVehicles',
  'specialVehicles',
  'otherVehicles',
];

const PROCUREMENT: readonly (readonly [ProcurementKind, string])[] = [
  ['goods', '政府采购货物'],
  ['works', '政府采购工程'],
  ['services', '政府采购服务'],
];

/**
 * @param entries of the entry worksheets; what was not entered gives no fact
 * @param budget whose ledger says what is bought
 */
export function enteredFacts(entries: NarrativeEntries, budget: Budget): TextFact[] {
  const { profile, assets, setAsides } = entries;
  const facts: TextFact[] = HEADS.flatMap(([kind, label]) => {
    const heads = profile.headcount[kind];
    return heads === undefined ? [] : [{ label, count: { value: String(heads), unit: '人' } }];
  });
  for (const [kind, label, unit] of ASSETS) {
    const entry = assets.get(kind);
    if (!entry) continue;
    const whole = Math.floor(entry.quantity / 100);
    const rest = entry.quantity % 100;
    const value = rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
    facts.push({ label, amount: asPrinted(entry.value), ...(unit ? { count: { value, unit } } : {}) });
  }
  for (const [kind, threshold, planned] of EQUIPMENT) {
    const entry = assets.get(kind);
    if (entry)
      facts.push({ label: '设备', threshold, planned, count: { value: String(entry.quantity / 100), unit: '台' } });
  }
  // The whole is told where all its kinds were entered.
  const vehicles = VEHICLES.map((kind) => assets.get(kind));
  if (vehicles.every((entry) => entry !== undefined)) {
    const number = vehicles.reduce((sum, { quantity }) => sum + quantity, 0) / 100;
    const value = vehicles.reduce((sum, entry) => sum + asPrinted(entry.value), 0);
    facts.push({ label: '车辆', amount: value, count: { value: String(number), unit: '辆' } });
  }
  const bought = (kind: ProcurementKind) =>
    budget.ledger.lines.reduce((sum, line) => sum + (line.procurement === kind ? line.amount : 0), 0);
  for (const [kind, label] of PROCUREMENT) facts.push({ label, amount: asPrinted(bought(kind)) });
  facts.push({ label: '政府采购', amount: PROCUREMENT.reduce((sum, [kind]) => sum + asPrinted(bought(kind)), 0) });
  const kinds = PROCUREMENT.flatMap(([kind]) => setAsides[kind] ?? []);
  if (kinds.length > 0) {
    const medium = asPrinted(kinds.reduce((sum, { smallAndMedium }) => sum + smallAndMedium, 0));
    const micro = asPrinted(kinds.reduce((sum, { smallAndMicro }) => sum + smallAndMicro, 0));
    facts.push({ label: '面向中小企业预留政府采购项目', amount: medium });
    for (const label of ['面向小微企业预留', '小微企业预留政府采购项目']) facts.push({ label, amount: micro });
  }
  for (const [label, pays] of PROJECTS)
    facts.push({ label, count: { value: String(projectsOf(budget, pays).length), unit: '个' } });
  for (const [label, projectAmounts] of amountsByProject(budget)) facts.push({ label, projectAmounts });
  const whole = entries.performance.filter(({ project }) => project === '').length;
  if (whole > 0) facts.push({ label: WHOLE_TARGETS, count: { value: String(whole), unit: '个' } });
  return facts;
}

/** Projects as they are counted, by the money that pays them. */
const PROJECTS: readonly (readonly [label: string, pays: (source: FundingSourceId) => boolean])[] = [
  [OWN_PROJECTS, (source) => !FISCAL_APPROPRIATION.includes(source) && !CARRYOVER_AND_SURPLUS.includes(source)],
  [FISCAL_PROJECTS, (source) => FISCAL_APPROPRIATION.includes(source)],
  [FUNDS_PROJECTS, (source) => currentYearSourcesOf('governmentManagedFunds').includes(source)],
  [CAPITAL_PROJECTS, (source) => currentYearSourcesOf('stateCapitalOperations').includes(source)],
];

/** Money of which a text may tell what a project gets, each alone and some together. */
const MONEY: readonly ((source: FundingSourceId) => boolean)[] = [
  ...FUNDING_SOURCES.map(
    ({ id }) =>
      (source: FundingSourceId) =>
        source === id,
  ),
  ...(['generalPublicBudget', 'governmentManagedFunds', 'stateCapitalOperations'] as const).map(
    (budget) => (source: FundingSourceId) => currentYearSourcesOf(budget).includes(source),
  ),
  (source) => FISCAL_APPROPRIATION.includes(source),
  (source) => UNIT_FUNDS.includes(source),
  (source) => CARRYOVER_AND_SURPLUS.includes(source),
  (source) => !CARRYOVER_AND_SURPLUS.includes(source),
  () => true,
];

/** What each project gets, by the ways of counting it; the same amount once. */
function amountsByProject({ ledger }: Budget): Map<string, Fen[]> {
  const sums = sumGroups(ledger);
  const names = new Set(ledger.groups.flatMap(({ type, project }) => (type === 'project' ? [project] : [])));
  return new Map(
    [...names].map((name) => {
      const amounts = MONEY.map((pays) =>
        ledger.groups.reduce(
          (sum, { type, project, source }, index) =>
            type === 'project' && project === name && pays(source) ? sum + (sums[index] ?? 0) : sum,
          0,
        ),
      );
      return [name, [...new Set(amounts.map(asPrinted))].filter((amount) => amount !== 0)];
    }),
  );
}

/** Projects that some money pays, and that print. */
function projectsOf({ ledger }: Budget, pays: (source: FundingSourceId) => boolean): string[] {
  const sums = sumGroups(ledger);
  const byName = new Map<string, number>();
  ledger.groups.forEach(({ type, source, project }, index) => {
    if (type !== 'project' || !pays(source)) return;
    byName.set(project, (byName.get(project) ?? 0) + (sums[index] ?? 0));
  });
  return [...byName].filter(([, amount]) => toPrinted(amount) !== 0).map(([name]) => name);
}

/** The text prints 万元 with two decimals. */
function asPrinted(amount: Fen): Fen {
  return toPrinted(amount) * FEN_PER_PRINTED_STEP;
}
