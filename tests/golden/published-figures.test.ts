/** The sample, filled, against the figures of the disclosure as published: every figure of all eleven tables. */
import { fillTablesAction } from '../../src/actions/fill-tables';
import { readBudget, budgetRequests } from '../../src/worksheet/base/read-budget';
import { type FilledSection, type FilledTable, fillTables } from '../../src/budget/tables';
import { formatPrinted, toPrinted } from '../../src/budget/amount';
import { readLedger } from '../../src/worksheet/base/read-ledger';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import { ProblemList } from '../../src/worksheet/problem';
import { classificationFor } from '../../src/budget/classifications';
import { createLedger, type LedgerLine } from '../../src/budget/ledger';
import { openSample, publishedFigures } from '../support/sample';

const published = publishedFigures();
const COLUMN_NAMES: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  2: { 财政拨款小计: '财政拨款（补助）小计' },
  10: { 政府性基金: '政府性基金预算' },
};
const CARRYOVER_COLUMNS: Readonly<Record<string, string>> = {
  总计: 'total',
  财政拨款合计: 'fiscal',
  财政拨款人员经费: 'fiscalPersonnel',
  财政拨款公用经费: 'fiscalPublicUse',
  财政拨款项目支出: 'fiscalProject',
  非财政拨款合计: 'nonFiscal',
  非财政拨款人员经费: 'nonFiscalPersonnel',
  非财政拨款公用经费: 'nonFiscalPublicUse',
  非财政拨款项目支出: 'nonFiscalProject',
};

let tables: FilledTable[];
beforeAll(async () => {
  const reading = readBudget(await (await openSample()).read(budgetRequests(DEFAULT_LAYOUT)), DEFAULT_LAYOUT);
  expect(reading.problems).toEqual([]);
  if (reading.budget) tables = fillTables(reading.budget);
});

const section = (number: number, id = 'main'): FilledSection =>
  tables[number - 1]?.sections.find((candidate) => candidate.declaration.id === id) as FilledSection;

/** A figure as the disclosure prints it: `null` for a blank. */
const asPublished = (amount: number | undefined): string | null => {
  const printed = toPrinted(amount ?? 0);
  return printed === 0 ? null : formatPrinted(printed).replace(/,/g, '');
};

/** Rows as published: the named columns of each row, in order. */
function rowsOf(number: number, columns: readonly string[], idOf?: (column: string) => string) {
  const { rows, total, declaration } = section(number);
  return [...rows, ...(total ? [total] : [])].map((row) =>
    Object.fromEntries(
      columns.map((column) => {
        const at = declaration.columns.findIndex((candidate) =>
          idOf ? candidate.id === idOf(column) : candidate.name === (COLUMN_NAMES[number]?.[column] ?? column),
        );
        expect(at).toBeGreaterThanOrEqual(0);
        return [column, asPublished(row.figures[at])];
      }),
    ),
  );
}

test.each([2, 3, 5, 6, 7, 11] as const)(
  '表%d: every row and figure is as published, in the published order',
  (number) => {
    const table = published[`表${number}`];
    const expected = [...table.rows, table.total ?? {}];
    const labels = ['code', 'name', 'project', 'item'];
    const columns = Object.keys(expected[0] ?? {}).filter((key) => !labels.includes(key));
    const idOf = number === 11 ? (column: string) => CARRYOVER_COLUMNS[column] ?? '' : undefined;
    expect(rowsOf(number, columns, idOf)).toEqual(
      expected.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
    );
    const { rows } = section(number);
    expect(rows.map((row) => [row.code, row.name, row.project])).toEqual(
      table.rows.map((row) => [row.code ?? '', row.name ?? '', row.project ?? '']),
    );
  },
);

test('表10: all six items are as published', () => {
  const table = published.表10;
  const columns = ['合计', '一般公共预算', '政府性基金', '国有资本经营预算'];
  expect(section(10).rows.map((row) => row.name)).toEqual(table.rows.map((row) => row.item));
  expect(rowsOf(10, columns)).toEqual(
    table.rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
  );
});

test('表1 and 表4: every income line, every 类 and both totals are as published', () => {
  for (const number of [1, 4] as const) {
    const table = published[`表${number}`];
    const income = section(number, 'income');
    expect(income.rows.map((row) => [row.name, asPublished(row.figures[0])])).toEqual(
      table.income.map((row) => [row.item, row.amount ?? null]),
    );
    expect(asPublished(income.total?.figures[0])).toBe(table.incomeTotal);
  }
  const one = section(1, 'expenditure');
  expect(one.rows.map((row) => [row.code, row.name, asPublished(row.figures[0])])).toEqual(
    published.表1.expenditure.map((row) => [row.code, row.name, row.amount ?? null]),
  );
  expect(asPublished(one.total?.figures[0])).toBe(published.表1.expenditureTotal);
  const four = section(4, 'expenditure');
  const columns = ['合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'];
  expect(four.rows.map((row) => [row.code, ...row.figures.map(asPublished)])).toEqual(
    published.表4.expenditure.map((row) => [row.code, ...columns.map((column) => row[column] ?? null)]),
  );
  expect(four.total?.figures.map(asPublished)).toEqual(
    columns.map((column) => published.表4.expenditureTotal[column] ?? null),
  );
});

test('表8 and 表9 are empty and carry their remark', () => {
  for (const number of [8, 9]) {
    expect(section(number).rows).toEqual([]);
    expect(tables[number - 1]?.remark).toMatch(/^备注：示例单位2024年未安排/);
  }
});

test('the last-year ledger gives the prior-year figures that the published changes imply', async () => {
  const { priorLedger } = DEFAULT_LAYOUT;
  const workbook = await (await openSample()).read([{ sheet: priorLedger.sheet, content: 'values' }]);
  const problems = new ProblemList();
  const { lines } = readLedger(workbook, priorLedger, classificationFor(2023), '万元', problems);
  expect(problems.problems).toEqual([]);
  createLedger(lines);
  const total = (belongs: (line: LedgerLine) => boolean) =>
    asPublished(lines.filter(belongs).reduce((sum, line) => sum + line.amount, 0)) ?? '0.00';
  const general = (line: LedgerLine) => line.source === 'generalPublicBudget';
  const basic = (line: LedgerLine) => line.type !== 'project';
  const { priorYear } = published;
  expect({
    一般公共预算: total(general),
    单位资金: total((line) => line.source === 'otherIncome'),
    财政拨款结转: total((line) => line.source === 'generalPublicBudgetCarryover'),
  }).toEqual(priorYear.bySource);
  expect(total(basic)).toBe(priorYear.基本支出);
  expect(total((line) => !basic(line))).toBe(priorYear.项目支出);
  for (const [code, amount] of Object.entries(priorYear.一般公共预算byFunction)) {
    expect([code, total((line) => general(line) && line.functional === code)]).toEqual([code, amount]);
  }
  expect(total((line) => general(line) && line.economic === '30231')).toBe(priorYear.三公.公务用车运行费);
  expect(total((line) => general(line) && line.economic === '30217')).toBe(priorYear.三公.公务接待费);
  expect(total((line) => general(line) && line.type === 'publicUse')).toBe(priorYear.机关运行经费);
});

test('filling the sample asks nothing and reports all eleven sheets', async () => {
  const outcome = await fillTablesAction(await openSample(), DEFAULT_LAYOUT);
  expect(outcome).toMatchObject({ status: 'done', questions: [], overwritten: [] });
  expect(outcome.status === 'done' && outcome.changedSheets).toHaveLength(11);
});
