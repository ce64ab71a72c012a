/** What takes an action back without touching what others wrote: only cells that still hold what it wrote, only its own sheets. */
import { cellAddress } from '../worksheet/address';
import { cellAt } from '../worksheet/published/table-record';
import { fingerprint, STATE_SHEET } from '../worksheet/state';
import type { CellsEdit, WrittenContent } from '../worksheet/undo-record';
import type { CellInput, CellValue, Edit, SheetSnapshot, WorkbookSnapshot } from '../worksheet/workbook';

/** Edits that take something back, and what they leave as it is. */
export interface TakeBack {
  readonly edits: readonly Edit[];
  /** Cells and sheets that somebody else changed meanwhile and that stay so, as people name them. */
  readonly left: readonly string[];
}

/**
 * @param inverse the edits that would take the whole action back
 * @param written the cells that the action writes on sheets that were there before it
 * @param isOurs whether a sheet that the action added holds nothing but what the action wrote
 * @param now the sheets concerned as they are, read as formulas
 */
export function preciseTakeBack(
  inverse: readonly Edit[],
  written: readonly CellsEdit[],
  isOurs: (snapshot: SheetSnapshot) => boolean,
  now: WorkbookSnapshot,
): TakeBack {
  const left: string[] = [];
  const contents = contentBySheet(written);
  const edits = inverse.flatMap((edit): Edit[] => {
    if (edit.kind === 'add-sheet') return [edit];
    const { sheet } = edit;
    const snapshot = now.sheets.get(sheet);
    if (!now.sheetNames.includes(sheet)) {
      // A sheet that the action did not come to add, or that somebody deleted with all that was in it.
      if (edit.kind === 'cells' && contents.has(sheet)) left.push(`工作表“${sheet}”已改名或删除`);
      return [];
    }
    if (edit.kind === 'remove-sheet') {
      if (snapshot && isOurs(snapshot)) return [edit];
      left.push(`工作表“${sheet}”里另有内容`);
      return [];
    }
    if (!snapshot) return edit.kind === 'cells' || edit.kind === 'link' ? [] : [edit];
    if (edit.kind === 'link') {
      const cells = { ...edit, kind: 'cells', values: [[edit.text]] } as const;
      const own = contents.get(sheet) ?? new Map<string, CellInput>();
      const isAsBefore = cellAt(snapshot, edit.row, edit.column) === edit.text;
      return isAsBefore || ownCells(cells, own, snapshot, left).length > 0 ? [edit] : [];
    }
    if (edit.kind !== 'cells') return [edit];
    const own = contents.get(sheet);
    return own ? ownCells(edit, own, snapshot, left) : [];
  });
  return { edits: keepOneVisible(edits, now), left: [...new Set(left)] };
}

/** Whether a sheet is blank, or as a cut-short action would have left it. */
export function isAsMade(snapshot: SheetSnapshot, made: WrittenContent['made']): boolean {
  const print = fingerprint(snapshot);
  return print === made[snapshot.name] || print === fingerprint(undefined);
}

/**
 * Whether everything in a sheet was written by these edits, however many of them were carried out.
 *
 * @param snapshot read as formulas
 */
export function isWithin(snapshot: SheetSnapshot, edits: readonly Edit[]): boolean {
  const content = contentBySheet(edits.filter((edit) => edit.kind === 'cells')).get(snapshot.name);
  return snapshot.cells.every((line, r) =>
    line.every((found, c) => {
      const own = content?.get(`${snapshot.row + r},${snapshot.column + c}`);
      return found === '' || (own !== undefined && holds(found, own));
    }),
  );
}

type Content = ReadonlyMap<string, CellInput>;

function contentBySheet(cells: readonly CellsEdit[]): Map<string, Map<string, CellInput>> {
  const contents = new Map<string, Map<string, CellInput>>();
  for (const { sheet, row, column, values } of cells) {
    const content = contents.get(sheet) ?? new Map<string, CellInput>();
    contents.set(sheet, content);
    values.forEach((line, r) =>
      line.forEach((value, c) => {
        if (value !== null) content.set(`${row + r},${column + c}`, value);
      }),
    );
  }
  return contents;
}

/** The cells that still hold what the action wrote. Those that hold what was there before it need nothing. */
function ownCells(edit: CellsEdit, written: Content, snapshot: SheetSnapshot, left: string[]): Edit[] {
  const { sheet, row, column } = edit;
  const values = edit.values.map((line, r) =>
    line.map((before, c): CellInput => {
      if (before === null) return null;
      const found = cellAt(snapshot, row + r, column + c);
      if (holds(found, before)) return null;
      const own = written.get(`${row + r},${column + c}`);
      if (own !== undefined && holds(found, own)) return before;
      left.push(`${sheet}!${cellAddress(row + r, column + c)}（现为“${String(found)}”）`);
      return null;
    }),
  );
  return values.some((line) => line.some((value) => value !== null)) ? [{ ...edit, values }] : [];
}

/** Excel respells formulas: any formula counts as the one that was written. */
function holds(found: CellValue, content: CellInput): boolean {
  if (typeof content === 'object' && content !== null) return typeof found === 'string' && found.startsWith('=');
  return found === content;
}

/** Excel refuses to take the last visible sheet away: an empty one comes first, as in a new workbook. */
export function keepOneVisible(edits: readonly Edit[], now: WorkbookSnapshot): Edit[] {
  const removed = new Set(edits.flatMap((edit) => (edit.kind === 'remove-sheet' ? [edit.sheet] : [])));
  const isLast =
    now.visibleSheets.some((sheet) => removed.has(sheet)) && now.visibleSheets.every((sheet) => removed.has(sheet));
  const adds = edits.some((edit) => edit.kind === 'add-sheet' && !edit.hidden);
  if (!isLast || adds) return [...edits];
  const taken = new Set(now.sheetNames.map((name) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`sheet${number}`)) number++;
  return [{ kind: 'add-sheet', sheet: `Sheet${number}` }, ...edits];
}

/** The sheets that edits touch, the program's own apart. */
export function sheetsOf(edits: readonly Edit[]): string[] {
  return [...new Set(edits.map(({ sheet }) => sheet))].filter((sheet) => sheet !== STATE_SHEET);
}
