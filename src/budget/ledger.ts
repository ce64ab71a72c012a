/** The ledger (支出明细) and the income budget (收入预算): what the accountant enters, read and valid. */
import type { Fen } from './amount';
import type { FundingSourceId } from './funding-source';
import { groupLines } from './line-groups';

/** 支出类型: 人员经费 and 公用经费 make up 基本支出. */
export type ExpenditureType = 'personnel' | 'publicUse' | 'project';

/** 基本支出. */
export const BASIC_EXPENDITURE: readonly ExpenditureType[] = ['personnel', 'publicUse'];

/** 政府采购 kind of a line. */
export type Procurement = 'none' | 'goods' | 'works' | 'services';

/** One line of the ledger. */
export interface LedgerLine {
  /** 7-digit functional code (项). */
  readonly functional: string;
  readonly type: ExpenditureType;
  /** Project name; `''` where the line has none. */
  readonly project: string;
  /** 5-digit economic code (款). */
  readonly economic: string;
  readonly source: FundingSourceId;
  /** 分. */
  readonly amount: Fen;
  readonly procurement: Procurement;
  readonly remark: string;
  /** The worksheet row it stands in, counted from 1 as people see it. */
  readonly sheetRow: number;
}

/** What decides where a line is printed. All lines alike in this form one group. */
export type LineKind = Pick<LedgerLine, 'functional' | 'type' | 'project' | 'economic' | 'source'>;

/**
 * Lines with the group of each. A ledger of 100,000 lines has a few hundred groups; grouping once lets every table be summed
 * from the groups, and every figure find its lines again.
 */
export interface Ledger {
  readonly lines: readonly LedgerLine[];
  /** In order of first appearance. */
  readonly groups: readonly LineKind[];
  /** `groupOf[i]` is the index in `groups` of `lines[i]`. */
  readonly groupOf: Int32Array;
  /** `amounts[i]` is `lines[i].amount`, side by side for summing. 分. */
  readonly amounts: Float64Array;
}

/** One row of 收入预算. */
export interface IncomeEntry {
  readonly source: FundingSourceId;
  /** 分. */
  readonly amount: Fen;
  readonly sheetRow: number;
}

/**
 * Builds a ledger from its lines.
 *
 * @param lines in worksheet order
 * @throws RangeError where the sum of all amounts leaves the range in which whole 分 are exact (90 万亿元)
 */
export function createLedger(lines: readonly LedgerLine[]): Ledger {
  const amounts = new Float64Array(lines.length);
  let magnitude = 0;
  for (let i = 0; i < lines.length; i++) {
    const { amount } = lines[i] as LedgerLine;
    amounts[i] = amount;
    magnitude += Math.abs(amount);
  }
  if (magnitude > Number.MAX_SAFE_INTEGER) throw new RangeError('支出明细的金额合计超过 90 万亿元，请检查金额单位');
  return { lines, ...groupLines(lines), amounts };
}

/**
 * The exact sum of every group.
 *
 * @param ledger from {@link createLedger}
 * @returns 分, by group index
 */
export function sumGroups(ledger: Ledger): Float64Array {
  const { amounts, groupOf } = ledger;
  const sums = new Float64Array(ledger.groups.length);
  for (let i = 0; i < amounts.length; i++) {
    const group = groupOf[i] as number;
    sums[group] = (sums[group] as number) + (amounts[i] as number);
  }
  return sums;
}
