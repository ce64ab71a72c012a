/** What was entered for the narrative and stands in no table: heads, assets, what is bought and set aside. */
import type { Fen } from '../../amount';
import { FEN_PER_PRINTED_STEP, toPrinted } from '../../amount';
import type { Budget } from '../../budget';
import { CARRYOVER_AND_SURPLUS, FISCAL_APPROPRIATION } from '../../funding-source';
import { sumGroups } from '../../ledger';
import type { AssetKind, HeadcountKind, NarrativeEntries, ProcurementKind } from '../entries';
import { OWN_PROJECTS, type TextFact, WHOLE_TARGETS } from './text-check';

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
  facts.push({ label: OWN_PROJECTS, count: { value: String(ownProjects(budget).length), unit: '个' } });
  const whole = entries.performance.filter(({ project }) => project === '').length;
  if (whole > 0) facts.push({ label: WHOLE_TARGETS, count: { value: String(whole), unit: '个' } });
  return facts;
}

/** Projects of the current year that no fiscal appropriation pays, and that print. */
function ownProjects({ ledger }: Budget): string[] {
  const sums = sumGroups(ledger);
  const byName = new Map<string, number>();
  ledger.groups.forEach(({ type, source, project }, index) => {
    if (type !== 'project' || FISCAL_APPROPRIATION.includes(source) || CARRYOVER_AND_SURPLUS.includes(source)) return;
    byName.set(project, (byName.get(project) ?? 0) + (sums[index] ?? 0));
  });
  return [...byName].filter(([, amount]) => toPrinted(amount) !== 0).map(([name]) => name);
}

/** The text prints 万元 with two decimals. */
function asPrinted(amount: Fen): Fen {
  return toPrinted(amount) * FEN_PER_PRINTED_STEP;
}
