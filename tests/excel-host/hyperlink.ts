import type ExcelJS from 'exceljs';
import { contentOf, writeContent } from './cell-content';
import type { Cell } from './grid';
import { HostError } from './protocol';

/** A link as the API says it: to a place on the web, or in the workbook. */
export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly screenTip?: string;
  readonly textToDisplay?: string;
}

/** The value of a cell that is a link. */
export function linkIn(cell: Cell | undefined): ExcelJS.CellHyperlinkValue | undefined {
  const value = cell?.value;
  return typeof value === 'object' && value !== null && 'hyperlink' in value ? value : undefined;
}

/** The link of a cell, or null. A file writes a place in the workbook after a `#`. */
export function readLink(cell: Cell | undefined): Hyperlink | null {
  const link = linkIn(cell);
  if (!link) return null;
  const { hyperlink, tooltip } = link;
  const target = hyperlink.startsWith('#') ? { documentReference: hyperlink.slice(1) } : { address: hyperlink };
  return { ...target, screenTip: tooltip ?? '', textToDisplay: String(contentOf(cell)) };
}

/**
 * Makes a cell a link, with the looks of the Hyperlink style; its text is taken as if it were typed. What it is taken for is
 * kept as text: a file has links of text only.
 */
export function writeLink(cell: Cell, link: Hyperlink): void {
  const target = link.documentReference === undefined ? link.address : `#${link.documentReference}`;
  if (!target) throw new HostError('InvalidArgument', 'a link leads somewhere');
  removeLink(cell);
  if (link.textToDisplay !== undefined) writeContent(cell, link.textToDisplay);
  const text = String(contentOf(cell)) || target;
  const { screenTip } = link;
  cell.value = { text, hyperlink: target, ...(screenTip ? { tooltip: screenTip } : {}) };
  cell.style = { ...cell.style, font: { ...cell.style.font, underline: true, color: { argb: 'FF0563C1' } } };
}

/** Makes a link a plain text. */
export function removeLink(cell: Cell): void {
  if (linkIn(cell)) cell.value = contentOf(cell);
}
