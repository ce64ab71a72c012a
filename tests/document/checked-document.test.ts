/** The document that we generate, read back as a file, has no finding when it is checked against the tables in it. */
import fc from 'fast-check';
import { composeDocument } from '../../src/actions/make-document';
import { renderTables } from '../../src/actions/fill-tables';
import { composeNarrativeText } from '../../src/actions/write-narrative';
import type { Budget } from '../../src/budget/budget';
import { filledAsPublished } from '../../src/budget/filled-as-published';
import { createLedger } from '../../src/budget/ledger';
import { messageOf } from '../../src/budget/checks/finding';
import { checkText } from '../../src/budget/narrative/check/check-text';
import type { TextFinding } from '../../src/budget/narrative/check/text-check';
import { enteredFacts } from '../../src/budget/narrative/check/entered-facts';
import type { NarrativeEntries } from '../../src/budget/narrative/entries';
import { publishedPerformanceTables } from '../../src/budget/narrative/performance-table';
import { fillTables } from '../../src/budget/tables';
import { makeDocument } from '../../src/documents/make-document';
import { textLines } from '../../src/documents/text-lines';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { documentModel } from '../../src/worksheet/published/document-model';
import { narrativeOf, sampleBudgets } from '../support/narrative';
import { budgets } from '../support/random-budget';
import { entriesFor } from '../support/random-entries';
import { openSample } from '../support/sample';

async function findingsOf(bytes: Uint8Array, budget: Budget, prior: Budget | undefined, entries: NarrativeEntries) {
  const published = (of: Budget) => filledAsPublished(fillTables(of), budget.unit.name);
  const audit = checkText({
    lines: await textLines('公开文本.docx', bytes),
    tables: published(budget),
    classification: budget.classification,
    year: budget.unit.year,
    facts: enteredFacts(entries, budget),
    ...(prior ? { prior: published(prior) } : {}),
  });
  // What the accountant has yet to enter stands in the text in brackets, and is found: it is an open point.
  return { ...audit, findings: audit.findings.filter(({ stated }) => !stated.startsWith('[待补')) };
}

async function documentOf(budget: Budget, prior: Budget | undefined, entries: NarrativeEntries): Promise<Uint8Array> {
  const { model } = documentModel({
    unit: budget.unit,
    narrative: narrativeOf(budget, prior, entries).narrative,
    tables: renderTables(budget, DEFAULT_LAYOUT),
    performance: publishedPerformanceTables(budget, entries),
  });
  return makeDocument(model);
}

const described = (findings: readonly TextFinding[]) =>
  findings.map((finding) => `${finding.check.number} ${messageOf(finding)}`);

/**
 * Each project has one kind of money, as most have, and a name that is not like another's; amounts are whole 0.01 万元, for the
 * sums of funds are compared to the last digit.
 */
const KINDS = [
  [/Carryover$/, ['办公楼搬迁', '排水管网二期', '档案数字化']],
  [/Surplus$/, ['食堂耗材', '围墙修缮', '临聘人员补贴']],
  [/^general/, ['法治宣传', '危房改造工程', '普查经费']],
  [/^(?:governmentManaged|stateCapital)/, ['征地补偿', '污水处理厂运行', '国企改革成本']],
  [/./, ['车辆购置', '培训中心运营', '学员资助']],
] as const;
/** 分 in 0.01 万元. */
const STEP = 10_000;
const RANDOM_NAMES = ['甲项目', '乙项目', '丙项目'];
function unmixed(budget: Budget): Budget {
  const lines = budget.ledger.lines.map((line) => {
    const names = KINDS.find(([pattern]) => pattern.test(line.source))?.[1] ?? [];
    const amount = Math.ceil(line.amount / STEP) * STEP;
    return { ...line, amount, project: names[RANDOM_NAMES.indexOf(line.project)] ?? '' };
  });
  const income = budget.income.map((entry) => ({
    ...entry,
    amount: lines.reduce((sum, line) => sum + (line.source === entry.source ? line.amount : 0), 0),
  }));
  return { ...budget, ledger: createLedger(lines), income };
}

const casesOf = (made: fc.Arbitrary<Budget>) =>
  fc.tuple(made, fc.option(made, { nil: undefined })).chain(([budget, prior]) =>
    fc.record({
      budget: fc.constant(budget),
      prior: fc.constant(prior),
      entries: entriesFor(budget, prior),
    }),
  );

test('a document of any two ledgers and any entries that add up has no finding but its own open points, and 98% of its numbers are compared', async () => {
  let [checked, open] = [0, 0];
  await fc.assert(
    fc.asyncProperty(casesOf(budgets.map(unmixed)), async ({ budget, prior, entries }) => {
      const bytes = await documentOf(budget, prior, entries);
      const audit = await findingsOf(bytes, budget, prior, entries);
      expect(described(audit.findings)).toEqual([]);
      open += audit.notUnderstood.length;
      checked += audit.checked.length;
    }),
    { numRuns: 20, endOnFailure: true },
  );
  // 表8 and 表9 do not name projects, so their number is not always known.
  expect(checked / (checked + open)).toBeGreaterThan(0.98);
}, 120_000);

test('where a project has several kinds of money, no more than the rounding of their sum is told', async () => {
  await fc.assert(
    fc.asyncProperty(casesOf(budgets), async ({ budget, prior, entries }) => {
      const bytes = await documentOf(budget, prior, entries);
      const { findings } = await findingsOf(bytes, budget, prior, entries);
      expect(described(findings.filter(({ severity }) => severity !== 'notice'))).toEqual([]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 120_000);

test('a wrong figure in the file is found: 年度预算总额 of a project 0.01 too high', async () => {
  const composed = await composeDocument(await openSample(), DEFAULT_LAYOUT);
  if (composed.status === 'rejected') throw new Error(JSON.stringify(composed.problems));
  const { document } = composed;
  const { budget, prior } = await sampleBudgets();
  const text = await composeNarrativeText(await openSample(), DEFAULT_LAYOUT);
  if (text.status === 'rejected') throw new Error(JSON.stringify(text.problems));
  const { entries } = text;
  const performance = document.performance.map((table) =>
    table.project === '机关食堂补助经费' ? { ...table, total: table.total + 1 } : table,
  );
  const right = await findingsOf(await makeDocument(document), budget, prior, entries);
  // 1,628.84 of vehicles are 1,434.63 + 194.22 as printed: that notice of a rounding difference is true.
  expect(right.findings.map(({ check, severity }) => `${severity} ${check.name}`)).toEqual(['notice parts-and-whole']);
  // Assets that nobody entered.
  expect(right.notUnderstood.map(({ clause }) => clause)).toEqual(['3.办公家具价值0.00万元', '4.其他资产价值0.00万元']);
  const wrong = await findingsOf(await makeDocument({ ...document, performance }), budget, prior, entries);
  expect(described(wrong.findings).join('\n')).toMatch(/631 .*225\.01/);
});
