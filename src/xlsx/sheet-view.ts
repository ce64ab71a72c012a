/** What a sheet of a file looks like, for drawing it: texts as shown, looks, merged areas, sizes, flags. Pixels. */
import { format } from 'numfmt';
import { type Area, type CellValue, contains, FLAG_FILLS, type FlagSeverity } from '../worksheet/workbook';
import { type CellContext, portValue } from './sheet/cells';
import { flagFormatsWithFill } from './sheet/flag-formats';
import { flagTextAt } from './sheet/flag-notes';
import { mergesOf } from './sheet/merges';
import { type PagedSheet, printAreasOf, titleRowsOf } from './sheet/page-setup';
import type { Found, SheetPart } from './sheet/sheet-part';
import { promptOf, validationAt } from './sheet/validations';
import { isTrue } from './xml/text';

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

/** @returns how the sheet looks; the view reads its cells when they are asked for */
export function sheetView(sheet: PagedSheet, context: CellContext): SheetView {
  const { part } = sheet;
  const used = usedOf(part);
  const [rows, columns] = [
    Math.max(used.rows + MARGIN.rows, SMALLEST.rows),
    Math.max(used.columns + MARGIN.columns, SMALLEST.columns),
  ];
  const merges = new Map<number, Area[]>();
  for (const area of mergesOf(part)) {
    const known = merges.get(area.row);
    if (known) known.push(area);
    else merges.set(area.row, [area]);
  }
  const flagOf = flagsOf(part, context, used.rows);
  const titleRows = titleRowsOf(sheet);
  const [printArea, ...others] = printAreasOf(sheet);
  return {
    name: sheet.name,
    columnWidths: widthsOf(part, columns),
    rowHeights: heightsOf(part, rows),
    frozenRows: frozenRowsOf(part),
    merges,
    isLandscape: part.root.child('pageSetup')?.get('orientation') === 'landscape',
    ...(titleRows ? { titleRows } : {}),
    ...(printArea && others.length === 0 ? { printArea } : {}),
    used,
    cell: (row, column) =>
      cellView(
        part.cellAt(row, column),
        part.styleAt(row, column),
        flagOf(row, column),
        context,
        isCoveredIn(merges, row, column),
      ),
  };
}

function usedOf(part: SheetPart): { rows: number; columns: number } {
  let [rows, columns] = [0, 0];
  part.eachRow((row) => (rows = row + 1));
  part.eachCell((_row, column) => {
    if (column >= columns) columns = column + 1;
  });
  return { rows, columns };
}

/** Looked for only where something could be covered: a covered cell holds nothing as a rule. */
function isCoveredIn(merges: ReadonlyMap<number, readonly Area[]>, row: number, column: number): boolean {
  if (merges.size === 0) return false;
  for (let above = row; above >= Math.max(0, row - COVER_DEPTH); above--) {
    const area = merges.get(above)?.find((candidate) => contains(candidate, { row, column }));
    if (area) return area.row !== row || area.column !== column;
  }
  return false;
}

/** A hidden value under a merged area higher than this would be drawn; such areas are no tables. */
const COVER_DEPTH = 200;

function widthsOf(part: SheetPart, count: number): number[] {
  const format = part.root.child('sheetFormatPr');
  const standard = Number(format?.get('defaultColWidth') ?? DEFAULT_WIDTH);
  const widths = new Array<number>(count).fill(Math.round(standard * PIXELS_PER_CHARACTER));
  for (const { first, last, element } of part.columns()) {
    const width = isTrue(element.get('hidden')) ? 0 : Number(element.get('width') ?? standard);
    widths.fill(Math.round(width * PIXELS_PER_CHARACTER), first, Math.min(last + 1, count));
  }
  return widths;
}

function heightsOf(part: SheetPart, count: number): number[] {
  const format = part.root.child('sheetFormatPr');
  const standard = isTrue(format?.get('zeroHeight'))
    ? 0
    : Number(format?.get('defaultRowHeight') ?? 0) || DEFAULT_HEIGHT;
  const heights = new Array<number>(count).fill(Math.round(standard * PIXELS_PER_POINT));
  part.eachRow((row, height, isHidden) => {
    if (row < count) heights[row] = isHidden ? 0 : Math.round((height || standard) * PIXELS_PER_POINT);
  });
  return heights;
}

