/**
 * The entry worksheets of the sample: figures of a disclosure published for 2024 (project allocations, procurement, assets,
 * headcount), in wording of our own. Performance targets other than their amounts are ours.
 */

/** A sheet's rows by column id; amounts in 万元. */
export type EntryRows = readonly Readonly<Record<string, string | number>>[];

/** What is typed on each entry worksheet. Rows with a `kind` are filled in beside that label. */
export interface SampleEntries {
  readonly profile: EntryRows;
  readonly reasons: EntryRows;
  readonly projectNotes: EntryRows;
  readonly procurement: EntryRows;
  readonly assets: EntryRows;
  readonly performance: EntryRows;
  readonly carryoverUses: EntryRows;
}

const FUNCTIONS = [
  '管理、保障和服务本级机关的日常事务，指导所辖地区的机关事务工作。',
  '统一管理本级党政机关的办公用房、周转房和公务用车。',
  '负责本级机关公产房屋的建设、维修和资产管理。',
  '负责公共机构节能的规划、统计、监测和考核。',
  '负责机关办公区和住宅区的安全保卫、环境和水电暖保障。',
];
const DEPARTMENTS = [
  '办公室',
  '物业科',
  '安全保卫科',
  '公共机构节能科',
  '公共资产管理科',
  '车辆管理科',
  '财务科',
  '房产科',
];

const REASONS: Readonly<Record<string, readonly [label: string, reason: string]>> = {
  'income.generalPublicBudget': ['收入·一般公共预算', '工资标准上调，奖金、津贴补贴和社会保险缴费随之增加'],
  'income.unitFunds': ['收入·单位资金', '计划用其他收入购置车辆并补充后勤物资'],
  'income.fiscalCarryover': ['收入·财政拨款结转', '人才公寓一期和办公楼搬迁两个项目的资金结转到本年使用'],
  'expenditure.basic': ['支出·基本支出', '在职人员工资标准上调，奖金和津贴补贴增加'],
  'expenditure.project': ['支出·项目支出', '结转的人才公寓一期建设项目列入本年'],
  'general.item.2010303': [
    '一般公共预算·2010303 机关服务',
    '节能和车队两个项目改列其他政府办公厅（室）及相关机构事务支出',
  ],
  'general.item.2010350': ['一般公共预算·2010350 事业运行', '事业人员工资标准上调'],
  'general.item.2010399': [
    '一般公共预算·2010399 其他政府办公厅（室）及相关机构事务支出',
    '节能和车队两个项目改在本科目列支',
  ],
  'general.item.2080501': ['一般公共预算·2080501 行政单位离退休', '退休人员增加，退休费随之增加'],
  'general.item.2080505': ['一般公共预算·2080505 机关事业单位基本养老保险缴费支出', '缴费基数随工资标准上调'],
  'threePublic.vehicleOperation': ['三公经费·公务用车运行费', '停用部分车辆，改为租赁新能源汽车'],
  'threePublic.officialHospitality': ['三公经费·公务接待费', '新增上级部门项目调研的接待'],
  operating: ['机关运行经费', '压减办公用品采购'],
};

const FULL_YEAR = '2024年1月1日至2024年12月31日';

function project(name: string, parts: readonly (readonly [string, number])[]): EntryRows {
  return parts.map(([part, amount], index) => ({
    ...(index === 0
      ? {
          project: name,
          policyBasis: `克财预〔2024〕001号文件批复的“${name}”预算`,
          executor: '示例单位',
          period: FULL_YEAR,
        }
      : {}),
    part,
    amount,
  }));
}

type Indicator = readonly [
  level1: string,
  level2: string,
  level3: string,
  value: string,
  basis: string,
  lastYear: string,
  weight: number,
];

function targets(subject: string, goal: string, indicators: readonly Indicator[]): EntryRows {
  return indicators.map(([level1, level2, level3, value, basis, lastYear, weight], index) => ({
    ...(index === 0 ? { subject, goal } : {}),
    level1,
    level2,
    level3,
    value,
    basis,
    lastYear,
    weight: String(weight),
    scoring: level1 === '满意度指标' ? '按满意度赋分' : '按完成比例赋分',
    evidence: level2 === '经济成本指标' ? '原始凭证' : '工作资料',
  }));
}

