/** 打印准备: sets up every table for A4, takes the flags off, says what remains open. Excel's API cannot print: the person does. */
import type { Severity } from '../budget/checks';
import { printSetupEdits } from '../worksheet/published/print-setup';
import type { Layout } from '../worksheet/layouts';
import { narrativePrintEdits } from '../worksheet/narrative/narrative-page';
import { stateOf } from '../worksheet/state';
import type { Edit, Workbook, WorkbookSnapshot } from '../worksheet/workbook';
import { checkContent } from './check-workbook';
import { clearEdits } from './mark-findings';
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
 * margins, page numbers, heights of merged wrapped rows. Flags go, so that nothing of them prints; the list on 审核结果 and
 * the explanations stay.
 *
 * @param workbook to read and write
 * @param layout of the form
 * @param printing whether the person prints in Excel, and is told how, or by a button of ours
 * @returns what was set up and what remains open; or rejected where there is no table
 * @throws WorkbookError where it cannot be read or written
 */
export async function preparePrint(
  workbook: Workbook,
  layout: Layout,
  printing: 'in-excel' | 'here' = 'in-excel',
): Promise<Prepared | Rejected> {
  const content = await workbook.readAll({ marks: true });
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
  await workbook.write([
    ...clearEdits(content),
    ...narrative,
    ...sheets.flatMap((sheet) =>
      printSetupEdits(
        sheet,
        tables.filter(({ sheet: own }) => own === sheet.name),
        layout,
      ),
    ),
  ]);
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
function narrativeToPrint(content: WorkbookSnapshot, layout: Layout): Edit[] {
  const snapshot = content.sheets.get(layout.narrative.sheet);
  // A record that cannot be read stops no printing of tables, which are recognised without it.
  const record = stateOf(content).state?.narrative;
  return snapshot && record ? narrativePrintEdits(snapshot, record) : [];
}
