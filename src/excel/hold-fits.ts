/** After a print set-up, or one that was put back: whether the fit to one page wide stuck, which it does not in every Excel (office-js #1860). */
import type { Edit, PageState } from '../worksheet/workbook';

/** How A4 lies, and its margins in inches. */
interface Paper {
  readonly orientation: PageState['orientation'];
  readonly margins: Pick<PageState['margins'], 'left' | 'right'>;
}

/** A4, points. */
const SIZES = { portrait: 595, landscape: 842 } as const;
const CM_PER_INCH = 2.54;
const POINTS_PER_INCH = 72;
const [SMALLEST, LARGEST] = [10, 100];

/**
 * One round trip where an edit asks for it, and one more where a fit was lost: then a scale is set that comes to the same.
 *
 * @param edits that were carried out
 */
export async function holdFits(context: Excel.RequestContext, edits: readonly Edit[]): Promise<void> {
  const setups = edits.flatMap(fitOf);
  if (setups.length === 0) return;
  const found = setups.map(({ sheet: name, page }) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.pageLayout.load('zoom');
    const used = sheet.getUsedRange(false);
    used.load('width');
    return { sheet, used, page };
  });
  await context.sync();
  const lost = found.filter(({ sheet }) => sheet.pageLayout.zoom.horizontalFitToPages !== 1);
  if (lost.length === 0) return;
  for (const { sheet, used, page } of lost) sheet.pageLayout.zoom = { scale: scaleOf(used.width, page) };
  await context.sync();
}

/** A sheet that an edit fits to one page wide, where that is worth a look. */
function fitOf(edit: Edit): { sheet: string; page: Paper }[] {
  const { kind, sheet } = edit;
  if (kind === 'page-setup' && edit.page.holdFit) {
    const { orientation, margins } = edit.page;
    const inches = (side: keyof typeof margins) => margins[side] / CM_PER_INCH;
    return [{ sheet, page: { orientation, margins: { left: inches('left'), right: inches('right') } } }];
  }
  if (kind !== 'page-state') return [];
  const { isFitted, wide, tall } = edit.page.scaling;
  return isFitted && wide === 1 && !tall ? [{ sheet, page: edit.page }] : [];
}

/** Per cent that bring a width, in points, onto the paper; never more than its own size. */
export function scaleOf(width: number, { orientation, margins }: Paper): number {
  const room = SIZES[orientation] - (margins.left + margins.right) * POINTS_PER_INCH;
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor((room / Math.max(width, 1)) * 100)));
}
