/**
 * What a table is. One declaration fills the table, explains each figure by its ledger lines, and (later) checks and documents
 * it. How it looks on paper is the layout's business (src/worksheet/layouts).
 */
import type { BudgetUnit } from '../budget';
import { currentYearSourcesOf, type FundingSourceId } from '../funding-source';
import type { ExpenditureType } from '../ledger';

export type TableNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;

/** Which lines belong: all stated conditions hold. A condition left out holds always. */
export interface Filter {
  readonly sources?: readonly FundingSourceId[];
  readonly types?: readonly ExpenditureType[];
  /** Beginnings of economic codes, such as `301` or `30217`. */
  readonly economic?: readonly string[];
}

/** An amount column, or a fixed line of a list: either what a filter lets through, or the sum of other columns or lines. */
export type Figure = { readonly id: string; readonly name: string } & (
  | { readonly where: Filter; readonly parts?: undefined }
  | { readonly parts: readonly string[]; readonly where?: undefined }
);

/** Which rows a section has. */
export type RowRule =
  /** Fixed lines, each a {@link Figure}. */
  | { readonly kind: 'lines'; readonly lines: readonly Figure[] }
  /** All functional 类 of the classification, printed even where zero. */
  | { readonly kind: 'functional-classes' }
  /** Functional 类, 款, 项 that are not zero. */
  | { readonly kind: 'functional-tree' }
  /** Functional 类, 款, then one row for each 项 and project. */
  | { readonly kind: 'functional-projects' }
  /** Economic 类, 款 that are not zero. */
  | { readonly kind: 'economic-tree' }
  /** One row for each project (基本支出 without a project name under its own name). */
  | { readonly kind: 'projects' };

/** A block of rows and amount columns. 表1 and 表4 have two, side by side. */
export interface SectionDeclaration {
  readonly id: 'main' | 'income' | 'expenditure';
  /** What it sums: 支出明细, or 收入预算 (which has sources only). */
  readonly from: 'ledger' | 'income';
  readonly scope: Filter;
  readonly rows: RowRule;
  readonly columns: readonly Figure[];
  /** Name of the closing total row; absent where the lines hold their own total. */
  readonly total?: string;
}

export interface TableDeclaration {
  readonly number: TableNumber;
  readonly title: string;
  /** The regulation or source that asks for the table. */
  readonly basis: string;
  readonly sections: readonly SectionDeclaration[];
  /** The remark under a table without rows. */
  readonly emptyRemark?: (unit: BudgetUnit) => string;
}

/** Row key of a section's closing total. */
export const TOTAL_ROW = 'total';

/** 财政部 and 预算法 provisions that every table rests on. */
export const DISCLOSURE_BASIS =
  '《中华人民共和国预算法》第十四条；财政部《地方预决算公开操作规程》（财预〔2016〕143号）';

/** The three fiscal budgets, as columns of 表4 and 表10 and as income lines of 表4. */
export const FISCAL_BUDGET_COLUMNS: readonly Figure[] = [
  {
    id: 'generalPublicBudget',
    name: '一般公共预算',
    where: { sources: currentYearSourcesOf('generalPublicBudget') },
  },
  {
    id: 'governmentManagedFunds',
    name: '政府性基金预算',
    where: { sources: currentYearSourcesOf('governmentManagedFunds') },
  },
  {
    id: 'stateCapitalOperations',
    name: '国有资本经营预算',
    where: { sources: currentYearSourcesOf('stateCapitalOperations') },
  },
];

/** Personnel, public use and project, as columns of 表8 and 表9. */
export const EXPENDITURE_TYPE_COLUMNS: readonly Figure[] = [
  { id: 'personnel', name: '人员经费', where: { types: ['personnel'] } },
  { id: 'publicUse', name: '公用经费', where: { types: ['publicUse'] } },
  { id: 'project', name: '项目支出', where: { types: ['project'] } },
];
