/** The note of a flagged cell in a file, for WPS and for an Excel without input prompts. Stands below the cell's own note. */
import type ExcelJS from 'exceljs';
import { FLAG_PREFIX } from '../worksheet/workbook';

/** Invisible end of a flag's text, so that what someone writes after it stays. */
const END = '\u2060';

type Run = ExcelJS.RichText;

/** exceljs keeps a note in a field of the cell that its types leave out; only there can it be taken away. */
type Noted = { _comment?: object };

/** Appends a flag's text to the note of a cell. */
export function addFlagNote(cell: ExcelJS.Cell, title: string, message: string): void {
  const own = noteOf(cell);
  const text = `${FLAG_PREFIX}${title}\n${message}${END}`;
  cell.note = own ? { ...own, texts: [...(own.texts ?? []), { text: `\n${text}` }] } : { texts: [{ text }] };
  enlarge(cell, (own?.texts ?? []).map((run) => run.text).join('').length + text.length);
}

/** Takes flags' texts out of the note of a cell; a note that held nothing else is gone. */
export function removeFlagNote(cell: ExcelJS.Cell): void {
  let own = noteOf(cell);
  for (;;) {
    const text = (own?.texts ?? []).map((run) => run.text).join('');
    const start = text.indexOf(FLAG_PREFIX);
    if (!own || start < 0) return;
    const end = text.indexOf(END, start);
    const below = text[start - 1] === '\n';
    const texts = withoutText(own.texts ?? [], below ? start - 1 : start, end < 0 ? text.length : end + END.length);
    own = { ...own, texts };
    delete (cell as Noted)._comment;
    // After a file was written exceljs has the note in the cell's model as well.
    delete (cell.model as { comment?: object }).comment;
    if (below || texts.length > 0) cell.note = own;
  }
}

function noteOf(cell: ExcelJS.Cell): ExcelJS.Comment | undefined {
  const note = cell.note as string | ExcelJS.Comment | undefined;
  return typeof note === 'string' ? { texts: [{ text: note }] } : note;
}

/** Runs of text without what stands from `start` to `end`, counted over all of them. */
function withoutText(runs: readonly Run[], start: number, end: number): Run[] {
  let position = 0;
  return runs.flatMap((run) => {
    const [from, to] = [start - position, end - position].map((at) => Math.min(Math.max(at, 0), run.text.length));
    position += run.text.length;
    const text = run.text.slice(0, from) + run.text.slice(to);
    return text === '' && run.text !== '' ? [] : [{ ...run, text }];
  });
}

/** Makes the box of a note large enough for its text; exceljs has one size for all of them. */
function enlarge(cell: ExcelJS.Cell, letters: number): void {
  const comment = (cell as Noted)._comment;
  if (!comment) return;
  const read = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(comment), 'model')?.get;
  const [left, top] = [Number(cell.col) + 0.15, Math.max(Number(cell.row) - 2, 0) + 0.5];
  const anchor = { left, top, right: left + 3, bottom: top + Math.max(4, Math.ceil(letters / 18) + 2) };
  Object.defineProperty(comment, 'model', {
    get: () => ({ ...(read?.call(comment) as object), anchor }),
    configurable: true,
  });
}
