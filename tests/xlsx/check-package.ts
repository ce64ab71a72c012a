/** Whether a package is one that Excel opens without repairing it. */
import { parseRange } from '../../src/worksheet/address';
import type { Area } from '../../src/worksheet/workbook';
import { PackageModel } from './package-model';
import type { XmlElement } from './xml-reader';
import { attribute, child, children, relationId } from './xml-tree';

/** Children of a worksheet in the order that the schema wants. */
const ORDER =
  `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
  autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
  hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
  ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts
  extLst`.split(/\s+/);
const WORKBOOK_ORDER =
  `fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences
  definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr
  webPublishObjects extLst`.split(/\s+/);

/**
 * @param bytes of a file
 * @returns what Excel would not take, a line each; nothing where it is sound
 */
export function faults(bytes: Uint8Array): string[] {
  const model = new PackageModel(bytes);
  const found: string[] = [];
  for (const path of Object.keys(model.parts)) {
    if (/\.(xml|rels|vml)$/i.test(path)) model.root(path);
    if (path !== '[Content_Types].xml' && model.typeOf(path) === undefined) found.push(`${path}: no content type`);
  }
  for (const path of ['', ...Object.keys(model.parts)]) {
    const related = model.related(path);
    if (new Set(related.map(({ id }) => id)).size < related.length) found.push(`${path}: a relationship twice`);
    for (const { id, target, isExternal } of related) {
      if (!isExternal && !model.parts[target]) found.push(`${path}: ${id} leads to ${target}, which is missing`);
    }
  }
  const listed = children(model.root('[Content_Types].xml'), 'Override').map((one) => attribute(one, 'PartName') ?? '');
  if (new Set(listed).size < listed.length) found.push('[Content_Types].xml: a part twice');
  const paths = new Set(Object.keys(model.parts).map((path) => `/${path}`.toLowerCase()));
  for (const part of listed) if (!paths.has(part.toLowerCase())) found.push(`[Content_Types].xml: ${part} is missing`);
  workbookFaults(model, found);
  for (const { name, path } of model.tabs) {
    if (!model.parts[path]) found.push(`${name}: ${path} is missing`);
    else if (model.root(path).localName === 'worksheet') sheetFaults(model, name, path, found);
  }
  return found;
}

function workbookFaults({ workbook, tabs }: PackageModel, found: string[]): void {
  orderFaults('workbook', workbook, WORKBOOK_ORDER, found);
  const names = tabs.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) found.push('workbook: a sheet name twice');
  const ids = tabs.map(({ element }) => attribute(element, 'sheetId'));
  if (new Set(ids).size < ids.length) found.push('workbook: a sheetId twice');
  const defined = children(child(workbook, 'definedNames')).map((name) => {
    const local = attribute(name, 'localSheetId');
    if (local !== undefined && !tabs[Number(local)])
      found.push(`workbook: a name of sheet ${local}, which there is not`);
    return `${attribute(name, 'name')?.toLowerCase()} ${local}`;
  });
  if (new Set(defined).size < defined.length) found.push('workbook: a name twice');
  const active = Number(attribute(children(child(workbook, 'bookViews'))[0], 'activeTab') ?? 0);
  const shown = tabs[active]?.element;
  if (!shown || (attribute(shown, 'state') ?? 'visible') !== 'visible') found.push('workbook: opens on a hidden sheet');
}

function orderFaults(name: string, root: XmlElement, order: readonly string[], found: string[]): void {
  let last = -1;
  for (const { localName, namespaceURI } of children(root)) {
    if (namespaceURI !== root.namespaceURI) continue;
    const place = order.indexOf(localName);
    if (place < last) found.push(`${name}: ${localName} after ${order[last]}`);
    if (place === last && localName !== 'conditionalFormatting') found.push(`${name}: ${localName} twice`);
    last = Math.max(last, place);
  }
}

function sheetFaults(model: PackageModel, name: string, path: string, found: string[]): void {
  const root = model.root(path);
  orderFaults(name, root, ORDER, found);
  const formats = children(child(model.styles, 'cellXfs')).length;
  let row = 0;
  for (const line of children(child(root, 'sheetData'), 'row')) {
    const number = Number(attribute(line, 'r') ?? row + 1);
    if (number <= row) found.push(`${name}: row ${number} after row ${row}`);
    row = number;
    let column = -1;
    for (const cell of children(line, 'c')) {
      const reference = attribute(cell, 'r');
      const place = reference === undefined ? { row: row - 1, column: column + 1 } : parseRange(reference);
      if (place?.row !== row - 1) found.push(`${name}: ${reference} in row ${row}`);
      if ((place?.column ?? -1) <= column) found.push(`${name}: ${reference} after column ${column + 1}`);
      column = place?.column ?? column;
      const style = Number(attribute(cell, 's') ?? 0);
      if (style > 0 && style >= formats) found.push(`${name}!${reference}: format ${style} of ${formats}`);
      const text = attribute(cell, 't') === 's' ? Number(child(cell, 'v')?.textContent) : 0;
      if (text > 0 && text >= model.strings.length) found.push(`${name}!${reference}: text ${text}`);
    }
  }
  const ids = new Set(model.related(path).map(({ id }) => id));
  for (const element of root.descendants()) {
    const id = relationId(element);
    if (id !== undefined && !ids.has(id))
      found.push(`${name}: ${element.localName} refers to ${id}, which there is not`);
  }
  overlapFaults(name, root, found);
}

const overlap = (one: Area, other: Area) =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;

/** No cell is in two merged areas or under two rules of entry. */
function overlapFaults(name: string, root: XmlElement, found: string[]): void {
  const lists = { mergeCells: 'ref', dataValidations: 'sqref' };
  for (const [list, where] of Object.entries(lists)) {
    const element = child(root, list);
    const areas = children(element).flatMap((one) =>
      (attribute(one, where) ?? '').split(/\s+/).flatMap((reference) => parseRange(reference) ?? []),
    );
    if (element && areas.length === 0) found.push(`${name}: ${list} is empty`);
    const isTwice = areas.some((area, index) => areas.some((other, at) => at < index && overlap(area, other)));
    if (isTwice) found.push(`${name}: ${list} overlap`);
  }
  const priorities = children(root, 'conditionalFormatting').flatMap((one) =>
    children(one, 'cfRule').map((rule) => attribute(rule, 'priority')),
  );
  if (new Set(priorities).size < priorities.length) found.push(`${name}: two rules of one priority`);
}
