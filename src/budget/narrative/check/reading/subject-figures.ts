/** The figures of the tables that say what a subject says. */
import type { FigureRef } from '../../../checks';
import { type TableNumber, TOTAL_ROW } from '../../../tables';
import { economicReferences, onlyGeneral } from './economic-figures';
import { at, FISCAL_BUDGETS, income, less, type Tables } from './figure-refs';
import { plainName } from './plain-name';
import { levelReferences, sourceColumns } from './source-figures';
import type { Scope, Subject } from './subjects';

export type { Tables } from './figure-refs';

/** Figures that may stand for a subject: alternatives, each a sum. None where no table has it. */
export function referencesOf({ topic, scope }: Subject, tables: Tables): readonly (readonly FigureRef[])[] {
  switch (topic.kind) {
    case 'whole':
      return [...wholeOf(scope), ...(topic.also ? wholeOf(topic.also) : [])].map((ref) => [ref]);
    case 'wholeTarget':
      return [[income(TOTAL_ROW)]];
    case 'source':
      return sourceReferences(topic.id, scope);
    case 'fiscalAppropriation':
      if (scope === 'carryover') return [[at(11, TOTAL_ROW, 'fiscal')], [income('fiscalCarryover')]];
      // What was left of last year has its targets, too.
      if (scope === 'performance')
        return [
          [at(4, TOTAL_ROW, 'total', 'income')],
          [at(4, TOTAL_ROW, 'total', 'income'), income('fiscalCarryover')],
        ];
      return [[at(4, TOTAL_ROW, 'total', 'expenditure')], [at(4, 'fiscalAppropriation', 'total', 'income')]];
    case 'basic':
    case 'project':
      return expenditureKind(topic.kind, scope);
    case 'personnel':
    case 'publicUse':
      if (scope === 'funds' || scope === 'capital') return [[at(scope === 'funds' ? 8 : 9, TOTAL_ROW, topic.kind)]];
      if (scope === 'carryover')
        return topic.kind === 'personnel' ? [carryoverColumns('Personnel')] : [carryoverColumns('PublicUse')];
      return onlyGeneral('basic', scope, tables) ? [[at(6, TOTAL_ROW, topic.kind)]] : [];
    case 'running':
      return [[at(6, TOTAL_ROW, 'publicUse')]];
    case 'functional':
      if (topic.source !== undefined) return topic.codes.flatMap((code) => sourceColumns(code, topic.source ?? ''));
      return topic.codes.flatMap((code) => functionalReferences(code, scope, topic.part)).map((ref) => [ref]);
    case 'level':
      return topic.of === undefined ? levelReferences(topic, scope) : [];
    case 'sum':
      return sumReferences(topic.parts, tables);
    case 'economic':
      return economicReferences(topic.codes, topic.part, scope, tables);
    case 'threePublic':
      return [[at(10, topic.id, 'total')], [at(10, topic.id, 'generalPublicBudget')]];
    case 'projectName':
      return projectReferences(topic.name, tables);
    case 'fiscalProjects':
      return [
        [at(5, TOTAL_ROW, 'project'), at(8, TOTAL_ROW, 'project'), at(9, TOTAL_ROW, 'project')],
        [at(7, TOTAL_ROW, 'total')],
      ];
    case 'nonFiscalProjects':
      return [
        [
          at(3, TOTAL_ROW, 'project'),
          ...([5, 8, 9] as const).map((table) => less(at(table, TOTAL_ROW, 'project'))),
          less(at(11, TOTAL_ROW, 'fiscalProject')),
          less(at(11, TOTAL_ROW, 'nonFiscalProject')),
        ],
      ];
    case 'projects':
      if (scope === 'generalProject' || scope === 'carryover') return wholeOf(scope).map((ref) => [ref]);
      return [
        ...referencesOf({ topic: { kind: 'fiscalProjects' }, scope, label: '' }, tables),
        [at(3, TOTAL_ROW, 'project')],
        [at(11, TOTAL_ROW, 'total')],
        [at(7, TOTAL_ROW, 'total'), at(11, TOTAL_ROW, 'total')],
      ];
    case 'absent':
    case 'named':
      return [];
  }
}

