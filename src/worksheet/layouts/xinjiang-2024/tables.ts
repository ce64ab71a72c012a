/** 表1–表11 as published in Xinjiang for 2024: headings, widths and orientation. */
import type { HeaderNode, LeafColumn, TableLayout } from '../layout';

type Section = NonNullable<LeafColumn['section']>;

const amount = (column: string, label: string, width = 12, section?: Section): LeafColumn => ({
  holds: 'amount',
  column,
  label,
  width,
  ...(section ? { section } : {}),
});

const name = (label: string, width: number, section?: Section): LeafColumn => ({
  holds: 'name',
  label,
  width,
  ...(section ? { section } : {}),
});

const codeParts = (...labels: string[]): LeafColumn[] =>
  labels.map((label, index) => ({ holds: 'code-part', part: index as 0 | 1 | 2, label, width: 6 }));

const functionalCode: HeaderNode = { label: '功能分类科目编码', children: codeParts('类', '款', '项') };

const functionalSubject = (label: string): HeaderNode => ({
  label,
  children: [functionalCode, name('功能分类科目名称', 38)],
});

const basicAndProject = (label: string): HeaderNode => ({
  label,
  children: [amount('total', '合计', 15), amount('basic', '基本支出', 15), amount('project', '项目支出', 15)],
});

const threeFiscalBudgets = (width: number, section?: Section): HeaderNode[] => [
  amount('generalPublicBudget', '一般公共预算', width, section),
  amount('governmentManagedFunds', '政府性基金预算', width, section),
  amount('stateCapitalOperations', '国有资本经营预算', width, section),
];

const fundExpenditure = (label: string): readonly HeaderNode[] => [
  functionalSubject('科目'),
  {
    label,
    children: [
      amount('total', '合计', 15),
      { label: '基本支出', children: [amount('personnel', '人员经费', 14), amount('publicUse', '公用经费', 14)] },
      amount('project', '项目支出', 15),
    ],
  },
];

const carryoverHalf = (label: string, id: string): HeaderNode => ({
  label,
  children: [
    amount(id, '合计', 13),
    {
      label: '基本支出',
      children: [amount(`${id}Personnel`, '人员经费', 12), amount(`${id}PublicUse`, '公用经费', 12)],
    },
    amount(`${id}Project`, '项目支出', 13),
  ],
});

export const tables: readonly TableLayout[] = [
  {
    table: 1,
    sheet: '表1',
    orientation: 'portrait',
    headerHeight: 20,
    header: [
      { label: '收入', children: [name('项目', 36, 'income'), amount('amount', '预算数', 15, 'income')] },
      {
        label: '支出',
        children: [
          {
            label: '功能分类',
            children: [
              { holds: 'code', label: '编码', width: 6, section: 'expenditure' },
              name('名称', 30, 'expenditure'),
            ],
          },
          amount('amount', '预算数', 15, 'expenditure'),
        ],
      },
    ],
  },
  {
    table: 2,
    sheet: '表2',
    orientation: 'landscape',
    headerHeight: 50,
    header: [
      functionalCode,
      name('功能分类科目名称', 28),
      amount('total', '总计'),
      {
        label: '财政拨款（补助）',
        children: [
          amount('fiscalAppropriation', '财政拨款（补助）小计'),
          amount('generalPublicBudget', '一般公共预算'),
          amount('generalPublicBudgetTransfer', '上级一般公共预算安排的转移支付'),
          amount('governmentManagedFunds', '政府性基金预算'),
          amount('governmentManagedFundsTransfer', '上级政府性基金安排的转移支付'),
          amount('stateCapitalOperations', '国有资本经营预算'),
          amount('stateCapitalOperationsTransfer', '上级国有资本经营预算安排的转移支付'),
        ],
      },
      amount('specialFiscalAccount', '财政专户（教育收费）'),
      amount('unitFunds', '单位资金'),
      amount('fiscalCarryover', '财政拨款结转'),
      amount('nonFiscalSurplus', '非财政拨款结转结余'),
    ],
  },
  {
    table: 3,
    sheet: '表3',
    orientation: 'portrait',
    headerHeight: 20,
    header: [functionalSubject('科目'), basicAndProject('支出预算')],
  },
  {
    table: 4,
    sheet: '表4',
    orientation: 'landscape',
    headerHeight: 20,
    header: [
      {
        label: '财政拨款收入',
        children: [name('项目', 26, 'income'), amount('total', '合计', 14, 'income')],
      },
      {
        label: '财政拨款支出',
        children: [
          {
            label: '功能分类',
            children: [
              { holds: 'code', label: '编码', width: 6, section: 'expenditure' },
              name('名称', 30, 'expenditure'),
            ],
          },
          amount('total', '合计', 14, 'expenditure'),
          ...threeFiscalBudgets(14, 'expenditure'),
        ],
      },
    ],
  },
  {
    table: 5,
    sheet: '表5',
    orientation: 'portrait',
    headerHeight: 20,
    header: [functionalSubject('科目'), basicAndProject('一般公共预算支出')],
  },
  {
    table: 6,
    sheet: '表6',
    orientation: 'portrait',
    headerHeight: 20,
    header: [
      {
        label: '科目',
        children: [
          { label: '经济分类科目编码', children: codeParts('类', '款').map((column) => ({ ...column, width: 9 })) },
          name('经济分类科目名称', 38),
        ],
      },
      {
        label: '一般公共预算基本支出',
        children: [
          amount('total', '合计', 15),
          amount('personnel', '人员经费', 15),
          amount('publicUse', '公用经费', 15),
        ],
      },
    ],
  },
  {
    table: 7,
    sheet: '表7',
    orientation: 'landscape',
    headerHeight: 30,
    header: [
      { label: '科目编码', children: codeParts('类', '款', '项') },
      name('科目名称', 28),
      { holds: 'project', label: '项目名称', width: 28 },
      amount('total', '项目支出合计', 12),
      amount('301', '工资福利支出', 11),
      amount('302', '商品和服务支出', 11),
      amount('303', '对个人和家庭的补助', 11),
      amount('307', '债务利息及费用支出', 11),
      amount('309', '资本性支出（基本建设）', 11),
      amount('310', '资本性支出', 11),
      amount('311', '对企业补助（基本建设）', 11),
      amount('312', '对企业补助', 11),
      amount('313', '对社会保障基金补助', 11),
      amount('399', '其他支出', 11),
    ],
  },
  { table: 8, sheet: '表8', orientation: 'portrait', headerHeight: 20, header: fundExpenditure('政府性基金预算支出') },
  {
    table: 9,
    sheet: '表9',
    orientation: 'portrait',
    headerHeight: 20,
    header: fundExpenditure('国有资本经营预算支出'),
  },
  {
    table: 10,
    sheet: '表10',
    orientation: 'portrait',
    headerHeight: 24,
    header: [
      name('“三公”经费支出内容', 34),
      amount('total', '合计', 15),
      { label: '资金来源', children: threeFiscalBudgets(16) },
    ],
  },
  {
    table: 11,
    sheet: '表11',
    orientation: 'landscape',
    headerHeight: 22,
    header: [
      { holds: 'project', label: '项目名称', width: 38 },
      amount('total', '总计', 13),
      carryoverHalf('财政拨款', 'fiscal'),
      carryoverHalf('非财政拨款', 'nonFiscal'),
    ],
  },
];
