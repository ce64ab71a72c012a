/** The data validations of an exceljs sheet: one for a cell, or one for a whole range. */
import type ExcelJS from 'exceljs';
import { areaAddress, cellAddress } from '../worksheet/address';
import { type Area, contains, type Prompt } from '../worksheet/workbook';
import { parseAreas, withoutCell } from './areas';

/** A validation as exceljs keeps it; `any` is a prompt without a rule. Cells share one object: it is never changed. */
export type Validation = Omit<Partial<ExcelJS.DataValidation>, 'type'> & { readonly type: string };

type Model = Record<string, Validation | undefined>;

/** exceljs keeps them in a field that its types leave out. */
const modelOf = (sheet: ExcelJS.Worksheet): Model =>
  (sheet as unknown as { dataValidations: { model: Model } }).dataValidations.model;

/** Adds a validation to a cell or a range that has none. */
export function addValidation(sheet: ExcelJS.Worksheet, area: Area, validation: Validation): void {
  modelOf(sheet)[areaAddress(area)] = validation;
}

/** Every validation with the area it is kept for. */
export function validationsOf(sheet: ExcelJS.Worksheet): { area: Area; validation: Validation }[] {
  return Object.entries(modelOf(sheet)).flatMap(([key, validation]) => {
    const [area] = parseAreas(key);
    return area && validation ? [{ area, validation }] : [];
  });
}

/** The validation of a cell. */
export function validationAt(sheet: ExcelJS.Worksheet, row: number, column: number): Validation | undefined {
  return modelOf(sheet)[keyAt(sheet, row, column)];
}

/**
 * The validations of cells, for asking of many: a file read by exceljs has one entry for each cell of a long list, so going
 * through them all for each cell would take long.
 */
export function validationsByCell(sheet: ExcelJS.Worksheet): (row: number, column: number) => Validation | undefined {
  const model = modelOf(sheet);
  const keyOf = keysByCell(model);
  return (row, column) => model[keyOf(row, column)];
}

/** Gives a cell another validation, or none; the cells around it keep theirs. */
export function replaceValidation(
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  validation: Validation | undefined,
): void {
  const model = modelOf(sheet);
  const key = keyAt(sheet, row, column);
  const [area] = parseAreas(key);
  const before = model[key];
  delete model[key];
  if (before && area) for (const piece of withoutCell(area, row, column)) model[areaAddress(piece)] = before;
  if (validation) model[cellAddress(row, column)] = validation;
}

function keyAt(sheet: ExcelJS.Worksheet, row: number, column: number): string {
  return keysByCell(modelOf(sheet))(row, column);
}

/** Under which key the validation of a cell is kept, or would be. */
function keysByCell(model: Model): (row: number, column: number) => string {
  let ranges: { readonly key: string; readonly areas: readonly Area[] }[] | undefined;
  return (row, column) => {
    const own = cellAddress(row, column);
    if (model[own]) return own;
    ranges ??= Object.keys(model)
      .filter((key) => model[key] && key.includes(':'))
      .map((key) => ({ key, areas: parseAreas(key) }));
    const covers = (areas: readonly Area[]) => areas.some((area) => contains(area, { row, column }));
    return ranges.find(({ areas }) => covers(areas))?.key ?? own;
  };
}

/** The prompt of a validation. In an attribute of the file a line break is written `_x000a_`. */
export function promptOf({ promptTitle, prompt, showInputMessage }: Validation): Prompt {
  const decode = (text: string | undefined) => (text ?? '').replace(/_x000a_/gi, '\n');
  return { title: decode(promptTitle), message: decode(prompt), shown: showInputMessage === true };
}

/**
 * A validation with another prompt. `null` takes the prompt away; of a validation without a rule nothing is left then.
 *
 * @param validation undefined where the cell has none
 */
export function withPrompt(validation: Validation | undefined, prompt: Prompt | null): Validation | undefined {
  const rest: Validation = { ...(validation ?? { type: 'any' }) };
  delete rest.promptTitle;
  delete rest.prompt;
  delete rest.showInputMessage;
  if (prompt === null) return rest.type === 'any' ? undefined : rest;
  const encode = (text: string) => text.replace(/\r?\n/g, '_x000a_');
  return {
    ...rest,
    ...(prompt.shown ? { showInputMessage: true } : {}),
    ...(prompt.title === '' ? {} : { promptTitle: encode(prompt.title) }),
    ...(prompt.message === '' ? {} : { prompt: encode(prompt.message) }),
  };
}
