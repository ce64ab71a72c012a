/** A sheet as CSV that an accountant can review: what each cell shows, thousands separated, two decimals. */
import type { CellValue, SheetSnapshot } from '../../src/worksheet/workbook';

/** From A1 to the end of the used range. */
export function sheetToCsv(snapshot: SheetSnapshot): string {
  const rows = Array.from({ length: snapshot.row + snapshot.cells.length }, (_, row) => {
    const cells = snapshot.cells[row - snapshot.row] ?? [];
    return [...Array.from({ length: snapshot.column }, () => ''), ...cells.map(shown)].map(quoted).join(',');
  });
  return `${rows.join('\n')}\n`;
}

function shown(value: CellValue): string {
  if (typeof value !== 'number') return String(value);
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 20 });
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
