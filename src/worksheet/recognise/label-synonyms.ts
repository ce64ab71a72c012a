/** Wordings met in published tables besides those of our own layouts. Data only; all are compared normalised. */
import type { TableNumber } from '../../budget/tables';

/** Other titles of the tables. A title may have anything before it: the year, the unit's name, 表 N. */
export const TITLE_SYNONYMS: Readonly<Record<TableNumber, readonly string[]>> = {
  1: ['收支总体情况表', '单位收支总表', '部门收支总表', '收支预算总表'],
  2: ['收入总体情况表', '单位收入总表', '部门收入总表', '收入预算总表'],
  3: ['支出总体情况表', '单位支出总表', '部门支出总表', '支出预算总表'],
  4: ['财政拨款收支总体情况表', '财政拨款收支总表', '财政拨款收支预算总表'],
  5: ['一般公共预算支出表'],
  6: ['一般公共预算基本支出表', '基本支出情况表'],
  7: ['一般公共预算项目支出表', '项目支出情况表'],
  8: ['政府性基金预算支出表', '政府性基金支出情况表'],
  9: ['国有资本经营预算支出表', '国有资本经营支出情况表'],
  10: ['三公经费支出情况表', '三公经费支出表', '三公经费预算表', '三公经费情况表'],
  11: ['上年结转结余情况表', '结转结余情况明细表', '结转结余情况表', '上年结转结余明细表'],
};

const FUNCTIONAL_CODE = [
  '科目编码',
  '科目代码',
  '功能分类科目编码',
  '功能分类编码',
  '功能科目编码',
  '支出功能分类科目编码',
];
const FUNCTIONAL_NAME = [
  '科目名称',
  '功能分类科目名称',
  '功能分类名称',
  '功能科目名称',
  '支出功能分类科目名称',
  '功能分类',
  '名称',
];

/** Label of a layout's heading → other wordings, wherever that label is used. */
export const HEADING_SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  // Groups.
  收入: ['本年收入预算', '收入预算'],
  支出: ['本年支出预算', '支出预算'],
  财政拨款收入: ['收入', '收入预算'],
  财政拨款支出: ['支出', '支出预算'],
  支出预算: ['预算支出', '单位支出预算', '支出'],
  科目: ['支出科目', '功能科目', '功能分类科目', '经济分类科目'],
  功能分类: ['功能分类科目', '支出功能分类', '支出功能分类科目', '功能科目', '项目(按功能分类)'],
  '财政拨款（补助）': ['财政拨款', '财政拨款补助', '本年财政拨款'],
  财政拨款: ['财政拨款结转', '财政拨款结转结余'],
  非财政拨款: ['非财政拨款结转', '非财政拨款结余', '非财政拨款结转结余'],
  // Codes, names, projects.
  功能分类科目编码: FUNCTIONAL_CODE,
  科目编码: FUNCTIONAL_CODE,
  编码: ['代码', ...FUNCTIONAL_CODE],
  功能分类科目名称: FUNCTIONAL_NAME,
  科目名称: FUNCTIONAL_NAME,
  名称: [
    ...FUNCTIONAL_NAME,
    '功能分类科目',
    '支出功能分类',
    '支出功能分类科目',
    '支出项目',
    '项目',
    '项目(按功能分类)',
  ],
  经济分类科目编码: ['经济分类编码', '经济科目编码', '支出经济分类科目编码', '科目编码', '科目代码'],
  经济分类科目名称: [
    '经济分类名称',
    '经济科目名称',
    '支出经济分类科目名称',
    '经济分类',
    '经济分类科目',
    '科目名称',
    '名称',
  ],
  项目: ['收入项目', '项目名称'],
  项目名称: ['项目', '结转项目', '结转项目名称', '结转结余项目', '结转结余项目名称'],
  '“三公”经费支出内容': ['三公经费', '三公经费项目', '支出内容', '经费项目', '项目', '内容'],
  // Amounts.
  预算数: ['本年预算数', '本年预算', '预算金额', '金额'],
  总计: ['合计', '总合计'],
  合计: ['总计', '小计', '合计数'],
  项目支出合计: ['合计', '总计', '项目支出', '项目支出小计', '项目支出总计'],
  '财政拨款（补助）小计': ['小计', '合计', '财政拨款小计', '财政拨款合计', '财政拨款(补助)合计'],
  一般公共预算: ['一般公共预算拨款', '一般公共预算财政拨款', '一般公共预算资金', '一般公共预算支出'],
  政府性基金预算: ['政府性基金', '政府性基金预算拨款', '政府性基金预算财政拨款', '政府性基金预算支出'],
  国有资本经营预算: [
    '国有资本经营',
    '国有资本经营预算拨款',
    '国有资本经营预算财政拨款',
    '国有资本经营预算支出',
    '国有资本经营收入',
  ],
  上级一般公共预算安排的转移支付: ['上级一般公共预算安排转移支付', '一般公共预算上级转移支付'],
  上级政府性基金安排的转移支付: [
    '上级政府性基金安排转移支付',
    '上级政府性基金预算安排的转移支付',
    '政府性基金上级转移支付',
  ],
  上级国有资本经营预算安排的转移支付: [
    '上级国有资本经营预算安排转移支付',
    '上级国有资本经营安排的转移支付',
    '国有资本经营上级转移支付',
  ],
  '财政专户（教育收费）': ['财政专户', '财政专户管理资金', '财政专户核拨', '财政专户资金', '教育收费'],
  单位资金: ['单位自有资金', '单位资金收入'],
  财政拨款结转: ['财政拨款结转结余', '财政拨款结转资金'],
  非财政拨款结转结余: ['非财政拨款结余', '非财政拨款结转', '非财政拨款结余结转'],
  基本支出: ['基本支出小计', '基本支出合计'],
  项目支出: ['项目支出小计', '项目经费'],
  公用经费: ['日常公用经费', '公用支出', '日常公用支出'],
  人员经费: ['人员支出', '人员经费支出'],
  工资福利支出: ['工资福利'],
  商品和服务支出: ['商品服务支出'],
  对个人和家庭的补助: ['对个人和家庭补助', '对个人和家庭的补助支出', '对个人和家庭补助支出'],
  债务利息及费用支出: ['债务利息及费用', '债务利息支出'],
  '资本性支出（基本建设）': ['资本性支出(基建)', '基本建设支出'],
  '对企业补助（基本建设）': ['对企业补助(基建)'],
  对社会保障基金补助: ['对社会保障基金的补助', '对社会保险基金补助'],
  其他支出: ['其他'],
};