function wholeOf(scope: Scope): FigureRef[] {
  switch (scope) {
    case 'income':
      return [income(TOTAL_ROW), at(2, TOTAL_ROW, 'total')];
    case 'expenditure':
      return [at(1, TOTAL_ROW, 'amount', 'expenditure'), at(3, TOTAL_ROW, 'total')];
    case 'fiscal':
      return [at(4, TOTAL_ROW, 'total', 'income'), at(4, TOTAL_ROW, 'total', 'expenditure')];
    case 'general':
      return [at(5, TOTAL_ROW, 'total'), at(4, TOTAL_ROW, 'generalPublicBudget', 'expenditure')];
    case 'generalBasic':
      return [at(6, TOTAL_ROW, 'total'), at(5, TOTAL_ROW, 'basic')];
    case 'generalProject':
      return [at(7, TOTAL_ROW, 'total'), at(5, TOTAL_ROW, 'project')];
    case 'funds':
      return [at(8, TOTAL_ROW, 'total')];
    case 'capital':
      return [at(9, TOTAL_ROW, 'total')];
    case 'threePublic':
      return [at(10, 'threePublicExpenses', 'total'), at(10, 'threePublicExpenses', 'generalPublicBudget')];
    case 'carryover':
      return [at(11, TOTAL_ROW, 'total'), income('carryover')];
    case 'running':
      return [at(6, TOTAL_ROW, 'publicUse')];
    case 'overall':
    case 'performance':
    case 'profile':
      return [income(TOTAL_ROW), at(1, TOTAL_ROW, 'amount', 'expenditure')];
    case 'procurement':
    case 'assets':
      return [];
  }
}

/** What is no fiscal appropriation: which of it is meant is not said. */
const OTHER_MONEY = ['unitFunds', 'otherIncome', 'specialFiscalAccount'].map((id) => [income(id)]);

function sourceReferences(id: string, scope: Scope): FigureRef[][] {
  const budget = FISCAL_BUDGETS.includes(id);
  if (id === 'otherMoney') return [...OTHER_MONEY, [income('unitFunds'), income('specialFiscalAccount')]];
  // What is current-year income of a budget is all of it.
  if (id === 'currentYear' && ['fiscal', 'general', 'funds', 'capital'].includes(scope))
    return wholeOf(scope).map((ref) => [ref]);
  if (scope === 'fiscal' && budget) return [[at(4, id, 'total', 'income')], [at(4, TOTAL_ROW, id, 'expenditure')]];
  // Targets are of projects, or of all that a budget spends.
  if (scope === 'performance' && budget) {
    const table = ([5, 8, 9] as const)[FISCAL_BUDGETS.indexOf(id)] as TableNumber;
    return [[at(table, TOTAL_ROW, 'project')], [at(table, TOTAL_ROW, 'total')], [income(id)], [income(`${id}All`)]];
  }
  if (scope === 'threePublic' && budget) return [[at(10, 'threePublicExpenses', id)]];
  if (scope === 'carryover') {
    if (id === 'carryover') return wholeOf('carryover').map((ref) => [ref]);
    if (budget) return [[income(`${id}Carryover`)]];
    if (id === 'fiscalCarryover') return [[at(11, TOTAL_ROW, 'fiscal')], [income(id)]];
    if (id === 'nonFiscalSurplus') return [[at(11, TOTAL_ROW, 'nonFiscal')], [income(id)]];
    if (id === 'specialFiscalAccount') return [[income('specialFiscalAccountSurplus')]];
    if (id === 'unitFunds') return [[income('unitFundsSurplus')]];
  }
  if (!budget) return [[income(id)]];
  if (['general', 'funds', 'capital'].includes(scope)) {
    const table = ([5, 8, 9] as const)[FISCAL_BUDGETS.indexOf(id)] as TableNumber;
    return [[at(table, TOTAL_ROW, 'total')], [income(`${id}All`)]];
  }
  return [[income(id)], [income(`${id}All`)]];
}

