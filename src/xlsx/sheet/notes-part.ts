/** The notes of a sheet: their texts in one part, their boxes in a drawing of the old kind (VML), which only Excel's own would read. */
import { cellAddress, parseRange } from '../../worksheet/address';
import { removeContentType, setContentType, setDefaultType } from '../package/content-types';
import { addRelationship, relationshipsOf, removeRelationship } from '../package/relationships';
import type { XmlElement } from '../xml/element';
import { dialectOf, relationPrefix } from '../xml/namespaces';
import { insertInOrder } from './order';
import type { SheetPart } from './sheet-part';
import { boxMarkup, EMPTY_DRAWING, shapesIn, withoutShape, withShape } from './note-shapes';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** The elements `comment` of a sheet. */
export function notesOf(sheet: SheetPart): XmlElement[] {
  const path = notesPath(sheet);
  return path === undefined
    ? []
    : (sheet.context.file.document(path).root.child('commentList')?.elements('comment') ?? []);
}

export function noteAt(sheet: SheetPart, row: number, column: number): XmlElement | undefined {
  const address = cellAddress(row, column);
  return notesOf(sheet).find((note) => note.get('ref') === address);
}

/** Whether a cell has a conversation: Excel writes its text itself, in place of any note. */
export function isDiscussed(sheet: SheetPart, row: number, column: number): boolean {
  const { file } = sheet.context;
  const address = cellAddress(row, column);
  return relationshipsOf(file, sheet.path)
    .filter(({ kind, target }) => kind === 'threadedComment' && file.has(target))
    .some(({ target }) =>
      file
        .document(target)
        .root.elements()
        .some((comment) => comment.get('ref') === address),
    );
}

/** Adds an empty note with a box for this many letters. */
export function addNote(sheet: SheetPart, row: number, column: number, letters: number): XmlElement {
  const { file } = sheet.context;
  const path = notesPath(sheet) ?? newNotesPart(sheet);
  const { root } = file.document(path);
  const list = root.child('commentList') ?? root.append(root.make('commentList'));
  const authors = root.child('authors') ?? root.insert(root.make('authors'), 0);
  if (authors.elements().length === 0) authors.append(authors.make('author'));
  const note = list.make('comment', { ref: cellAddress(row, column), authorId: 0 });
  note.append(note.make('text'));
  list.append(note);
  addBox(sheet, row, column, letters);
  notesChanged(sheet);
  return note;
}

/** Takes a note away, with its box; with the last one of a sheet all that holds notes. */
export function removeNote(sheet: SheetPart, note: XmlElement): void {
  const { file } = sheet.context;
  const place = parseRange(note.get('ref') ?? '');
  note.remove();
  const drawing = drawingPath(sheet);
  if (drawing !== undefined && place) {
    file.write(drawing, withoutShape(file.text(drawing), place.row, place.column));
  }
  notesChanged(sheet);
  if (notesOf(sheet).length === 0) removeNotesPart(sheet);
}

/** To be called after a note was changed. */
export function notesChanged(sheet: SheetPart): void {
  const path = notesPath(sheet);
  if (path !== undefined) sheet.context.file.changed(path);
}

function notesPath({ path, context }: SheetPart): string | undefined {
  const found = relationshipsOf(context.file, path).find(({ kind }) => kind === 'comments');
  return found && context.file.has(found.target) ? found.target : undefined;
}

function newNotesPart(sheet: SheetPart): string {
  const { file } = sheet.context;
  const path = file.freePath('xl/comments', '.xml');
  const dialect = dialectOf(sheet.root);
  file.write(
    path,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${dialect.main}"><authors><author/></authors><commentList/></comments>`,
  );
  setContentType(file, path, TYPE);
  addRelationship(file, sheet.path, dialect, 'comments', path);
  return path;
}

/** The drawing that the sheet names: of several, the one with the boxes of notes. */
function drawingPath({ path, root, context }: SheetPart): string | undefined {
  const id = root.child('legacyDrawing')?.get('r:id');
  const found = relationshipsOf(context.file, path).find((relationship) => relationship.id === id);
  return found && context.file.has(found.target) ? found.target : undefined;
}

function addBox(sheet: SheetPart, row: number, column: number, letters: number): void {
  const { file } = sheet.context;
  const known = drawingPath(sheet);
  const path = known ?? file.freePath('xl/drawings/vmlDrawing', '.vml');
  if (known === undefined) {
    file.write(path, EMPTY_DRAWING(freeBlock(sheet)));
    setDefaultType(file, 'vml', VML);
    const id = addRelationship(file, sheet.path, dialectOf(sheet.root), 'vmlDrawing', path);
    const { root } = sheet;
    const drawing = root.make('legacyDrawing', { [`${relationPrefix(root)}:id`]: id });
    root.child('legacyDrawing')?.remove();
    insertInOrder(root, drawing);
    sheet.changed();
  }
  file.write(
    path,
    withShape(file.text(path), (id) => boxMarkup(id, row, column, letters)),
  );
}

/** Boxes are numbered through the whole workbook, in blocks of 1024 that each sheet has for itself. */
function freeBlock({ context: { file } }: SheetPart): number {
  const used = file
    .paths()
    .filter((path) => /\.vml$/i.test(path))
    .flatMap((path) => shapesIn(file.text(path)).blocks);
  let block = 1;
  while (used.includes(block)) block++;
  return block;
}

function removeNotesPart(sheet: SheetPart): void {
  const { file } = sheet.context;
  const drawing = drawingPath(sheet);
  for (const { kind, target, id } of relationshipsOf(file, sheet.path)) {
    if (kind === 'comments') {
      file.remove(target);
      removeContentType(file, target);
      removeRelationship(file, sheet.path, id);
    } else if (target === drawing && shapesIn(file.text(target)).count === 0) {
      file.remove(target);
      removeRelationship(file, sheet.path, id);
      sheet.root.child('legacyDrawing')?.remove();
      sheet.changed();
    }
  }
}

/** For a note that was read: makes sure that its text has a place. */
export const textOf = (note: XmlElement): XmlElement => note.child('text') ?? note.append(note.make('text'));
