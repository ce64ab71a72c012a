/** Sections 1 to 4: the budget as a whole, its income, its expenditure, and its fiscal appropriation. */
import { formatPrinted, toPrinted } from '../../amount';
import {
  FISCAL_APPROPRIATION,
  FISCAL_CARRYOVER,
  type FundingSourceId,
  NON_FISCAL_SURPLUS,
  UNIT_FUNDS,
} from '../../funding-source';
import { BASIC_EXPENDITURE } from '../../ledger';
import type { Composer } from '../composer';
import { rowsOf } from '../figures';
import type { NarrativeParagraph } from '../narrative';
import { amount, joined, missing } from '../spans';
import { useOfClass } from './use';

/** The columns of 表2 as the text lists them. */
export const INCOME_KINDS: readonly (readonly [column: string, name: string, sources: readonly FundingSourceId[]])[] = [
  ['generalPublicBudget', '一般公共预算', ['generalPublicBudget']],
  ['generalPublicBudgetTransfer', '上级一般公共预算安排的转移支付资金', ['generalPublicBudgetTransfer']],
  ['governmentManagedFunds', '政府性基金预算', ['governmentManagedFunds']],
  ['governmentManagedFundsTransfer', '上级政府性基金安排的转移支付资金', ['governmentManagedFundsTransfer']],
  ['stateCapitalOperations', '国有资本经营预算', ['stateCapitalOperations']],
  ['stateCapitalOperationsTransfer', '上级国有资本经营预算安排的转移支付资金', ['stateCapitalOperationsTransfer']],
  ['specialFiscalAccount', '财政专户管理资金', ['specialFiscalAccount']],
  ['unitFunds', '单位资金', UNIT_FUNDS],
  ['fiscalCarryover', '财政拨款结转', FISCAL_CARRYOVER],
  ['nonFiscalSurplus', '非财政拨款结转结余', NON_FISCAL_SURPLUS],
];

/** The three fiscal budgets as 表4 lists them. */
const FISCAL_BUDGETS = [
  ['generalPublicBudget', '一般公共预算'],
  ['governmentManagedFunds', '政府性基金预算'],
  ['stateCapitalOperations', '国有资本经营预算'],
] as const;

/** 一、收支预算总体情况 (表1). */
export function overallBudget(c: Composer): NarrativeParagraph[] {
  const income = c.figure({ table: 1, section: 'income', column: 'amount' });
  const expenditure = c.figure({ table: 1, section: 'expenditure', column: 'amount' });
  const sources = INCOME_KINDS.filter(([column]) => c.figure({ table: 2, column }).printed !== 0);
  const classes = rowsOf(c.input.tables, { table: 1, section: 'expenditure' }).filter(
    (row) => toPrinted(row.figures[0] ?? 0) !== 0,
  );
  const ties = income.printed === expenditure.printed;
  return [
    c.text('overall.principle', `${c.unit}将全部收入和全部支出都编入${c.year}年单位预算，统一管理。`),
    ties
      ? c.text('overall.total', ['收支总预算', amount(expenditure), '。'])
      : c.text(
          'overall.total',
          ['收入总计', amount(income), '，支出总计', amount(expenditure), '，', missing('收入与支出不相等')],
          `表1收入总计${formatPrinted(income.printed)}万元，支出总计${formatPrinted(expenditure.printed)}万元，请核对“收入预算”与“支出明细”`,
        ),
    ...(sources.length > 0
      ? [c.text('overall.sources', ['收入来源包括：', sources.map(([, name]) => name).join('、'), '。'])]
      : []),
    ...(classes.length > 0
      ? [c.text('overall.classes', ['支出方向包括：', classes.map(({ name }) => name).join('、'), '。'])]
      : []),
  ];
}

/** 二、收入预算 (表2). */
export function incomeBudget(c: Composer): NarrativeParagraph[] {
  const total = c.figure({ table: 2, column: 'total' });
  const kinds = INCOME_KINDS.map(([column, name, sources]) => ({
    name,
    comparison: {
      key: `income.${column}`,
      label: `收入·${name}`,
      figure: c.figure({ table: 2, column }),
      lines: { sources },
    },
  }));
  const none = kinds.filter(({ comparison }) => c.isNothing(comparison.figure));
  return [
    c.totalParagraph('income.total', `${c.year}年收入预算`, total),
    ...kinds
      .filter((kind) => !none.includes(kind))
      .flatMap(({ name, comparison }) => [
        c.figureParagraph(comparison, { lead: name, whole: total }),
        ...(name === '单位资金' ? unitFunds(c) : []),
      ]),
    ...c.nothing(
      'income.nothing',
      none.map(({ name }) => name),
    ),
  ];
}

