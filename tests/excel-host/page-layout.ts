import type ExcelJS from 'exceljs';
import { areaOf, areaText, isEntireColumn, isEntireRow } from './area';
import { HeaderFooterGroupObject } from './header-footer';
import type { HostObject, Resolved } from './host-object';
import { HostError } from './protocol';
import { RangeObject } from './range';
import { RangeAreasObject } from './range-areas';
import { SheetObject, areaGiven } from './sheet-object';

/** The paper sizes of Excel's API, in the order of its `PaperType`: their numbers in a file count from 1. */
const papers = (
  'Letter LetterSmall Tabloid Ledger Legal Statement Executive A3 A4 A4Small A5 B4 B5 Folio Quatro Paper10x14 Paper11x17 ' +
  'Note Envelope9 Envelope10 Envelope11 Envelope12 Envelope14 Csheet Dsheet Esheet EnvelopeDL EnvelopeC5 EnvelopeC3 ' +
  'EnvelopeC4 EnvelopeC6 EnvelopeC65 EnvelopeB4 EnvelopeB5 EnvelopeB6 EnvelopeItaly EnvelopeMonarch EnvelopePersonal ' +
  'FanfoldUS FanfoldStdGerman FanfoldLegalGerman'
).split(' ');

const printComments = [
  ['NoComments', 'None'],
  ['EndSheet', 'atEnd'],
  ['InPlace', 'asDisplayed'],
] as const;

const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

/** Excel's margins of a new sheet, in inches. */
const defaultMargins: ExcelJS.Margins = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };

interface Zoom {
  readonly scale?: number | null;
  readonly horizontalFitToPages?: number | null;
  readonly verticalFitToPages?: number | null;
}

export class PageLayoutObject extends SheetObject {
  readonly apiClass = 'PageLayout';

