/** The entry worksheets of the narrative: what no ledger says. */
import type { CellFormat } from '../../workbook';
import type { BaseColumn, FixedList, NarrativeLayout } from '../layout';
import { TEXT_FORMAT } from './style';

const text: CellFormat = {
  fontName: '宋体',
  fontSize: 10,
  horizontal: 'left',
  vertical: 'top',
  wrap: true,
  numberFormat: TEXT_FORMAT,
  locked: false,
};
/** Written by the program, or fixed. */
const given: CellFormat = { ...text, fontColor: '#595959', locked: true };
const entered: CellFormat = { ...text, horizontal: 'right', wrap: false, numberFormat: '#,##0.00####' };
const givenAmount: CellFormat = { ...given, horizontal: 'right', wrap: false, numberFormat: '#,##0.00' };

type Extra = Partial<Pick<BaseColumn, 'aliases' | 'required' | 'note' | 'format'>>;

function column(id: string, heading: string, width: number, extra: Extra = {}): BaseColumn {
  return { id, heading, width, aliases: [], required: false, format: text, ...extra };
}

const procurement: FixedList = {
  sheet: '政府采购',
  title: '政府采购',
  guidance: '采购预算由“支出明细”的“政府采购”列合计，不用填。只填预留给中小企业、小微企业的金额，没有的留空。',
  columns: [
    column('kind', '采购类型', 14, { required: true, format: given }),
    column('planned', '采购预算', 18, {
      format: { ...given, horizontal: 'right', numberFormat: '#,##0.00####' },
      note: '自动合计',
    }),
    column('smallAndMedium', '面向中小企业预留', 20, { required: true, format: entered, note: '单位见“单位信息”' }),
    column('smallAndMicro', '其中：面向小微企业预留', 24, {
      required: true,
      format: entered,
      aliases: ['面向小微企业预留', '小微企业预留'],
      note: '不大于中小企业预留',
    }),
  ],
  rows: [
    { id: 'goods', label: '货物', measure: '' },
    { id: 'works', label: '工程', measure: '' },
    { id: 'services', label: '服务', measure: '' },
  ],
};

const assets: FixedList = {
  sheet: '国有资产',
  title: '国有资产占用使用情况',
  guidance: '填上年末的数，没有的留空。价值的金额单位见“单位信息”。最后两行是本年计划购置的数量。',
  columns: [
    column('kind', '资产类别', 34, { required: true, format: given }),
    column('measure', '计量单位', 12, { format: given }),
    column('quantity', '数量', 16, {
      required: true,
      format: { ...entered, numberFormat: '#,##0.##' },
      aliases: ['面积或数量'],
    }),
    column('value', '价值', 18, { required: true, format: entered, aliases: ['价值(万元)', '价值(元)', '金额'] }),
  ],
  rows: [
    { id: 'buildings', label: '房屋', measure: '平方米' },
    { id: 'generalVehicles', label: '一般公务用车', measure: '辆' },
    { id: 'lawEnforcementVehicles', label: '执法执勤用车', measure: '辆' },
    { id: 'specialVehicles', label: '特种专业技术用车', measure: '辆' },
    { id: 'otherVehicles', label: '其他车辆', measure: '辆' },
    { id: 'furniture', label: '办公家具', measure: '' },
    { id: 'otherAssets', label: '其他资产', measure: '' },
    { id: 'equipmentOver50', label: '单位价值50万元以上大型设备', measure: '台（套）' },
    { id: 'equipmentOver100', label: '其中：单位价值100万元以上大型设备', measure: '台（套）' },
    { id: 'plannedEquipmentOver50', label: '本年购置50万元以上大型设备', measure: '台（套）' },
    { id: 'plannedEquipmentOver100', label: '其中：本年购置100万元以上大型设备', measure: '台（套）' },
  ],
};

