/** 收入预算 against 支出明细, source by source (domain: every source's income is fully allocated). */
import type { Fen } from './amount';
import type { Budget } from './budget';
import { FUNDING_SOURCES, type FundingSource } from './funding-source';
import { sumGroups } from './ledger';

/** A source whose income differs from what the ledger spends of it. Amounts in 分. */
export interface IncomeDifference {
  readonly source: FundingSource;
  readonly income: Fen;
  readonly expenditure: Fen;
}

/**
 * @param budget read and valid
 * @returns the sources that do not tie, in the order of 表1
 */
export function incomeDifferences(budget: Budget): IncomeDifference[] {
  const sums = sumGroups(budget.ledger);
  return FUNDING_SOURCES.map((source) => ({
    source,
    income: budget.income.reduce((sum, entry) => (entry.source === source.id ? sum + entry.amount : sum), 0),
    expenditure: budget.ledger.groups.reduce(
      (sum, group, index) => (group.source === source.id ? sum + (sums[index] as number) : sum),
      0,
    ),
  })).filter(({ income, expenditure }) => income !== expenditure);
}
