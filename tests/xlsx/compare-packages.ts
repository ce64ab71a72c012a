/** Compares a workbook with what became of it: everything that was lost, added or changed, by its place. */
import { createHash } from 'node:crypto';
import { parseRange } from '../../src/worksheet/address';
import type { Area } from '../../src/worksheet/workbook';
import { partsOf } from './package-builder';
import { type Facts, PackageModel } from './package-model';
import { sheetFacts } from './sheet-facts';
import { MAY_BE_ADDED, styleFacts, workbookFacts } from './workbook-facts';

/** What was done on purpose between the two. Cells as `台账!H20` or `台账!H20:J22`. */
export interface Edited {
  /** Cells whose content or looks were changed. */
  readonly cells?: readonly string[];
  /** Cells that were flagged and are so still. */
  readonly flags?: readonly string[];
  /** Cells that got a drop-down. */
  readonly lists?: readonly string[];
  /** Sheets whose print set-up was set. */
  readonly pages?: readonly string[];
  /** Sheets that were changed and changed back: they say the same in other words. */
  readonly restored?: readonly string[];
  /** Sheets that came or went. */
  readonly sheets?: readonly string[];
  /** Parts that went with a sheet. */
  readonly parts?: readonly string[];
}

/**
 * Compares the parts byte for byte, as they must be where nothing was edited.
 *
 * @returns a line for each part that is missing, added or changed
 */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const paths = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return paths.flatMap((path) => {
    const [was, is] = [old[path], now[path]];
    if (!is) return [`${path}: missing`];
    if (!was) return [`${path}: added`];
    return Buffer.compare(was, is) === 0 ? [] : [`${path}: changed`];
  });
}

/**
 * Compares what two packages say.
 *
 * @param before the file as it was
 * @param after the file as it is
 * @param edited what was done on purpose; only that may differ, and new formats may follow the old ones
 * @returns a line for each difference: the place, what was there and what is
 */
export function differences(before: Uint8Array, after: Uint8Array, edited: Edited = {}): string[] {
  const [old, now] = [factsOf(before, edited), factsOf(after, edited)];
  const isEdited = touchedSheets(edited).size > 0;
  // A workbook without styles gets them with the first format.
  const mayBeAdded = (place: string) =>
    MAY_BE_ADDED.test(place) || (!old.has('normal font') && /style|normal font/.test(place));
  const lines: string[] = [];
  for (const [place, text] of old) {
    const is = now.get(place);
    if (is !== text) lines.push(`${place}: ${short(text, is)} → ${is === undefined ? 'nothing' : short(is, text)}`);
  }
  for (const [place, text] of now) {
    if (old.has(place) || (isEdited && mayBeAdded(place))) continue;
    lines.push(`${place}: nothing → ${short(text, '')}`);
  }
  return lines;
}

/** A long text from a little before the place where the other one begins to differ. */
function short(text: string, other: string | undefined): string {
  if (text.length <= 160) return text;
  let start = 0;
  while (other !== undefined && start < text.length && text[start] === other[start]) start++;
  return `…${text.slice(Math.max(0, start - 40), start + 120)}…`;
}

function touchedSheets({ cells = [], flags = [], lists = [], pages = [], restored = [], sheets = [] }: Edited) {
  const names = [...cells, ...flags, ...lists].map((place) => splitPlace(place).sheet);
  return new Set([...names, ...pages, ...restored, ...sheets]);
}

function splitPlace(place: string): { sheet: string; area: Area } {
  const cut = place.lastIndexOf('!');
  const area = parseRange(place.slice(cut + 1));
  if (cut < 0 || !area) throw new Error(`no place: ${place}`);
  return { sheet: place.slice(0, cut), area };
}

/** Read as what they say, not byte for byte. */
const UNDERSTOOD = new Set(['officeDocument', 'styles', 'sharedStrings', 'comments', 'vmlDrawing', 'calcChain']);
/** Notes come with a flag, the first shared text with a cell; the order of calculation goes with a formula. */
const MAY_COME = new Set(['sharedStrings', 'comments', 'vmlDrawing', 'calcChain']);

function factsOf(bytes: Uint8Array, edited: Edited): Facts {
  const facts: Facts = new Map();
  const model = new PackageModel(bytes);
  const touched = touchedSheets(edited);
  const { sheets = [], pages = [] } = edited;
  workbookFacts(facts, model, { isEdited: touched.size > 0, sheets, pages });
  styleFacts(facts, model);
  const understood = new Set(['[Content_Types].xml', ...(edited.parts ?? [])]);
  const mayCome = new Set<string>();
  for (const path of ['', ...Object.keys(model.parts)]) {
    for (const { type, target } of model.related(path)) {
      // What an untouched sheet has of these stays byte for byte.
      const isTouched = model.tabs.every(({ path: tab, name }) => tab !== path || path === '' || touched.has(name));
      if (UNDERSTOOD.has(type) && isTouched) understood.add(target);
      if (MAY_COME.has(type) && isTouched) mayCome.add(target);
    }
  }
  for (const { name, path } of model.tabs) {
    if (touched.has(name)) understood.add(path);
    if (sheets.includes(name) || !model.parts[path]) continue;
    if (model.root(path).localName === 'worksheet') sheetFacts(facts, model, name, path, editsOf(name, edited));
  }
  for (const [path, content] of Object.entries(model.parts)) {
    if (path.endsWith('.rels') || edited.parts?.includes(path)) continue;
    const isNewSheets = model.tabs.some((tab) => tab.path === path && sheets.includes(tab.name));
    const type = model.typeOf(path);
    if (!isNewSheets && !mayCome.has(path)) facts.set(`type of ${path}`, type ?? 'none');
    if (!understood.has(path))
      facts.set(`part ${path}`, createHash('sha256').update(content).digest('hex').slice(0, 12));
  }
  relationFacts(facts, model, edited);
  return facts;
}

function relationFacts(facts: Facts, model: PackageModel, { sheets = [], parts = [] }: Edited): void {
  for (const source of ['', ...Object.keys(model.parts)]) {
    if (parts.includes(source)) continue;
    const gone = model.tabs.filter(({ name }) => sheets.includes(name)).map(({ path }) => path);
    if (gone.includes(source)) continue;
    for (const { type, target, isExternal } of model.related(source)) {
      // Where a link leads is told with the link.
      if (MAY_COME.has(type) || type === 'hyperlink') continue;
      if (gone.includes(target) || parts.includes(target)) continue;
      facts.set(`relation of ${source || 'the package'} to ${target}`, `${type}${isExternal ? ' outside' : ''}`);
    }
  }
}

function editsOf(name: string, { cells = [], flags = [], lists = [], pages = [] }: Edited) {
  const here = (places: readonly string[]) =>
    places.map(splitPlace).flatMap(({ sheet, area }) => (sheet === name ? [area] : []));
  return { cells: here(cells), flags: here(flags), lists: here(lists), isPageSetUp: pages.includes(name) };
}
