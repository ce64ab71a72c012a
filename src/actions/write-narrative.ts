/** 生成情况说明: the text of the disclosure, from the base and entry worksheets. Reads once, computes, writes once. */
import { type Narrative } from '../budget/narrative/narrative';
import type { NarrativeEntries } from '../budget/narrative/entries';
import type { Budget } from '../budget/budget';
import { TABLES } from '../budget/tables';
import type { Layout } from '../worksheet/layouts';
import { entryEdits } from '../worksheet/narrative/entry-edits';
import { createTargetFinder, type PlacedTable } from '../worksheet/narrative/link-targets';
import { withHandEdits } from '../worksheet/narrative/hand-edits';
import { alignRows, beginning, findNarrative, type NarrativeRecord } from '../worksheet/narrative/narrative-record';
import { type MergedRows, mergeRows, narrativeRows, narrativeTitle } from '../worksheet/narrative/narrative-rows';
import { changedNarrativeEdits, newNarrativeEdits } from '../worksheet/narrative/narrative-sheet';
import { type NarrativeContent, narrativeRequests, readNarrative } from '../worksheet/narrative/read-narrative';
import { type Problem, ProblemList } from '../worksheet/problem';
import { findTable, recordOf } from '../worksheet/published/table-record';
import { STATE_SHEET, stateOf, type WorkbookState } from '../worksheet/state';
import type { SheetRequest, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { commit, refuseUnfinished } from './commit';
import { exclusively } from './exclusive';
import { renderTables } from './fill-tables';
import type { Done, Rejected } from './outcome';

/** The text as data, nothing written. */
export interface ComposedText {
  readonly status: 'done';
  readonly narrative: Narrative;
  readonly budget: Budget;
  readonly entries: NarrativeEntries;
  /** What is still to be supplied, in the order of the text. */
  readonly openPoints: readonly string[];
  /** What of the sheet's own text was taken over, and what was not. */
  readonly notices: readonly string[];
  readonly questions: readonly Problem[];
}

/** The text was written. */
export interface NarrativeWritten extends Done {
  readonly openPoints: readonly string[];
  /** Paragraphs that someone rewrote and that were left so. */
  readonly kept: readonly string[];
  /** Paragraphs that someone rewrote and that had to be written anew, for their figures changed; undo brings them back. */
  readonly overwritten: readonly string[];
}

const ACTION = '生成情况说明';

/**
 * Composes the narrative without writing anything: as the sheet 情况说明 would read if it were written now, so with what people
 * changed in it by hand.
 *
 * @param workbook to read
 * @param layout where things are
 * @throws WorkbookError where the workbook cannot be read
 */
export async function composeNarrativeText(workbook: Workbook, layout: Layout): Promise<ComposedText | Rejected> {
  const { sheet } = layout.narrative;
  const before = await workbook.read([
    ...narrativeRequests(layout),
    { sheet, content: 'values' },
    { sheet: STATE_SHEET, content: 'values' },
  ]);
  const { content, problems } = readNarrative(before, layout);
  if (!content) return { status: 'rejected', problems };
  const { budget, entries } = content;
  const standing = standingText(before, layout, stateOf(before).state);
  const rows = narrativeRows(content.narrative, budget.unit.year, () => undefined);
  const merged = mergeRows(rows, standing?.aligned ?? []);
  const narrative = withHandEdits(content.narrative, merged);
  const notices = [
    ...(merged.kept.length > 0 ? [`“${sheet}”有 ${merged.kept.length} 段是手工改过的，照改过的写。`] : []),
    ...(merged.overwritten.length > 0
      ? [`“${sheet}”下列手工改过的段落因数字变了没有采用：${quoted(merged.overwritten)}。`]
      : []),
    ...(before.sheets.has(sheet) && !standing
      ? [`工作表“${sheet}”不是本程序生成的，或标题已改，没有采用其中的文字。`]
      : []),
  ];
  return { status: 'done', narrative, budget, entries, openPoints: openPointsOf(merged), notices, questions: problems };
}

/**
 * Writes the narrative to its sheet, and lists on the entry worksheets what is to be filled in.
 *
 * @param workbook to read and write
 * @param layout where things are
 * @returns what is still open; or the problems that stopped it, all at once, nothing written
 * @throws WorkbookError where the workbook cannot be read; ActionFailure where writing failed
 */
export function writeNarrativeAction(workbook: Workbook, layout: Layout): Promise<NarrativeWritten | Rejected> {
  return exclusively(workbook, () => writeNarrative(workbook, layout));
}

async function writeNarrative(workbook: Workbook, layout: Layout): Promise<NarrativeWritten | Rejected> {
  const requests: SheetRequest[] = [
    ...narrativeRequests(layout),
    ...layout.tables.map(({ sheet }): SheetRequest => ({ sheet, content: 'values' })),
    { sheet: layout.narrative.sheet, content: 'formulas', formats: true },
    { sheet: STATE_SHEET, content: 'values' },
  ];
  const before = await workbook.read(requests);
  const { content, problems } = readNarrative(before, layout);
  const own = new ProblemList();
  const { state, stateError } = stateOf(before);
  if (state) refuseUnfinished(state);
  if (state) checkSheet(before, layout, state, own);
  else own.add('error', { sheet: STATE_SHEET }, '', stateError, '请在新底稿中重新生成。');
  if (!content || !state || own.hasErrors) return { status: 'rejected', problems: [...problems, ...own.problems] };

  const { tables, notices } = placeTables(content, layout, before, state);
  const rows = narrativeRows(content.narrative, content.budget.unit.year, createTargetFinder(tables, content.cells));
  const standing = standingText(before, layout, state);
  const merged = mergeRows(rows, standing?.aligned ?? []);
  const { kept, overwritten } = merged;
  const record: NarrativeRecord = { title: narrativeTitle(content.budget.unit.year), rows: merged.rows };
  const text = standing
    ? changedNarrativeEdits(standing.snapshot, standing.anchor, standing.aligned, record)
    : newNarrativeEdits(layout.narrative.sheet, record);
  const listing = entryEdits(before, layout, content);
  const openPoints = openPointsOf(merged);
  const done = { status: 'done', openPoints, kept, overwritten, questions: problems } as const;
  if (text.edits.length === 0 && listing.edits.length === 0) {
    return { ...done, notices: ['情况说明已是最新，没有改动。', ...openNotice(openPoints), ...notices] };
  }
  await commit(workbook, before, {
    requests,
    edits: [...text.edits, ...listing.edits],
    state: { ...state, narrative: record },
    undo: {
      action: ACTION,
      edits: [...text.inverse, ...listing.inverse],
      tables: {},
      anchors: { [layout.narrative.sheet]: standing?.anchor ?? { row: 0, column: 0 } },
      created: listing.created,
      narrative: state.narrative ?? null,
      listed: listing.listed,
    },
  });
  return {
    ...done,
    notices: [
      `已写入“${layout.narrative.sheet}”。`,
      ...openNotice(openPoints),
      ...(kept.length > 0 ? [`有 ${kept.length} 段是手工改过的，数没有变，保留原样。`] : []),
      ...(overwritten.length > 0 ? [`下列手工改过的段落因数字变了已重写，撤销可以找回：${quoted(overwritten)}。`] : []),
      ...notices,
    ],
  };
}

const quoted = (texts: readonly string[]) => texts.map((text) => `“${beginning(text)}”`).join('、');

function openNotice(openPoints: readonly string[]): string[] {
  return openPoints.length === 0 ? [] : [`还有 ${openPoints.length} 处待补，见“待补事项”一列；补填后再生成一次。`];
}

/** What is still to be supplied, in the order of the text. */
function openPointsOf({ rows }: MergedRows): string[] {
  return rows.flatMap(({ openPoint }) => (openPoint === '' ? [] : [openPoint]));
}

/** The text on its sheet as it was written and as it stands; undefined where there is none of ours. */
function standingText(before: WorkbookSnapshot, layout: Layout, state: WorkbookState | undefined) {
  const snapshot = before.sheets.get(layout.narrative.sheet);
  const record = state?.narrative;
  const anchor = snapshot && record && findNarrative(snapshot, record.title);
  return anchor && { snapshot, anchor, aligned: alignRows(snapshot, anchor, record) };
}

/** The sheet must be ours, unprotected, and still have its title. */
function checkSheet(before: WorkbookSnapshot, layout: Layout, state: WorkbookState, problems: ProblemList): void {
  const { sheet } = layout.narrative;
  const snapshot = before.sheets.get(sheet);
  const listed = [layout.narrative.reasons, layout.narrative.projectNotes, layout.narrative.performance];
  for (const { sheet: name } of [...listed, layout.narrative.carryoverUses]) {
    if (!before.sheets.get(name)?.protected) continue;
    problems.add('error', { sheet: name }, '', '工作表受保护，不能列出待填的行', '请在“审阅”中撤消工作表保护后重试。');
  }
  if (!snapshot) return;
  if (snapshot.protected) {
    problems.add('error', { sheet }, '', '工作表受保护，不能写入', '请在“审阅”中撤消工作表保护后重试。');
  }
  if (!state.narrative) {
    problems.add(
      'error',
      { sheet },
      '',
      `已有一张不是本程序生成的工作表“${sheet}”`,
      '请把它改名或删除，再生成情况说明。',
    );
  } else if (!findNarrative(snapshot, state.narrative.title)) {
    const message = `找不到标题“${state.narrative.title}”`;
    problems.add('error', { sheet }, '', message, '请恢复标题，或删除这张表后重新生成。');
  }
}

/** The 表 sheets that numbers can lead to, and whether they show what the base worksheets give now. */
function placeTables(content: NarrativeContent, layout: Layout, before: WorkbookSnapshot, state: WorkbookState) {
  const tables: PlacedTable[] = [];
  let [missing, stale] = [0, 0];
  for (const model of renderTables(content.budget, layout, content.tables)) {
    const { sheet, table } = model.layout;
    const snapshot = before.sheets.get(sheet);
    const anchor = snapshot && findTable(snapshot, TABLES[table - 1]?.title ?? '');
    if (!anchor) missing++;
    else {
      tables.push({ model, anchor });
      if (JSON.stringify(state.tables[sheet]) !== JSON.stringify(recordOf(model))) stale++;
    }
  }
  const notices = [
    ...(missing > 0
      ? [`有 ${missing} 张公开表还没有生成，文中的数暂时不能点到那里。请先一键生成，再生成情况说明。`]
      : []),
    ...(stale > 0 ? [`有 ${stale} 张公开表与底稿不一致，情况说明按底稿写。请先一键生成，再生成情况说明。`] : []),
  ];
  return { tables, notices };
}
