/** 新建底稿: the empty base worksheets. */
import { classificationFor } from '../budget/classifications';
import { templateEdits, templateSheets } from '../worksheet/base/template-edits';
import { contentOf } from '../worksheet/journal';
import type { Layout } from '../worksheet/layouts';
import { ProblemList } from '../worksheet/problem';
import { fingerprint, readState, STATE_SHEET } from '../worksheet/state';
import type { Edit, Workbook } from '../worksheet/workbook';
import { commit, refuseUnfinished } from './commit';
import { exclusively } from './exclusive';
import type { Done, Rejected } from './outcome';

/**
 * Adds the base worksheets to a workbook.
 *
 * @param workbook to add them to; nothing that is there is touched
 * @param layout which template
 * @param year the budget year, for its classification codes
 * @returns done, or the names that are taken
 * @throws WorkbookError where the workbook cannot be read; ActionFailure where writing failed
 */
export function createTemplateAction(workbook: Workbook, layout: Layout, year: number): Promise<Done | Rejected> {
  return exclusively(workbook, () => createTemplate(workbook, layout, year));
}

async function createTemplate(workbook: Workbook, layout: Layout, year: number): Promise<Done | Rejected> {
  const before = await workbook.read([{ sheet: STATE_SHEET, content: 'values' }]);
  const problems = new ProblemList();
  const sheets = templateSheets(layout);
  for (const taken of before.sheetNames.filter((name) => sheets.includes(name))) {
    problems.add(
      'error',
      { sheet: taken },
      '',
      `工作簿里已有工作表“${taken}”`,
      '请把它改名，或在空白工作簿里新建底稿。',
    );
  }
  const state = readState(before.sheets.get(STATE_SHEET));
  refuseUnfinished(state);
  if (problems.hasErrors) return { status: 'rejected', problems: problems.problems };
  const edits = templateEdits(layout, classificationFor(year));
  await commit(workbook, before, {
    edits,
    state: { ...state, template: { layout: layout.id, version: layout.version } },
    undo: {
      action: '新建底稿',
      edits: sheets.map((sheet): Edit => ({ kind: 'remove-sheet', sheet })),
      tables: {},
      anchors: {},
      created: Object.fromEntries(sheets.map((sheet) => [sheet, fingerprint(contentOf(sheet, edits))])),
      template: state.template ?? null,
    },
  });
  return {
    status: 'done',
    notices: [`已新建底稿：${layout.unitForm.sheet}等工作表。请先填“${layout.unitForm.sheet}”。`],
    questions: [],
  };
}
