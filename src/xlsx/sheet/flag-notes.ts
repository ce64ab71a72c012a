/** The note of a flagged cell in a file, for WPS and for an Excel without input prompts. Stands below the cell's own note. */
import { FLAG_PREFIX } from '../../worksheet/workbook';
import type { XmlElement } from '../xml/element';
import { decodeXstring, encodeXstring } from '../xml/text';
import { addNote, isDiscussed, noteAt, notesChanged, notesOf, removeNote, textOf } from './notes-part';
import { parseAreas } from './areas';
import type { Area } from '../../worksheet/workbook';
import type { SheetPart } from './sheet-part';

/** Invisible end of a flag's text, so that what someone writes after it stays. */
const END = '\u2060';

/** Appends a flag's text to the note of a cell. */
export function addFlagNote(sheet: SheetPart, row: number, column: number, title: string, message: string): void {
  if (isDiscussed(sheet, row, column)) return;
  const text = `${FLAG_PREFIX}${title}\n${message}${END}`;
  const own = noteAt(sheet, row, column);
  const note = own ?? addNote(sheet, row, column, text.length);
  const body = textOf(note);
  const [plain] = body.elements('t');
  // A text that is not cut into runs would stand beside them.
  if (plain) {
    const run = body.insert(body.make('r'), body.children.indexOf(plain));
    plain.remove();
    run.append(plain);
  }
  const run = body.append(body.make('r'));
  run.append(textElement(run, own ? `\n${text}` : text));
  notesChanged(sheet);
}

/** The text of a note, its runs joined. */
export function noteText(note: XmlElement): string {
  return textElementsOf(note).map(textIn).join('');
}

/** The part of a cell's note that is a flag's, and what follows. */
export function flagTextAt(sheet: SheetPart, row: number, column: number): string | undefined {
  const note = noteAt(sheet, row, column);
  const text = note ? noteText(note) : '';
  const start = text.indexOf(FLAG_PREFIX);
  return start < 0 ? undefined : text.slice(start);
}

/** Takes flags' texts out of the notes of cells; a note that held nothing else is gone. */
export function removeFlagNotes(sheet: SheetPart, isMeant: (area: Area) => boolean): void {
  for (const note of notesOf(sheet)) {
    if (parseAreas(note.get('ref') ?? '').some(isMeant) && noteText(note).includes(FLAG_PREFIX))
      removeFlagText(sheet, note);
  }
}

function removeFlagText(sheet: SheetPart, note: XmlElement): void {
  for (;;) {
    const text = noteText(note);
    const start = text.indexOf(FLAG_PREFIX);
    if (start < 0) break;
    const end = text.indexOf(END, start);
    const below = text[start - 1] === '\n';
    cutText(note, below ? start - 1 : start, end < 0 ? text.length : end + END.length);
    if (textElementsOf(note).length === 0 && !below) {
      removeNote(sheet, note);
      return;
    }
  }
  notesChanged(sheet);
}

/** Takes out what stands from `start` to `end`, counted over all runs; a run of which nothing is left goes. */
function cutText(note: XmlElement, start: number, end: number): void {
  let position = 0;
  for (const element of textElementsOf(note)) {
    const text = textIn(element);
    const [from, to] = [start - position, end - position].map((at) => Math.min(Math.max(at, 0), text.length)) as [
      number,
      number,
    ];
    position += text.length;
    if (from === to) continue;
    const left = text.slice(0, from) + text.slice(to);
    if (left !== '') element.setText(encodeXstring(left));
    else if (element.parent?.local === 'r') element.parent.remove();
    else element.remove();
  }
}

/** Elements `t` of a note's text, in runs or not; reading aids left out. */
function textElementsOf(note: XmlElement): XmlElement[] {
  return (note.child('text')?.elements() ?? []).flatMap((element) =>
    element.local === 't' ? [element] : element.local === 'r' ? element.elements('t') : [],
  );
}

const textIn = (element: XmlElement) => decodeXstring(element.text());

function textElement(run: XmlElement, text: string): XmlElement {
  return run.make('t', { 'xml:space': 'preserve' }, encodeXstring(text));
}
