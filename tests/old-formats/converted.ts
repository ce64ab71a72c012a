/** A converted file, looked at by a reader that is not ours. */
import ExcelJS from 'exceljs';
import { convertToXlsx } from '../../src/old-formats/convert-to-xlsx';

export async function converted(bytes: Uint8Array): Promise<{ book: ExcelJS.Workbook; lost: readonly string[] }> {
  const { bytes: xlsx, lost } = await convertToXlsx(bytes);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(xlsx as unknown as ExcelJS.Buffer);
  return { book, lost };
}

/** A cell's formula and stored result; undefined instead of a formula where there is none. */
export function calculated(cell: ExcelJS.Cell | undefined): [formula: string | undefined, result: unknown] {
  if (!cell) throw new Error('no cell');
  return cell.formula ? [cell.formula, cell.result] : [undefined, cell.value];
}
