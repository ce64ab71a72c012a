/** The base worksheets (填报底稿): what the accountant fills in. */
import type { CellFormat } from '../../workbook';
import type { BaseColumn, BaseForm, BaseList } from '../layout';
import { TEXT_FORMAT } from './style';

const text: CellFormat = {
  fontName: '宋体',
  fontSize: 10,
  horizontal: 'left',
  vertical: 'center',
  numberFormat: TEXT_FORMAT,
  locked: false,
};
const lookedUp: CellFormat = { ...text, numberFormat: 'General', fontColor: '#595959' };
/** A ledger in 元 or in 万元 with six decimals: both show all their digits. */
const entered: CellFormat = { ...text, horizontal: 'right', numberFormat: '#,##0.00####' };

const columns: readonly BaseColumn[] = [
  {
    id: 'functional',
    heading: '功能科目编码',
    aliases: ['功能分类科目编码', '功能分类编码', '功能科目', '支出功能分类科目编码', '支出功能分类编码'],
    width: 13,
    format: text,
    required: true,
    note: '7 位项级编码',
  },
  {
    id: 'functionalName',
    heading: '功能科目名称',
    aliases: ['功能分类科目名称', '功能分类名称', '支出功能分类科目名称'],
    width: 32,
    format: lookedUp,
    required: false,
    note: '自动带出',
  },
  {
    id: 'type',
    heading: '支出类型',
    aliases: ['支出类别', '经费类型'],
    width: 11,
    format: text,
    required: true,
    note: '人员经费、公用经费或项目支出',
  },
  {
    id: 'project',
    heading: '项目名称',
    aliases: ['项目'],
    width: 32,
    format: text,
    required: true,
    note: '项目支出必填',
  },
  {
    id: 'economic',
    heading: '经济科目编码',
    aliases: ['经济分类科目编码', '部门经济分类编码', '经济分类编码', '经济科目', '部门预算支出经济分类科目编码'],
    width: 13,
    format: text,
    required: true,
    note: '5 位款级编码',
  },
  {
    id: 'economicName',
    heading: '经济科目名称',
    aliases: ['经济分类科目名称', '部门经济分类名称', '经济分类名称'],
    width: 26,
    format: lookedUp,
    required: false,
    note: '自动带出',
  },
  {
    id: 'source',
    heading: '资金来源',
    aliases: ['资金性质', '经费来源'],
    width: 28,
    format: text,
    required: true,
    note: '从下拉列表选择',
  },
  {
    id: 'amount',
    heading: '金额',
    aliases: ['预算金额', '预算数', '金额(元)', '金额(万元)'],
    width: 16,
    format: entered,
    required: true,
    note: '单位见“单位信息”',
  },
  {
    id: 'procurement',
    heading: '政府采购',
    aliases: ['政府采购类型', '采购类型'],
    width: 10,
    format: text,
    required: false,
    note: '无、货物、工程或服务',
  },
  { id: 'remark', heading: '备注', aliases: ['说明'], width: 24, format: text, required: false },
];

export const ledger: BaseList = {
  sheet: '支出明细',
  title: '支出明细',
  guidance: '每行一笔支出，表1至表11都由这些行汇总而来。不要加合计行；编码、类型和来源可从下拉列表选择，名称自动带出。',
  columns,
};

export const priorLedger: BaseList = {
  sheet: '上年支出明细',
  title: '上年支出明细',
  guidance: '上年的支出明细，列与“支出明细”相同，可从上年的工作簿整表粘贴。',
  columns,
};

export const income: BaseList = {
  sheet: '收入预算',
  title: '收入预算',
  guidance: '按资金来源填写金额，没有的留空。每个来源都应等于“支出明细”中同一来源之和。',
  columns: [
    {
      id: 'source',
      heading: '资金来源',
      aliases: ['资金性质', '收入来源'],
      width: 34,
      format: { ...text, locked: true },
      required: true,
    },
    { id: 'amount', heading: '金额', aliases: ['预算金额', '预算数'], width: 18, format: entered, required: true },
    { id: 'remark', heading: '备注', aliases: ['说明'], width: 36, format: text, required: false },
  ],
};

export const codes: BaseList = {
  sheet: '科目',
  title: '科目',
  guidance: '本工作簿使用的科目，优先于内置目录。可整表粘贴财政系统导出的科目；内置的功能科目不完整，缺的请补在末尾。',
  columns: [
    {
      id: 'functional',
      heading: '功能科目编码',
      aliases: ['功能分类科目编码', '功能分类编码', '支出功能分类科目编码'],
      width: 14,
      format: text,
      required: true,
    },
    {
      id: 'functionalName',
      heading: '功能科目名称',
      aliases: ['功能分类科目名称', '功能分类名称', '支出功能分类科目名称'],
      width: 40,
      format: text,
      required: true,
    },
    {
      id: 'economic',
      heading: '经济科目编码',
      aliases: ['经济分类科目编码', '经济分类编码', '部门经济分类编码'],
      width: 14,
      format: text,
      required: true,
    },
    {
      id: 'economicName',
      heading: '经济科目名称',
      aliases: ['经济分类科目名称', '经济分类名称', '部门经济分类名称'],
      width: 36,
      format: text,
      required: true,
    },
  ],
};

export const choices: BaseList = {
  sheet: '选项',
  title: '选项',
  guidance: '下拉列表的内容，请勿修改。',
  columns: [
    { id: 'source', heading: '资金来源', aliases: [], width: 34, format: text, required: true },
    { id: 'type', heading: '支出类型', aliases: [], width: 14, format: text, required: true },
    { id: 'procurement', heading: '政府采购', aliases: [], width: 14, format: text, required: true },
    { id: 'amountUnit', heading: '金额单位', aliases: [], width: 14, format: text, required: true },
  ],
};

export const unitForm: BaseForm = {
  sheet: '单位信息',
  title: '单位信息',
  guidance: '先填本表。带 * 的必填。',
  fields: [
    { id: 'name', label: '单位名称', aliases: ['预算单位', '编制单位'], required: true, note: '公开时印在每张表上' },
    { id: 'code', label: '单位编码', aliases: ['预算单位编码', '单位代码'], required: false, note: '财政系统中的编码' },
    { id: 'year', label: '预算年度', aliases: ['年度', '年份'], required: true, note: '四位年份，如 2024' },
    {
      id: 'amountUnit',
      label: '金额单位',
      aliases: ['单位'],
      required: true,
      note: '底稿金额的单位：元或万元；公开表一律印万元',
    },
    { id: 'preparedOn', label: '编制日期', aliases: ['填报日期'], required: false, note: '如 2024-02-25' },
    {
      id: 'kind',
      label: '单位性质',
      aliases: ['单位类型'],
      required: false,
      note: '行政单位、参公管理事业单位或其他事业单位；前两种的公用经费是机关运行经费',
    },
    { id: 'posts', label: '编制数', aliases: ['编制人数'], required: false, note: '人' },
    { id: 'staff', label: '在职人数', aliases: ['在职'], required: false, note: '人' },
    { id: 'retired', label: '退休人数', aliases: ['退休'], required: false, note: '人' },
    { id: 'retiredVeterans', label: '离休人数', aliases: ['离休'], required: false, note: '人' },
  ],
};
