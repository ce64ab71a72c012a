/** Which declared or classified row a label means. */
import type { Classification } from '../../budget/classifications';
import type { SectionDeclaration, TableDeclaration } from '../../budget/tables';
import { createCodePlacer } from './rows-by-code';
import { createLinePlacer } from './rows-by-line';
import { isTotal, type RowPlacer } from './placement';

/** Whether rows of a section have codes. */
export function hasCodes(section: SectionDeclaration): boolean {
  return section.rows.kind !== 'lines' && section.rows.kind !== 'projects';
}

export function createRowPlacer(
  table: TableDeclaration,
  section: SectionDeclaration,
  classification: Classification,
): RowPlacer {
  switch (section.rows.kind) {
    case 'lines':
      return createLinePlacer(table.number, section.rows.lines, section.total !== undefined);
    case 'projects':
      return (label) => {
        if (isTotal(label)) return { kind: 'total' };
        const name = label.project || label.name;
        return { kind: 'row', row: { key: name, kind: 'project', code: '', name: '', project: name } };
      };
    default:
      return createCodePlacer(section.rows.kind, classification);
  }
}
