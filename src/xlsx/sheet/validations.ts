/** The validations of a sheet: rules for entries, and the prompts that cells show. Also those that Excel keeps as an extension. */
import { type Area, contains, type Prompt } from '../../worksheet/workbook';
import type { XmlElement } from '../xml/element';
import { areasOf, areasText, joinAreas, parseAreas, withoutArea, withoutCell } from './areas';
import { movedFormula } from './formulas';
import { ensureElement } from './order';
import type { SheetPart } from './sheet-part';
import { isTrue } from '../xml/text';

/** A list longer than this is not looked through for ranges that fit together again. */
const MOST_JOINED = 64;

export interface Validation {
  readonly areas: readonly Area[];
  readonly element: XmlElement;
}

/** All validations, the extension's included. */
export function validationsOf({ root }: SheetPart): Validation[] {
  const plain = root.child('dataValidations')?.elements('dataValidation') ?? [];
  const extended = [...(root.child('extLst')?.descendants('dataValidation') ?? [])];
  return [...plain, ...extended].map((element) => ({ areas: areasOf(element, referenceOf(element)), element }));
}

/** The validation of a cell. */
export function validationAt(sheet: SheetPart, row: number, column: number): Validation | undefined {
  return validationsOf(sheet).find(({ areas }) => areas.some((area) => contains(area, { row, column })));
}

/** Adds a validation to an area; what the cells had before goes. */
export function addValidation(
  sheet: SheetPart,
  area: Area,
  attributes: Readonly<Record<string, string | number | undefined>>,
  formula: string | undefined,
): void {
  for (const { areas, element } of validationsOf(sheet)) {
    const left = areas.flatMap((other) => withoutArea(other, area));
    if (left.length !== areas.length || left.some((piece, index) => piece !== areas[index]))
      cover(element, areas, left);
  }
  const list = ensureElement(sheet.root, 'dataValidations');
  const made = list.append(list.make('dataValidation', { ...attributes, sqref: areasText([area]) }));
  if (formula !== undefined) made.append(made.make('formula1', {}, formula));
  recount(sheet);
}

/** The prompt of a validation. In an attribute of the file a line break may be written `_x000a_`. */
export function promptOf({ element }: Validation): Prompt {
  const decoded = (name: string) => (element.get(name) ?? '').replace(/_x000a_/gi, '\n');
  return { title: decoded('promptTitle'), message: decoded('prompt'), shown: isTrue(element.get('showInputMessage')) };
}

/** Gives one cell another prompt. */
export function setPrompt(sheet: SheetPart, row: number, column: number, prompt: Prompt): void {
  const found = validationAt(sheet, row, column);
  writePrompt(sheet, found ? alone(found, row, column) : addPromptOnly(sheet, row, column), prompt);
}

/** Gives a validation another prompt; `null` takes it away, and of a validation without a rule nothing is left then. */
export function replacePrompt(sheet: SheetPart, { element }: Validation, prompt: Prompt | null): void {
  writePrompt(sheet, element, prompt);
}

function writePrompt(sheet: SheetPart, own: XmlElement, prompt: Prompt | null): void {
  const encoded = (text: string) => (text === '' ? undefined : text.replace(/\r?\n/g, '_x000a_'));
  own.set('showInputMessage', prompt?.shown ? 1 : undefined);
  own.set('promptTitle', prompt ? encoded(prompt.title) : undefined);
  own.set('prompt', prompt ? encoded(prompt.message) : undefined);
  if (prompt === null && (own.get('type') ?? 'none') === 'none') own.remove();
  else rejoin(sheet, own);
  recount(sheet);
}

function addPromptOnly(sheet: SheetPart, row: number, column: number): XmlElement {
  const list = ensureElement(sheet.root, 'dataValidations');
  const sqref = areasText([{ row, column, rows: 1, columns: 1 }]);
  return list.append(list.make('dataValidation', { allowBlank: 1, sqref }));
}

/** The validation of one cell by itself, cut out of a larger one. */
function alone({ areas, element }: Validation, row: number, column: number): XmlElement {
  const cell = { row, column, rows: 1, columns: 1 };
  const left = areas.flatMap((area) => withoutCell(area, row, column));
  if (left.length === 0) return element;
  const own = element.clone();
  element.parent?.insert(own, element.parent.children.indexOf(element) + 1);
  cover(own, areas, [cell]);
  cover(element, areas, left);
  return own;
}

/** Gives a validation other cells. Its formulas are said for the first of them. */
function cover(element: XmlElement, before: readonly Area[], areas: readonly Area[]): void {
  const [from, to] = [before[0], areas[0]];
  if (!to) {
    element.remove();
    return;
  }
  const reference = element.child('sqref');
  if (reference) reference.setText(areasText(areas));
  else element.set('sqref', areasText(areas));
  if (!from || (from.row === to.row && from.column === to.column)) return;
  for (const formula of formulasOf(element)) {
    formula.setText(movedFormula(formula.text(), to.row - from.row, to.column - from.column));
  }
}

/** Joins a validation with those that say the same: a cell that was cut out goes back. */
function rejoin(sheet: SheetPart, own: XmlElement): void {
  const key = sameness(own);
  const like = validationsOf(sheet).filter(({ element }) => element.parent === own.parent && sameness(element) === key);
  if (like.length < 2 || like.length > MOST_JOINED) return;
  const areas = joinAreas(like.flatMap((validation) => validation.areas));
  if (areas.length > MOST_JOINED) return;
  const sorted = areas.sort((a, b) => a.row - b.row || a.column - b.column);
  const [kept, ...others] = like;
  if (!kept) return;
  for (const { element } of others) element.remove();
  cover(kept.element, kept.areas, sorted);
}

/** What a validation says, whichever cells it is for; formulas as the cell A1 would have them. */
function sameness(element: XmlElement): string {
  const [first] = parseAreas(referenceOf(element));
  const attributes = [...element.attributes()].filter(([name]) => name !== 'sqref' && !/:?uid$/.test(name)).sort();
  const formulas = formulasOf(element).map((formula) =>
    movedFormula(formula.text(), -(first?.row ?? 0), -(first?.column ?? 0)),
  );
  return JSON.stringify([attributes, formulas]);
}

/** In the extension a formula stands in an element of its own below. */
function formulasOf(element: XmlElement): XmlElement[] {
  return [...element.elements('formula1'), ...element.elements('formula2')].map(
    (formula) => formula.child('f') ?? formula,
  );
}

const referenceOf = (element: XmlElement) => element.get('sqref') ?? element.child('sqref')?.text() ?? '';

/** Counts stand in the file; an empty list is a damaged file to Excel. */
function recount(sheet: SheetPart): void {
  const lists = [
    sheet.root.child('dataValidations'),
    ...(sheet.root.child('extLst')?.descendants('dataValidations') ?? []),
  ];
  for (const list of lists) {
    if (!list) continue;
    const count = list.elements('dataValidation').length;
    if (count > 0) list.set('count', count);
    else removeEmpty(list);
  }
  sheet.changed();
}

function removeEmpty(element: XmlElement): void {
  const { parent } = element;
  element.remove();
  if (parent && parent.local.startsWith('ext') && parent.elements().length === 0) removeEmpty(parent);
}
