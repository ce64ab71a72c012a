/** Lists, on the entry worksheets, what is to be filled in: the changes without a reason, the projects without a note. */
import { printedToCell } from '../../budget/amount';
import type { FigureChange } from '../../budget/narrative/changes';
import { findList } from '../base/find-list';
import { FIRST_DATA_ROW } from '../base/list-edits';
import type { BaseList } from '../layouts';
import { ProblemList } from '../problem';
import type { EditsWithInverse } from '../published/table-edits';
import type { CellInput, CellValue, Edit, WorkbookSnapshot } from '../workbook';
import type { TypedReason } from './read-reasons';
import { append, largest, smallest } from '../../budget/long-lists';

/** A row to write: column id → content; a column left out stays as it is. */
type ListedRow = Readonly<Record<string, CellValue>>;

/** Shown beside a reason whose figure does not differ from last year's any more. */
const SETTLED = '目前没有变动，保留备查';

/**
 * The rows of 变动原因: every change with the reason that was typed for it, then reasons whose change is no more, and rows
 * that people added.
 */
export function reasonRows(changes: readonly FigureChange[], typed: readonly TypedReason[]): ListedRow[] {
  const used = new Set<TypedReason>();
  const listed = changes.map(({ key, label, now, prior, suggestion }) => {
    const reason =
      typed.find((each) => each.key === key) ?? typed.find((each) => each.key === '' && each.label === label);
    if (reason) used.add(reason);
    return {
      key,
      label,
      now: printedToCell(now),
      prior: printedToCell(prior),
      change: printedToCell(now - prior),
      suggestion,
      reason: reason?.raw ?? '',
    };
  });
  const rest = typed
    .filter((each) => !used.has(each))
    .map(({ key, label, raw }) => ({
      key,
      label,
      now: '',
      prior: '',
      change: '',
      suggestion: key === '' ? '' : SETTLED,
      reason: raw,
    }));
  return [...listed, ...rest];
}

/**
 * Makes a list hold just these rows; what already stands is not touched.
 *
 * @param workbook with the sheet read as formulas, or without it where it is being made
 * @param list its layout
 * @param rows all of its rows
 */
export function replaceRows(workbook: WorkbookSnapshot, list: BaseList, rows: readonly ListedRow[]): EditsWithInverse {
  const place = placeOf(workbook, list);
  const height = Math.max(rows.length, place.standing);
  const forward: Edit[] = [];
  const backward: Edit[] = [];
  for (let index = 0; index < height; index++) {
    const row = place.row + index;
    const [values, old] = [new Map<number, CellValue>(), new Map<number, CellValue>()];
    for (const [id, column] of place.columns) {
      const found = place.at(index, column);
      const now = rows[index]?.[id] ?? '';
      if (found === now) continue;
      values.set(column, now);
      old.set(column, found);
    }
    append(forward, rowEdit(list.sheet, row, values));
    append(backward, rowEdit(list.sheet, row, old));
  }
  return { edits: forward, inverse: backward };
}

/**
 * Adds rows with a name at the end of a list, for the names that do not stand in it.
 *
 * @param column the column of the names
 * @param names all that should stand there
 */
export function appendNames(
  workbook: WorkbookSnapshot,
  list: BaseList,
  column: string,
  names: readonly string[],
): EditsWithInverse {
  const place = placeOf(workbook, list);
  const at = place.columns.get(column);
  if (at === undefined) return { edits: [], inverse: [] };
  const standing = new Set(Array.from({ length: place.standing }, (_, index) => String(place.at(index, at)).trim()));
  const missing = names.filter((name) => !standing.has(name));
  if (missing.length === 0) return { edits: [], inverse: [] };
  const edit = (value: (name: string) => CellInput): Edit => ({
    kind: 'cells',
    sheet: list.sheet,
    row: place.row + place.standing,
    column: at,
    values: missing.map((name) => [value(name)]),
  });
  return { edits: [edit((name) => name)], inverse: [edit(() => '')] };
}

/** Where the rows of a list stand, or will stand on a sheet that is being made. */
function placeOf(workbook: WorkbookSnapshot, list: BaseList) {
  const found = workbook.sheets.has(list.sheet) ? findList(workbook, list, new ProblemList()) : undefined;
  if (!found) {
    const columns = new Map(list.columns.map(({ id }, index) => [id, index]));
    return { row: FIRST_DATA_ROW, columns, standing: 0, at: (): CellValue => '' };
  }
  const { snapshot, firstRow } = found;
  const columns = new Map([...found.columns].map(([id, column]) => [id, snapshot.column + column]));
  const at = (index: number, column: number): CellValue =>
    snapshot.cells[firstRow + index]?.[column - snapshot.column] ?? '';
  let standing = snapshot.cells.length - firstRow;
  while (standing > 0 && [...columns.values()].every((column) => String(at(standing - 1, column)).trim() === '')) {
    standing--;
  }
  return { row: snapshot.row + firstRow, columns, standing, at };
}

/** Writes some cells of one row and leaves those between as they are. */
function rowEdit(sheet: string, row: number, values: ReadonlyMap<number, CellValue>): Edit[] {
  if (values.size === 0) return [];
  const first = smallest(values.keys());
  const last = largest(values.keys());
  const line = Array.from({ length: last - first + 1 }, (_, index): CellInput => {
    const value = values.get(first + index);
    return value === undefined ? null : typeof value === 'string' && value.startsWith('=') ? { formula: value } : value;
  });
  return [{ kind: 'cells', sheet, row, column: first, values: [line] }];
}
