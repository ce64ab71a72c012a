/** What the flags among edits come to: which sheets lose theirs, which cells have one at the end. */
import type { Edit, FlagEdit, SheetMarks } from '../worksheet/workbook';

/** The flags of one sheet. */
export interface SheetFlags {
  readonly sheet: string;
  /** The sheet is made, or made anew, by the same edits: there is nothing to look at. */
  readonly fresh: boolean;
  clear: boolean;
  /** What is known of the sheet from an earlier read. */
  marks?: SheetMarks;
  /** The last flag of each cell. */
  readonly flags: Map<string, FlagEdit>;
  /** Index of the edit in whose place all of this is carried out. */
  at: number;
}

/** A cell as a key. */
export const cellKey = ({ row, column }: { readonly row: number; readonly column: number }) => `${row},${column}`;

/** Goes through edits in their order: flags before a `clear-flags` count for nothing, nor do those of a removed sheet. */
export function planFlags(edits: readonly Edit[]): SheetFlags[] {
  const plans = new Map<string, SheetFlags>();
  const planOf = (sheet: string, fresh = false): SheetFlags => {
    const plan = plans.get(sheet);
    if (plan && !fresh) return plan;
    const made: SheetFlags = { sheet, fresh, clear: false, flags: new Map<string, FlagEdit>(), at: -1 };
    plans.set(sheet, made);
    return made;
  };
  edits.forEach((edit, index) => {
    if (edit.kind === 'add-sheet' || edit.kind === 'remove-sheet') planOf(edit.sheet, true);
    if (edit.kind !== 'flag' && edit.kind !== 'clear-flags') return;
    const plan = planOf(edit.sheet);
    plan.at = index;
    if (edit.kind === 'flag') plan.flags.set(cellKey(edit), edit);
    else {
      plan.clear = true;
      if (edit.marks) plan.marks = edit.marks;
      plan.flags.clear();
    }
  });
  return [...plans.values()].filter(({ at }) => at >= 0);
}
