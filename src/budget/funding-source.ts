/** The funding sources (资金来源) of a unit budget and where each is printed. Source: the published form, 表1 and 表2. */

/** The three budgets that make up 财政拨款. */
export type FiscalBudget = 'generalPublicBudget' | 'governmentManagedFunds' | 'stateCapitalOperations';

export type FundingSourceId =
  | 'generalPublicBudget'
  | 'generalPublicBudgetTransfer'
  | 'governmentManagedFunds'
  | 'governmentManagedFundsTransfer'
  | 'stateCapitalOperations'
  | 'stateCapitalOperationsTransfer'
  | 'specialFiscalAccount'
  | 'publicServiceIncome'
  | 'superiorSubsidyIncome'
  | 'subordinateUnitIncome'
  | 'operatingIncome'
  | 'otherIncome'
  | 'generalPublicBudgetCarryover'
  | 'governmentManagedFundsCarryover'
  | 'stateCapitalOperationsCarryover'
  | 'specialFiscalAccountSurplus'
  | 'unitFundsSurplus';

export interface FundingSource {
  readonly id: FundingSourceId;
  /** The name accountants choose in the drop-down list. */
  readonly name: string;
  /** The group it belongs to: what is received this year, or what is left from last year (上年结转结余). */
  readonly carryover: boolean;
  /** The fiscal budget behind it; absent for 财政专户 and 单位资金. */
  readonly budget?: FiscalBudget;
}

/** All sources in the order of 表1. */
export const FUNDING_SOURCES: readonly FundingSource[] = [
  { id: 'generalPublicBudget', name: '一般公共预算·一般财力', carryover: false, budget: 'generalPublicBudget' },
  {
    id: 'generalPublicBudgetTransfer',
    name: '一般公共预算·上级转移支付',
    carryover: false,
    budget: 'generalPublicBudget',
  },
  { id: 'governmentManagedFunds', name: '政府性基金预算·本级', carryover: false, budget: 'governmentManagedFunds' },
  {
    id: 'governmentManagedFundsTransfer',
    name: '政府性基金预算·上级转移支付',
    carryover: false,
    budget: 'governmentManagedFunds',
  },
  { id: 'stateCapitalOperations', name: '国有资本经营预算·本级', carryover: false, budget: 'stateCapitalOperations' },
  {
    id: 'stateCapitalOperationsTransfer',
    name: '国有资本经营预算·上级转移支付',
    carryover: false,
    budget: 'stateCapitalOperations',
  },
  { id: 'specialFiscalAccount', name: '财政专户管理资金', carryover: false },
  { id: 'publicServiceIncome', name: '单位资金·事业收入', carryover: false },
  { id: 'superiorSubsidyIncome', name: '单位资金·上级补助收入', carryover: false },
  { id: 'subordinateUnitIncome', name: '单位资金·附属单位上缴收入', carryover: false },
  { id: 'operatingIncome', name: '单位资金·事业单位经营收入', carryover: false },
  { id: 'otherIncome', name: '单位资金·其他收入', carryover: false },
  { id: 'generalPublicBudgetCarryover', name: '上年结转·一般公共预算', carryover: true, budget: 'generalPublicBudget' },
  {
    id: 'governmentManagedFundsCarryover',
    name: '上年结转·政府性基金预算',
    carryover: true,
    budget: 'governmentManagedFunds',
  },
  {
    id: 'stateCapitalOperationsCarryover',
    name: '上年结转·国有资本经营预算',
    carryover: true,
    budget: 'stateCapitalOperations',
  },
  { id: 'specialFiscalAccountSurplus', name: '上年结余·财政专户', carryover: true },
  { id: 'unitFundsSurplus', name: '上年结余·单位资金', carryover: true },
];

const idsWhere = (belongs: (source: FundingSource) => boolean): readonly FundingSourceId[] =>
  FUNDING_SOURCES.filter(belongs).map((source) => source.id);

/** 单位资金: the five kinds of own income. */
export const UNIT_FUNDS: readonly FundingSourceId[] = [
  'publicServiceIncome',
  'superiorSubsidyIncome',
  'subordinateUnitIncome',
  'operatingIncome',
  'otherIncome',
];

/** 当年财政拨款: the six current-year sources of the three fiscal budgets. */
export const FISCAL_APPROPRIATION = idsWhere((source) => !source.carryover && source.budget !== undefined);

/** 上年结转结余. */
export const CARRYOVER_AND_SURPLUS = idsWhere((source) => source.carryover);

/** 财政拨款结转. */
export const FISCAL_CARRYOVER = idsWhere((source) => source.carryover && source.budget !== undefined);

/** 非财政拨款结转结余. */
export const NON_FISCAL_SURPLUS = idsWhere((source) => source.carryover && source.budget === undefined);

/**
 * The current-year sources of one fiscal budget.
 *
 * @param budget which of the three
 */
export function currentYearSourcesOf(budget: FiscalBudget): readonly FundingSourceId[] {
  return idsWhere((source) => !source.carryover && source.budget === budget);
}

/**
 * @param id a source id
 * @returns the source
 */
export function fundingSource(id: FundingSourceId): FundingSource {
  const source = FUNDING_SOURCES.find((candidate) => candidate.id === id);
  if (!source) throw new RangeError(`unknown funding source ${id}`);
  return source;
}
