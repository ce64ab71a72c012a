/** The line between title and headings: 编制单位：… 单位：万元. */
import type { AmountUnit } from '../../budget/amount';
import type { CellValue } from '../workbook';
import type { HeaderBlock } from './find-headers';
import type { Window } from './find-titles';
import type { Grid } from './grid';
import type { CellPlace } from './note';

/** What a table says of itself above its headings. */
export interface UnitLine {
  readonly unit?: AmountUnit;
  /** A unit that we do not read, such as 千元. */
  readonly unknownUnit?: string;
  readonly unitName?: string;
  /** Where the unit and the name stand, in the grid. */
  readonly unitAt?: CellPlace;
  readonly unitNameAt?: CellPlace;
}

const NAME_LABEL = /(?:编制|填报|预算|公开|制表)(?:单位|部门)(?:名称)?|(?:单位|部门)名称/;
const NAME = new RegExp(`(?:${NAME_LABEL.source})(?:[（(]盖章[）)])?\\s*[:：]\\s*(.*)$`, 's');
/** Stands in front of the amount unit where both are in one cell. */
const UNIT_BEHIND = /\s*[（(]?(?:金额)?单\s*位\s*[:：]\s*(?:人民币)?\s*[十百千万亿\s]*元.*$/s;
/** Not 编制单位：元氏县…. */
const UNIT = /(?<!编制|填报|预算|公开|制表)单位:(?:人民币)?([十百千万亿]*元)(?=$|[()、,;/])/;

/** Whether a row above or between the rows of a table is such a line. */
export function isUnitLine(value: CellValue): boolean {
  if (typeof value !== 'string' || value.length > 200) return false;
  const text = value.normalize('NFKC').replace(/\s/g, '');
  return UNIT.test(text) || new RegExp(`^(?:${NAME_LABEL.source})`).test(text);
}

function amountUnit(value: string): string | undefined {
  const text = value.normalize('NFKC').replace(/\s/g, '');
  return UNIT.exec(text)?.[1];
}

function nameIn(value: string): string | undefined {
  const name = NAME.exec(value)?.[1];
  return name?.replace(UNIT_BEHIND, '').replace(/\s+/g, ' ').trim();
}

/**
 * @param grid the sheet
 * @param window the columns to look at
 * @param from first row above the headings
 * @param block the headings; their own words may state a unit: 预算数（万元）
 */
export function readUnitLine(grid: Grid, window: Window, from: number, block: HeaderBlock): UnitLine {
  let unit: string | undefined;
  let inHeading: string | undefined;
  let unitName: string | undefined;
  let unitAt: CellPlace | undefined;
  let unitNameAt: CellPlace | undefined;
  for (let row = from; row <= block.bottom; row++) {
    for (const column of grid.filled(row, window.left, window.right)) {
      const value = grid.value(row, column);
      if (typeof value !== 'string' || value.length > 200) continue;
      const had = unit ?? inHeading;
      unit ??= amountUnit(value) ?? amountUnit(`${value}${unitBeside(grid, window, row, column, value)}`);
      if (row >= block.top) {
        inHeading ??= /\((万元|元)\)$/.exec(value.normalize('NFKC').replace(/\s/g, ''))?.[1];
        if (had === undefined && (unit ?? inHeading) !== undefined) unitAt = { row, column };
        continue;
      }
      if (had === undefined && unit !== undefined) unitAt = { row, column };
      if (unitName) continue;
      unitName = nameIn(value) || nameBeside(grid, window, row, column, value);
      if (unitName) unitNameAt = { row, column };
    }
  }
  const stated = unit ?? inHeading;
  return {
    ...(stated === '元' || stated === '万元' ? { unit: stated } : stated ? { unknownUnit: stated } : {}),
    ...(unitName ? { unitName } : {}),
    ...(unitAt ? { unitAt } : {}),
    ...(unitNameAt ? { unitNameAt } : {}),
  };
}

/** `单位：` in one cell, `万元` in the next. */
function unitBeside(grid: Grid, window: Window, row: number, column: number, value: string): string {
  if (!/^\s*(?:金额)?单\s*位\s*[:：]\s*$/.test(value)) return '';
  const next = grid.filled(row, column + 1, window.right)[0];
  return next === undefined ? '' : String(grid.value(row, next));
}

/** The label in one cell, the name in the next. */
function nameBeside(grid: Grid, window: Window, row: number, column: number, value: string): string | undefined {
  const label = value.normalize('NFKC').replace(/\s/g, '').replace(/:$/, '');
  if (!new RegExp(`^(?:${NAME_LABEL.source})$`).test(label)) return undefined;
  const next = grid.filled(row, column + 1, window.right)[0];
  const beside = next === undefined ? '' : grid.value(row, next);
  return typeof beside === 'string' && !isUnitLine(beside)
    ? beside.replace(/\s+/g, ' ').trim() || undefined
    : undefined;
}