function frozenRowsOf({ root }: SheetPart): number {
  const pane = root.child('sheetViews')?.child('sheetView')?.child('pane');
  return pane && /^frozen/.test(pane.get('state') ?? '') ? Math.floor(Number(pane.get('ySplit') ?? 0)) : 0;
}

type FlagOf = (row: number, column: number) => Flagged | undefined;

interface Flagged extends Area {
  readonly severity: FlagSeverity;
  readonly message: string;
}

function flagsOf(part: SheetPart, { styles }: CellContext, rows: number): FlagOf {
  const flags = flagFormatsWithFill(part, styles).flatMap(({ areas, fill }) => {
    const severity = (Object.keys(FLAG_FILLS) as FlagSeverity[]).find((name) => FLAG_FILLS[name] === fill);
    if (!severity) return [];
    return areas.map((area): Flagged => {
      const validation = validationAt(part, area.row, area.column);
      const own = validation && promptOf(validation);
      // The whole message stands in the note; the prompt may be cut.
      const note = flagTextAt(part, area.row, area.column);
      return { ...area, severity, message: note ?? (own ? `${own.title}\n${own.message}` : '') };
    });
  });
  const byRow = new Map<number, Flagged[]>();
  for (const flag of flags) {
    for (let row = flag.row; row < Math.min(flag.row + flag.rows, Math.max(rows, flag.row) + 1); row++) {
      const known = byRow.get(row);
      if (known) known.push(flag);
      else byRow.set(row, [flag]);
    }
  }
  return (row, column) => byRow.get(row)?.find((flag) => contains(flag, { row, column }));
}

function cellView(
  found: Found | undefined,
  styleNumber: number,
  flag: Flagged | undefined,
  context: CellContext,
  isCovered: boolean,
): CellView {
  const { styles } = context;
  const value = found && !isCovered ? portValue(found.value, styleNumber, context) : '';
  const look = styles.look(styleNumber);
  const style: Record<string, string> = {};
  if (look.bold) style['fontWeight'] = '600';
  if (look.fontSize) style['fontSize'] = `${look.fontSize * PIXELS_PER_POINT}px`;
  if (look.fontName) style['fontFamily'] = `"${look.fontName.replace(/["\\]/g, '')}", var(--sheet-font)`;
  if (look.fontColor) style['color'] = look.fontColor;
  if (look.fill) style['background'] = look.fill;
  const numeric = typeof value === 'number' ? 'right' : typeof value === 'boolean' ? 'center' : 'left';
  const side = look.horizontal && look.horizontal !== 'general' ? look.horizontal : numeric;
  style['justifyContent'] = SIDES[side];
  style['textAlign'] = side;
  style['alignItems'] = HEIGHTS[look.vertical ?? 'bottom'];
  for (const [edge, border] of Object.entries(look.borders ?? {})) {
    const thick = border.style === 'medium' || border.style === 'thick' ? 2 : 1;
    style[`border${edge.charAt(0).toUpperCase()}${edge.slice(1)}`] = `${thick}px solid ${border.color ?? '#000'}`;
  }
  return {
    text: shownText(value, look.numberFormat),
    ...(typeof value === 'number' ? { number: value } : {}),
    isGeneral: look.numberFormat === undefined,
    shrinks: styles.shrinks(styleNumber),
    style,
    wraps: look.wrap === true,
    ...(flag ? { flag: { severity: flag.severity, message: flag.message } } : {}),
  };
}

const SIDES = { left: 'flex-start', center: 'center', right: 'flex-end' } as const;
const HEIGHTS = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;

/** A value as Excel shows it under a number format. */
export function shownText(value: CellValue, numberFormat = 'General'): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  try {
    return format(numberFormat, value, { locale: 'zh-CN' });
  } catch {
    // A format that is not understood: the value as it is, rather than none.
    return String(value);
  }
}
