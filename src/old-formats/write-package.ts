/** Writes an old workbook as a new .xlsx package. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { OldBook, OldSheet } from './book';
import { sheetXml } from './write-sheet';
import { SharedTexts } from './write-texts';
import { commentsXml, notesDrawingXml } from './write-notes';
import { writeStyles } from './write-styles';
import { attributesXml, emptyXml, MAIN_NAMESPACE, RELATIONS_NAMESPACE, textXml, XML_HEAD } from './xml';

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
const PACKAGE_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/';
/** Fast: saving packs what it changes anew. */
const LEVEL = 3;
/** Characters that are packed at a time. */
const PIECE = 1 << 18;

/** @returns the bytes of an .xlsx file */
export function writePackage(book: OldBook): Uint8Array {
  const styles = writeStyles(book);
  const texts = new SharedTexts(styles);
  const written = new PackageParts();
  written.add('[Content_Types].xml', [contentTypesXml(book)]);
  written.add('_rels/.rels', [relationsXml([['officeDocument', 'xl/workbook.xml']])]);
  written.add('xl/workbook.xml', [workbookXml(book)]);
  const sheetRelations = book.sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  written.add('xl/_rels/workbook.xml.rels', [
    relationsXml([...sheetRelations, ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]),
  ]);
  written.add('xl/styles.xml', [styles.xml]);
  book.sheets.forEach((sheet, index) => {
    const number = index + 1;
    const drawing = hasNotes(sheet) ? 'rId1' : undefined;
    written.add(`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, styles, texts, index === book.active, drawing));
    if (drawing === undefined) return;
    written.add(`xl/worksheets/_rels/sheet${number}.xml.rels`, [
      relationsXml([
        ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
        ['comments', `../comments${number}.xml`],
      ]),
    ]);
    written.add(`xl/comments${number}.xml`, [commentsXml(sheet.notes)]);
    written.add(`xl/drawings/vmlDrawing${number}.vml`, [notesDrawingXml(sheet.notes)]);
  });
  written.add('xl/sharedStrings.xml', texts.xml());
  return written.finish();
}

const hasNotes = ({ notes }: OldSheet) => notes.length > 0;

/** A package that is packed as it is written, so that no part stands in memory as a whole. */
class PackageParts {
  readonly #packed: Uint8Array[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#packed.push(piece);
  });

  add(path: string, pieces: Iterable<string>): void {
    const part = new ZipDeflate(path, { level: LEVEL });
    this.#zip.add(part);
    let waiting: string[] = [];
    let length = 0;
    for (const piece of pieces) {
      waiting.push(piece);
      length += piece.length;
      if (length < PIECE) continue;
      part.push(strToU8(waiting.join('')));
      waiting = [];
      length = 0;
    }
    part.push(strToU8(waiting.join('')), true);
  }

  finish(): Uint8Array {
    this.#zip.end();
    const bytes = new Uint8Array(this.#packed.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of this.#packed) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}

function relationsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(([type, target], index) =>
    emptyXml('Relationship', { Id: `rId${index + 1}`, Type: `${RELATIONS_NAMESPACE}/${type}`, Target: target }),
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE_NAMESPACE}relationships">${list.join('')}</Relationships>`;
}

function contentTypesXml({ sheets }: OldBook): string {
  const part = (path: string, type: string) =>
    emptyXml('Override', { PartName: path, ContentType: `${CONTENT_TYPE}${type}+xml` });
  const parts = sheets.flatMap((sheet, index) => [
    part(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
    ...(hasNotes(sheet) ? [part(`/xl/comments${index + 1}.xml`, 'comments')] : []),
  ]);
  const defaults = [
    emptyXml('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    emptyXml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    emptyXml('Default', { Extension: 'vml', ContentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing' }),
  ];
  const main = [
    part('/xl/workbook.xml', 'sheet.main'),
    part('/xl/styles.xml', 'styles'),
    part('/xl/sharedStrings.xml', 'sharedStrings'),
  ];
  return `${XML_HEAD}<Types xmlns="${PACKAGE_NAMESPACE}content-types">${[...defaults, ...main, ...parts].join('')}</Types>`;
}

function workbookXml({ sheets, names, date1904, active, protection }: OldBook): string {
  const list = sheets.map(({ name, visibility }, index) =>
    emptyXml('sheet', {
      name,
      sheetId: index + 1,
      state: visibility === 'visible' ? undefined : visibility,
      'r:id': `rId${index + 1}`,
    }),
  );
  const defined = names.map(({ name, sheet, hidden, formula }) => {
    const head = attributesXml({ name, localSheetId: sheet, hidden });
    return `<definedName${head}>${textXml(formula)}</definedName>`;
  });
  const hash = protection?.password ? protection.password.toString(16).toUpperCase().padStart(4, '0') : undefined;
  const parts = [
    date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>',
    protection ? emptyXml('workbookProtection', { workbookPassword: hash, lockStructure: true }) : '',
    `<bookViews>${emptyXml('workbookView', { activeTab: active })}</bookViews>`,
    `<sheets>${list.join('')}</sheets>`,
    defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`,
  ];
  return `${XML_HEAD}<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONS_NAMESPACE}">${parts.join('')}</workbook>`;
}
