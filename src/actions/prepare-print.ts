/** 打印准备: sets up every table for A4, takes the flags off, says what remains open. Excel's API cannot print: the person does. */
import type { Severity } from '../budget/checks';
import { pagePlan, type PagePlan } from '../worksheet/published/page-plan';
import { printSetupEdits } from '../worksheet/published/print-setup';
import type { Layout } from '../worksheet/layouts';
import { narrativePrintEdits } from '../worksheet/narrative/narrative-page';
import { stateOf } from '../worksheet/state';
import type { Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { checkContent } from './check-workbook';
import { commit } from './commit';
import { exclusively } from './exclusive';
import { clearEdits } from './mark-findings';
import { anchorNow } from './moved-tables';
import type { Done, Rejected } from './outcome';

/** The tables are ready to print. */
export interface Prepared extends Done {
  /** Sheets that were set up. */
  readonly sheets: readonly string[];
  /** Open findings by severity. */
  readonly open: Readonly<Record<Severity, number>>;
}

/**
 * For 情况说明 and every sheet with a recognised table: paper, orientation, fit to one page wide, print area, repeated heading, centring,
 * margins, page numbers, heights of merged wrapped rows; what of that is so already is not touched, what is overwritten is kept
 * for 撤销. Flags go, so that nothing of them prints; the list on 审核结果 and the explanations stay.
 *
 * @param workbook to read and write
 * @param layout of the form
 * @param printing whether the person prints in Excel, and is told how, or by a button of ours
 * @returns what was set up and what remains open; or rejected where there is no table
 * @throws WorkbookError where it cannot be read; ActionFailure where writing failed, with what became of the sheets
 */
export function preparePrint(
  workbook: Workbook,
  layout: Layout,
  printing: 'in-excel' | 'here' = 'in-excel',
): Promise<Prepared | Rejected> {
  return exclusively(workbook, () => prepare(workbook, layout, printing));
}

async function prepare(
  workbook: Workbook,
  layout: Layout,
  printing: 'in-excel' | 'here',
): Promise<Prepared | Rejected> {
  const content = await workbook.readAll({ marks: true, pages: true, kinds: true });
  const outcome = checkContent(content, layout);
  const tables = outcome.status === 'checked' ? outcome.recognition.tables : [];
  if (outcome.status === 'nothing' || tables.length === 0) {
    const message = '工作簿里没有可打印的公开表';
    return {
      status: 'rejected',
      problems: [
        {
          severity: 'error',
          sheet: '',
          cell: '',
          found: '',
          message,
          remedy: '请先一键生成，或打开有表1至表11的工作簿。',
        },
      ],
    };
  }
  const names = content.sheetNames.filter((name) => tables.some(({ sheet }) => sheet === name));
  const sheets = names.flatMap((name) => content.sheets.get(name) ?? []);
  const narrative = narrativeToPrint(content, layout);
  const plans = [
    ...narrative,
    ...sheets.map((sheet) => {
      const own = tables.filter((table) => table.sheet === sheet.name);
      return pagePlan(sheet, printSetupEdits(sheet, own, layout));
    }),
  ];
  const keptBack = await writePlans(workbook, content, plans, layout);
  const { counts } = outcome;
  const open = [
    ...(counts.error > 0 ? [`错误 ${counts.error} 处`] : []),
    ...(counts.confirm > 0 ? [`核实 ${counts.confirm} 处`] : []),
  ];
  const prepared = [...names, ...(narrative.length > 0 ? [layout.narrative.sheet] : [])];
  return {
    status: 'done',
    sheets: prepared,
    open: counts,
    questions: [],
    notices: [
      `已设置 ${names.length} 张表：A4、一页宽、每页重复表头、页脚有页码；审核标记已去掉，不会印出来。`,
      open.length > 0
        ? `注意：还有${open.join('、')}没有处理，打印前请先审核并改正或说明。`
        : '没有待处理的错误和核实。',
      ...(narrative.length > 0 ? [`“${layout.narrative.sheet}”也已设置：A4 纵向，只印正文，不印待补事项和链接。`] : []),
      ...keptBack,
      ...(printing === 'in-excel' ? [howToPrint(prepared, content.sheetNames)] : []),
    ],
  };
}

/**
 * Just these sheets: the whole workbook would print the base worksheets as well.
 *
 * @param sheets to print, first to last
 * @param tabs of the workbook in their order
 */
function howToPrint(sheets: readonly string[], tabs: readonly string[]): string {
  const places = sheets.map((sheet) => tabs.indexOf(sheet)).sort((one, other) => one - other);
  const [first = '', last = ''] = [places[0], places.at(-1)].map((place) => tabs[place ?? -1]);
  if (places.length === 1) return `请单击“${first}”的标签，然后按 Ctrl+P。`;
  const select =
    (places.at(-1) as number) - (places[0] as number) === places.length - 1
      ? `单击“${first}”的标签，按住 Shift 再单击“${last}”的标签`
      : `按住 Ctrl 逐个单击${sheets.map((sheet) => `“${sheet}”`).join('、')}的标签`;
  return `请${select}，一起选中后按 Ctrl+P。印完请单击别的表的标签，取消成组，以免输入写进每一张表。`;
}

/** The sheet 情况说明 where it was written by this program and still has its title; someone else's is left alone. */
function narrativeToPrint(content: WorkbookSnapshot, layout: Layout): PagePlan[] {
  const snapshot = content.sheets.get(layout.narrative.sheet);
  // A record that cannot be read stops no printing of tables, which are recognised without it.
  const record = stateOf(content).state?.narrative;
  const edits = snapshot && record ? narrativePrintEdits(snapshot, record) : [];
  return snapshot && edits.length > 0 ? [pagePlan(snapshot, edits)] : [];
}

/**
 * Writes the plans and keeps the way back.
 *
 * @returns sentences on what 撤销 will give back, and what not
 */
async function writePlans(
  workbook: Workbook,
  content: WorkbookSnapshot,
  plans: readonly PagePlan[],
  layout: Layout,
): Promise<string[]> {
  const edits = [...plans.flatMap((plan) => plan.edits), ...clearEdits(content)];
  const { state, stateError } = stateOf(content);
  const changed = plans.filter((plan) => plan.edits.length > 0);
  if (!state) {
    await workbook.write(edits);
    return changed.length > 0 ? [`这次打印准备不能撤销：${stateError}。`] : [];
  }
  const kept = changed.flatMap(({ sheet, back }) => (back ? [{ sheet, ...back }] : []));
  if (kept.length === 0) await workbook.write(edits);
  else {
    const anchors = kept.flatMap(({ sheet }) => {
      const anchor = anchorNow(sheet, state, content, layout);
      return anchor ? [[sheet, anchor] as const] : [];
    });
    await commit(workbook, content, {
      edits,
      state,
      undo: {
        action: '打印准备',
        edits: kept.flatMap(({ inverse }) => inverse),
        tables: {},
        anchors: Object.fromEntries(anchors),
        created: {},
        pages: Object.fromEntries(kept.map(({ sheet, prepared }) => [sheet, prepared])),
      },
      afterFailure: '打印准备没有写完，各表的页面设置和行高已恢复原状；审核标记可能已去掉，需要时再点“审核”。请重试',
    });
  }
  return [
    ...(kept.length > 0 ? ['原来的页面设置和行高已保存，点“撤销”可以恢复。'] : []),
    ...lost(
      changed.filter(({ back }) => !back),
      '原来的页面设置读不出来，撤销时这些表保持打印准备后的样子',
    ),
    ...lost(
      kept.filter(({ isPaperLost }) => isPaperLost),
      '原来的纸张大小读不出来，撤销时纸张仍是 A4，其余都恢复',
    ),
  ];
}

function lost(sheets: readonly { readonly sheet: string }[], what: string): string[] {
  return sheets.length === 0 ? [] : [`${sheets.map(({ sheet }) => `“${sheet}”`).join('、')}${what}。`];
}
