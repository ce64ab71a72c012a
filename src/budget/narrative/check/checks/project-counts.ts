import {
  CAPITAL_PROJECTS,
  FISCAL_PROJECTS,
  FUNDS_PROJECTS,
  OWN_PROJECTS,
  type TextCheck,
  type TextCheckInput,
  type TextReport,
  TEXT_BASIS,
  WHOLE_TARGETS,
} from '../text-check';
import { BASIC_CARRYOVER_ROW } from '../../../tables';
import { plainName } from '../reading/plain-name';
import type { Statement } from '../reading/statements';
import type { Tables } from '../reading/subject-figures';
import type { Topic } from '../reading/subjects';
import { valuesOf } from '../reading/table-values';

export const projectCounts: TextCheck = {
  number: 620,
  name: 'project-counts',
  title: '项目个数与表一致',
  severity: 'error',
  basis: TEXT_BASIS,
  why: '项目增减后，个数没有跟着改。',
  example: '第 1326 行“当年财政拨款项目6个”：表7 有 5 个项目。请核对个数。',
  run(input, report) {
    for (const statement of input.reading.statements) {
      const { counts, passage } = statement;
      changedCount(statement, input, report);
      const [count] = counts.filter(({ unit }) => unit === '个' || unit === '项');
      const expected = count && expectedCount(countedBy(statement, input), input);
      if (!count || expected === undefined) continue;
      report.checked(count);
      if (count.value.gte(expected.count) && count.value.lte(expected.most ?? expected.count)) continue;
      report.find({
        passage,
        from: count.from,
        to: count.digitsTo,
        howMuch: `写作 ${count.value.toString()} 个，${expected.where}有 ${expected.count} 个`,
        remedy: '请核对个数。',
        stated: count.value.toString(),
        expected: String(expected.count),
      });
    }
  },
};

/** `比上年增加2个项目`, where last year's tables name its projects. */
function changedCount(statement: Statement, input: TextCheckInput, report: TextReport): void {
  const { prior } = input;
  const [moved] = statement.countChanges.filter(({ quantity }) => quantity.unit === '个' || quantity.unit === '项');
  if (!moved || !prior || statement.basis === 'actual') return;
  const counted = countedBy(statement, input);
  const [now, before] = [input.tables, prior].map(
    (of) => expectedCount(counted, { ...input, tables: of, facts: [], performance: [] })?.count,
  );
  if (now === undefined || before === undefined) return;
  const { quantity, direction, word } = moved;
  report.checked(quantity);
  const way = now > before ? 'up' : now < before ? 'down' : 'level';
  if (quantity.value.equals(Math.abs(now - before)) && (direction === way || now === before)) return;
  report.find({
    passage: quantity.passage,
    from: quantity.from,
    to: quantity.digitsTo,
    howMuch: `写作“${word}” ${quantity.value.toString()} 个，本年 ${now} 个，上年 ${before} 个`,
    remedy: '请核对个数。',
    stated: quantity.value.toString(),
    expected: String(Math.abs(now - before)),
  });
}

/** What was entered of what is counted. */
const FACTS: Readonly<Record<string, string>> = {
  nonFiscalProjects: OWN_PROJECTS,
  wholeTarget: WHOLE_TARGETS,
  fiscalProjects: FISCAL_PROJECTS,
  fundsProjects: FUNDS_PROJECTS,
  capitalProjects: CAPITAL_PROJECTS,
};

/** Which projects are counted: those of the section, or those that cost as much. */
function countedBy({ subject, amount }: Statement, { tables }: TextCheckInput): string {
  const { topic, scope } = subject;
  if (topic.kind === 'source') return topic.id;
  if (topic.kind !== 'projects' && topic.kind !== 'project') return topic.kind;
  if (scope === 'generalProject' || (scope === 'general' && topic.kind === 'project')) return 'generalProjects';
  if ((scope === 'funds' || scope === 'capital') && topic.kind === 'project') return `${scope}Projects`;
  if (scope === 'carryover') return 'carryover';
  const costs = (of: Topic) =>
    valuesOf({ topic: of, scope: 'expenditure', label: '' }, tables).map((value) => value.amount);
  const [fiscal, all] = [costs({ kind: 'fiscalProjects' }), costs({ kind: 'project' })];
  // Where all projects cost as much, it may be all that are counted.
  return amount && fiscal.includes(amount.amount ?? 0) && !all.includes(amount.amount ?? 0)
    ? 'fiscalProjects'
    : topic.kind;
}

function expectedCount(
  counted: string,
  { tables, performance, facts }: TextCheckInput,
): { readonly count: number; readonly most?: number; readonly where: string } | undefined {
  const projectsOf = (table: 7 | 11) => projectNames(tables, table);
  const otherBudgets = (
    [
      ['funds', 8],
      ['capital', 9],
    ] as const
  ).some(([scope]) =>
    valuesOf({ topic: { kind: 'project' }, scope, label: '' }, tables).some(({ amount }) => amount !== 0),
  );
  const inTable7 = tables.has(7) ? { count: projectsOf(7).size, where: '表7 ' } : undefined;
  const label = FACTS[counted];
  const fact = facts.find((one) => one.label === label)?.count;
  const entered = fact && { count: Number(fact.value), where: '填报' };
  // 表8 and 表9 do not name their projects; the ledger does.
  if (counted === 'fiscalProjects') return otherBudgets ? entered : inTable7;
  if (counted === 'generalProjects') return inTable7;
  if (counted === 'fundsProjects' || counted === 'capitalProjects') return entered;
  if (counted === 'carryover') return tables.has(11) ? { count: projectsOf(11).size, where: '表11 ' } : undefined;
  if (performance.length === 0) return entered;
  const where = '后附的绩效目标表';
  if (counted === 'wholeTarget') return { count: performance.filter(({ project }) => project === '').length, where };
  if (counted === 'nonFiscalProjects') {
    const own = performance.filter(
      ({ project, fiscal }) => project !== '' && fiscal.every(({ amount }) => amount === 0),
    );
    // A project that fiscal money pays as well may be counted here too.
    const mixed = performance.filter(
      ({ project, fiscal, other }) =>
        project !== '' && fiscal.some(({ amount }) => amount !== 0) && other.some(({ amount }) => amount !== 0),
    );
    return { count: own.length, most: own.length + mixed.length, where };
  }
  return undefined;
}

/** The projects that a table prints, by name. */
export function projectNames(tables: Tables, table: 7 | 11): ReadonlySet<string> {
  return new Set(
    tables
      .get(table)
      ?.sections.flatMap(({ rows }) =>
        rows.map(({ project }) => plainName(project)).filter((name) => name !== '' && name !== BASIC_CARRYOVER_ROW),
      ),
  );
}