export const narrative: NarrativeLayout = {
  sheet: '情况说明',
  profile: {
    sheet: '单位概况',
    title: '单位概况',
    guidance: '每格写一条：主要职能一条一行，内设机构、下属预算单位一个一行，没有的留空。人数在“单位信息”里填。',
    columns: [
      column('function', '主要职能', 70, { required: true, aliases: ['职能', '单位职能'], note: '不用写序号' }),
      column('department', '内设机构', 24, { aliases: ['机构设置', '内设科室', '科室'] }),
      column('subordinate', '下属预算单位', 30, { aliases: ['下属单位'] }),
    ],
  },
  reasons: {
    sheet: '变动原因',
    title: '变动原因',
    guidance:
      '比上年有增减的项目由程序在“生成情况说明”时列出，金额单位为万元。只填“变动原因”一列，再次生成时保留。“明细中变动最大的”供参考。',
    columns: [
      column('label', '事项', 40, { required: true, format: given }),
      column('now', '本年预算', 14, { format: givenAmount }),
      column('prior', '上年预算', 14, { format: givenAmount }),
      column('change', '增减额', 14, { format: { ...givenAmount, numberFormat: '#,##0.00;-#,##0.00' } }),
      column('suggestion', '明细中变动最大的', 44, { format: given }),
      column('reason', '变动原因', 50, {
        required: true,
        aliases: ['主要原因', '原因'],
        note: '填在“主要原因是：”之后的话',
      }),
      column('key', '标识', 24, { aliases: ['标志'], format: given, note: '程序用，请勿改' }),
    ],
  },
  projectNotes: {
    sheet: '项目说明',
    title: '项目说明',
    guidance:
      '一般公共预算的每个项目填一段：第一行写项目名称、依据、承担单位和执行时间；资金分配一行一项，下面各行的项目名称可以不写。',
    columns: [
      column('project', '项目名称', 32, { required: true, note: '与“支出明细”一致' }),
      column('policyBasis', '设立的政策依据', 44, { aliases: ['政策依据', '立项依据'] }),
      column('executor', '项目承担单位', 24, { aliases: ['承担单位', '实施单位'] }),
      column('period', '资金执行时间', 26, { aliases: ['执行时间', '项目周期'] }),
      column('part', '资金分配内容', 30, { required: true, aliases: ['资金分配', '分配内容'] }),
      column('amount', '金额', 16, {
        required: true,
        format: entered,
        aliases: ['分配金额'],
        note: '单位见“单位信息”',
      }),
    ],
  },
  procurement,
  assets,
  performance: {
    sheet: '绩效目标',
    title: '绩效目标',
    guidance:
      '单位整体填一段，每个项目填一段：第一行写对象和年度目标，指标一行一个，下面各行的对象可以不写。单位整体的对象写“单位整体”。',
    columns: [
      column('subject', '对象', 26, { required: true, aliases: ['项目名称'], note: '单位整体，或项目名称' }),
      column('leader', '负责人', 12, { aliases: ['项目负责人', '联系人', '单位联系人'] }),
      column('telephone', '联系电话', 14),
      column('goal', '年度目标', 44, { aliases: ['项目总体目标', '年度绩效目标', '总体目标'] }),
      column('level1', '一级指标', 12),
      column('level2', '二级指标', 14),
      column('level3', '三级指标', 28, { required: true, aliases: ['指标名称'] }),
      column('value', '指标值', 14, { required: true }),
      column('basis', '设定依据', 20, { aliases: ['指标设定依据', '指标值设置依据'] }),
      column('lastYear', '上年完成值', 14),
      column('weight', '分值权重', 10, { aliases: ['权重', '指标分值权重'] }),
      column('scoring', '赋分规则', 18, { aliases: ['指标赋分规则'] }),
      column('evidence', '佐证资料', 16),
    ],
  },
  carryoverUses: {
    sheet: '结转使用',
    title: '结转使用',
    guidance: '上年结转结余的每个项目写明资金用途。项目由程序在“生成情况说明”时列出。',
    columns: [
      column('project', '结转项目', 40, { required: true, aliases: ['项目名称'] }),
      column('use', '主要用于', 70, { required: true, aliases: ['资金用途', '用途'] }),
    ],
  },
};
