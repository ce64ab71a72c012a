/** The print set-up of a sheet: set, read, and put back as it was read. */
import { parseRange, quoteSheet, rangeAddress } from '../../worksheet/address';
import { type Area, type PageSetup, type PageState, SHEET_COLUMNS } from '../../worksheet/workbook';
import type { WorkbookPart } from '../workbook-part';
import type { XmlElement } from '../xml/element';
import { ensureElement } from './order';
import { middleOf, withMiddle } from './page-line';
import type { SheetPart } from './sheet-part';
import { isTrue } from '../xml/text';

const A4 = 9;
const CM_PER_INCH = 2.54;
/** Excel's own, inches. */
const MARGINS = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 } as const;
const AREA = '_xlnm.Print_Area';
const TITLES = '_xlnm.Print_Titles';

/** A sheet by its name, and the workbook that keeps its print areas. */
export interface PagedSheet {
  readonly name: string;
  readonly part: SheetPart;
  readonly workbook: WorkbookPart;
}

/** Prepares a sheet for A4; what the set-up leaves out stays. */
export function setUpPage(sheet: PagedSheet, page: PageSetup): void {
  const { root } = sheet.part;
  const { top, bottom, left, right } = page.margins;
  const inches = (cm: number) => cm / CM_PER_INCH;
  const setup = ensureElement(root, 'pageSetup');
  setup.set('paperSize', A4);
  setup.set('orientation', page.orientation);
  setup.set('fitToWidth', setup.get('fitToWidth') === undefined ? undefined : 1);
  setup.set('fitToHeight', 0);
  setFitted(root, true);
  ensureElement(root, 'printOptions').set('horizontalCentered', 1);
  setMargins(root, { top: inches(top), bottom: inches(bottom), left: inches(left), right: inches(right) });
  if (page.titleRows) setTitleRows(sheet, page.titleRows);
  if (page.printArea) setPrintAreas(sheet, [page.printArea]);
  setFooter(root, page.footer);
  sheet.part.changed();
}

/** The print set-up as it stands. */
export function readPage(sheet: PagedSheet): PageState {
  const { root } = sheet.part;
  const setup = root.child('pageSetup');
  const paper = setup?.number('paperSize', 0) ?? 0;
  const margin = (name: keyof typeof MARGINS) => Number(root.child('pageMargins')?.get(name) ?? MARGINS[name]);
  return {
    orientation: setup?.get('orientation') === 'landscape' ? 'landscape' : 'portrait',
    paper: paper > 0 ? paper : null,
    scaling: {
      isFitted: isTrue(root.child('sheetPr')?.child('pageSetUpPr')?.get('fitToPage')),
      scale: setup?.number('scale', 100) ?? 100,
      // A file without these numbers fits to one page.
      wide: (setup?.number('fitToWidth', 1) ?? 1) || null,
      tall: (setup?.number('fitToHeight', 1) ?? 1) || null,
    },
    isCentred: isTrue(root.child('printOptions')?.get('horizontalCentered')),
    margins: { top: margin('top'), bottom: margin('bottom'), left: margin('left'), right: margin('right') },
    titleRows: titleRowsOf(sheet),
    printAreas: printAreasOf(sheet),
    footer: middleOf(root.child('headerFooter')?.child('oddFooter')?.text() ?? ''),
  };
}

/** Puts the print set-up back; what it leaves out stays. */
export function restorePage(sheet: PagedSheet, state: PageState): void {
  const { root } = sheet.part;
  const before = readPage(sheet);
  const { scale, wide, tall, isFitted } = state.scaling;
  const setup = ensureElement(root, 'pageSetup');
  if (state.orientation !== before.orientation) {
    setup.set('orientation', state.orientation === 'portrait' ? undefined : state.orientation);
  }
  if (scale !== undefined && scale !== before.scaling.scale) setup.set('scale', scale);
  if (wide !== undefined && wide !== before.scaling.wide) setup.set('fitToWidth', wide === 1 ? undefined : (wide ?? 0));
  if (tall !== undefined && tall !== before.scaling.tall)
    setup.set('fitToHeight', tall === 1 ? undefined : (tall ?? 0));
  if (state.paper !== undefined) setup.set('paperSize', state.paper ?? undefined);
  if (setup.attributes().size === 0) setup.remove();
  setFitted(root, isFitted);
  const options = ensureElement(root, 'printOptions');
  options.set('horizontalCentered', state.isCentred ? 1 : undefined);
  if (options.attributes().size === 0) options.remove();
  setMargins(root, state.margins);
  setTitleRows(sheet, state.titleRows);
  setPrintAreas(sheet, state.printAreas);
  setFooter(root, state.footer);
  sheet.part.changed();
}

