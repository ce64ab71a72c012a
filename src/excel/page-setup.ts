/** The print set-up of a sheet through Office.js: set, read, and put back as it was read. */
import { rangeAddress } from '../worksheet/address';
import type { PageScaling, PageSetup, PageState } from '../worksheet/workbook';
import { scaleOf } from './hold-fits';
import { rangeOf } from './ranges';
import { areaOf } from './sheet-marks';

const POINTS_PER_INCH = 72;
const POINTS_PER_CM = 72 / 2.54;

/** Excel's names of papers in the order of their numbers in a file, from 1 on. */
const PAPERS: readonly `${Excel.PaperType}`[] = [
  ...(['Letter', 'LetterSmall', 'Tabloid', 'Ledger', 'Legal', 'Statement', 'Executive'] as const),
  ...(['A3', 'A4', 'A4Small', 'A5', 'B4', 'B5', 'Folio', 'Quatro', 'Paper10x14', 'Paper11x17', 'Note'] as const),
  ...(['Envelope9', 'Envelope10', 'Envelope11', 'Envelope12', 'Envelope14', 'Csheet', 'Dsheet', 'Esheet'] as const),
  ...(['EnvelopeDL', 'EnvelopeC5', 'EnvelopeC3', 'EnvelopeC4', 'EnvelopeC6', 'EnvelopeC65'] as const),
  ...(['EnvelopeB4', 'EnvelopeB5', 'EnvelopeB6', 'EnvelopeItaly', 'EnvelopeMonarch', 'EnvelopePersonal'] as const),
  ...(['FanfoldUS', 'FanfoldStdGerman', 'FanfoldLegalGerman'] as const),
];

/** Queues the set-up for A4; what it leaves out stays. */
export function queuePageSetup(sheet: Excel.Worksheet, page: PageSetup): void {
  const { pageLayout } = sheet;
  pageLayout.paperSize = 'A4';
  pageLayout.orientation = page.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  pageLayout.centerHorizontally = true;
  pageLayout.zoom = { horizontalFitToPages: 1 };
  queueMargins(pageLayout, page.margins, POINTS_PER_CM);
  if (page.titleRows) pageLayout.setPrintTitleRows(rowsAddress(page.titleRows));
  if (page.printArea) pageLayout.setPrintArea(rangeOf(sheet, page.printArea));
  pageLayout.headersFooters.defaultForAllPages.centerFooter = page.footer;
}

/**
 * Queues putting a set-up back; what it leaves out stays. A print area or repeated rows that it does not have are taken away
 * afterwards, by `clearPrintRanges`.
 */
export function queuePageState(sheet: Excel.Worksheet, page: PageState): void {
  const { pageLayout } = sheet;
  const paper = page.paper ? PAPERS[page.paper - 1] : undefined;
  if (paper) pageLayout.paperSize = paper;
  pageLayout.orientation = page.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  pageLayout.centerHorizontally = page.isCentred;
  pageLayout.zoom = zoomOf(page.scaling);
  queueMargins(pageLayout, page.margins, POINTS_PER_INCH);
  if (page.titleRows) pageLayout.setPrintTitleRows(rowsAddress(page.titleRows));
  if (page.printAreas.length > 0) pageLayout.setPrintArea(sheet.getRanges(page.printAreas.map(rangeAddress).join(',')));
  pageLayout.headersFooters.defaultForAllPages.centerFooter = page.footer;
}

function queueMargins(pageLayout: Excel.PageLayout, margins: PageSetup['margins'], points: number): void {
  pageLayout.topMargin = margins.top * points;
  pageLayout.bottomMargin = margins.bottom * points;
  pageLayout.leftMargin = margins.left * points;
  pageLayout.rightMargin = margins.right * points;
}

const rowsAddress = ([first, last]: readonly [number, number]) => `$${first + 1}:$${last + 1}`;

function zoomOf({ isFitted, scale, wide, tall }: PageScaling): Excel.PageLayoutZoomOptions {
  if (!isFitted) return { scale: scale ?? 100 };
  return { ...(wide ? { horizontalFitToPages: wide } : {}), ...(tall ? { verticalFitToPages: tall } : {}) };
}

/** A print set-up on its way. */
export interface PendingPage {
  readonly pageLayout: Excel.PageLayout;
  readonly areas: Excel.RangeAreas;
  readonly titles: Excel.Range;
  readonly used: Excel.Range;
  readonly heights: OfficeExtension.ClientResult<Excel.RowProperties[]>;
}

/**
 * Queues the loads. On a sheet that does not exist nothing is found.
 *
 * @param sheet to look at
 * @param rows whose heights are asked for
 */
export function askPage(sheet: Excel.Worksheet, rows: Excel.Range): PendingPage {
  const { pageLayout } = sheet;
  pageLayout.load(['orientation', 'paperSize', 'zoom', 'centerHorizontally']);
  pageLayout.load(['topMargin', 'bottomMargin', 'leftMargin', 'rightMargin']);
  pageLayout.headersFooters.defaultForAllPages.load('centerFooter');
  const areas = pageLayout.getPrintAreaOrNullObject();
  areas.load(['areas/items/rowIndex', 'areas/items/columnIndex', 'areas/items/rowCount', 'areas/items/columnCount']);
  const titles = pageLayout.getPrintTitleRowsOrNullObject();
  titles.load(['rowIndex', 'rowCount']);
  const used = sheet.getUsedRangeOrNullObject(false);
  used.load('width');
  const heights = rows.getRowProperties({ format: { rowHeight: true, useStandardHeight: true } });
  return { pageLayout, areas, titles, used, heights };
}

/** The set-up and the heights, after a sync. */
export function pageOf({ pageLayout, areas, titles, used, heights }: PendingPage) {
  const { topMargin, bottomMargin, leftMargin, rightMargin, zoom } = pageLayout;
  // A paper that Excel's API has no name for is not told.
  const paper = PAPERS.indexOf(pageLayout.paperSize) + 1;
  const orientation = pageLayout.orientation === 'Landscape' ? 'landscape' : 'portrait';
  const margins = {
    top: topMargin / POINTS_PER_INCH,
    bottom: bottomMargin / POINTS_PER_INCH,
    left: leftMargin / POINTS_PER_INCH,
    right: rightMargin / POINTS_PER_INCH,
  };
  const scaling = scalingOf(zoom);
  const width = used.isNullObject ? 0 : used.width;
  const page: PageState = {
    orientation,
    ...(paper > 0 ? { paper } : {}),
    scaling: scaling.isFitted ? scaling : { ...scaling, instead: scaleOf(width, { orientation, margins }) },
    isCentred: pageLayout.centerHorizontally,
    margins,
    titleRows: titles.isNullObject ? null : [titles.rowIndex, titles.rowIndex + titles.rowCount - 1],
    printAreas: areas.isNullObject ? [] : areas.areas.items.map(areaOf),
    footer: pageLayout.headersFooters.defaultForAllPages.centerFooter,
  };
  // Of a sheet without cells Excel gives nothing.
  const rows = (heights.value as Excel.RowProperties[] | null | undefined) ?? [];
  return {
    page,
    heights: rows.map(({ format }) => (format?.useStandardHeight ? null : (format?.rowHeight ?? null))),
  };
}

function scalingOf({
  scale,
  horizontalFitToPages: wide,
  verticalFitToPages: tall,
}: Excel.PageLayoutZoomOptions): PageScaling {
  return scale ? { isFitted: false, scale } : { isFitted: true, wide: wide ?? null, tall: tall ?? null };
}
