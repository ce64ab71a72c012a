/** What a part is, by what it is a part of: `基本支出…，其中一般公共预算…` is that budget's 基本支出, not all of that budget. */
import type { FiscalBudget } from '../../../funding-source';
import type { Scope, Subject, Topic } from './subjects';

type Named = Pick<Subject, 'topic' | 'label' | 'scope'>;

const BUDGET_SCOPES: Readonly<Record<string, Scope>> = {
  generalPublicBudget: 'general',
  governmentManagedFunds: 'funds',
  stateCapitalOperations: 'capital',
  fiscalAppropriation: 'fiscal',
  carryover: 'carryover',
};
const SCOPE_BUDGETS: Partial<Record<Scope, FiscalBudget>> = {
  general: 'generalPublicBudget',
  generalBasic: 'generalPublicBudget',
  generalProject: 'generalPublicBudget',
  funds: 'governmentManagedFunds',
  capital: 'stateCapitalOperations',
};
const NARROW: readonly Scope[] = ['fiscal', 'general', 'generalBasic', 'generalProject', 'funds', 'capital'];
/** No table says which money pays these. */
const UNDIVIDED: readonly Topic['kind'][] = ['named', 'personnel', 'publicUse', 'economic', 'threePublic', 'running'];
/** Where a 科目 is told of all money; elsewhere it is told of one budget. */
const ALL_MONEY: readonly Scope[] = ['overall', 'income', 'expenditure'];

/** What may be told of one budget as of all money. */
const SPENT: readonly Topic['kind'][] = ['basic', 'project', 'personnel', 'publicUse', 'economic', 'functional'];
const BUDGETS: readonly Scope[] = ['fiscal', 'general', 'funds', 'capital'];
/**
 * `财政拨款1,719.34万元，其中:基本支出…`: that of the fiscal appropriation.
 *
 * @param section that a part stands in
 * @param parent what it is a part of
 * @returns the budget whose figures the part means
 */
export function scopeOfParts(section: Scope, parent: Subject | undefined): Scope {
  if (!parent || !(ALL_MONEY.includes(section) || section === 'profile')) return section;
  if (parent.topic.kind === 'source') return BUDGET_SCOPES[parent.topic.id] ?? section;
  return NARROW.includes(parent.scope) ? parent.scope : section;
}

/**
 * @param part as its own words name it
 * @param parent what it is a part of, after 其中 or 按…分
 * @returns the part of that; the part itself where its parent says nothing about it
 */
export function withinParent(part: Named, parent: Pick<Subject, 'topic' | 'label' | 'scope'>): Named {
  const { topic } = part;
  const of = parent.topic;
  const label = `${parent.label}${part.label}`;
  const source = topic.kind === 'source' ? topic.id : topic.kind === 'fiscalAppropriation' ? topic.kind : undefined;
  // `财政拨款收入1,719.34万元，其中:本年收入1,719.34万元`.
  if (topic.kind === 'source' && of.kind === 'fiscalAppropriation') {
    if (topic.id === 'currentYear') return { ...part, topic: of };
    if (topic.id === 'carryover') return { ...part, topic: { kind: 'source', id: 'fiscalCarryover' } };
  }
  if (topic.kind === 'level') return { ...part, label, topic: levelOf(topic, parent) };
  if (of.kind === 'functional' && !of.part && !of.source) {
    // `机关服务728.65万元，其中:基本支出…`: of that 科目.
    if (topic.kind === 'basic' || topic.kind === 'project')
      return { topic: { ...of, part: topic.kind }, label, scope: parent.scope };
    if (source !== undefined && ALL_MONEY.includes(parent.scope))
      return { topic: { ...of, source }, label, scope: parent.scope };
  }
  if ((of.kind === 'basic' || of.kind === 'project') && [...ALL_MONEY, 'fiscal'].includes(parent.scope)) {
    const scope = source === undefined ? undefined : BUDGET_SCOPES[source];
    if (scope) return { topic: of, label, scope };
    // No table has it of 财政专户 or 单位资金 alone.
    if (source !== undefined) return { topic: { kind: 'named', name: label }, label, scope: parent.scope };
  }
  // `一般公共预算支出1,719.34万元，其中:基本支出…`: of that budget, wherever it is told.
  const budget = budgetOf(parent);
  if (budget && ALL_MONEY.includes(part.scope) && SPENT.includes(topic.kind)) return { ...part, scope: budget };
  // What 单位资金 pays for stands in no table of its own.
  if (of.kind === 'source' && ALL_MONEY.includes(part.scope) && SPENT.includes(topic.kind))
    return { ...part, topic: { kind: 'named', name: label } };
  if (topic.kind === 'economic' && of.kind === 'running') return { ...part, scope: 'generalBasic' };
  if (source !== undefined && of.kind === 'projectName') return { topic: of, label, scope: parent.scope };
  if (source !== undefined && UNDIVIDED.includes(of.kind))
    return { topic: { kind: 'named', name: label }, label, scope: parent.scope };
  if (topic.kind === 'economic' && (of.kind === 'basic' || of.kind === 'project'))
    return { ...part, topic: { ...topic, part: of.kind } };
  if (topic.kind === 'economic' && part.scope !== 'generalBasic' && part.scope !== 'generalProject') {
    const general = parent.scope === 'general' || parent.scope === 'generalBasic' || parent.scope === 'generalProject';
    if (general && (of.kind === 'project' || parent.scope === 'generalProject'))
      return { ...part, scope: 'generalProject' };
    if (of.kind === 'basic' || of.kind === 'personnel' || of.kind === 'publicUse')
      if (!general) return { ...part, topic: { ...topic, part: 'basic' } };
    if (general && (of.kind === 'basic' || parent.scope === 'generalBasic')) return { ...part, scope: 'generalBasic' };
  }
  return part;
}

/** The budget that a subject is all of. */
function budgetOf({ topic, scope }: Pick<Subject, 'topic' | 'scope'>): Scope | undefined {
  if (topic.kind === 'whole') return BUDGETS.find((budget) => budget === scope);
  const source = topic.kind === 'source' ? topic.id : topic.kind;
  return BUDGET_SCOPES[source];
}

/** 上级 within a budget, a 科目, a project: what it is the money from above of. */
export function levelOf(
  { kind, level }: Extract<Topic, { kind: 'level' }>,
  { topic: of, scope, label }: Pick<Subject, 'topic' | 'label' | 'scope'>,
): Topic {
  const own = SCOPE_BUDGETS[scope];
  const budget = own ? { budget: own } : {};
  switch (of.kind) {
    case 'source': {
      const named = Object.values(SCOPE_BUDGETS).find((id) => id === of.id);
      return named ? { kind, level, budget: named } : { kind, level, of: label };
    }
    case 'whole':
    case 'fiscalAppropriation':
      return { kind, level, ...budget };
    case 'functional':
      return of.part ? { kind, level, of: label } : { kind, level, codes: of.codes, ...budget };
    case 'level':
      return { ...of, level };
    default:
      // Of a project, of 基本支出: no table has it.
      return { kind, level, of: label };
  }
}
