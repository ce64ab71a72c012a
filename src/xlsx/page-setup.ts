/** The print set-up of an exceljs sheet: set, read, and put back as it was read. */
import type ExcelJS from 'exceljs';
import { parseRange } from '../worksheet/address';
import type { PageSetup, PageState } from '../worksheet/workbook';
import { middleOf, withMiddle } from './page-line';
import { printAreasOf, printAreaText } from './print-areas';

const A4 = 9;
const CM_PER_INCH = 2.54;
/** Excel's own, inches. */
const MARGINS: ExcelJS.Margins = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };

type Page = Partial<ExcelJS.PageSetup>;

/** Prepares a sheet for A4; what the set-up leaves out stays. */
export function setUpPage(sheet: ExcelJS.Worksheet, page: PageSetup): void {
  const inches = (cm: number) => cm / CM_PER_INCH;
  const { top, bottom, left, right } = page.margins;
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: A4 as ExcelJS.PaperSize,
    orientation: page.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      ...MARGINS,
      ...sheet.pageSetup.margins,
      top: inches(top),
      bottom: inches(bottom),
      left: inches(left),
      right: inches(right),
    },
    ...(page.titleRows ? { printTitlesRow: titleText(page.titleRows) } : {}),
    ...(page.printArea ? { printArea: printAreaText([page.printArea]) } : {}),
  };
  setFooter(sheet, page.footer);
}

/** The print set-up as it stands. */
export function readPage(sheet: ExcelJS.Worksheet): PageState {
  const page: Page = sheet.pageSetup;
  const { top, bottom, left, right } = page.margins ?? MARGINS;
  const titles = page.printTitlesRow === undefined ? undefined : parseRange(page.printTitlesRow);
  return {
    orientation: page.orientation === 'landscape' ? 'landscape' : 'portrait',
    paper: page.paperSize ?? null,
    scaling: {
      isFitted: page.fitToPage === true,
      scale: page.scale ?? 100,
      wide: pages(page.fitToWidth),
      tall: pages(page.fitToHeight),
    },
    isCentred: page.horizontalCentered === true,
    margins: { top, bottom, left, right },
    titleRows: titles ? [titles.row, titles.row + titles.rows - 1] : null,
    printAreas: printAreasOf(page.printArea),
    footer: middleOf(footerOf(sheet)),
  };
}

/** Puts the print set-up back; what it leaves out stays. */
export function restorePage(sheet: ExcelJS.Worksheet, state: PageState): void {
  const page: Page = { ...sheet.pageSetup };
  const { scale, wide, tall, isFitted } = state.scaling;
  page.orientation = state.orientation;
  page.fitToPage = isFitted;
  page.horizontalCentered = state.isCentred;
  page.margins = { ...MARGINS, ...page.margins, ...state.margins };
  if (scale !== undefined) page.scale = scale;
  if (wide !== undefined) page.fitToWidth = wide ?? 0;
  if (tall !== undefined) page.fitToHeight = tall ?? 0;
  if (state.paper === null) delete page.paperSize;
  else if (state.paper !== undefined) page.paperSize = state.paper;
  if (state.titleRows) page.printTitlesRow = titleText(state.titleRows);
  else delete page.printTitlesRow;
  if (state.printAreas.length > 0) page.printArea = printAreaText(state.printAreas);
  else delete page.printArea;
  sheet.pageSetup = page;
  setFooter(sheet, state.footer);
}

/** A file without this number fits to one page. */
const pages = (count: number | undefined): number | null => (count === undefined ? 1 : count || null);

const titleText = ([first, last]: readonly [number, number]) => `${first + 1}:${last + 1}`;

/** A sheet of a file without headers and footers has none, whatever the types of exceljs say. */
const footerOf = (sheet: ExcelJS.Worksheet) =>
  (sheet.headerFooter as Partial<ExcelJS.HeaderFooter> | null)?.oddFooter ?? '';

function setFooter(sheet: ExcelJS.Worksheet, middle: string): void {
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter: withMiddle(footerOf(sheet), middle) };
}
