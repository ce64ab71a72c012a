/**
 * Print areas through exceljs. It reads the first of several, makes `NaN` of whole columns and rows and nothing of a single
 * cell, and writes each of several as a name of its own: a damaged file to Excel.
 */
import { parseRange, rangeAddress } from '../../src/worksheet/address';
import type { Area } from '../../src/worksheet/workbook';

const NAME = '_xlnm.Print_Area';
/** How exceljs parts several areas of one sheet. */
const BETWEEN = '&&';

interface DefinedName {
  readonly name: string;
  readonly ranges: readonly string[];
  readonly localSheetId?: number;
}

/** The part of what exceljs has read that concerns print areas. Worksheets have their names once it was put together. */
export interface PrintModel {
  definedNames?: readonly DefinedName[] | null;
  /** In their order. */
  readonly sheets?: readonly { readonly name: string }[];
  readonly worksheets: readonly { readonly name?: string; pageSetup?: { printArea?: string } | null }[];
}

/** The areas that exceljs keeps in one text. */
export function printAreasOf(text: string | undefined): Area[] {
  return (text ?? '').split(BETWEEN).flatMap((part) => parseRange(part) ?? []);
}

/** The text in which exceljs keeps areas. It takes a single cell for an area only with both its corners. */
export function printAreaText(areas: readonly Area[]): string {
  return areas
    .map(rangeAddress)
    .map((address) => (address.includes(':') ? address : `${address}:${address}`))
    .join(BETWEEN);
}

/**
 * Takes the print areas out of what exceljs has read, before it puts that together.
 *
 * @returns gives them to their sheets, afterwards
 */
export function takePrintAreas(model: PrintModel): () => void {
  const { sheets = [] } = model;
  const names = (model.definedNames ?? []).filter(({ name }) => name === NAME);
  model.definedNames = (model.definedNames ?? []).filter(({ name }) => name !== NAME);
  return () => {
    for (const [index, { name }] of sheets.entries()) {
      const sheet = model.worksheets.find((candidate) => candidate.name === name);
      // Files that exceljs wrote alone have several names for several areas.
      const ranges = names.filter(({ localSheetId }) => localSheetId === index).flatMap((found) => found.ranges);
      const areas = ranges.flatMap((range) => parseRange(range.slice(range.lastIndexOf('!') + 1)) ?? []);
      if (sheet && areas.length > 0) sheet.pageSetup = { ...sheet.pageSetup, printArea: printAreaText(areas) };
    }
  };
}

const WRITTEN = new RegExp(`<definedName name="${NAME}" localSheetId="(\\d+)">([^<]*)</definedName>`, 'g');

/** The workbook's part with one name for all print areas of a sheet, fixed as Excel fixes them. */
export function joinPrintAreas(text: string): string {
  const bySheet = new Map<string, string[]>();
  for (const [, sheet = '', area = ''] of text.matchAll(WRITTEN)) {
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), fixed(area)]);
  }
  return text.replace(WRITTEN, (_name, sheet: string) => {
    const areas = bySheet.get(sheet);
    bySheet.delete(sheet);
    return areas ? `<definedName name="${NAME}" localSheetId="${sheet}">${areas.join(',')}</definedName>` : '';
  });
}

/** exceljs fixes the columns of a print area alone, and LibreOffice passes over one whose rows are not fixed too. */
function fixed(reference: string): string {
  const at = reference.lastIndexOf('!') + 1;
  const area = parseRange(reference.slice(at));
  if (!area) return reference;
  return reference.slice(0, at) + rangeAddress(area).replace(/[A-Z]+|\d+/g, '$$$&');
}
