/** Takes print areas and repeated rows away. */
import { type Edit, WorkbookError } from '../worksheet/workbook';

/**
 * Where edits put back a set-up without a print area or repeated rows: one round trip. Excel's API has no call for this; an
 * empty address is what takes them away, as in VBA. Documented it is not, so this comes last, when all else is done.
 *
 * @param edits that were carried out
 * @throws WorkbookError that says what remains and how to take it away by hand
 */
export async function clearPrintRanges(context: Excel.RequestContext, edits: readonly Edit[]): Promise<void> {
  const states = edits.filter((edit) => edit.kind === 'page-state');
  const areas = states.filter(({ page }) => page.printAreas.length === 0).map(({ sheet }) => sheet);
  const titles = states.filter(({ page }) => !page.titleRows).map(({ sheet }) => sheet);
  if (areas.length + titles.length === 0) return;
  const layoutOf = (sheet: string) => context.workbook.worksheets.getItem(sheet).pageLayout;
  try {
    for (const sheet of areas) layoutOf(sheet).setPrintArea('');
    for (const sheet of titles) layoutOf(sheet).setPrintTitleRows('');
    await context.sync();
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    const sheets = [...new Set([...areas, ...titles])].map((sheet) => `“${sheet}”`).join('、');
    throw new WorkbookError(
      `其他内容都已恢复，只有${sheets}的打印区域或重复的标题行没能取消。请在“页面布局”的“打印区域”里点“取消打印区域”，在“打印标题”里清空顶端标题行`,
      `${error.code}: ${error.message}`,
    );
  }
}
