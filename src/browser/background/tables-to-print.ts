/** What 打印全部表 prints. */
import { checkWorkbook } from '../../actions/check-workbook';
import { DEFAULT_LAYOUT } from '../../worksheet/layouts';
import type { XlsxWorkbook } from '../../xlsx/xlsx-workbook';
import type { PrintedArea } from './book-service';

/**
 * @returns sheets with a table that was recognised, whole, in the order of their tabs; and 情况说明 where it was written, without
 *   what stands beside the text
 */
export async function tablesToPrint(book: XlsxWorkbook): Promise<PrintedArea[]> {
  const outcome = await checkWorkbook(book, DEFAULT_LAYOUT);
  if (outcome.status === 'nothing') return [];
  const tables = new Set(outcome.recognition.tables.map(({ sheet }) => sheet));
  const visible = book.visibleSheets();
  const printed = visible.flatMap((sheet): PrintedArea[] => {
    const view = tables.has(sheet) ? book.view(sheet) : undefined;
    // The whole of it: a print area that somebody set for an earlier table would cut rows off.
    return view ? [{ sheet, area: { row: 0, column: 0, ...view.used } }] : [];
  });
  if (printed.length === 0) return [];
  const { sheet } = DEFAULT_LAYOUT.narrative;
  const area = visible.includes(sheet) ? book.view(sheet)?.printArea : undefined;
  return area ? [...printed, { sheet, area }] : printed;
}
