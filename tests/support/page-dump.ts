/** How a sheet of a file is printed, as plain data: only what holds, so that two sheets that print alike are equal. */
import type ExcelJS from 'exceljs';

/** Points of every row that has a height of its own. */
function heights(sheet: ExcelJS.Worksheet): Record<number, number> {
  const found: Record<number, number> = {};
  for (let number = 1; number <= sheet.rowCount; number++) {
    const height = sheet.findRow(number)?.height as number | undefined;
    if (height) found[number] = height;
  }
  return found;
}

/**
 * @param sheet of a workbook
 * @param printersPaper the paper where the file states none
 */
export function dumpPage(sheet: ExcelJS.Worksheet, printersPaper: number | undefined = undefined) {
  const { margins, ...page } = sheet.pageSetup;
  const inches = Object.entries(margins ?? {}).map(([name, size]) => [name, Math.round(size * 1000) / 1000]);
  return {
    paper: page.paperSize ?? printersPaper,
    orientation: page.orientation ?? 'portrait',
    scaling: page.fitToPage ? { wide: page.fitToWidth, tall: page.fitToHeight } : { scale: page.scale ?? 100 },
    centred: [page.horizontalCentered === true, page.verticalCentered === true],
    margins: Object.fromEntries(inches) as Record<string, number>,
    titles: [page.printTitlesRow, page.printTitlesColumn],
    area: page.printArea?.replaceAll('$', ''),
    header: sheet.headerFooter?.oddHeader ?? '',
    footer: sheet.headerFooter?.oddFooter ?? '',
    heights: heights(sheet),
  };
}
