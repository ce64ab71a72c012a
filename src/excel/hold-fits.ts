/** After a print set-up, or one that was put back: whether the fit to one page wide stuck, which it does not in every Excel (office-js #1860). */
import type { Edit, PageSetup } from '../worksheet/workbook';

/** A4, points. */
const PAPER = { portrait: 595, landscape: 842 } as const;
const CM_PER_INCH = 2.54;
const POINTS_PER_CM = 72 / CM_PER_INCH;
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
function fitOf(edit: Edit): { sheet: string; page: Pick<PageSetup, 'orientation' | 'margins'> }[] {
  if (edit.kind === 'page-setup') return edit.page.holdFit ? [edit] : [];
  if (edit.kind !== 'page-state') return [];
  const { orientation, scaling, margins } = edit.page;
  if (!scaling.isFitted || scaling.wide !== 1 || scaling.tall) return [];
  const cm = (inches: number) => inches * CM_PER_INCH;
  const { top, bottom, left, right } = margins;
  const inCm = { top: cm(top), bottom: cm(bottom), left: cm(left), right: cm(right) };
  return [{ sheet: edit.sheet, page: { orientation, margins: inCm } }];
}

/** Per cent that bring a width, in points, onto the paper; never more than its own size. */
export function scaleOf(width: number, { orientation, margins }: Pick<PageSetup, 'orientation' | 'margins'>): number {
  const room = PAPER[orientation] - (margins.left + margins.right) * POINTS_PER_CM;
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor((room / Math.max(width, 1)) * 100)));
}
