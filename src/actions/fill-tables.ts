/** 一键生成: from the base worksheets to 表1–表11. Reads once, computes, writes once. */
import type { Budget } from '../budget/budget';
import { append } from '../budget/long-lists';
import { type FilledTable, fillTables } from '../budget/tables';
import { budgetRequests, readBudget } from '../worksheet/base/read-budget';
import type { Layout, TableLayout } from '../worksheet/layouts';
import { type Problem, ProblemList } from '../worksheet/problem';
import { changedTableEdits, type EditsWithInverse, newTableEdits } from '../worksheet/published/table-edits';
import { changedFormats } from '../worksheet/published/table-format';
import { renderTable, type TableModel } from '../worksheet/published/table-model';
import {
  brokenHeading,
  findTable,
  type HandmadeChange,
  handmadeChanges,
  recordOf,
  type TableAnchor,
} from '../worksheet/published/table-record';
import { STATE_SHEET, stateOf, type WorkbookState } from '../worksheet/state';
import type { Expectation, SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { asRead, commit, refuseUnfinished } from './commit';
import { exclusively } from './exclusive';
import type { Done, Rejected } from './outcome';

/** A fill that went through. */
export interface Filled extends Done {
  /** Sheets whose content changed; none where everything was up to date. */
  readonly changedSheets: readonly string[];
  /** Cells of 表 sheets that someone had changed by hand; overwritten now, kept by undo. */
  readonly overwritten: readonly HandmadeChange[];
}

const ACTION = '一键生成';

/** What {@link fillTablesAction} reads. */
export function fillRequests(layout: Layout): SheetRequest[] {
  return [
    ...budgetRequests(layout),
    ...layout.tables.map(({ sheet }): SheetRequest => ({ sheet, content: 'formulas' })),
    { sheet: STATE_SHEET, content: 'values' },
  ];
}

/**
 * Fills 表1–表11 from the base worksheets.
 *
 * @param workbook to read and write
 * @param layout where things are
 * @returns what changed, or the problems that stopped it, all at once; then nothing was written
 * @throws WorkbookError where the workbook cannot be read; ActionFailure where writing failed
 */
export function fillTablesAction(workbook: Workbook, layout: Layout): Promise<Filled | Rejected> {
  return exclusively(workbook, () => fill(workbook, layout));
}

async function fill(workbook: Workbook, layout: Layout): Promise<Filled | Rejected> {
  const requests = fillRequests(layout);
  let before = await workbook.read(requests);
  const reading = readBudget(before, layout);
  const problems = [...reading.problems];
  const { state, stateError } = stateOf(before);
  if (state) refuseUnfinished(state);
  if (stateError !== undefined) {
    problems.push({
      severity: 'error',
      sheet: STATE_SHEET,
      cell: '',
      found: '',
      message: stateError,
      remedy: '或删除表1至表11后，在新底稿中重新生成。',
    });
  }
  let sheets = state ? layout.tables.map((table) => planSheet(table, layout, before, state)) : [];
  append(
    problems,
    sheets.flatMap((sheet) => sheet.problems),
  );
  if (!reading.budget || !state || problems.some((problem) => problem.severity === 'error')) {
    return { status: 'rejected', problems };
  }

  const models = renderTables(reading.budget, layout);
  const resized = models.filter((model) => changesSize(model, layout, before, state));
  if (resized.length > 0) {
    const read = await workbook.read(
      resized.map(({ layout: { sheet } }) => ({ sheet, content: 'formulas', formats: true })),
    );
    before = { ...before, sheets: new Map([...before.sheets, ...read.sheets]) };
    sheets = layout.tables.map((table) => planSheet(table, layout, before, state));
    const meanwhile = sheets.flatMap((sheet) => sheet.problems);
    if (meanwhile.length > 0) return { status: 'rejected', problems: meanwhile };
  }
  const plans = sheets.map((sheet, index) => {
    const model = models[index] as TableModel;
    return { ...sheet, ...sheet.edit(model), handmade: sheet.handmade(model) };
  });
  const changed = plans.filter((plan) => plan.edits.length > 0);
  const overwritten = plans.flatMap((plan) => plan.handmade);
  const done = {
    status: 'done',
    questions: problems,
    overwritten,
    changedSheets: changed.map((plan) => plan.sheet),
  } as const;
  if (changed.length === 0) return { ...done, notices: ['十一张表已是最新，没有改动。'] };

  await commit(workbook, before, {
    requests,
    expectations: changed.flatMap((plan) => plan.expectations),
    edits: changed.flatMap((plan) => plan.edits),
    state: {
      ...state,
      tables: { ...state.tables, ...Object.fromEntries(models.map((model) => [model.layout.sheet, recordOf(model)])) },
    },
    undo: {
      action: ACTION,
      edits: changed.flatMap((plan) => plan.inverse),
      tables: Object.fromEntries(changed.map((plan) => [plan.sheet, state.tables[plan.sheet] ?? null])),
      anchors: Object.fromEntries(changed.map((plan) => [plan.sheet, plan.anchor])),
      created: {},
    },
  });
  return {
    ...done,
    notices: [
      `已生成：${changed.map((plan) => plan.sheet).join('、')}。`,
      ...handmadeNotice(overwritten),
      ...staleNarrativeNotice(models, layout, state),
    ],
  };
}

/** Formats are read, to be given back by undo, only of a table whose size changes: they weigh ten times what its cells do. */
function changesSize(model: TableModel, layout: Layout, before: WorkbookSnapshot, state: WorkbookState): boolean {
  const record = state.tables[model.layout.sheet];
  return (
    record !== undefined &&
    before.sheets.has(model.layout.sheet) &&
    changedFormats(model.layout, layout.style, record, model).length > 0
  );
}

/**
 * The eleven tables of a budget as cells, in the layout's order.
 *
 * @param budget read and valid
 * @param layout how they look
 * @param filled its tables; filled here where left out
 */
export function renderTables(
  budget: Budget,
  layout: Layout,
  filled: readonly FilledTable[] = fillTables(budget),
): TableModel[] {
  return layout.tables.map((tableLayout) => {
    const table = filled.find((candidate) => candidate.declaration.number === tableLayout.table);
    if (!table) throw new RangeError(`layout ${layout.id} names an unknown table ${tableLayout.table}`);
    return renderTable(table, tableLayout, layout.style, budget.unit);
  });
}

interface SheetPlan {
  readonly sheet: string;
  readonly problems: readonly Problem[];
  readonly anchor: TableAnchor;
  /** The whole table as it was read: what somebody types into it meanwhile must be seen. */
  readonly expectations: readonly Expectation[];
  edit(model: TableModel): EditsWithInverse;
  /** What people changed or typed where the table will stand. */
  handmade(model: TableModel): HandmadeChange[];
}

/** Decides what becomes of one 表 sheet: made new, changed in place, or left alone because it is not ours. */
function planSheet(table: TableLayout, layout: Layout, before: WorkbookSnapshot, state: WorkbookState): SheetPlan {
  const { sheet } = table;
  const problems = new ProblemList();
  const snapshot = before.sheets.get(sheet);
  const record = state.tables[sheet];
  const create = (model: TableModel) => newTableEdits(model, layout.style);
  const plan: SheetPlan = {
    sheet,
    problems: problems.problems,
    handmade: () => [],
    expectations: [],
    anchor: { row: 0, column: 0 },
    edit: create,
  };
  if (!snapshot) return plan;
  if (!record) {
    problems.add('error', { sheet }, '', `已有一张不是本程序生成的工作表“${sheet}”`, '请把它改名或删除，再一键生成。');
    return plan;
  }
  if (snapshot.protected) {
    problems.add('error', { sheet }, '', '工作表受保护，不能写入', '请在“审阅”中撤消工作表保护，再一键生成。');
  }
  const title = String(record.cells[1]?.[0] ?? '');
  const anchor = findTable(snapshot, title);
  if (!anchor) {
    problems.add('error', { sheet }, '', `找不到表名“${title}”`, '请恢复表名，或删除这张表后重新生成。');
    return plan;
  }
  const broken = brokenHeading(snapshot, anchor, table);
  if (broken) {
    problems.add(
      'error',
      { sheet, ...broken },
      broken.found,
      `表头应为“${broken.label}”`,
      '请恢复表头，或删除这张表后重新生成。',
    );
    return plan;
  }
  return {
    ...plan,
    anchor,
    expectations: [asRead({ kind: 'cells', sheet, ...anchor, values: record.cells }, snapshot, 'formulas')],
    handmade: (model) => handmadeChanges(snapshot, anchor, record, model.cells.length),
    edit: (model) => changedTableEdits(model, layout.style, snapshot, anchor, record),
  };
}

/** The text restates the tables: where their figures changed, it has to be written again. */
function staleNarrativeNotice(models: readonly TableModel[], layout: Layout, state: WorkbookState): string[] {
  const cellsOf = (cells: unknown) => JSON.stringify(cells);
  const changed = models.some((model) => cellsOf(model.cells) !== cellsOf(state.tables[model.layout.sheet]?.cells));
  return state.narrative && changed ? [`表中的数变了，“${layout.narrative.sheet}”已过时，请再生成一次情况说明。`] : [];
}

function handmadeNotice(changes: readonly HandmadeChange[]): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, 20).map(({ sheet, cell, found }) => `${sheet}!${cell}（“${found}”）`);
  const more = changes.length > shown.length ? `等 ${changes.length} 处` : '';
  return [`下列单元格在上次生成后被手工改过，现已按底稿重写；撤销可以找回：${shown.join('、')}${more}。`];
}
