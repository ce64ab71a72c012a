/** What a sheet of a file looks like, for drawing it: texts as shown, looks, merged areas, sizes, flags. Pixels. */
import type ExcelJS from 'exceljs';
import { format } from 'numfmt';
import { type Area, contains, FLAG_FILLS, FLAG_PREFIX, type FlagSeverity } from '../worksheet/workbook';
import { flagFormatsWithFill } from './flag-formats';
import { readFormat } from './formats';
import { readCellValue } from './read-cells';
import { promptOf, validationsOf } from './validations';

/** A cell that shows something. */
export interface CellView {
  readonly text: string;
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
  const flags = flagsOf(sheet);
  return {
    name: sheet.name,
    columnWidths: Array.from({ length: columns }, (_, index) => {
      const { width = DEFAULT_WIDTH, hidden } = sheet.getColumn(index + 1);
      return hidden ? 0 : Math.round(width * PIXELS_PER_CHARACTER);
    }),
    rowHeights: Array.from({ length: rows }, (_, index) => {
      const row = sheet.findRow(index + 1);
      return row?.hidden ? 0 : Math.round((row?.height || DEFAULT_HEIGHT) * PIXELS_PER_POINT);
    }),
    frozenRows: frozenRowsOf(sheet),
    merges: mergesOf(sheet),
    isLandscape: sheet.pageSetup.orientation === 'landscape',
    ...titleRowsOf(sheet),
    used: { rows: sheet.rowCount, columns: sheet.columnCount },
    cell: (row, column) => cellView(sheet, row, column, flags),
  };
}

function titleRowsOf({ pageSetup }: ExcelJS.Worksheet): Pick<SheetView, 'titleRows'> {
  const [, first, last] = /^\$?(\d+):\$?(\d+)$/.exec(pageSetup.printTitlesRow ?? '') ?? [];
  return first && last ? { titleRows: [+first - 1, +last - 1] } : {};
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

interface Flagged extends Area {
  readonly severity: FlagSeverity;
  readonly message: string;
}

function flagsOf(sheet: ExcelJS.Worksheet): Flagged[] {
  const prompts = validationsOf(sheet).map(({ area, validation }) => ({ area, prompt: promptOf(validation) }));
  return flagFormatsWithFill(sheet).flatMap(({ areas, fill }) => {
    const severity = (Object.keys(FLAG_FILLS) as FlagSeverity[]).find((name) => FLAG_FILLS[name] === fill);
    if (!severity) return [];
    return areas.map((area): Flagged => {
      const own = prompts.find((candidate) => contains(candidate.area, area))?.prompt;
      const note = noteText(sheet, area);
      return { ...area, severity, message: note ?? (own ? `${own.title}\n${own.message}` : '') };
    });
  });
}

/** The whole message stands in the note; the prompt may be cut. */
function noteText(sheet: ExcelJS.Worksheet, { row, column }: Area): string | undefined {
  const note = sheet.findCell(row + 1, column + 1)?.note as string | ExcelJS.Comment | undefined;
  const text = typeof note === 'string' ? note : (note?.texts ?? []).map((run) => run.text).join('');
  const start = text.indexOf(FLAG_PREFIX);
  return start < 0 ? undefined : text.slice(start);
}

function cellView(sheet: ExcelJS.Worksheet, row: number, column: number, flags: readonly Flagged[]): CellView {
  const cell = sheet.findCell(row + 1, column + 1);
  const flag = flags.find((candidate) => contains(candidate, { row, column }));
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
    style,
    wraps: look.wrap === true,
    ...(flag ? { flag: { severity: flag.severity, message: flag.message } } : {}),
  };
}

const SIDES = { left: 'flex-start', center: 'center', right: 'flex-end' } as const;
const HEIGHTS = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;

/** A value as Excel shows it under a number format. */
export function shownText(value: string | number | boolean, numberFormat = 'General'): string {
  if (typeof value !== 'number') return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value;
  // A format that is not understood shows the number plainly, as Excel does with General.
  return format(numberFormat, value, { throws: false, locale: 'zh-CN' });
}
