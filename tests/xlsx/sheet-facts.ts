/** What a worksheet says, each thing under the name of its place. */
import { cellAddress } from '../../src/worksheet/address';
import { type Area, isFlagFormula } from '../../src/worksheet/workbook';
import { cellFacts } from './cell-facts';
import { noteFacts } from './note-facts';
import type { Facts, PackageModel } from './package-model';
import { areasOf, regionText } from './regions';
import type { XmlElement } from './xml-reader';
import { attribute, canonical, type Canonical, child, children, relationId } from './xml-tree';

/** What was done to a sheet on purpose: what it changes is left out. */
export interface SheetEdits {
  readonly cells: readonly Area[];
  readonly flags: readonly Area[];
  readonly lists: readonly Area[];
  readonly isPageSetUp: boolean;
}

/** Told apart into smaller things below, or into none: the area that a program believes to be used. */
const TAKEN_APART = new Set([
  'sheetPr',
  'dimension',
  'cols',
  'sheetData',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'headerFooter',
  'pageSetup',
  'legacyDrawing',
  'extLst',
]);
const OF_PAGE = new Set(['pageMargins', 'printOptions', 'pageSetup']);

/** Adds what the worksheet of a tab says to the facts. */
export function sheetFacts(facts: Facts, model: PackageModel, sheet: string, path: string, edits: SheetEdits): void {
  const root = model.root(path);
  const options: Canonical = {
    relation: (id) => model.describe(path, id),
    differential: (index) => model.differentialText(index),
  };
  const say = (place: string, text: string) => {
    if (text !== '') facts.set(`${sheet} ${place}`, text);
  };
  cellFacts(facts, model, sheet, root, edits.cells);
  columnFacts(say, model, root);
  for (const merge of children(child(root, 'mergeCells'))) say(`merge ${attribute(merge, 'ref')}`, 'merged');
  validationFacts(say, root, edits);
  ruleFacts(say, root, edits, options);
  for (const link of children(child(root, 'hyperlinks'))) linkFact(say, link, edits, options);
  noteFacts(facts, model, sheet, path, edits.flags);
  pageFacts(say, root, edits, options);
  for (const [index, element] of children(root).entries()) {
    const { localName } = element;
    if (TAKEN_APART.has(localName) || (edits.isPageSetUp && OF_PAGE.has(localName))) continue;
    const isOneOfMany = children(root, localName).length > 1;
    say(isOneOfMany ? `${localName} (child ${index})` : localName, canonical(element, options));
  }
  for (const extension of children(child(root, 'extLst'))) {
    say(`extension ${attribute(extension, 'uri')}`, canonical(extension, options));
  }
  const ignorable = [...root.attributes].find(({ localName }) => localName === 'Ignorable')?.value ?? '';
  const prefixes = ignorable.split(/\s+/).filter((prefix) => prefix !== '');
  say(
    'ignorable namespaces',
    prefixes
      .map((prefix) => root.namespaces.get(prefix))
      .sort()
      .join(' '),
  );
}

type Say = (place: string, text: string) => void;

function columnFacts(say: Say, model: PackageModel, root: XmlElement): void {
  const spans: { from: number; to: number; text: string }[] = [];
  for (const column of children(child(root, 'cols'))) {
    const [from, to] = [Number(attribute(column, 'min')), Number(attribute(column, 'max'))];
    const style = attribute(column, 'style');
    const look = style === undefined ? '' : ` ${model.formatText(Number(style))}`;
    const text = `${canonical(column, { without: ['min', 'max', 'style'] })}${look}`;
    const last = spans.at(-1);
    if (last && last.to === from - 1 && last.text === text) last.to = to;
    else spans.push({ from, to, text });
  }
  for (const { from, to, text } of spans) say(`columns ${from}-${to}`, text);
}

/** Each rule once, with all of its cells: a range that was cut into pieces says the same. */
function validationFacts(say: Say, root: XmlElement, edits: SheetEdits): void {
  const byMeaning = new Map<string, Area[]>();
  for (const validation of children(child(root, 'dataValidations'))) {
    const meaning = canonical(validation, { without: ['sqref'] });
    if (meaning === '<dataValidation/>') continue;
    const areas = areasOf(attribute(validation, 'sqref') ?? '');
    byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), ...areas]);
  }
  for (const [meaning, areas] of byMeaning) {
    const region = regionText(areas, [...edits.flags, ...edits.lists]);
    if (region !== '') say(`validation ${meaning}`, region);
  }
  const list = child(root, 'dataValidations');
  if (list) say('validations', canonical(list.shell()));
}

/** Conditional formats by their order: the number of a rule says no more than that. */
function ruleFacts(say: Say, root: XmlElement, edits: SheetEdits, options: Canonical): void {
  const flagged = edits.flags.map(({ row, column }) => cellAddress(row, column));
  const rules = children(root, 'conditionalFormatting').flatMap((format) => {
    const cells = attribute(format, 'sqref') ?? '';
    return children(format, 'cfRule').flatMap((rule) => {
      const isOurs = isFlagFormula(child(rule, 'formula')?.textContent ?? '') && flagged.includes(cells);
      if (isOurs) return [];
      const text = `${cells} ${canonical(rule, { ...options, without: ['priority'] })}`;
      return [{ priority: Number(attribute(rule, 'priority')), text }];
    });
  });
  rules.sort((a, b) => a.priority - b.priority).forEach(({ text }, index) => say(`rule ${index + 1}`, text));
}

function linkFact(say: Say, link: XmlElement, edits: SheetEdits, options: Canonical): void {
  const reference = attribute(link, 'ref') ?? '';
  // A link over cells that were written is still there; what it shows is theirs.
  if (regionText(areasOf(reference), edits.cells) === '') return;
  const id = relationId(link);
  const target = id === undefined ? '' : ` to ${options.relation?.(id)}`;
  const shown = [...link.attributes].filter(({ localName }) => /^(location|tooltip|display)$/.test(localName));
  say(`link ${reference}`, shown.map(({ localName, value }) => `${localName}=${value}`).join(' ') + target);
}

function pageFacts(say: Say, root: XmlElement, { isPageSetUp, flags }: SheetEdits, options: Canonical): void {
  const properties = child(root, 'sheetPr');
  for (const { localName, value } of properties?.attributes ?? []) say(`sheetPr ${localName}`, value);
  for (const part of children(properties)) {
    if (isPageSetUp && part.localName === 'pageSetUpPr') continue;
    say(`sheetPr ${part.localName}`, canonical(part));
  }
  if (!isPageSetUp) {
    // A sheet with flags prints in black and white.
    const without = flags.length > 0 ? ['blackAndWhite', 'cellComments'] : [];
    say('pageSetup', canonical(child(root, 'pageSetup'), { ...options, without }));
  }
  const lines = child(root, 'headerFooter');
  for (const { localName, value } of lines?.attributes ?? []) say(`headerFooter ${localName}`, value);
  for (const line of children(lines)) {
    if (isPageSetUp && line.localName === 'oddFooter') continue;
    say(`headerFooter ${line.localName}`, line.textContent ?? '');
  }
}
