/** 绩效目标表 as published: one for the unit, one per project, with the funds that the ledger gives them. */
import { formatPrinted, toPrinted } from '../amount';
import type { Budget } from '../budget';
import type { NarrativeEntries, PerformanceIndicator } from './entries';
import { performanceTables } from './performance';

/** An amount with its name. 0.01 万元. */
export interface NamedFigure {
  readonly name: string;
  readonly printed: number;
  /** What of it is left from last year; left out where nothing is. */
  readonly carried?: { readonly name: string; readonly printed: number };
}

/** What the table says of an indicator, in its columns' order: field and heading. */
export const INDICATOR_COLUMNS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['level3', '三级指标'],
  ['value', '指标值'],
  ['basis', '指标值设定依据'],
  ['lastYear', '上年完成值'],
  ['weight', '分值权重'],
  ['scoring', '赋分规则'],
  ['evidence', '佐证资料'],
] as const satisfies readonly (readonly [field: keyof PerformanceIndicator, heading: string])[];

export interface PublishedPerformanceTable {
  /** Project name; `''` is the whole unit. */
  readonly project: string;
  readonly title: string;
  /** What the goal is called. */
  readonly goalLabel: string;
  readonly goal: string;
  readonly leader: string;
  readonly telephone: string;
  /** 年度预算 in all. 0.01 万元. */
  readonly total: number;
  /** Where it comes from; every line is stated, nothing as zero. */
  readonly funds: readonly NamedFigure[];
  /** 资金分配 from 项目说明, in order; none for the whole unit. */
  readonly allocation: readonly NamedFigure[];
  readonly indicators: readonly PerformanceIndicator[];
}

/**
 * The performance tables of a budget, the unit's first, then the projects in the order entered.
 *
 * @param budget whose ledger gives the funds
 * @param entries what was entered in 绩效目标 and 项目说明; a subject without targets has no table
 */
export function publishedPerformanceTables(budget: Budget, entries: NarrativeEntries): PublishedPerformanceTable[] {
  const ofUnit = entries.performance.filter(({ project }) => project === '');
  const ofProjects = entries.performance.filter(({ project }) => project !== '');
  return performanceTables(budget, [...ofUnit, ...ofProjects]).map(({ funds, ...target }) => {
    const isWhole = target.project === '';
    return {
      ...target,
      title: isWhole ? '单位整体绩效目标表' : '项目支出绩效目标表',
      goalLabel: isWhole ? '年度绩效目标' : '项目总体目标',
      total: funds.total,
      funds: [
        {
          name: isWhole ? '财政资金' : '财政拨款',
          printed: funds.fiscal,
          ...carried('财政拨款结转', funds.fiscalCarryover),
        },
        ...(isWhole ? [{ name: '财政资金中上级转移支付', printed: funds.fiscalFromAbove }] : []),
        { name: '其他资金', printed: funds.other, ...carried('非财政拨款结转结余', funds.nonFiscalSurplus) },
      ],
      allocation: (entries.projectNotes.get(target.project)?.parts ?? []).map(({ name, amount }) => ({
        name,
        printed: toPrinted(amount),
      })),
    };
  });
}

function carried(name: string, printed: number): Pick<NamedFigure, 'carried'> {
  return printed === 0 ? {} : { carried: { name, printed } };
}

/** `年度预算总额：10.00`, and below it where that comes from, 万元. */
export function fundsText({ total, funds }: Pick<PublishedPerformanceTable, 'total' | 'funds'>): string {
  return `年度预算总额：${formatPrinted(total)}\n其中：${figuresText(funds)}`;
}

/** `财政拨款：10.00；其他资金：0.00`, 万元. */
export function figuresText(figures: readonly NamedFigure[]): string {
  return figures
    .map(({ name, printed, carried: left }) => {
      const within = left ? `（其中${left.name}${formatPrinted(left.printed)}）` : '';
      return `${name}：${formatPrinted(printed)}${within}`;
    })
    .join('；');
}
