/** What a sheet of a file looks like, for drawing it: texts as shown, looks, merged areas, sizes, flags. Pixels. */
import type ExcelJS from 'exceljs';
import { format } from 'numfmt';
import { type Area, contains, FLAG_FILLS, FLAG_PREFIX, type FlagSeverity } from '../worksheet/workbook';
import { parseAreas } from './areas';
import { flagFormatsWithFill } from './flag-formats';
import { readFormat } from './formats';
import { readCellValue } from './read-cells';
import { promptOf, validationsByCell } from './validations';

/** A cell that shows something. */
export interface CellView {
  readonly text: string;
  /** The number that the text shows: unlike a text it may never be shown in part. */
  readonly number?: number;
  /** Whether decimals may be left out where the column is narrow, as Excel does without a number format. */
  readonly isGeneral: boolean;
  /** Whether the letters get smaller until they fit. */
  readonly shrinks: boolean;
  /** How it is drawn, as style properties. */
  readonly style: Readonly<Record<string, string>>;
  readonly wraps: boolean;
  readonly flag?: { readonly severity: FlagSeverity; readonly message: string };
}

/** One sheet, ready to draw. Rows and columns from 0. */
export interface SheetView {
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly rowHeights: readonly number[];
  /** Rows that stay in sight, from the top. */
  readonly frozenRows: number;
  /** Merged areas that begin in a row. */
  readonly merges: ReadonlyMap<number, readonly Area[]>;
  readonly isLandscape: boolean;
  /** First and last of the rows that are repeated on every printed page. */
  readonly titleRows?: readonly [number, number];
  /** What is printed, where the sheet says so with a single area. */
  readonly printArea?: Area;
  /** Rows and columns up to the last one with content or a border. */
  readonly used: { readonly rows: number; readonly columns: number };
  cell(row: number, column: number): CellView;
}

const DEFAULT_WIDTH = 8.43 + 0.7;
const DEFAULT_HEIGHT = 15;
const PIXELS_PER_CHARACTER = 7;
const PIXELS_PER_POINT = 4 / 3;
/** Blank rows and columns that are drawn around what is there. */
const MARGIN = { rows: 5, columns: 2 };
const SMALLEST = { rows: 30, columns: 12 };

/** @param sheet to draw; the view reads its cells when they are asked for */
export function sheetView(sheet: ExcelJS.Worksheet): SheetView {
  const columns = Math.max(sheet.columnCount + MARGIN.columns, SMALLEST.columns);
  const rows = Math.max(sheet.rowCount + MARGIN.rows, SMALLEST.rows);
  const flagOf = flagsOf(sheet);
  const { properties } = sheet;
  const defaultHeight = properties.defaultRowHeight || DEFAULT_HEIGHT;
  return {
    name: sheet.name,
    columnWidths: Array.from({ length: columns }, (_, index) => {
      const { width = properties.defaultColWidth ?? DEFAULT_WIDTH, hidden } = sheet.getColumn(index + 1);
      return hidden ? 0 : Math.round(width * PIXELS_PER_CHARACTER);
    }),
    rowHeights: Array.from({ length: rows }, (_, index) => {
      const row = sheet.findRow(index + 1);
      return row?.hidden ? 0 : Math.round((row?.height || defaultHeight) * PIXELS_PER_POINT);
    }),
    frozenRows: frozenRowsOf(sheet),
    merges: mergesOf(sheet),
    isLandscape: sheet.pageSetup.orientation === 'landscape',
    ...titleRowsOf(sheet),
    ...printAreaOf(sheet),
    used: { rows: sheet.rowCount, columns: sheet.columnCount },
    cell: (row, column) => cellView(sheet.findCell(row + 1, column + 1), flagOf(row, column)),
  };
}

function titleRowsOf({ pageSetup }: ExcelJS.Worksheet): Pick<SheetView, 'titleRows'> {
  const [, first, last] = /^\$?(\d+):\$?(\d+)$/.exec(pageSetup.printTitlesRow ?? '') ?? [];
  return first && last ? { titleRows: [+first - 1, +last - 1] } : {};
}

function printAreaOf({ pageSetup }: ExcelJS.Worksheet): Pick<SheetView, 'printArea'> {
  const [printArea] = parseAreas(pageSetup.printArea ?? '');
  return printArea ? { printArea } : {};
}

function frozenRowsOf(sheet: ExcelJS.Worksheet): number {
  const [view] = (sheet.views as ExcelJS.WorksheetView[] | undefined) ?? [];
  return view?.state === 'frozen' ? (view.ySplit ?? 0) : 0;
}

