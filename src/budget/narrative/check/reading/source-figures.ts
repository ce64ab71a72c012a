/** The figures that say what one source, or one level of government, gives. */
import type { FigureRef } from '../../../checks';
import { at, FISCAL_BUDGETS, income } from './figure-refs';
import type { Scope, Subject } from './subjects';

/** Columns of 表2 that are of one source, for the row of a 科目. None where a source has no column of its own. */
const SOURCE_COLUMNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  generalPublicBudget: [['generalPublicBudget', 'generalPublicBudgetTransfer'], ['generalPublicBudget']],
  governmentManagedFunds: [['governmentManagedFunds', 'governmentManagedFundsTransfer'], ['governmentManagedFunds']],
  stateCapitalOperations: [['stateCapitalOperations', 'stateCapitalOperationsTransfer'], ['stateCapitalOperations']],
  carryover: [['fiscalCarryover', 'nonFiscalSurplus']],
  ...Object.fromEntries(
    [
      'fiscalAppropriation',
      'generalPublicBudgetTransfer',
      'governmentManagedFundsTransfer',
      'stateCapitalOperationsTransfer',
      'specialFiscalAccount',
      'unitFunds',
      'fiscalCarryover',
      'nonFiscalSurplus',
    ].map((id) => [id, [[id]]]),
  ),
};

/** What one source pays of a 科目. */
export function sourceColumns(code: string, source: string): FigureRef[][] {
  return (SOURCE_COLUMNS[source] ?? []).map((columns) => columns.map((column) => at(2, code, column)));
}

/** What the own government gives, and what comes from above: 表1's lines of a budget, 表2's columns of a 科目. */
export function levelReferences(
  { level, budget, codes }: Extract<Subject['topic'], { kind: 'level' }>,
  scope: Scope,
): FigureRef[][] {
  const ends = level === 'either' ? ['', 'Transfer'] : [level === 'own' ? '' : 'Transfer'];
  const within = { general: 0, generalBasic: 0, generalProject: 0, funds: 1, capital: 2 }[scope as string];
  const one = budget ?? (within === undefined ? undefined : FISCAL_BUDGETS[within]);
  return ends.flatMap((end): FigureRef[][] => {
    if (codes) return codes.map((code) => (one ? [one] : FISCAL_BUDGETS).map((id) => at(2, code, `${id}${end}`)));
    if (one) return [[income(`${one}${end}`)]];
    return [FISCAL_BUDGETS.map((id) => income(`${id}${end}`)), [income(`generalPublicBudget${end}`)]];
  });
}
