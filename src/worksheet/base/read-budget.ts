/** Reads the base worksheets into a budget. */
import { formatAmount } from '../../budget/amount';
import type { Budget } from '../../budget/budget';
import { classificationFor, withOwnCodes } from '../../budget/classifications';
import { incomeDifferences } from '../../budget/income-tie';
import { createLedger } from '../../budget/ledger';
import type { Layout } from '../layouts';
import { type Problem, ProblemList } from '../problem';
import type { SheetRequest, WorkbookSnapshot } from '../workbook';
import { type IncomeReading, readIncome } from './read-income';
import { readLedger } from './read-ledger';
import { readOwnCodes } from './read-codes';
import { readUnit } from './read-unit';

/** A budget, unless an error stands among the problems. */
export interface BudgetReading {
  readonly budget?: Budget;
  readonly problems: readonly Problem[];
  /** The amount cell of each source in 收入预算, rows and columns from 0. */
  readonly incomeCells: IncomeReading['cells'];
}

/** What to read of a workbook for {@link readBudget}. */
export function budgetRequests(layout: Layout): SheetRequest[] {
  return [
    ...[layout.unitForm, layout.income, layout.ledger].map(({ sheet }): SheetRequest => ({
      sheet,
      content: 'values',
      kinds: true,
    })),
    { sheet: layout.codes.sheet, content: 'values' },
  ];
}

/**
 * Reads and validates everything the tables derive from. All problems of all sheets are listed, in sheet order.
 *
 * @param workbook read with {@link budgetRequests}
 * @param layout where things are
 */
export function readBudget(workbook: WorkbookSnapshot, layout: Layout): BudgetReading {
  const problems = new ProblemList();
  const unit = readUnit(workbook, layout.unitForm, problems);
  const own = readOwnCodes(workbook, layout, problems);
  // Reading goes on with defaults, so that the problems of the other sheets are listed too; no budget is made of them.
  const amountUnit = unit.amountUnit ?? '万元';
  const classification = withOwnCodes(classificationFor(unit.year ?? 9999), own);
  const income = readIncome(workbook, layout.income, amountUnit, problems);
  const { lines, namesOfUnknownCodes } = readLedger(workbook, layout.ledger, classification, amountUnit, problems);
  const { name, year } = unit;
  if (!problems.hasErrors && lines.length === 0) {
    problems.add('error', layout.ledger, '', '没有一行支出', '请先填写支出明细。');
  }
  if (problems.hasErrors || name === undefined || year === undefined)
    return { problems: problems.problems, incomeCells: income.cells };

  const total = lines.reduce((sum, line) => sum + Math.abs(line.amount), 0);
  if (total > Number.MAX_SAFE_INTEGER) {
    problems.add('error', layout.ledger, '', '金额合计超过 90 万亿元', '请检查“单位信息”的金额单位是否选错。');
    return { problems: problems.problems, incomeCells: income.cells };
  }
  const budget: Budget = {
    unit: { name, year, amountUnit, code: unit.code ?? '' },
    classification: withOwnCodes(classification, { functional: namesOfUnknownCodes, economic: new Map() }),
    ledger: createLedger(lines),
    income: income.entries,
  };
  for (const difference of incomeDifferences(budget)) {
    const [entered, spent] = [difference.income, difference.expenditure].map((fen) => formatAmount(fen, amountUnit));
    problems.add(
      'question',
      { sheet: layout.income.sheet, ...income.cells.get(difference.source.id) },
      entered ?? '',
      `“${difference.source.name}”的收入 ${entered} ${amountUnit}，支出明细合计 ${spent} ${amountUnit}，` +
        `相差 ${formatAmount(difference.income - difference.expenditure, amountUnit)} ${amountUnit}`,
      '请核实：收入与支出按来源应当相等，否则表1、表2、表4对不上。',
    );
  }
  return { budget, problems: problems.problems, incomeCells: income.cells };
}
