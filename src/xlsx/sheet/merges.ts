/** Merged areas of a sheet. */
import { type Area, contains, SHEET_COLUMNS } from '../../worksheet/workbook';
import { areaAddress } from '../../worksheet/address';
import { DamagedPart } from '../package/damage';
import { areasOf, intersects } from './areas';
import { ensureElement } from './order';
import type { Found, SheetPart } from './sheet-part';

/** The merged areas, as the file lists them. */
export function mergesOf({ root }: SheetPart): Area[] {
  return (root.child('mergeCells')?.elements('mergeCell') ?? []).flatMap((element) =>
    areasOf(element, element.get('ref') ?? ''),
  );
}

/**
 * What lies over each other is a damaged file: no one can say what such cells hold.
 *
 * @throws DamagedPart where two merged areas share a cell
 */
export function requireApart(sheet: SheetPart): void {
  const merges = mergesOf(sheet).sort((a, b) => a.row - b.row);
  /** Of each column, the last row that is covered so far. Areas below all earlier ones need no look at it. */
  const covered = new Int32Array(SHEET_COLUMNS).fill(-1);
  let unwritten: Area | undefined;
  let lowest = -1;
  const cover = (area: Area) => covered.fill(area.row + area.rows - 1, area.column, area.column + area.columns);
  for (const area of merges) {
    if (area.row > lowest) unwritten = area;
    else {
      if (unwritten) cover(unwritten);
      unwritten = undefined;
      for (let column = area.column; column < area.column + area.columns; column++) {
        if ((covered[column] as number) >= area.row) {
          throw new DamagedPart(sheet.path, `里的合并单元格互相重叠（${areaAddress(area)}）`);
        }
      }
      cover(area);
    }
    lowest = Math.max(lowest, area.row + area.rows - 1);
  }
}

/** Merges an area. As in Excel, only what its top left cell holds stays. */
export function merge(sheet: SheetPart, area: Area): void {
  if (area.rows * area.columns < 2) return;
  const taken = mergesOf(sheet).find((other) => intersects(other, area));
  if (taken) {
    if (areaAddress(taken) === areaAddress(area)) return;
    throw new RangeError(`merged already: ${areaAddress(taken)}`);
  }
  const list = ensureElement(sheet.root, 'mergeCells');
  list.append(list.make('mergeCell', { ref: areaAddress(area) }));
  list.set('count', list.elements().length);
  for (const [row, column, { style }] of cellsWithin(sheet, area)) {
    if (row !== area.row || column !== area.column) sheet.put(row, column, { style, value: '', flags: 0 });
  }
  sheet.changed();
}

/** Cells of an area that hold something. An area larger than the sheet is gone through by its cells. */
function cellsWithin(sheet: SheetPart, area: Area): [number, number, Found][] {
  const found: [number, number, Found][] = [];
  const isFilled = (cell: Found | undefined): cell is Found =>
    cell !== undefined && (cell.value !== '' || cell.flags !== 0);
  if (area.rows * area.columns > MOST_LOOKED_UP) {
    sheet.eachCell((row, column, value, style, flags) => {
      const cell = { value, style, flags };
      if (contains(area, { row, column }) && isFilled(cell)) found.push([row, column, cell]);
    });
    return found;
  }
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cell = sheet.cellAt(row, column);
      if (isFilled(cell)) found.push([row, column, cell]);
    }
  }
  return found;
}

const MOST_LOOKED_UP = 10_000;

/** Takes every merge away that an area touches. */
export function unmerge(sheet: SheetPart, area: Area): void {
  const list = sheet.root.child('mergeCells');
  for (const element of list?.elements('mergeCell') ?? []) {
    if (areasOf(element, element.get('ref') ?? '').some((other) => intersects(other, area))) element.remove();
  }
  if (!list) return;
  const left = list.elements().length;
  if (left === 0) list.remove();
  else list.set('count', left);
  sheet.changed();
}

/** The cell that holds what a place shows: where cells are merged, the top left one. */
export function anchorIn(
  merges: readonly Area[],
  row: number,
  column: number,
): { readonly row: number; readonly column: number } {
  const area = merges.find((candidate) => contains(candidate, { row, column }));
  return { row: area?.row ?? row, column: area?.column ?? column };
}

/**
 * Tells, of cells asked for row by row from the top, which are covered by a merged area that begins elsewhere.
 */
export function coveredCells(sheet: SheetPart): (row: number, column: number) => boolean {
  const merges = mergesOf(sheet).sort((a, b) => a.row - b.row);
  let active: Area[] = [];
  let [next, current] = [0, -1];
  return (row, column) => {
    if (merges.length === 0) return false;
    if (row !== current) {
      current = row;
      active = active.filter((area) => area.row + area.rows > row);
      for (let area = merges[next]; area && area.row <= row; area = merges[++next]) {
        if (area.row + area.rows > row) active.push(area);
      }
    }
    return active.some((area) => contains(area, { row, column }) && (area.row !== row || area.column !== column));
  };
}
