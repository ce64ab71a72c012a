/** Everything that a person could notice in a workbook, as plain data, so that two workbooks can be compared. */
import ExcelJS from 'exceljs';
import { STATE_SHEET } from '../../src/worksheet/state';

/** exceljs does not tell a column of this width from one that has none. */
const EXCELJS_WIDTH = 9;

/** A workbook as data. Column widths to one decimal: Excel keeps them in pixels. */
export function dumpWorkbook(workbook: ExcelJS.Workbook) {
  return workbook.worksheets.map((sheet) => ({ name: sheet.name, state: sheet.state, ...dumpSheet(sheet) }));
}

/** Opens the bytes of a file and dumps it. */
export async function dumpFile(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return dumpWorkbook(workbook);
}

function dumpSheet(sheet: ExcelJS.Worksheet) {
  const cells: Record<string, unknown> = {};
  const merges = new Set<string>();
  sheet.eachRow({ includeEmpty: false }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.isMerged && cell.master === cell) merges.add(cell.address);
      const slave = cell.isMerged && cell.master !== cell;
      const value = slave ? null : contentOf(cell);
      // On the product's own hidden sheet only what is written counts, not how.
      const style = sheet.name === STATE_SHEET ? {} : { ...dumpStyle(cell), ...linesAround(sheet, cell) };
      if (value !== null || Object.keys(style).length > 0) cells[cell.address] = { value, ...style };
    }),
  );
  const { pageSetup: page } = sheet;
  return {
    cells,
    merges: [...((sheet.model as { merges?: string[] }).merges ?? [])].sort(),
    widths: (sheet.columns ?? []).map((column) => Math.round((column.width ?? EXCELJS_WIDTH) * 10) / 10),
    frozen:
      ((sheet.views as ExcelJS.WorksheetView[] | null) ?? [])
        .map((view) => (view.state === 'frozen' ? (view.ySplit ?? 0) : 0))
        .find((rows) => rows > 0) ?? 0,
    page: {
      orientation: page.orientation,
      fit: page.fitToPage ? page.fitToWidth : undefined,
      titles: page.printTitlesRow,
      paper: page.paperSize,
    },
    footer: (sheet.headerFooter as ExcelJS.HeaderFooter | null)?.oddFooter ?? '',
  };
}

function contentOf(cell: ExcelJS.Cell): unknown {
  if (cell.type === ExcelJS.ValueType.Null) return null;
  if (cell.type === ExcelJS.ValueType.Formula) return { formula: cell.formula };
  return cell.value instanceof Date ? cell.value.toISOString() : cell.value;
}

const EDGES = [
  ['top', 'bottom', -1, 0],
  ['bottom', 'top', 1, 0],
  ['left', 'right', 0, -1],
  ['right', 'left', 0, 1],
] as const;

/** The lines seen around a cell: two neighbours share a line, and Excel may keep it with either. */
function linesAround(sheet: ExcelJS.Worksheet, cell: ExcelJS.Cell) {
  const [row, column] = [Number(cell.row), Number(cell.col)];
  const lines = EDGES.map(([own, opposite, down, right]) => {
    const beside = row + down > 0 && column + right > 0 ? sheet.findCell(row + down, column + right) : undefined;
    return cell.style.border?.[own]?.style ?? beside?.style.border?.[opposite]?.style ?? '-';
  }).join(' ');
  return lines === '- - - -' ? {} : { border: lines };
}

/** The parts of a style that this product sets, only where they are not the default. */
function dumpStyle(cell: ExcelJS.Cell) {
  const { font, alignment, fill, numFmt, protection } = cell.style;
  const color = fill?.type === 'pattern' && fill.pattern === 'solid' ? fill.fgColor?.argb : undefined;
  return Object.fromEntries(
    Object.entries({
      font: font?.name && `${font.name} ${font.size} ${font.bold ? 'bold' : ''}`,
      align:
        alignment &&
        [alignment.horizontal, alignment.vertical, alignment.wrapText || undefined].filter(Boolean).join(' '),
      fill: color,
      numFmt: numFmt === 'General' ? undefined : numFmt,
      unlocked: protection?.locked === false || undefined,
    }).filter(([, value]) => value !== undefined && value !== ''),
  );
}
