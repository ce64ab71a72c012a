import { type Area, areaText, sheetPrefix } from './area';
import { drawSide, lineAt, type Side } from './cell-borders';
import { alignmentAspects, type Aspect, aspectOf, fillAspects, fontAspects, protectionAspects } from './cell-format';
import type { ExcelState } from './excel-state';
import { type Sheet, type Style, styleAt } from './grid';
import { HostError } from './protocol';
import { requirePermission } from './sheet-protection';

type Tree = Record<string, unknown>;

const groups: Readonly<Record<string, Readonly<Record<string, Aspect>>>> = {
  font: fontAspects,
  fill: fillAspects,
  protection: protectionAspects,
};

const sides: readonly Side[] = ['bottom', 'left', 'right', 'top'];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The answer to getCellProperties: the asked properties of every cell. */
export function cellProperties(sheet: Sheet, area: Area, options: Tree): unknown {
  requireCellCount(area);
  const cached = new Map<Style, Tree>();
  const format = isTree(options['format']) ? options['format'] : undefined;
  const asksBorders = format?.['borders'];
  return Array.from({ length: area.rows }, (_row, down) =>
    Array.from({ length: area.columns }, (_column, right) => {
      const [row, column] = [area.row + down, area.column + right];
      const style = styleAt(sheet, row, column);
      const answer: Tree = {};
      for (const [name, asked] of Object.entries(options)) {
        if (asked === false || name === 'format') continue;
        if (name !== 'address') throw new HostError('NotImplemented', `cell property ${name}`);
        answer[name] = sheetPrefix(sheet.name) + areaText({ row, column, rows: 1, columns: 1 });
      }
      if (format) {
        let shared = cached.get(style);
        if (!shared) cached.set(style, (shared = formatOf(style, format)));
        answer['format'] = asksBorders ? { ...shared, borders: bordersOf(sheet, row, column, asksBorders) } : shared;
      }
      return answer;
    }),
  );
}

function formatOf(style: Style, asked: Tree): Tree {
  const answer: Tree = {};
  for (const [name, wanted] of Object.entries(asked)) {
    if (!wanted || name === 'borders') continue;
    const group = groups[name];
    if (!group) answer[name] = aspectOf(alignmentAspects, name).read(style);
    else {
      const parts = isTree(wanted) ? Object.keys(wanted).filter((part) => wanted[part]) : Object.keys(group);
      answer[name] = Object.fromEntries(parts.map((part) => [part, aspectOf(group, part).read(style)]));
    }
  }
  return answer;
}

const lineParts = ['style', 'weight', 'color'] as const;

function bordersOf(sheet: Sheet, row: number, column: number, asked: unknown): Tree {
  const answer: Tree = {};
  for (const side of sides) {
    const line = lineAt(sheet, row, column, side);
    const parts: Tree = {};
    for (const part of lineParts) if (!isTree(asked) || asked[part]) parts[part] = line[part];
    answer[side] = parts;
  }
  return answer;
}

/** Sets what is given of every cell; a cell that gives nothing stays as it is. */
export function setCellProperties(state: ExcelState, sheet: Sheet, area: Area, properties: unknown): void {
  requirePermission(sheet, 'formatCells');
  requireCellCount(area);
  if (area.rows * area.columns > state.played.traits.cellPropertiesLimit)
    throw new HostError('GeneralException', 'too many cells');
  const lines = properties as unknown[][];
  if (
    !Array.isArray(lines) ||
    lines.length !== area.rows ||
    !lines.every((line) => Array.isArray(line) && line.length === area.columns)
  ) {
    throw new HostError('InvalidArgument', `the properties of ${area.rows} × ${area.columns} cells`);
  }
  lines.forEach((line, down) =>
    line.forEach((given, right) => {
      if (given === null) return;
      if (!isTree(given)) throw new HostError('InvalidArgument', 'cell properties are an object');
      for (const [name, value] of Object.entries(given)) {
        if (name !== 'format') throw new HostError('NotImplemented', `setting the cell property ${name}`);
        if (isTree(value)) setFormat(sheet, area.row + down, area.column + right, value);
      }
    }),
  );
}

function setFormat(sheet: Sheet, row: number, column: number, format: Tree): void {
  const cell = sheet.getRow(row + 1).getCell(column + 1);
  let style: Style = cell.style;
  for (const [name, value] of Object.entries(format)) {
    if (value === undefined || value === null || name === 'borders') continue;
    const group = groups[name];
    if (!group) style = aspectOf(alignmentAspects, name).write(style, value);
    else if (isTree(value)) {
      for (const [part, given] of Object.entries(value)) {
        if (given !== undefined && given !== null) style = aspectOf(group, part).write(style, given);
      }
    }
  }
  cell.style = { ...style };
  const borders = format['borders'];
  if (!isTree(borders)) return;
  for (const [side, line] of Object.entries(borders)) {
    if (!isTree(line)) continue;
    if (!sides.includes(side as Side)) throw new HostError('NotImplemented', `border ${side}`);
    const { style: lineStyle, weight, color } = line as Record<string, string | undefined>;
    const change = { ...(lineStyle && { style: lineStyle }), ...(weight && { weight }), ...(color && { color }) };
    if (lineStyle === 'None')
      drawSide(sheet, { row, column, rows: 1, columns: 1 }, side as Side, { style: 'None' }, false);
    else if (Object.keys(change).length > 0)
      drawSide(sheet, { row, column, rows: 1, columns: 1 }, side as Side, change, false);
  }
}

function requireCellCount(area: Area): void {
  if (area.rows * area.columns > 5_000_000) throw new HostError('InvalidArgument', 'an unbounded range');
}
