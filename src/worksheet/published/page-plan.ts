/** A print set-up as a change of a sheet: the edits that it takes, those that take it back, and what people changed since. */
import type { Edit, PageSetup, PageState, SheetSnapshot } from '../workbook';

/** What a sheet was left with. */
export interface PreparedPage {
  /** Left out where the sheet was set up so before. */
  readonly page?: PageSetup;
  readonly heights: readonly { readonly row: number; readonly heights: readonly number[] }[];
}

/** The change of one sheet. */
export interface PagePlan {
  readonly sheet: string;
  readonly edits: readonly Edit[];
  /** Undefined where the workbook did not tell how the sheet is printed: then nothing takes the edits back. */
  readonly back?: {
    readonly inverse: readonly Edit[];
    readonly prepared: PreparedPage;
    /** The workbook did not tell the paper alone. */
    readonly isPaperLost: boolean;
  };
}

const A4 = 9;
const CM_PER_INCH = 2.54;
/** Excel rounds margins and heights to what its screen and printer can draw. */
const SAME_MARGIN = 0.01;
const SAME_HEIGHT = 0.6;

/**
 * @param snapshot the sheet, read with its page
 * @param wanted `page-setup` and `row-heights` edits of it
 * @returns of these only what differs from what the sheet has
 */
export function pagePlan(snapshot: SheetSnapshot, wanted: readonly Edit[]): PagePlan {
  const { name: sheet, page, heights } = snapshot;
  if (!page || !heights) return { sheet, edits: wanted };
  const edits: Edit[] = [];
  const inverse: Edit[] = [];
  let prepared: PreparedPage = { heights: [] };
  for (const edit of wanted) {
    if (edit.kind === 'page-setup' && changedParts(page, edit.page).length > 0) {
      edits.push(edit);
      inverse.push({ kind: 'page-state', sheet, page });
      prepared = { ...prepared, page: edit.page };
    }
    if (edit.kind !== 'row-heights') continue;
    for (const { row, after, before } of changedHeights(snapshot, edit)) {
      edits.push({ kind: 'row-heights', sheet, row, heights: after });
      inverse.push({ kind: 'row-heights', sheet, row, heights: before });
      prepared = { ...prepared, heights: [...prepared.heights, { row, heights: after }] };
    }
  }
  return {
    sheet,
    edits,
    back: { inverse, prepared, isPaperLost: prepared.page !== undefined && page.paper === undefined },
  };
}

/** Rows of other heights, those that follow each other together. Rows that were not read keep theirs: it could not be given back. */
function changedHeights({ row: top, heights = [] }: SheetSnapshot, edit: Extract<Edit, { kind: 'row-heights' }>) {
  const runs: { readonly row: number; readonly after: number[]; readonly before: (number | null)[] }[] = [];
  edit.heights.forEach((height, index) => {
    const row = edit.row + index;
    const before = heights[row - top];
    if (before === undefined || height === null) return;
    if (before !== null && Math.abs(before - height) < SAME_HEIGHT) return;
    const last = runs.at(-1);
    if (last && last.row + last.after.length === row) {
      last.after.push(height);
      last.before.push(before);
    } else runs.push({ row, after: [height], before: [before] });
  });
  return runs;
}

/**
 * What people changed of a sheet since it was set up.
 *
 * @param snapshot the sheet now, read with its page
 * @param prepared what it was left with, moved along with the sheet's rows
 * @returns the parts by the names that Excel's dialog gives them; undefined where the workbook does not tell
 */
export function changedSince(snapshot: SheetSnapshot, { page, heights }: PreparedPage): string[] | undefined {
  if (!snapshot.page || !snapshot.heights) return undefined;
  const isOther = heights.some(({ row, heights: set }) =>
    set.some((height, index) => {
      const now = snapshot.heights?.[row + index - snapshot.row];
      return typeof now === 'number' && Math.abs(now - height) >= SAME_HEIGHT;
    }),
  );
  return [...(page ? changedParts(snapshot.page, page) : []), ...(isOther ? ['行高'] : [])];
}

/** In what a sheet differs from a set-up. What the set-up leaves out, and what the workbook does not tell, does not count. */
function changedParts(now: PageState, set: PageSetup): string[] {
  const sides = ['top', 'bottom', 'left', 'right'] as const;
  const { isFitted, wide, tall, scale, instead } = now.scaling;
  const isOnePageWide = isFitted
    ? wide === 1 && !tall
    : scale !== undefined && instead !== undefined && Math.abs(scale - instead) <= 1;
  const differs: readonly (readonly [string, boolean])[] = [
    ['纸张大小', now.paper !== A4],
    ['纸张方向', now.orientation !== set.orientation],
    ['缩放', !isOnePageWide],
    ['居中方式', !now.isCentred],
    ['页边距', sides.some((side) => Math.abs(now.margins[side] - set.margins[side] / CM_PER_INCH) > SAME_MARGIN)],
    ['页脚', now.footer !== set.footer],
    ['打印标题', set.titleRows !== undefined && !isSame(now.titleRows, set.titleRows)],
    ['打印区域', set.printArea !== undefined && !isSame(now.printAreas.map(inOrder), [inOrder(set.printArea)])],
  ];
  return differs.flatMap(([name, isOther]) => (isOther ? [name] : []));
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const inOrder = ({ row, column, rows, columns }: PageState['printAreas'][number]) => [row, column, rows, columns];
