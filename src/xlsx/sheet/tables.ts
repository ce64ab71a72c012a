/** Tables (套用表格格式) in a sheet. Excel repairs, that is takes away, one whose columns are not called as its header says. */
import { parseRange } from '../../worksheet/address';
import { relationshipsOf } from '../package/relationships';
import type { XmlElement } from '../xml/element';
import type { SheetPart } from './sheet-part';

interface HeaderCell {
  readonly path: string;
  readonly columns: readonly XmlElement[];
  readonly index: number;
}

/**
 * What a cell of a table's header holds after it is written: a text, as Excel makes of anything typed there, and one that no
 * other column has.
 *
 * @returns undefined where the cell is in no header
 */
export function writeHeader(sheet: SheetPart, row: number, column: number, value: string): string | undefined {
  const header = headerAt(sheet, row, column);
  if (!header) return undefined;
  const taken = new Set(
    header.columns.filter((_, index) => index !== header.index).map((other) => lower(other.get('name'))),
  );
  const wanted = value === '' ? `列${header.index + 1}` : value;
  let name = wanted;
  for (let number = 2; taken.has(lower(name)); number++) name = `${wanted}${number}`;
  header.columns[header.index]?.set('name', name.replaceAll('\n', '_x000a_'));
  sheet.context.file.changed(header.path);
  return name;
}

const lower = (text = '') => text.toLowerCase();

function headerAt({ path, context: { file } }: SheetPart, row: number, column: number): HeaderCell | undefined {
  for (const { kind, target } of relationshipsOf(file, path)) {
    if (kind !== 'table' || !file.has(target)) continue;
    const { root } = file.document(target);
    const area = parseRange(root.get('ref') ?? '');
    if (!area || root.get('headerRowCount') === '0' || area.row !== row) continue;
    const columns = root.child('tableColumns')?.elements('tableColumn') ?? [];
    const index = column - area.column;
    if (index >= 0 && index < columns.length) return { path: target, columns, index };
  }
  return undefined;
}
