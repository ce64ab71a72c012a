/** Where the elements of a sheet stand: Excel refuses a sheet in which they stand otherwise (ECMA-376, CT_Worksheet). */
import type { XmlElement } from '../xml/element';

const ORDER =
  `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
  autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks
  printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags
  drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`.split(
    /\s+/,
  );

/** An element that is not in the list wraps objects or controls. */
const rankOf = (local: string) => (ORDER.includes(local) ? ORDER.indexOf(local) : ORDER.indexOf('oleObjects'));

/** Puts an element among those of a sheet, before all that stand later. */
export function insertInOrder(root: XmlElement, element: XmlElement): XmlElement {
  const rank = rankOf(element.local);
  const index = root.children.findIndex((child) => typeof child !== 'string' && rankOf(child.local) > rank);
  return root.insert(element, index < 0 ? root.children.length : index);
}

/** The element of a sheet of this name, made where it is not there. */
export function ensureElement(root: XmlElement, local: string): XmlElement {
  return root.child(local) ?? insertInOrder(root, root.make(local));
}