function mergesOf(sheet: ExcelJS.Worksheet): Map<number, Area[]> {
  const merges = new Map<number, Area[]>();
  const { _merges: found } = sheet as unknown as { _merges: Record<string, { model: MergeModel }> };
  for (const { model } of Object.values(found)) {
    const area = {
      row: model.top - 1,
      column: model.left - 1,
      rows: model.bottom - model.top + 1,
      columns: model.right - model.left + 1,
    };
    merges.set(area.row, [...(merges.get(area.row) ?? []), area]);
  }
  return merges;
}

interface MergeModel {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

type FlagOf = (row: number, column: number) => Flagged | undefined;

interface Flagged extends Area {
  readonly severity: FlagSeverity;
  readonly message: string;
}

function flagsOf(sheet: ExcelJS.Worksheet): FlagOf {
  const validationOf = validationsByCell(sheet);
  const flags = flagFormatsWithFill(sheet).flatMap(({ areas, fill }) => {
    const severity = (Object.keys(FLAG_FILLS) as FlagSeverity[]).find((name) => FLAG_FILLS[name] === fill);
    if (!severity) return [];
    return areas.map((area): Flagged => {
      const validation = validationOf(area.row, area.column);
      const own = validation && promptOf(validation);
      const note = noteText(sheet, area);
      return { ...area, severity, message: note ?? (own ? `${own.title}\n${own.message}` : '') };
    });
  });
  const byRow = new Map<number, Flagged[]>();
  for (const flag of flags) {
    for (let row = flag.row; row < Math.min(flag.row + flag.rows, sheet.rowCount + 1); row++) {
      const known = byRow.get(row);
      if (known) known.push(flag);
      else byRow.set(row, [flag]);
    }
  }
  return (row, column) => byRow.get(row)?.find((flag) => contains(flag, { row, column }));
}

/** The whole message stands in the note; the prompt may be cut. */
function noteText(sheet: ExcelJS.Worksheet, { row, column }: Area): string | undefined {
  const note = sheet.findCell(row + 1, column + 1)?.note as string | ExcelJS.Comment | undefined;
  const text = typeof note === 'string' ? note : (note?.texts ?? []).map((run) => run.text).join('');
  const start = text.indexOf(FLAG_PREFIX);
  return start < 0 ? undefined : text.slice(start);
}

function cellView(cell: ExcelJS.Cell | undefined, flag: Flagged | undefined): CellView {
  const value = cell ? readCellValue(cell) : '';
  const look = readFormat(cell?.style ?? {});
  const style: Record<string, string> = {};
  if (look.bold) style['fontWeight'] = '600';
  if (look.fontSize) style['fontSize'] = `${look.fontSize * PIXELS_PER_POINT}px`;
  if (look.fontName) style['fontFamily'] = `"${look.fontName.replace(/["\\]/g, '')}", var(--sheet-font)`;
  if (look.fontColor) style['color'] = look.fontColor;
  if (look.fill) style['background'] = look.fill;
  const numeric = typeof value === 'number' ? 'right' : typeof value === 'boolean' ? 'center' : 'left';
  style['justifyContent'] = SIDES[look.horizontal && look.horizontal !== 'general' ? look.horizontal : numeric];
  style['textAlign'] = look.horizontal && look.horizontal !== 'general' ? look.horizontal : numeric;
  style['alignItems'] = HEIGHTS[look.vertical ?? 'bottom'];
  for (const [edge, border] of Object.entries(look.borders ?? {})) {
    const thick = border.style === 'medium' || border.style === 'thick' ? 2 : 1;
    style[`border${edge.charAt(0).toUpperCase()}${edge.slice(1)}`] = `${thick}px solid ${border.color ?? '#000'}`;
  }
  return {
    text: shownText(value, look.numberFormat),
    ...(typeof value === 'number' ? { number: value } : {}),
    isGeneral: look.numberFormat === undefined,
    shrinks: cell?.alignment?.shrinkToFit === true,
    style,
    wraps: look.wrap === true,
    ...(flag ? { flag: { severity: flag.severity, message: flag.message } } : {}),
  };
}

const SIDES = { left: 'flex-start', center: 'center', right: 'flex-end' } as const;
const HEIGHTS = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;

/** A value as Excel shows it under a number format. */
export function shownText(value: string | number | boolean, numberFormat = 'General'): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  try {
    return format(numberFormat, value, { locale: 'zh-CN' });
  } catch {
    // A format that is not understood: the value as it is, rather than none.
    return String(value);
  }
}
