/** A workbook as data with everything that flags touch: validations, conditional formats, notes. */
import type ExcelJS from 'exceljs';
import { dumpWorkbook } from '../support/workbook-dump';
import { loadBook } from './subjects';

interface Inside {
  readonly conditionalFormattings: {
    ref: string;
    rules: { type: string; priority: number; formulae?: unknown[]; style?: Partial<ExcelJS.Style> }[];
  }[];
  readonly dataValidations: { readonly model: Record<string, Record<string, unknown>> };
}

const inside = (sheet: ExcelJS.Worksheet) => sheet as unknown as Inside;

/** Without keys that are undefined, false or empty: a file does not tell them from missing ones. */
const said = (value: object) => Object.fromEntries(Object.entries(value).filter(([, part]) => Boolean(part)));

/** Rules that are kept whole have the number of their style in them; the style itself stands beside. */
const numberless = (formulae: unknown[] | undefined) =>
  formulae?.map((formula) => (typeof formula === 'string' ? formula.replace(/dxfId%3D%22\d+%22/, 'dxfId') : formula));

/** The conditional formats of a sheet, the first on top. */
export function conditionalFormats(sheet: ExcelJS.Worksheet) {
  return inside(sheet)
    .conditionalFormattings.flatMap(({ ref, rules }) =>
      rules.map(({ type, priority, formulae, style }) => ({
        ref,
        type,
        priority,
        ...said({ formulae: numberless(formulae) }),
        style,
      })),
    )
    .sort((a, b) => a.priority - b.priority);
}

/** Validations by cell. */
export function validations(sheet: ExcelJS.Worksheet): Record<string, Record<string, unknown>> {
  const { model } = inside(sheet).dataValidations;
  return Object.fromEntries(
    Object.keys(model)
      .sort()
      .map((key) => [key, said(model[key] ?? {})]),
  );
}

/** The text of a cell's note, its runs between bars. */
export function noteText(cell: ExcelJS.Cell): string | undefined {
  const note = cell.note as string | ExcelJS.Comment | undefined;
  return typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('|') : note;
}

/** Notes without the size of their boxes: exceljs gives every box the same size when it writes a file. */
function notes(sheet: ExcelJS.Worksheet): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  sheet.eachRow({ includeEmpty: true }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const note = cell.note as string | object | undefined;
      if (note !== undefined) found[cell.address] = typeof note === 'object' ? { ...note, anchor: undefined } : note;
    }),
  );
  return found;
}

/** Opens the bytes of a file and dumps it. */
export async function dumpFlagged(bytes: Uint8Array) {
  const workbook = await loadBook(bytes);
  const rest = dumpWorkbook(workbook);
  return workbook.worksheets.map((sheet, index) => ({
    ...rest[index],
    validations: validations(sheet),
    conditionalFormats: conditionalFormats(sheet),
    notes: notes(sheet),
  }));
}