/** The five kinds of 单位资金, as 表1 has them. */
const UNIT_FUND_LINES = [
  ['publicServiceIncome', '事业收入'],
  ['superiorSubsidyIncome', '上级补助收入'],
  ['subordinateUnitIncome', '附属单位上缴收入'],
  ['operatingIncome', '事业单位经营收入'],
  ['otherIncome', '其他收入'],
] as const;

/** What 单位资金 is made of. */
function unitFunds(c: Composer): NarrativeParagraph[] {
  const some = UNIT_FUND_LINES.map(([row, name]) => ({
    name,
    figure: c.figure({ table: 1, section: 'income', row, column: 'amount' }),
  })).filter(({ figure }) => figure.printed !== 0);
  const [only] = some;
  if (!only) return [];
  const id = 'income.unitFunds.kinds';
  if (some.length === 1) return [c.text(id, `单位资金全部为${only.name}。`)];
  return [
    c.text(id, [
      '单位资金包括：',
      joined(
        some.map(({ name, figure }) => [name, amount(figure)]),
        '，',
      ),
      '。',
    ]),
  ];
}

/** 三、支出预算 (表3). */
export function expenditureBudget(c: Composer): NarrativeParagraph[] {
  const total = c.figure({ table: 3, column: 'total' });
  const part = (column: 'basic' | 'project', name: string) =>
    c.figureParagraph(
      {
        key: `expenditure.${column}`,
        label: `支出·${name}`,
        figure: c.figure({ table: 3, column }),
        lines: { types: column === 'basic' ? BASIC_EXPENDITURE : ['project'] },
      },
      { lead: name, whole: total },
    );
  return [
    c.totalParagraph('expenditure.total', `${c.year}年支出预算`, total),
    part('basic', '基本支出'),
    part('project', '项目支出'),
  ];
}

/** 四、财政拨款收支预算 (表4). */
export function fiscalAppropriation(c: Composer): NarrativeParagraph[] {
  const income = c.figure({ table: 4, section: 'income', column: 'total' });
  const expenditure = c.figure({ table: 4, section: 'expenditure', column: 'total' });
  if (income.printed === 0 && expenditure.printed === 0) {
    const none = `${c.year}年没有安排财政拨款收支预算`;
    return [c.text('fiscal.total', [none, c.gone(expenditure, 'fiscal.total'), '。'])];
  }
  const budgets = FISCAL_BUDGETS.map(([id, name]) => ({
    id,
    name,
    income: c.figure({ table: 4, section: 'income', row: id, column: 'total' }),
  }));
  const ties = income.printed === expenditure.printed;
  const paragraphs = [
    ties
      ? c.text('fiscal.total', [`${c.year}年财政拨款收支总预算`, amount(expenditure), '。'])
      : c.text(
          'fiscal.total',
          ['财政拨款收入预算', amount(income), '，支出预算', amount(expenditure), '，', missing('收入与支出不相等')],
          '表4收入总计与支出总计不相等，请核对“收入预算”与“支出明细”',
        ),
    c.text('fiscal.income', [
      '收入来源包括：',
      joined(
        budgets.map(({ name, income: figure }) =>
          figure.printed === 0 ? `${name}拨款未安排` : [`${name}拨款`, amount(figure)],
        ),
        '；',
      ),
      '。',
    ]),
  ];
  for (const { id, name } of budgets) {
    const rows = rowsOf(c.input.tables, { table: 4, section: 'expenditure' });
    const column = FISCAL_BUDGETS.findIndex(([budget]) => budget === id) + 1;
    const classes = rows.filter((row) => toPrinted(row.figures[column] ?? 0) !== 0);
    if (classes.length === 0) continue;
    const sources = FISCAL_APPROPRIATION.filter((source) => source === id || source === `${id}Transfer`);
    paragraphs.push(
      c.text(`fiscal.expenditure.${id}`, [
        // 国有资本经营预算 is one 类 of the same name.
        classes.every((row) => row.name === `${name}支出`) ? '' : `${name}支出包括：`,
        joined(
          classes.map((row) => [
            row.name,
            amount(c.figure({ table: 4, section: 'expenditure', row: row.key, column: id })),
            useOfClass(c.input.budget, row.code, sources, classes.length),
          ]),
          '；',
        ),
        '。',
      ]),
    );
  }
  return paragraphs;
}
