/** Links of cells. */
import { cellAddress, quoteSheet } from '../../worksheet/address';
import { type Area, contains, type Edit } from '../../worksheet/workbook';
import { removeRelationship } from '../package/relationships';
import { parseAreas } from './areas';
import { ensureElement } from './order';
import type { SheetPart } from './sheet-part';

/** Lets a cell lead to another of the workbook. A link within the workbook has no relationship: WPS would follow it nowhere. */
export function addLink(sheet: SheetPart, { row, column, target }: Extract<Edit, { kind: 'link' }>): void {
  removeLinks(sheet, { row, column, rows: 1, columns: 1 });
  const list = ensureElement(sheet.root, 'hyperlinks');
  const location = `${quoteSheet(target.sheet)}!${cellAddress(target.row, target.column)}`;
  list.append(list.make('hyperlink', { ref: cellAddress(row, column), location }));
  sheet.changed();
}

/** Takes links from the cells of an area; a link over more cells than these stays. */
export function removeLinks(sheet: SheetPart, area: Area): void {
  const list = sheet.root.child('hyperlinks');
  if (!list) return;
  const within = (other: Area) =>
    contains(area, other) &&
    contains(area, { row: other.row + other.rows - 1, column: other.column + other.columns - 1 });
  const removed = list.elements('hyperlink').filter((link) => {
    const areas = parseAreas(link.get('ref') ?? '');
    return areas.length > 0 && areas.every(within);
  });
  if (removed.length === 0) return;
  for (const link of removed) link.remove();
  const ids = new Set(list.elements('hyperlink').map((link) => link.get('r:id')));
  for (const link of removed) {
    const id = link.get('r:id');
    if (id !== undefined && !ids.has(id)) removeRelationship(sheet.context.file, sheet.path, id);
  }
  if (list.elements().length === 0) list.remove();
  sheet.changed();
}
