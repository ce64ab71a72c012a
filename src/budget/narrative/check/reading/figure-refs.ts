/** References to figures of the tables, as the reading of texts writes them. */
import type { CheckInput, FigureRef } from '../../../checks';
import type { SectionDeclaration, TableNumber } from '../../../tables';

/** Published, by number. */
export type Tables = CheckInput['tables'];

/** A figure by table, row and column; `main` is the section where none is named. */
export const at = (
  table: TableNumber,
  row: string,
  column: string,
  section: SectionDeclaration['id'] = 'main',
): FigureRef => ({
  table,
  row,
  column,
  section,
});
/** The same, taken away. */
export const less = (ref: FigureRef): FigureRef => ({ ...ref, weight: -1 });
/** A line of 表1's income. */
export const income = (row: string): FigureRef => at(1, row, 'amount', 'income');

/** The three budgets of 财政拨款, in the order of 表5, 表8 and 表9. */
export const FISCAL_BUDGETS = ['generalPublicBudget', 'governmentManagedFunds', 'stateCapitalOperations'];