/** A project's targets: one indicator of each kind, the cost at most its budget. Weights add to 90, execution is 10 more. */
function projectTargets(subject: string, goal: string, output: string, value: string, budget: number): EntryRows {
  return targets(subject, goal, [
    ['产出指标', '数量指标', output, value, '计划标准', '同本年', 15],
    ['产出指标', '质量指标', '验收合格率', '>=95%', '计划标准', '95%', 15],
    ['产出指标', '时效指标', '资金支付及时率', '=100%', '计划标准', '100%', 10],
    ['成本指标', '经济成本指标', '项目总成本', `<=${budget}万元`, '预算支出标准', '新增', 20],
    ['效益指标', '社会效益指标', '机关运转保障水平', '稳步提高', '其他标准', '稳步提高', 20],
    ['满意度指标', '满意度指标', '服务对象满意度', '>=95%', '计划标准', '95%', 10],
  ]);
}

export const ENTRIES_2024: SampleEntries = {
  profile: DEPARTMENTS.map((department, index) => {
    const text = FUNCTIONS[index];
    return { ...(text === undefined ? {} : { function: text }), department };
  }),
  reasons: Object.entries(REASONS).map(([key, [label, reason]]) => ({ key, label, reason })),
  projectNotes: [
    ...project('新能源汽车租赁费', [
      ['上半年租赁费', 50],
      ['下半年租赁费', 50],
    ]),
    ...project('机关食堂补助经费', [
      ['专用材料费', 150],
      ['食堂聘用人员工资', 75],
    ]),
    ...project('零星维修及基础设施设备维护经费', [
      ['维修费用', 35],
      ['电费', 90],
      ['基础设施设备维护', 203],
      ['聘用人员工资', 72],
    ]),
    ...project('公共机构节能经费', [
      ['宣传单和横幅', 5],
      ['培训费', 3],
      ['电脑耗材', 2],
    ]),
    ...project('机关车队运行经费', [
      ['车辆维修保养费', 35],
      ['保险费', 40],
      ['加油费', 10],
      ['通行费', 6],
      ['差旅费', 3],
      ['车内用品', 6],
    ]),
  ],
  procurement: [
    { kind: '货物', smallAndMedium: 37.02, smallAndMicro: 37.02 },
    { kind: '工程', smallAndMedium: 2021.85, smallAndMicro: 2021.85 },
    { kind: '服务', smallAndMedium: 170, smallAndMicro: 170 },
  ],
  assets: [
    { kind: '房屋', quantity: 33201.06, value: 11594.67 },
    // Published to two decimals: 1,434.63 and 194.22 of 1,628.84.
    { kind: '一般公务用车', quantity: 39, value: 1434.626 },
    { kind: '其他车辆', quantity: 8, value: 194.216 },
    { kind: '单位价值50万元以上大型设备', quantity: 1 },
    { kind: '其中：单位价值100万元以上大型设备', quantity: 1 },
  ],
  performance: [
    ...targets('单位整体', '保障本级机关正常运转，推进公共机构节能，管好用好公共资产。', [
      ['履职效能', '质量指标', '用水总量', '<=328.40万立方米', '节能规划', '新增', 30],
      ['履职效能', '质量指标', '碳排放总量', '<=21.65万吨', '节能规划', '新增', 20],
      ['履职效能', '质量指标', '能源消费总量', '<=7.35万吨', '节能规划', '新增', 20],
      ['履职效能', '质量指标', '人均用水量下降率', '>=6%', '节能规划', '新增', 20],
    ]),
    ...projectTargets('新能源汽车租赁费', '租用新能源汽车，保障公务出行。', '租赁车辆', '>=20辆', 100),
    ...projectTargets('机关食堂补助经费', '保障机关食堂供餐。', '供餐月数', '=12个月', 225),
    ...projectTargets('零星维修及基础设施设备维护经费', '维修办公用房，维护基础设施。', '维修次数', '>=30次', 400),
    ...projectTargets('公共机构节能经费', '开展节能宣传、培训和考核。', '节能宣传次数', '>=4次', 10),
    ...projectTargets('机关车队运行经费', '保障公务车辆安全运行。', '保障车辆', '=47辆', 100),
    ...projectTargets('其他资金结余收入', '缴纳人员社会保险，购置车辆，补充后勤物资。', '购置车辆', '=1辆', 186.1),
  ],
  carryoverUses: [
    { project: '克州人才公寓一期建设项目经费', use: '人才公寓一期的基础设施建设' },
    { project: '2023年党政办公楼搬迁费用', use: '党政办公楼搬迁' },
  ],
};
