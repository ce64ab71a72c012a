/** Builds the base worksheets (填报底稿): headings, drop-downs, name look-ups, locked headings, the built-in 科目. */
import type { Classification } from '../../budget/classifications';
import { FUNDING_SOURCES } from '../../budget/funding-source';
import { columnName, quoteSheet } from '../address';
import type { BaseForm, BaseList, Layout } from '../layouts';
import type { CellInput, DropDown, Edit } from '../workbook';
import {
  ENTRY,
  FIRST_DATA_ROW,
  GUIDANCE,
  HEADING,
  LIST_ROWS,
  listEdits,
  LOOK_UP_ROWS,
  pageSetup,
  titleEdits,
} from './list-edits';
import { entryLists, entrySheetEdits, fixedEntryLists } from '../narrative/entry-template';
import { PROCUREMENT_NAMES, TYPE_NAMES } from './line-readers';

export { FIRST_DATA_ROW };

/**
 * All edits of a new template, sheet by sheet.
 *
 * @param layout what the base worksheets look like
 * @param classification the built-in codes, written to 科目
 */
export function templateEdits(layout: Layout, classification: Classification): Edit[] {
  return [
    ...formEdits(layout.unitForm),
    ...listEdits(
      layout.income,
      FUNDING_SOURCES.map((source) => [source.name]),
    ),
    ...ledgerEdits(layout.ledger, layout),
    ...ledgerEdits(layout.priorLedger, layout),
    ...entrySheetEdits(layout),
    ...listEdits(layout.codes, sideBySide([...classification.functional], [...classification.economic])),
    ...listEdits(layout.choices, choiceRows(), true),
    ...[dropDown(layout, layout.unitForm.sheet, 'amountUnit', 1, unitRow(layout.unitForm), 1)],
    ...[layout.unitForm, layout.income, layout.ledger, layout.priorLedger, ...fixedEntryLists(layout)].map(
      ({ sheet }): Edit => ({ kind: 'protect', sheet }),
    ),
  ];
}

/** The sheets of a template, in order. */
export function templateSheets(layout: Layout): string[] {
  const { unitForm, income, ledger, priorLedger, codes, choices } = layout;
  return [unitForm, income, ledger, priorLedger, ...entryLists(layout), codes, choices].map(({ sheet }) => sheet);
}

function choiceRows(): string[][] {
  const lists = [
    FUNDING_SOURCES.map((source) => source.name),
    TYPE_NAMES.map(([name]) => name),
    PROCUREMENT_NAMES.map(([name]) => name),
    ['元', '万元'],
  ];
  return FUNDING_SOURCES.map((_, row) => lists.map((list) => list[row] ?? ''));
}

function sideBySide(left: [string, string][], right: [string, string][]): string[][] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) => [
    ...(left[row] ?? ['', '']),
    ...(right[row] ?? ['', '']),
  ]);
}

function unitRow(form: BaseForm): number {
  return FIRST_DATA_ROW - 1 + form.fields.findIndex((field) => field.id === 'amountUnit');
}

function formEdits(form: BaseForm): Edit[] {
  const { sheet, fields } = form;
  const first = FIRST_DATA_ROW - 1;
  const column = (index: number) => ({ row: first, column: index, rows: fields.length, columns: 1 });
  return [
    { kind: 'add-sheet', sheet },
    { kind: 'column-widths', sheet, column: 0, widths: [18, 40, 48] },
    ...titleEdits(sheet, form.title, form.guidance, 3),
    { kind: 'format', sheet, area: column(0), format: { ...HEADING, horizontal: 'left' } },
    { kind: 'format', sheet, area: column(1), format: ENTRY },
    { kind: 'format', sheet, area: column(2), format: GUIDANCE },
    {
      kind: 'cells',
      sheet,
      row: first,
      column: 0,
      values: fields.map((field) => [field.required ? `${field.label} *` : field.label, null, field.note]),
    },
    pageSetup(sheet),
  ];
}

function ledgerEdits(list: BaseList, layout: Layout): Edit[] {
  const at = (id: string) => list.columns.findIndex((column) => column.id === id);
  const rows = Array.from({ length: LOOK_UP_ROWS }, (_, row) =>
    list.columns.map((column): CellInput => {
      if (column.id === 'functionalName') return nameLookUp(layout, at('functional'), 'functional', row);
      if (column.id === 'economicName') return nameLookUp(layout, at('economic'), 'economic', row);
      return null;
    }),
  );
  const choices = ['type', 'source', 'procurement'].map((id) =>
    dropDown(layout, list.sheet, id, at(id), FIRST_DATA_ROW, LIST_ROWS),
  );
  const codes = ['functional', 'economic'].map((id) => codeDropDown(layout, list.sheet, id, at(id)));
  return [...listEdits(list, rows), ...choices, ...codes];
}

function nameLookUp(layout: Layout, codeColumn: number, codes: 'functional' | 'economic', row: number): CellInput {
  const code = `$${columnName(codeColumn)}${FIRST_DATA_ROW + row + 1}`;
  const from = layout.codes.columns.findIndex((column) => column.id === codes);
  const range = `${quoteSheet(layout.codes.sheet)}!$${columnName(from)}:$${columnName(from + 1)}`;
  return { formula: `=IF(${code}="","",IFERROR(VLOOKUP(${code}&"",${range},2,FALSE),""))`, result: '' };
}

/** A list from 选项: other entries are refused. */
function dropDown(layout: Layout, sheet: string, choice: string, column: number, row: number, rows: number): Edit {
  const index = layout.choices.columns.findIndex(({ id }) => id === choice);
  const length = choiceRows().filter((choices) => choices[index] !== '').length;
  const letter = columnName(index);
  const list: DropDown = {
    source: `${quoteSheet(layout.choices.sheet)}!$${letter}$${FIRST_DATA_ROW + 1}:$${letter}$${FIRST_DATA_ROW + length}`,
    strictness: 'stop',
    errorTitle: '请从列表选择',
    errorMessage: `${layout.choices.columns[index]?.heading ?? ''}只能是列表中的内容。`,
  };
  return { kind: 'drop-down', sheet, area: { row, column, rows, columns: 1 }, list };
}

/** A list from 科目: another code may be right, so Excel only asks. */
function codeDropDown(layout: Layout, sheet: string, codes: string, column: number): Edit {
  const letter = columnName(layout.codes.columns.findIndex(({ id }) => id === codes));
  const list: DropDown = {
    source: `${quoteSheet(layout.codes.sheet)}!$${letter}$${FIRST_DATA_ROW + 1}:$${letter}$3000`,
    strictness: 'warning',
    errorTitle: '科目表中没有',
    errorMessage: '“科目”中没有这个编码。确认无误的可以继续，并请在“科目”中补上。',
  };
  return {
    kind: 'drop-down',
    sheet,
    area: { row: FIRST_DATA_ROW, column, rows: LIST_ROWS, columns: 1 },
    list,
  };
}