/** First and last of the rows that are repeated on every page. */
export function titleRowsOf({ name, workbook }: PagedSheet): readonly [number, number] | null {
  for (const piece of referencesIn(workbook.sheetName(name, TITLES))) {
    const area = parseRange(piece);
    if (area && isWholeRows(area)) return [area.row, area.row + area.rows - 1];
  }
  return null;
}

/** What is printed; nothing where that is all of the sheet. */
export function printAreasOf({ name, workbook }: PagedSheet): Area[] {
  return referencesIn(workbook.sheetName(name, AREA)).flatMap((piece) => parseRange(piece) ?? []);
}

/** How it is printed beside what {@link PageState} says: colours, notes. */
export function setPrinting({ part }: PagedSheet, blackAndWhite: boolean, cellComments: string | undefined): void {
  const setup = ensureElement(part.root, 'pageSetup');
  if (isTrue(setup.get('blackAndWhite')) !== blackAndWhite) setup.set('blackAndWhite', blackAndWhite ? 1 : undefined);
  if ((setup.get('cellComments') ?? 'none') !== (cellComments ?? 'none')) setup.set('cellComments', cellComments);
  if (setup.attributes().size === 0) setup.remove();
  part.changed();
}

const isWholeRows = (area: Area) => area.column === 0 && area.columns === SHEET_COLUMNS;

/** `'表 1'!$A$1:$C$4,'表 1'!$E:$E` → `$A$1:$C$4`, `$E:$E`. Names of sheets may have commas in them. */
function referencesIn(text = ''): string[] {
  return (text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? []).map((piece) =>
    piece.slice(piece.lastIndexOf('!') + 1).trim(),
  );
}

/** A reference that does not move; LibreOffice passes over a print area of which a part can. */
const fixed = (area: Area) => rangeAddress(area).replace(/[A-Z]+|\d+/g, '$$$&');

function setTitleRows(sheet: PagedSheet, rows: readonly [number, number] | null): void {
  const { name, workbook } = sheet;
  if (String(titleRowsOf(sheet)) === String(rows)) return;
  const columns = referencesIn(workbook.sheetName(name, TITLES)).filter((piece) => {
    const area = parseRange(piece);
    return area && !isWholeRows(area);
  });
  const pieces = [...columns, ...(rows ? [`$${rows[0] + 1}:$${rows[1] + 1}`] : [])];
  const text = pieces.map((piece) => `${quoteSheet(name)}!${piece}`).join(',');
  workbook.setSheetName(name, TITLES, text === '' ? undefined : text);
}

function setPrintAreas(sheet: PagedSheet, areas: readonly Area[]): void {
  const same = JSON.stringify(printAreasOf(sheet)) === JSON.stringify(areas.map((area) => ({ ...area })));
  if (same) return;
  const text = areas.map((area) => `${quoteSheet(sheet.name)}!${fixed(area)}`).join(',');
  sheet.workbook.setSheetName(sheet.name, AREA, text === '' ? undefined : text);
}

function setFitted(root: XmlElement, isFitted: boolean): void {
  const known = root.child('sheetPr')?.child('pageSetUpPr');
  if (isTrue(known?.get('fitToPage')) === isFitted) return;
  const sheetPr = ensureElement(root, 'sheetPr');
  const page = known ?? sheetPr.append(sheetPr.make('pageSetUpPr'));
  page.set('fitToPage', isFitted ? 1 : undefined);
  if (page.attributes().size === 0) page.remove();
  if (sheetPr.attributes().size === 0 && sheetPr.elements().length === 0) sheetPr.remove();
}

function setMargins(root: XmlElement, margins: PageSetup['margins']): void {
  const known = root.child('pageMargins');
  const names = Object.keys(margins) as (keyof typeof margins)[];
  if (!known && names.every((name) => margins[name] === MARGINS[name])) return;
  const element = known ?? ensureElement(root, 'pageMargins');
  // All six are required.
  for (const [name, inches] of Object.entries({ ...MARGINS, ...(known ? {} : margins) })) {
    if (element.get(name) === undefined) element.set(name, inches);
  }
  for (const name of names) if (Number(element.get(name)) !== margins[name]) element.set(name, margins[name]);
}

function setFooter(root: XmlElement, middle: string): void {
  const known = root.child('headerFooter');
  const before = known?.child('oddFooter')?.text() ?? '';
  if (middleOf(before) === middle) return;
  const element = known ?? ensureElement(root, 'headerFooter');
  const text = withMiddle(before, middle);
  const footer = element.child('oddFooter');
  if (text === '') footer?.remove();
  else if (footer) footer.setText(text);
  else {
    const header = element.child('oddHeader');
    element.insert(element.make('oddFooter', {}, text), header ? element.children.indexOf(header) + 1 : 0);
  }
  if (element.attributes().size === 0 && element.elements().length === 0) element.remove();
}
