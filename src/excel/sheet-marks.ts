/** Asks a sheet for what setting and clearing flags needs: its custom conditional formats and its merged areas. */
import type { Area, SheetMarks } from '../worksheet/workbook';

const AREA = ['rowIndex', 'columnIndex', 'rowCount', 'columnCount'];

/** Marks on their way. */
export interface PendingMarks {
  readonly formats: Excel.ConditionalFormatCollection;
  readonly merged: Excel.RangeAreas | undefined;
}

/**
 * Queues the loads. On a sheet that does not exist nothing is found.
 *
 * @param sheet to look at
 */
export function askMarks(sheet: Excel.Worksheet): PendingMarks {
  const formats = sheet.getRange().conditionalFormats;
  // A formula can be asked of custom formats only: any other makes the whole batch fail (office-js #2180).
  formats.load(['items/id', 'items/type']);
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13')) return { formats, merged: undefined };
  const merged = sheet.getUsedRangeOrNullObject().getMergedAreasOrNullObject();
  merged.load(AREA.map((property) => `areas/items/${property}`));
  return { formats, merged };
}

/** The marks, after a sync. */
export function marksOf({ formats, merged }: PendingMarks): SheetMarks {
  return {
    customFormats: formats.items.filter(({ type }) => type === 'Custom').map(({ id }) => id),
    mergedAreas: merged && !merged.isNullObject ? merged.areas.items.map(areaOf) : [],
  };
}

/** A loaded range as an area. */
export function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}
