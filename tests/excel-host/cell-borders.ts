import type ExcelJS from 'exceljs';
import { type Area, GRID_COLUMNS, GRID_ROWS } from './area';
import { colorText, fileColor } from './color';
import { findCell, restyle, type Sheet, type Style, styleAt } from './grid';
import { HostError } from './protocol';
import { omit } from './omit';

export type Side = 'top' | 'bottom' | 'left' | 'right';

/** A line as Excel's API describes it. */
export interface Line {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

export const NO_LINE: Line = { style: 'None', weight: 'Thin', color: '#000000' };

/** Excel's pair of style and weight for each style of a file. */
const pairs: readonly (readonly [ExcelJS.BorderStyle, string, string])[] = [
  ['thin', 'Continuous', 'Thin'],
  ['hair', 'Continuous', 'Hairline'],
  ['medium', 'Continuous', 'Medium'],
  ['thick', 'Continuous', 'Thick'],
  ['dashed', 'Dash', 'Thin'],
  ['mediumDashed', 'Dash', 'Medium'],
  ['dashDot', 'DashDot', 'Thin'],
  ['mediumDashDot', 'DashDot', 'Medium'],
  ['dashDotDot', 'DashDotDot', 'Thin'],
  ['mediumDashDotDot', 'DashDotDot', 'Medium'],
  ['dotted', 'Dot', 'Thin'],
  ['double', 'Double', 'Thick'],
  ['slantDashDot', 'SlantDashDot', 'Medium'],
];

const opposite: Readonly<Record<Side, Side>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };
const step: Readonly<Record<Side, readonly [number, number]>> = {
  top: [-1, 0],
  bottom: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

const known = new WeakMap<object, Line>();

/** The line of a border in a file; borders are shared by many cells and never changed in place. */
function lineOf(border: Partial<ExcelJS.Border> | undefined): Line | undefined {
  if (!border?.style) return undefined;
  let line = known.get(border);
  if (!line) {
    const [, style = 'Continuous', weight = 'Thin'] = pairs.find(([name]) => name === border.style) ?? [];
    known.set(border, (line = { style, weight, color: colorText(border.color, '#000000') }));
  }
  return line;
}

/** The line on one side of a cell: its own, or the neighbour's on the edge they share. */
export function lineAt(sheet: Sheet, row: number, column: number, side: Side): Line {
  const own = lineOf(styleAt(sheet, row, column).border?.[side]);
  if (own) return own;
  const [down, right] = step[side];
  const neighbour = findCell(sheet, row + down, column + right);
  return lineOf(neighbour?.style.border?.[opposite[side]]) ?? NO_LINE;
}

/** What is asked of a line; what is left out stays. */
export type LineChange = Partial<Line>;

/** The line after a change. A weight that a style does not come in makes the line continuous, as in Excel. */
function changedLine(line: Line, change: LineChange): Line {
  if (change.style === 'None') return NO_LINE;
  let { style, weight } = line;
  const color = change.color === undefined ? line.color : `#${fileColor(change.color).argb.slice(2)}`;
  if (change.style !== undefined) {
    const possible = pairs.filter(([, name]) => name === change.style).map(([, , size]) => size);
    if (possible.length === 0) throw new HostError('InvalidArgument', `no line style: ${change.style}`);
    if (!possible.includes(weight) || style === 'None') weight = possible[0] ?? 'Thin';
    style = change.style;
  } else if (style === 'None') style = 'Continuous';
  if (change.weight !== undefined) {
    const wanted = change.weight;
    if (!pairs.some(([, , size]) => size === wanted))
      throw new HostError('InvalidArgument', `no line weight: ${wanted}`);
    if (!pairs.some(([, name, size]) => name === style && size === wanted)) style = 'Continuous';
    weight = wanted;
  }
  return { style, weight, color };
}

const borders = new Map<string, Partial<ExcelJS.Border>>();

function fileBorder(line: Line): Partial<ExcelJS.Border> | undefined {
  const pair = pairs.find(([, style, weight]) => style === line.style && weight === line.weight);
  if (!pair) return undefined;
  const key = pair[0] + line.color;
  let border = borders.get(key);
  if (!border) borders.set(key, (border = { style: pair[0], color: fileColor(line.color) }));
  return border;
}

function withSide(style: Style, side: Side, line: Line): Style {
  if (line === NO_LINE && !style.border?.[side]) return style;
  const others = omit(style.border ?? {}, side);
  const border = fileBorder(line);
  return { ...style, border: (border ? { ...others, [side]: border } : others) as ExcelJS.Borders };
}

/** Draws, changes or removes the line on one side of every cell of an area; the neighbour on the other side of that edge
 * loses its own line, so that the edge has one. With `both`, the neighbour gets the same line (inside a range). */
export function drawSide(sheet: Sheet, area: Area, side: Side, change: LineChange, both: boolean): void {
  const isLong = area.rows === GRID_ROWS || area.columns === GRID_COLUMNS;
  if (isLong) {
    restyle(sheet, area, (style) =>
      withSide(style, side, changedLine(lineOf(style.border?.[side]) ?? NO_LINE, change)),
    );
    return;
  }
  const [down, right] = step[side];
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const line = changedLine(lineAt(sheet, row, column, side), change);
      const cell = sheet.getRow(row + 1).getCell(column + 1);
      cell.style = withSide(cell.style, side, line);
      const neighbour = both
        ? sheet.getRow(row + down + 1).getCell(column + right + 1)
        : findCell(sheet, row + down, column + right);
      if (!neighbour) continue;
      if (both) neighbour.style = withSide(neighbour.style, opposite[side], line);
      else if (neighbour.style.border?.[opposite[side]])
        neighbour.style = withSide(neighbour.style, opposite[side], NO_LINE);
    }
  }
}