/** Line of 表1, 表4 or 表10 → other wordings, without numbering, 其中 and （小计）. */
export const LINE_SYNONYMS: Readonly<Partial<Record<TableNumber, Readonly<Record<string, readonly string[]>>>>> = {
  1: {
    currentYear: ['本年收入合计', '本年收入小计', '本年预算收入'],
    generalPublicBudgetAll: ['一般公共预算', '一般公共预算财政拨款', '一般公共预算拨款收入'],
    generalPublicBudget: ['一般公共预算财力', '本级财力'],
    generalPublicBudgetTransfer: ['上级一般公共预算安排的转移支付', '上级转移支付'],
    governmentManagedFundsAll: ['政府性基金预算', '政府性基金预算财政拨款', '政府性基金预算拨款收入'],
    governmentManagedFunds: ['政府性基金'],
    governmentManagedFundsTransfer: ['上级政府性基金安排的转移支付', '上级政府性基金预算安排转移支付'],
    stateCapitalOperationsAll: ['国有资本经营预算', '国有资本经营预算财政拨款', '国有资本经营预算拨款收入'],
    stateCapitalOperations: ['国有资本经营预算收入'],
    stateCapitalOperationsTransfer: ['上级国有资本经营预算安排的转移支付', '上级国有资本经营安排转移支付'],
    specialFiscalAccount: ['财政专户管理资金', '财政专户核拨资金', '财政专户', '财政专户管理资金收入'],
    unitFunds: ['单位资金收入'],
    operatingIncome: ['事业单位经营收入', '经营收入'],
    subordinateUnitIncome: ['附属单位上缴'],
    carryover: ['上年结转结余资金', '上年结转', '上年结转和结余', '上年结转、结余'],
    fiscalCarryover: ['财政拨款结转结余', '财政拨款结转资金'],
    generalPublicBudgetCarryover: ['一般公共预算', '一般公共预算结转'],
    governmentManagedFundsCarryover: ['政府性基金预算', '政府性基金预算结转'],
    stateCapitalOperationsCarryover: ['国有资本经营预算', '国有资本经营预算结转'],
    nonFiscalSurplus: ['非财政拨款结转结余', '非财政拨款结余资金', '非财政拨款结转'],
    specialFiscalAccountSurplus: ['财政专户管理资金', '财政专户'],
    unitFundsSurplus: ['单位资金结余'],
  },
  4: {
    fiscalAppropriation: ['财政拨款', '本年财政拨款', '财政拨款收入', '本年收入', '财政拨款补助'],
    generalPublicBudget: ['一般公共预算拨款', '一般公共预算财政拨款', '一般公共预算收入'],
    governmentManagedFunds: [
      '政府性基金预算拨款',
      '政府性基金预算财政拨款',
      '政府性基金',
      '政府性基金收入',
      '政府性基金预算收入',
    ],
    stateCapitalOperations: [
      '国有资本经营预算拨款',
      '国有资本经营预算财政拨款',
      '国有资本经营',
      '国有资本经营预算收入',
    ],
  },
  10: {
    threePublicExpenses: ['总计', '三公经费合计', '三公经费', '三公经费总计', '三公经费小计'],
    overseasVisits: ['因公出国(境)费用', '因公出国(境)', '因公出国(境)经费', '因公出国境费'],
    officialHospitality: ['公务接待', '公务接待费用'],
    officialVehicles: [
      '公务用车购置及运行维护费',
      '公务用车购置和运行费',
      '公务用车购置及运行',
      '公务用车购置及运行费用',
      '公务用车购置及运行维护费用',
      '公务用车购置和运行维护费',
    ],
    vehiclePurchase: ['公务用车购置', '公务用车购置费用'],
    vehicleOperation: ['公务用车运行维护费', '公务用车运行', '公务用车运行费用', '公务用车运行维护费用'],
  },
};

/** Labels of a closing total, normalised. */
export const TOTAL_LABELS: ReadonlySet<string> = new Set([
  '合计',
  '总计',
  '共计',
  '总合计',
  '合计数',
  '收入总计',
  '支出总计',
  '收入合计',
  '支出合计',
  '收入预算总计',
  '支出预算总计',
]);

/** Rows that only number the columns begin so. */
export const COLUMN_NUMBER_LABELS: ReadonlySet<string> = new Set(['栏次', '列次', '行次', '栏目', '**']);

/** Columns beside the table that hold no amounts and need no note. */
export const TEXT_COLUMNS: ReadonlySet<string> = new Set(['备注', '说明', '序号']);

/** Sheets with figures that are no published tables, besides the base worksheets and our hidden sheet. */
export const OWN_REPORT_SHEETS: readonly string[] = ['审核结果'];