  get #setup(): Partial<ExcelJS.PageSetup> {
    return this.sheet.pageSetup;
  }

  get orientation(): string {
    return this.#setup.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  }
  set orientation(orientation: unknown) {
    if (orientation !== 'Portrait' && orientation !== 'Landscape')
      throw new HostError('InvalidArgument', 'orientation');
    this.#setup.orientation = orientation === 'Landscape' ? 'landscape' : 'portrait';
  }

  /** Null for a paper that the API has no name for. A file that states none is opened with the printer's own. */
  get paperSize(): string | null {
    return papers[(this.#setup.paperSize ?? 1) - 1] ?? null;
  }
  set paperSize(paper: unknown) {
    const index = papers.indexOf(String(paper));
    if (index < 0) throw new HostError('InvalidArgument', `paper ${String(paper)}`);
    this.#setup.paperSize = index + 1;
  }

  get zoom(): Zoom {
    const { fitToPage, fitToWidth, fitToHeight, scale } = this.#setup;
    if (!fitToPage) return { scale: scale ?? 100 };
    return { horizontalFitToPages: fitToWidth || null, verticalFitToPages: fitToHeight || null };
  }
  set zoom(zoom: Zoom) {
    const pages = [zoom.horizontalFitToPages, zoom.verticalFitToPages];
    const isWhole = (count: number | null | undefined) =>
      count === undefined || count === null || (Number.isInteger(count) && count > 0);
    if (!pages.every(isWhole)) throw new HostError('InvalidArgument', 'pages to fit');
    const scale = zoom.scale ?? undefined;
    if (scale !== undefined && !(scale >= 10 && scale <= 400)) throw new HostError('InvalidArgument', 'scale');
    this.#setup.fitToPage = !this.state.losesFit && pages.some((count) => typeof count === 'number');
    this.#setup.fitToWidth = zoom.horizontalFitToPages ?? 0;
    this.#setup.fitToHeight = zoom.verticalFitToPages ?? 0;
    if (scale !== undefined) this.#setup.scale = scale;
  }

  get centerHorizontally(): boolean {
    return this.#setup.horizontalCentered ?? false;
  }
  set centerHorizontally(center: unknown) {
    this.#setup.horizontalCentered = center === true;
  }
  get centerVertically(): boolean {
    return this.#setup.verticalCentered ?? false;
  }
  set centerVertically(center: unknown) {
    this.#setup.verticalCentered = center === true;
  }
  get printGridlines(): boolean {
    return this.#setup.showGridLines ?? false;
  }
  set printGridlines(print: unknown) {
    this.#setup.showGridLines = print === true;
  }
  get blackAndWhite(): boolean {
    return this.#setup.blackAndWhite ?? false;
  }
  set blackAndWhite(only: unknown) {
    this.#setup.blackAndWhite = only === true;
  }
  get printComments(): string {
    return printComments.find(([, inFile]) => inFile === this.#setup.cellComments)?.[0] ?? 'NoComments';
  }
  set printComments(comments: unknown) {
    const inFile = printComments.find(([known]) => known === comments)?.[1];
    if (!inFile) throw new HostError('InvalidArgument', `comments ${String(comments)}`);
    this.#setup.cellComments = inFile;
  }
  get printOrder(): string {
    return this.#setup.pageOrder === 'overThenDown' ? 'OverThenDown' : 'DownThenOver';
  }
  set printOrder(order: unknown) {
    this.#setup.pageOrder = order === 'OverThenDown' ? 'overThenDown' : 'downThenOver';
  }
  get firstPageNumber(): number | string {
    return this.#setup.firstPageNumber ?? '';
  }
  set firstPageNumber(number: unknown) {
    this.#setup.firstPageNumber = Number(number);
  }

  // Margins: points here, inches in the file

  #margin(name: keyof ExcelJS.Margins): number {
    return (this.#setup.margins ?? defaultMargins)[name] * 72;
  }
  #setMargin(name: keyof ExcelJS.Margins, points: unknown): void {
    if (typeof points !== 'number' || points < 0) throw new HostError('InvalidArgument', `margin ${String(points)}`);
    this.#setup.margins = { ...defaultMargins, ...this.#setup.margins, [name]: points / 72 };
  }
  get topMargin(): number {
    return this.#margin('top');
  }
  set topMargin(points: unknown) {
    this.#setMargin('top', points);
  }
  get bottomMargin(): number {
    return this.#margin('bottom');
  }
  set bottomMargin(points: unknown) {
    this.#setMargin('bottom', points);
  }
  get leftMargin(): number {
    return this.#margin('left');
  }
  set leftMargin(points: unknown) {
    this.#setMargin('left', points);
  }
  get rightMargin(): number {
    return this.#margin('right');
  }
  set rightMargin(points: unknown) {
    this.#setMargin('right', points);
  }
  get headerMargin(): number {
    return this.#margin('header');
  }
  set headerMargin(points: unknown) {
    this.#setMargin('header', points);
  }
  get footerMargin(): number {
    return this.#margin('footer');
  }
  set footerMargin(points: unknown) {
    this.#setMargin('footer', points);
  }
  setPrintMargins(unit: string, margins: Record<string, number | null>): void {
    const factor = POINTS[unit];
    if (factor === undefined) throw new HostError('InvalidArgument', `unit ${unit}`);
    for (const [name, size] of Object.entries(margins)) {
      if (!(name in defaultMargins)) throw new HostError('InvalidArgument', `margin ${name}`);
      if (size !== null) this.#setMargin(name as keyof ExcelJS.Margins, size * factor);
    }
  }

  get headersFooters(): HostObject {
    return new HeaderFooterGroupObject(this.state, this.sheet);
  }

  // What is printed

  /** An empty address takes the area away, as in VBA; the documentation leaves it out, add-ins rely on it. */
  setPrintArea(given: unknown): void {
    if (given === '') return this.#clear('printArea');
    const parts = given instanceof RangeAreasObject ? given.parts : [areaGiven(this.state, this.sheet, given)];
    // exceljs writes an area by both its corners.
    const corners = (text: string) => (text.includes(':') ? text : `${text}:${text}`);
    this.#setup.printArea = parts.map((area) => corners(areaText(area))).join('&&');
  }
  #clear(name: 'printArea' | 'printTitlesRow'): void {
    if (this.state.refusesEmptyAddress) throw new HostError('InvalidArgument', 'an empty address');
    delete this.#setup[name];
  }
  getPrintArea(): HostObject {
    return required(this.getPrintAreaOrNullObject());
  }
  getPrintAreaOrNullObject(): Resolved {
    const areas = (this.#setup.printArea ?? '').split(/&&|,/).flatMap((part) => areaOf(part) ?? []);
    return areas.length > 0 ? new RangeAreasObject(this.state, this.sheet, areas) : null;
  }
  setPrintTitleRows(given: unknown): void {
    if (given === '') return this.#clear('printTitlesRow');
    const area = areaGiven(this.state, this.sheet, given);
    if (!isEntireRow(area)) throw new HostError('InvalidArgument', 'title rows are whole rows');
    this.#setup.printTitlesRow = `${area.row + 1}:${area.row + area.rows}`;
  }
  getPrintTitleRows(): HostObject {
    return required(this.getPrintTitleRowsOrNullObject());
  }
  getPrintTitleRowsOrNullObject(): Resolved {
    const area = areaOf(this.#setup.printTitlesRow ?? '');
    return area ? new RangeObject(this.state, this.sheet, area) : null;
  }
  setPrintTitleColumns(given: unknown): void {
    const area = areaGiven(this.state, this.sheet, given);
    if (!isEntireColumn(area)) throw new HostError('InvalidArgument', 'title columns are whole columns');
    this.#setup.printTitlesColumn = areaText(area);
  }
  getPrintTitleColumnsOrNullObject(): Resolved {
    const area = areaOf(this.#setup.printTitlesColumn ?? '');
    return area ? new RangeObject(this.state, this.sheet, area) : null;
  }
}

function required(found: Resolved): HostObject {
  if (!found) throw new HostError('ItemNotFound');
  return found;
}
