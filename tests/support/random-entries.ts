/** Arbitrary entries for the narrative of a budget: whatever an accountant may enter that adds up. */
import fc from 'fast-check';
import { toPrinted } from '../../src/budget/amount';
import type { Budget } from '../../src/budget/budget';
import { currentYearSourcesOf, type FundingSourceId } from '../../src/budget/funding-source';
import { sumGroups } from '../../src/budget/ledger';
import type {
  AssetEntry,
  AssetKind,
  NarrativeEntries,
  PerformanceIndicator,
  PerformanceTarget,
  ProcurementKind,
  ProjectNote,
  SetAside,
} from '../../src/budget/narrative/entries';
import { narrativeOf } from './narrative';

/** 分 in 0.01 万元: entries are typed as they are printed. */
const STEP = 10_000;
const REASONS = ['工资标准调整', '新增专项工作', '压减一般性支出', '按进度安排资金', '科目调整'] as const;
const NAMES = ['办公室', '财务科', '业务一科', '业务二科', '法规科', '信息中心'] as const;
const PARTS = ['设备购置费', '维修费', '培训费', '委托业务费'] as const;

/** Projects of the ledger with their sums in 分, by the sources that count. */
function projectsOf({ ledger }: Budget, counts: (source: FundingSourceId) => boolean): Map<string, number> {
  const sums = sumGroups(ledger);
  const projects = new Map<string, number>();
  ledger.groups.forEach(({ type, project, source }, index) => {
    if (type !== 'project' || !counts(source)) return;
    projects.set(project, (projects.get(project) ?? 0) + (sums[index] ?? 0));
  });
  return projects;
}

const left: (source: FundingSourceId) => boolean = (source) => /Carryover$|Surplus$/.test(source);

const profile = fc.record({
  functions: fc.subarray(['负责本行业的规划。', '负责监督检查', '承办交办的其他事项；'], { minLength: 1 }),
  departments: fc.subarray([...NAMES], { minLength: 1 }),
  subordinates: fc.subarray(['示例一中心', '示例二中心']),
  headcount: fc.record(
    { posts: fc.nat(300), staff: fc.nat(300), retired: fc.nat(99), retiredVeterans: fc.nat(9) },
    { requiredKeys: ['posts', 'staff'] },
  ),
  administrative: fc.boolean(),
});

/** Cuts a printed amount into named parts. */
function partsOf(printed: number): fc.Arbitrary<ProjectNote['parts']> {
  return fc
    .array(fc.integer({ min: 1, max: Math.max(1, printed - 1) }), { maxLength: PARTS.length - 1 })
    .map((cuts) => {
      const ends = [...new Set([...cuts.filter((cut) => cut < printed), printed])].sort((one, two) => one - two);
      return ends.map((end, index) => ({
        name: PARTS[index] ?? '其他',
        amount: (end - (ends[index - 1] ?? 0)) * STEP,
      }));
    });
}

function notes(budget: Budget): fc.Arbitrary<ReadonlyMap<string, ProjectNote>> {
  const general: readonly FundingSourceId[] = currentYearSourcesOf('generalPublicBudget');
  const projects = [...projectsOf(budget, (source) => general.includes(source))];
  return fc
    .tuple(
      ...projects.map(([, fen]) =>
        fc.record({
          policyBasis: fc.constantFrom('县政府常务会议纪要', '财预〔2023〕12号'),
          executor: fc.constantFrom('示例单位', '示例一中心'),
          period: fc.constantFrom('2024年1月1日至2024年12月31日', '2024年全年'),
          parts: partsOf(toPrinted(fen)),
        }),
      ),
    )
    .map((made) => new Map(projects.map(([name], index) => [name, made[index] as ProjectNote])));
}

const setAside: fc.Arbitrary<SetAside> = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([one, two]) => ({ smallAndMedium: Math.max(one, two) * STEP, smallAndMicro: Math.min(one, two) * STEP }));

const asset = (counted: boolean): fc.Arbitrary<AssetEntry> =>
  fc.record({
    quantity: counted ? fc.nat(90).map((pieces) => pieces * 100) : fc.nat(900_000),
    value: fc.nat(9_000_000).map((printed) => printed * STEP),
  });
const assets: fc.Arbitrary<ReadonlyMap<AssetKind, AssetEntry>> = fc
  .record({
    buildings: asset(false),
    generalVehicles: asset(true),
    lawEnforcementVehicles: asset(true),
    specialVehicles: asset(true),
    otherVehicles: asset(true),
    furniture: asset(false),
    otherAssets: asset(false),
    equipmentOver50: fc.constant({ quantity: 900, value: 0 }),
    equipmentOver100: fc.constant({ quantity: 300, value: 0 }),
    plannedEquipmentOver50: fc.constant({ quantity: 200, value: 0 }),
    plannedEquipmentOver100: fc.constant({ quantity: 100, value: 0 }),
  })
  .map((made) => new Map(Object.entries(made) as [AssetKind, AssetEntry][]));

const indicator = (weight: string): fc.Arbitrary<PerformanceIndicator> =>
  fc.record({
    level1: fc.constantFrom('产出指标', '效益指标'),
    level2: fc.constantFrom('数量指标', '质量指标', '社会效益指标'),
    level3: fc.constantFrom('完成检查次数', '验收合格率', '服务对象满意程度'),
    value: fc.constantFrom('>=95%', '=12次', '持续改善', '<=3个'),
    basis: fc.constantFrom('工作计划', '行业标准'),
    lastYear: fc.constantFrom('', '95%', '11次'),
    weight: fc.constant(weight),
    scoring: fc.constantFrom('按比例赋分', '直接赋分'),
    evidence: fc.constantFrom('工作资料', '原始凭证'),
  });

const target = (project: string): fc.Arbitrary<PerformanceTarget> =>
  fc.record({
    project: fc.constant(project),
    goal: fc.constantFrom('按计划完成年度任务，提升服务质量。', '保障单位正常运转，按时完成各项工作。'),
    leader: fc.constantFrom('张三', '李四'),
    telephone: fc.constant('0000-0000000'),
    indicators: fc.tuple(...['20', '30', '40'].map(indicator)),
  });

/**
 * Entries of which each part may be left out.
 *
 * @param budget they are for
 * @param prior last year's, to which the reasons belong
 */
export function entriesFor(budget: Budget, prior: Budget | undefined): fc.Arbitrary<NarrativeEntries> {
  const { changes } = narrativeOf(budget, prior);
  // What is left of the unit's own money has its targets from the year before.
  const targeted = [...projectsOf(budget, (source) => !source.endsWith('Surplus'))]
    .filter(([, fen]) => toPrinted(fen) !== 0)
    .map(([name]) => name);
  const carried = [...projectsOf(budget, left).keys(), '基本支出结转'];
  const kinds: readonly ProcurementKind[] = ['goods', 'works', 'services'];
  return fc.record({
    profile,
    reasons: fc
      .tuple(...changes.map(() => fc.option(fc.constantFrom(...REASONS))))
      .map((made) => new Map(changes.flatMap(({ key }, index) => (made[index] ? [[key, made[index]] as const] : [])))),
    projectNotes: notes(budget),
    setAsides: fc.record(Object.fromEntries(kinds.map((kind) => [kind, setAside])), { requiredKeys: [] }),
    assets: fc.option(assets, { nil: new Map() }),
    performance: fc.oneof(fc.tuple(...['', ...targeted].map(target)), fc.constant([])),
    carryoverUses: fc.constant(new Map(carried.map((project) => [project, '继续实施原项目']))),
  });
}
