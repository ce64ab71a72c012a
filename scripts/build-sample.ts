/** Builds samples/2024.xlsx: the template, filled in with the sample's ledger. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import Decimal from 'decimal.js';
import { createTemplateAction } from '../src/actions/create-template';
import { classificationFor } from '../src/budget/classifications';
import { FUNDING_SOURCES } from '../src/budget/funding-source';
import { FIRST_DATA_ROW } from '../src/worksheet/base/template-edits';
import { procurementRows } from '../src/worksheet/narrative/entry-template';
import { type BaseList, DEFAULT_LAYOUT, type FixedList } from '../src/worksheet/layouts';
import type { CellInput, Edit } from '../src/worksheet/workbook';
import { XlsxWorkbook } from '../src/xlsx/xlsx-workbook';
import { ENTRIES_2024, type EntryRows, type SampleEntries } from './sample-entries-2024';
import { INCOME_2024, LEDGER_2023, LEDGER_2024, type SampleLine } from './sample-2024';

/** Where the sample is kept. */
export const SAMPLE_PATH = fileURLToPath(new URL('../samples/2024.xlsx', import.meta.url));

const UNIT: Readonly<Record<string, string>> = {
  name: '示例单位',
  code: '000001',
  year: '2024',
  amountUnit: '万元',
  preparedOn: '2024-02-25',
  kind: '参公管理事业单位',
  posts: '43',
  staff: '39',
  retired: '26',
  retiredVeterans: '0',
};

const NOTE =
  '示例数据来自一份已公开的 2024 年单位预算。只公开了合计的地方（功能科目与经济科目的交叉、政府采购到行、上年各行），拆分是我们定的；' +
  '表7 十个经济分类列在原文文本中错位，742.10、60.00、32.90 按商品和服务支出、对个人和家庭的补助、资本性支出理解。';

/** What a workbook is filled in with. Amounts as text, in the unit's amount unit. */
export interface SampleBudget {
  /** Field id of 单位信息 → value. */
  readonly unit: Readonly<Record<string, string>>;
  readonly income: Readonly<Record<string, string>>;
  readonly ledger: readonly SampleLine[];
  readonly priorLedger: readonly SampleLine[];
  readonly note: string;
  /** What is typed on the entry worksheets of the narrative. */
  readonly entries?: SampleEntries;
}

/**
 * @param budget what to enter
 * @returns a workbook with filled-in base worksheets, the tables not yet generated
 */
export async function buildWorkbook(budget: SampleBudget): Promise<XlsxWorkbook> {
  const layout = DEFAULT_LAYOUT;
  const workbook = XlsxWorkbook.create();
  const made = await createTemplateAction(workbook, layout, Number(budget.unit.year));
  if (made.status !== 'done') throw new Error(JSON.stringify(made));
  const { unitForm, income, ledger, priorLedger } = layout;
  await workbook.write([
    cells(
      unitForm.sheet,
      FIRST_DATA_ROW - 1,
      1,
      unitForm.fields.map((field) => [budget.unit[field.id] ?? null]),
    ),
    cells(unitForm.sheet, FIRST_DATA_ROW + unitForm.fields.length, 0, [[budget.note]]),
    cells(
      income.sheet,
      FIRST_DATA_ROW,
      1,
      FUNDING_SOURCES.map(({ name }) => [amountOrNull(budget.income[name])]),
    ),
    ...ledgerCells(ledger, budget.ledger),
    ...ledgerCells(priorLedger, budget.priorLedger),
    ...(budget.entries ? entryCells(budget.entries) : []),
    ...procurementCells(budget.ledger),
  ]);
  return workbook;
}

/** @returns the sample workbook, not yet filled */
export function buildSample(): Promise<XlsxWorkbook> {
  return buildWorkbook({
    unit: UNIT,
    income: INCOME_2024,
    ledger: LEDGER_2024,
    priorLedger: LEDGER_2023,
    note: NOTE,
    entries: ENTRIES_2024,
  });
}

function cells(sheet: string, row: number, column: number, values: CellInput[][]): Edit {
  return { kind: 'cells', sheet, row, column, values };
}

function amountOrNull(text: string | undefined): CellInput {
  return text === undefined ? null : Number(text);
}

/** The lines with the results of their name look-ups, so that programs that do not calculate show them too. */
function ledgerCells(list: BaseList, lines: readonly SampleLine[]): Edit[] {
  const { functional, economic } = classificationFor(2024);
  const at = (id: string) => list.columns.findIndex((column) => column.id === id);
  const rows = lines.map(([code, type, project, economicCode, source, amount, procurement, remark], index) => {
    const row: CellInput[] = list.columns.map(() => null);
    const put = (id: string, value: CellInput) => (row[at(id)] = value);
    const lookUp = (column: string, codes: string, result: string) =>
      put(column, {
        formula: `=IF($${codes}${FIRST_DATA_ROW + index + 1}="","",IFERROR(VLOOKUP($${codes}${FIRST_DATA_ROW + index + 1}&"",'科目'!$${
          codes === 'A' ? 'A:$B' : 'C:$D'
        },2,FALSE),""))`,
        result,
      });
    put('functional', code);
    lookUp('functionalName', 'A', functional.get(code) ?? '');
    put('type', type);
    put('project', project || null);
    put('economic', economicCode);
    lookUp('economicName', 'E', economic.get(economicCode) ?? '');
    put('source', source);
    put('amount', Number(amount));
    put('procurement', procurement ?? null);
    put('remark', remark ?? null);
    return row;
  });
  return [cells(list.sheet, FIRST_DATA_ROW, 0, rows)];
}

/** Rows of the entry worksheets; where a sheet has fixed rows, each is filled in beside its label. */
function entryCells(entries: SampleEntries): Edit[] {
  const { narrative } = DEFAULT_LAYOUT;
  return (Object.keys(entries) as (keyof SampleEntries)[]).flatMap((id) => {
    const list: BaseList | FixedList = narrative[id];
    const rows: EntryRows = entries[id];
    return rows.map((row, index): Edit => {
      const fixed = 'rows' in list ? list.rows.findIndex(({ label }) => label === row.kind) : index;
      if (fixed < 0) throw new Error(`${list.sheet} has no row ${row.kind}`);
      const values = list.columns.map(({ id: column }) => (column === 'kind' ? null : (row[column] ?? null)));
      return cells(list.sheet, FIRST_DATA_ROW + fixed, 0, [values]);
    });
  });
}

/** The results of 政府采购's own sums, so that programs that do not calculate show them too. */
function procurementCells(lines: readonly SampleLine[]): Edit[] {
  const { procurement } = DEFAULT_LAYOUT.narrative;
  const column = procurement.columns.findIndex(({ id }) => id === 'planned');
  return procurementRows(DEFAULT_LAYOUT).map((row, index): Edit => {
    const { formula } = row[column] as { formula: string };
    const result = lines
      .filter(([, , , , , , kind]) => kind === procurement.rows[index]?.label)
      .reduce((sum, [, , , , , amount]) => sum.plus(amount), new Decimal(0))
      .toNumber();
    return cells(procurement.sheet, FIRST_DATA_ROW + index, column, [[{ formula, result }]]);
  });
}

async function main(): Promise<void> {
  const bytes = await (await buildSample()).save();
  await writeFile(SAMPLE_PATH, bytes);
  console.log(`已写出 samples/2024.xlsx（${(await readFile(SAMPLE_PATH)).length} 字节）`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
