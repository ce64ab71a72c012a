/** Reads 上年支出明细 into last year's budget, which the same tables are filled from. */
import type { Budget } from '../../budget/budget';
import { withOwnCodes } from '../../budget/classifications';
import { FUNDING_SOURCES } from '../../budget/funding-source';
import { createLedger, type LedgerLine } from '../../budget/ledger';
import { readLedger } from '../base/read-ledger';
import type { Layout } from '../layouts';
import { type Problem, ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';

/** Last year's budget, or undefined where the sheet is missing or empty; errors stand among the problems. */
export interface PriorReading {
  readonly prior?: Budget;
  readonly problems: readonly Problem[];
}

/**
 * @param workbook read with the sheet of last year's ledger as values
 * @param layout names the sheet
 * @param budget this year's: its unit, amount unit and codes hold for last year too
 */
export function readPrior(workbook: WorkbookSnapshot, layout: Layout, budget: Budget): PriorReading {
  if (!workbook.sheets.has(layout.priorLedger.sheet)) return { problems: [] };
  const problems = new ProblemList();
  const { amountUnit, year } = budget.unit;
  const { lines, namesOfUnknownCodes } = readLedger(
    workbook,
    layout.priorLedger,
    budget.classification,
    amountUnit,
    problems,
  );
  if (!problems.hasErrors && lines.reduce((sum, line) => sum + Math.abs(line.amount), 0) > Number.MAX_SAFE_INTEGER) {
    problems.add('error', layout.priorLedger, '', '金额合计超过 90 万亿元', '请检查“单位信息”的金额单位是否选错。');
  }
  if (problems.hasErrors || lines.length === 0) return { problems: problems.problems };
  return {
    problems: problems.problems,
    prior: {
      unit: { ...budget.unit, year: year - 1 },
      classification: withOwnCodes(budget.classification, { functional: namesOfUnknownCodes, economic: new Map() }),
      ledger: createLedger(lines),
      income: incomeOf(lines),
    },
  };
}

/** Last year's income is not entered again: each source gave what was spent of it. */
function incomeOf(lines: readonly LedgerLine[]): Budget['income'] {
  return FUNDING_SOURCES.map((source) => ({
    source: source.id,
    amount: lines.reduce((sum, line) => (line.source === source.id ? sum + line.amount : sum), 0),
    sheetRow: 0,
  })).filter(({ amount }) => amount !== 0);
}
