/** Writes the notes of a sheet: what they say, and the drawing in which Excel shows them. */
import type { OldNote } from './book';
import { cellReference } from './references';
import { cellXml, MAIN_NAMESPACE, textXml, XML_HEAD } from './xml';

/** The part with the texts. */
export function commentsXml(notes: readonly OldNote[]): string {
  const authors = [...new Set(notes.map(({ author }) => author))];
  const list = notes.map(
    ({ row, column, author, text }) =>
      `<comment ref="${cellReference(row, column)}" authorId="${authors.indexOf(author)}"><text><r><t xml:space="preserve">${cellXml(text)}</t></r></text></comment>`,
  );
  return `${XML_HEAD}<comments xmlns="${MAIN_NAMESPACE}"><authors>${authors.map((author) => `<author>${textXml(author)}</author>`).join('')}</authors><commentList>${list.join('')}</commentList></comments>`;
}

/** The part with the boxes: without it Excel shows no note. */
export function notesDrawingXml(notes: readonly OldNote[]): string {
  const shapes = notes.map(({ row, column }, index) => {
    const anchor = [column + 1, 15, row, 2, column + 3, 15, row + 4, 4].join(', ');
    return `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}
