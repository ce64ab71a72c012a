/** The generated ledger as an accountant's workbook holds it: base worksheets filled in, in 元. */
import { createTemplateAction } from '../../src/actions/create-template';
import { amountToCell } from '../../src/budget/amount';
import { classificationFor } from '../../src/budget/classifications';
import { FUNDING_SOURCES, fundingSource } from '../../src/budget/funding-source';
import type { IncomeEntry, LedgerLine } from '../../src/budget/ledger';
import { PROCUREMENT_NAMES, TYPE_NAMES } from '../../src/worksheet/base/line-readers';
import { budgetRequests } from '../../src/worksheet/base/read-budget';
import { FIRST_DATA_ROW, templateEdits } from '../../src/worksheet/base/template-edits';
import { DEFAULT_LAYOUT } from '../../src/worksheet/layouts';
import type { CellValue, Edit, WorkbookSnapshot } from '../../src/worksheet/workbook';
import { XlsxWorkbook } from '../../src/xlsx/xlsx-workbook';
import { incomeOf, YEAR } from './ledger-rows';

const { unitForm, income, ledger } = DEFAULT_LAYOUT;
const UNIT: Readonly<Record<string, string>> = {
  name: '示例单位',
  code: '000001',
  year: String(YEAR),
  amountUnit: '元',
};

const nameIn = <T>(names: readonly (readonly [string, T])[], id: T) => names.find(([, own]) => own === id)?.[0] ?? '';

/** The lines as rows of 支出明细, names of codes included as the worksheet looks them up. */
export function gridRows(lines: readonly LedgerLine[]): CellValue[][] {
  const { functional, economic } = classificationFor(YEAR);
  const content: Readonly<Record<string, (line: LedgerLine) => CellValue>> = {
    functional: (line) => line.functional,
    functionalName: (line) => functional.get(line.functional) ?? '',
    type: (line) => nameIn(TYPE_NAMES, line.type),
    project: (line) => line.project,
    economic: (line) => line.economic,
    economicName: (line) => economic.get(line.economic) ?? '',
    source: (line) => fundingSource(line.source).name,
    amount: (line) => amountToCell(line.amount, '元'),
    procurement: (line) => (line.procurement === 'none' ? '' : nameIn(PROCUREMENT_NAMES, line.procurement)),
    remark: (line) => line.remark,
  };
  return lines.map((line) => ledger.columns.map(({ id }) => content[id]?.(line) ?? ''));
}

const enteredEdits = (entries: readonly IncomeEntry[]): Edit[] => [
  {
    kind: 'cells',
    sheet: unitForm.sheet,
    row: FIRST_DATA_ROW - 1,
    column: 1,
    values: unitForm.fields.map((field) => [UNIT[field.id] ?? null]),
  },
  {
    kind: 'cells',
    sheet: income.sheet,
    row: FIRST_DATA_ROW,
    column: 1,
    values: FUNDING_SOURCES.map(({ id }) => {
      const entry = entries.find((candidate) => candidate.source === id);
      return [entry ? amountToCell(entry.amount, '元') : null];
    }),
  },
];

/**
 * Edits that make the whole workbook out of an empty one.
 *
 * @param entries of its income; where they are left out, those that tie to the lines
 */
export function workbookEdits(lines: readonly LedgerLine[], entries = incomeOf(lines)): Edit[] {
  return [
    ...templateEdits(DEFAULT_LAYOUT, classificationFor(YEAR)),
    ...enteredEdits(entries),
    { kind: 'cells', sheet: ledger.sheet, row: FIRST_DATA_ROW, column: 0, values: gridRows(lines) },
  ];
}

/**
 * What a read of the base worksheets gives.
 *
 * @param lines the ledger
 * @returns text of a snapshot, for {@link freshSnapshot}
 */
export async function snapshotText(lines: readonly LedgerLine[]): Promise<string> {
  const workbook = XlsxWorkbook.create();
  await createTemplateAction(workbook, DEFAULT_LAYOUT, YEAR);
  await workbook.write(enteredEdits(incomeOf(lines)));
  const { sheetNames, sheets } = await workbook.read(budgetRequests(DEFAULT_LAYOUT));
  const template = sheets.get(ledger.sheet);
  if (!template) throw new Error(`the template has no ${ledger.sheet}`);
  const headings = template.cells.slice(0, FIRST_DATA_ROW - template.row);
  const filled = new Map(sheets).set(ledger.sheet, { ...template, cells: [...headings, ...gridRows(lines)] });
  return JSON.stringify({ sheetNames, sheets: [...filled] });
}

/** A snapshot as it comes out of Excel's answer: parsed from JSON, its strings new, nothing of it in any cache. */
export function freshSnapshot(text: string): WorkbookSnapshot {
  const { sheetNames, sheets } = JSON.parse(text) as {
    sheetNames: string[];
    sheets: [string, NonNullable<ReturnType<WorkbookSnapshot['sheets']['get']>>][];
  };
  return { sheetNames, visibleSheets: sheetNames, sheets: new Map(sheets) };
}

/** The rows of 支出明细 under the headings. */
export function ledgerCells(snapshot: WorkbookSnapshot): readonly (readonly CellValue[])[] {
  const sheet = snapshot.sheets.get(ledger.sheet);
  return sheet?.cells.slice(FIRST_DATA_ROW - sheet.row) ?? [];
}
