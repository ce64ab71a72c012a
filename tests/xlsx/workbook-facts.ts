/** What a workbook says beside its sheets: names, views, calculation, protection, styles. */
import type { Facts, PackageModel } from './package-model';
import type { XmlElement } from './xml-reader';
import { attribute, canonical, child, children } from './xml-tree';

/** What was done to the workbook on purpose. */
export interface WorkbookEdits {
  readonly isEdited: boolean;
  /** Sheets that came or went. */
  readonly sheets: readonly string[];
  /** Sheets whose print set-up was set. */
  readonly pages: readonly string[];
}

/** Adds what stands in the workbook part. */
export function workbookFacts(facts: Facts, model: PackageModel, edits: WorkbookEdits): void {
  const { workbook, workbookPath, tabs } = model;
  const relation = (id: string) => model.describe(workbookPath, id);
  const kept = tabs.filter(({ name }) => !edits.sheets.includes(name));
  facts.set('order of sheets', kept.map(({ name }) => name).join(', '));
  for (const { name, element } of kept) facts.set(`sheet ${name}`, canonical(element, { relation }));
  const tabName = (index: string | undefined) => (index === undefined ? '-' : (tabs[Number(index)]?.name ?? 'nowhere'));
  for (const name of children(child(workbook, 'definedNames'))) nameFact(facts, name, tabName, edits);
  for (const [index, view] of children(child(workbook, 'bookViews')).entries()) {
    const [active, first] = ['activeTab', 'firstSheet'].map((place) => tabName(attribute(view, place) ?? '0'));
    const text = `${canonical(view, { without: ['activeTab', 'firstSheet'] })} active ${active} first ${first}`;
    facts.set(`window ${index + 1}`, text);
  }
  for (const element of children(workbook)) {
    const { localName } = element;
    if (['sheets', 'definedNames', 'bookViews'].includes(localName)) continue;
    // What depends on a cell that was written is calculated when the file is opened.
    const without = localName === 'calcPr' && edits.isEdited ? ['fullCalcOnLoad'] : [];
    const text = canonical(element, { relation, without });
    if (!(localName === 'calcPr' && text === '<calcPr/>')) facts.set(`workbook ${localName}`, text);
  }
}

const OF_PRINT = ['_xlnm.Print_Area', '_xlnm.Print_Titles'];

function nameFact(
  facts: Facts,
  name: XmlElement,
  tabName: (index: string | undefined) => string,
  { pages, sheets }: WorkbookEdits,
): void {
  const local = attribute(name, 'localSheetId');
  const sheet = tabName(local);
  const title = attribute(name, 'name') ?? '';
  if (local !== undefined && (sheets.includes(sheet) || (pages.includes(sheet) && OF_PRINT.includes(title)))) return;
  facts.set(`name ${title} of ${sheet}`, canonical(name, { without: ['localSheetId', 'name'] }));
}

/** Adds every format by what it looks like. Formats that are added at the end are told apart by the comparing. */
export function styleFacts(facts: Facts, model: PackageModel): void {
  const { styles } = model;
  const say = (place: string, text: string) => {
    if (text !== '') facts.set(place, text);
  };
  children(child(styles, 'cellXfs')).forEach((_, index) => say(`format ${index}`, model.formatText(index)));
  children(child(styles, 'cellStyleXfs')).forEach((xf, index) => say(`style format ${index}`, model.xfText(xf)));
  children(child(styles, 'dxfs')).forEach((_, index) => {
    say(`conditional look ${index}`, model.differentialText(String(index)));
  });
  for (const named of children(child(styles, 'cellStyles'))) {
    say(`cell style ${attribute(named, 'name')}`, canonical(named));
  }
  say('normal font', canonical(children(child(styles, 'fonts'))[0]));
  for (const name of ['colors', 'tableStyles', 'extLst']) say(`styles ${name}`, canonical(child(styles, name)));
}

/** Places that an edit may add to: formats stand in lists, and a new one goes to the end. */
export const MAY_BE_ADDED = /^(format|style format|conditional look) \d+$/;
