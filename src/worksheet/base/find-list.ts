/** Finds a base list in its sheet by its column headings, wherever it was moved to. */
import { normaliseLabel } from '../label';
import type { BaseList } from '../layouts';
import type { ProblemList } from '../problem';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../workbook';

/** Where a list stands. */
export interface FoundList {
  readonly snapshot: SheetSnapshot;
  /** Index in `snapshot.cells` of the first row under the headings. */
  readonly firstRow: number;
  /** Column id → index in a row of `snapshot.cells`. A column that is not there is missing here. */
  readonly columns: ReadonlyMap<string, number>;
  /** Column id → the heading as it stands. */
  readonly headings: ReadonlyMap<string, string>;
}

/**
 * @param workbook as read
 * @param list the layout of the list
 * @param problems gets an error for a missing sheet, missing headings, or a heading that stands twice
 * @returns where the list is, or undefined where there is nothing to read
 */
export function findList(workbook: WorkbookSnapshot, list: BaseList, problems: ProblemList): FoundList | undefined {
  const { sheet } = list;
  const snapshot = workbook.sheets.get(sheet);
  if (!snapshot) {
    problems.add('error', { sheet }, '', `缺少工作表“${sheet}”`, missingSheetRemedy(workbook, sheet));
    return undefined;
  }
  const best = bestHeadingRow(snapshot, list);
  const required = list.columns.filter((column) => column.required);
  if (!best || best.matched.size < Math.min(2, required.length - 1)) {
    const names = required.map((column) => column.heading).join('、');
    problems.add('error', { sheet }, '', `找不到表头（${names}）`, '请恢复表头行，或重新新建底稿后把数据粘贴进去。');
    return undefined;
  }
  const columns = new Map<string, number>();
  const headings = new Map<string, string>();
  const place = (column: number) => ({ sheet, row: snapshot.row + best.row, column: snapshot.column + column });
  for (const column of list.columns) {
    const positions = best.matched.get(column.id) ?? [];
    const [position] = positions;
    if (position !== undefined) {
      columns.set(column.id, position);
      headings.set(column.id, String(snapshot.cells[best.row]?.[position] ?? ''));
    } else if (column.required) {
      problems.add(
        'error',
        place(0),
        '',
        `表头这一行缺少“${column.heading}”列`,
        `请补上标题为“${column.heading}”的列。`,
      );
    }
    for (const repeated of positions.slice(1)) {
      problems.add('error', place(repeated), column.heading, '同一个列标题出现了两次', '请删除或改名其中一列。');
    }
  }
  return { snapshot, firstRow: best.row + 1, columns, headings };
}

function bestHeadingRow(snapshot: SheetSnapshot, list: BaseList) {
  const idByLabel = new Map(
    list.columns.flatMap((column) =>
      [column.heading, ...column.aliases].map((label) => [normaliseLabel(label), column.id] as const),
    ),
  );
  let best: { row: number; matched: Map<string, number[]> } | undefined;
  for (let row = 0; row < snapshot.cells.length; row++) {
    const matched = new Map<string, number[]>();
    (snapshot.cells[row] as readonly CellValue[]).forEach((value, column) => {
      if (typeof value !== 'string' || value === '' || value.length > 40) return;
      const id = idByLabel.get(normaliseLabel(value).replace(/\*$/, ''));
      if (id) matched.set(id, [...(matched.get(id) ?? []), column]);
    });
    if (matched.size > (best?.matched.size ?? 0)) best = { row, matched };
    if (best?.matched.size === list.columns.length) break;
    // Headings stand above the data: once most are found, a hundred further rows are looked at, not a hundred thousand.
    if (best && row > best.row + 100) break;
  }
  return best;
}

/** What to do about a missing sheet; names a sheet that was probably renamed. */
export function missingSheetRemedy(workbook: WorkbookSnapshot, sheet: string): string {
  const similar = workbook.sheetNames.filter((name) => name !== sheet && name.includes(sheet.slice(0, 2)));
  const hint = similar.length > 0 ? `如果是“${similar.join('”“')}”改了名，请改回“${sheet}”；否则` : '';
  return `${hint}请先新建底稿，再填写“${sheet}”。`;
}