/** No more ways than this of reading all the parts are tried. */
const MOST_WAYS = 16;

/** Every part in each of the ways that it may be meant; none where one part is in no table. */
function sumReferences(parts: readonly Subject[], tables: Tables): FigureRef[][] {
  return parts.reduce<FigureRef[][]>(
    (ways, part) =>
      ways.flatMap((way) => referencesOf(part, tables).map((more) => [...way, ...more])).slice(0, MOST_WAYS),
    [[]],
  );
}

function carryoverColumns(kind: string): FigureRef[] {
  return [at(11, TOTAL_ROW, `fiscal${kind}`), at(11, TOTAL_ROW, `nonFiscal${kind}`)];
}

function expenditureKind(kind: 'basic' | 'project', scope: Scope): FigureRef[][] {
  // Of which money the targets are is not said.
  if (scope === 'performance')
    return [[at(3, TOTAL_ROW, kind)], ...expenditureKind(kind, 'general'), ...expenditureKind(kind, 'fiscal')];
  if (scope === 'general' || scope === 'generalBasic' || scope === 'generalProject') return [[at(5, TOTAL_ROW, kind)]];
  if (scope === 'funds' || scope === 'capital') {
    const table = scope === 'funds' ? 8 : 9;
    const columns = kind === 'project' ? ['project'] : ['personnel', 'publicUse'];
    return [columns.map((column) => at(table, TOTAL_ROW, column))];
  }
  if (scope === 'fiscal')
    return [
      [
        at(5, TOTAL_ROW, kind),
        ...([8, 9] as const).flatMap((table) =>
          (kind === 'project' ? ['project'] : ['personnel', 'publicUse']).map((column) => at(table, TOTAL_ROW, column)),
        ),
      ],
    ];
  if (scope === 'carryover')
    return [
      kind === 'project'
        ? carryoverColumns('Project')
        : [...carryoverColumns('Personnel'), ...carryoverColumns('PublicUse')],
    ];
  return [[at(3, TOTAL_ROW, kind)]];
}

function functionalReferences(code: string, scope: Scope, part?: 'basic' | 'project'): FigureRef[] {
  const classRow = (table: 1 | 4, column: string) =>
    code.length === 3 && !part ? [at(table, code, column, 'expenditure')] : [];
  switch (scope) {
    case 'fiscal':
      if (part) return [at(5, code, part)];
      return [...classRow(4, 'total'), ...classRow(4, 'generalPublicBudget'), at(5, code, 'total')];
    case 'general':
      return [at(5, code, part ?? 'total')];
    case 'generalBasic':
      return [at(5, code, 'basic')];
    case 'generalProject':
      return [at(5, code, 'project'), at(7, code, 'total')];
    case 'funds':
      return [at(8, code, 'total')];
    case 'capital':
      return [at(9, code, 'total')];
    case 'income':
      return [at(2, code, 'total')];
    default:
      return [...classRow(1, 'amount'), at(3, code, part ?? 'total')];
  }
}

/** A project is the sum of its rows. */
function projectReferences(name: string, tables: Tables): FigureRef[][] {
  const same = (project: string) => plainName(project) === plainName(name);
  const rows = (table: TableNumber) =>
    tables.get(table)?.sections.flatMap((section) => section.rows.filter(({ project }) => same(project))) ?? [];
  const current = rows(7).map(({ key }) => at(7, key, 'total'));
  const carried = rows(11).map(({ key }) => at(11, key, 'total'));
  const each = [current, carried].filter((refs) => refs.length > 0);
  return each.length > 1 ? [...each, each.flat()] : each;
}
