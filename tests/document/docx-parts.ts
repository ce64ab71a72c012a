/** What stands in a .docx: its paragraphs, tables and sections, read from the XML without the library that wrote it. */
import { JSDOM } from 'jsdom';
import JSZip from 'jszip';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const { DOMParser } = new JSDOM('').window;

/** @throws where the text is not well-formed XML */
export function parseXml(xml: string): Document {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  const error = parsed.getElementsByTagName('parsererror')[0];
  if (error) throw new Error(error.textContent ?? 'parsererror');
  return parsed;
}

export async function readPart(bytes: Uint8Array, name: string): Promise<string> {
  const text = await (await JSZip.loadAsync(bytes)).file(name)?.async('string');
  if (text === undefined) throw new Error(`no part ${name}`);
  return text;
}

const within = (node: Element | Document, name: string) => [...node.getElementsByTagNameNS(W, name)];
const textOf = (node: Element) =>
  within(node, 't')
    .map((text) => text.textContent)
    .join('');

export interface DocxContent {
  /** Paragraphs outside tables with their style; blank ones left out. */
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
  /** Rows of cells; a cell merged down stands in its first row alone, as `undefined` in the others. */
  readonly tables: readonly (readonly (readonly (string | undefined)[])[])[];
  /** For each table, its rows that repeat on every page. */
  readonly headerRows: readonly number[];
  readonly xml: string;
}

export async function readDocx(bytes: Uint8Array): Promise<DocxContent> {
  const xml = await readPart(bytes, 'word/document.xml');
  const document = parseXml(xml);
  const tables = within(document, 'tbl');
  return {
    xml,
    paragraphs: within(document, 'p')
      .filter((paragraph) => !paragraph.closest('tbl'))
      .map((paragraph) => ({
        style: within(paragraph, 'pStyle')[0]?.getAttributeNS(W, 'val') ?? '',
        text: textOf(paragraph),
      }))
      .filter(({ text }) => text !== ''),
    tables: tables.map((table) =>
      within(table, 'tr').map((row) =>
        within(row, 'tc').map((cell) => {
          const merge = within(cell, 'vMerge')[0];
          if (merge && merge.getAttributeNS(W, 'val') !== 'restart') return undefined;
          return within(cell, 'p').map(textOf).join('\n');
        }),
      ),
    ),
    headerRows: tables.map((table) => within(table, 'tblHeader').length),
  };
}
