/**
 * Boxes of notes in a VML drawing. It is often no well-formed XML (Excel itself writes `<br>` in it), so it is changed as text:
 * a box is put in before the end or taken out, and nothing else is looked at.
 */

/** Boxes of one block. */
const BLOCK = 1024;
const SHAPE = /<v:shape\b[\s\S]*?<\/v:shape>\s*/g;

/** A drawing without boxes. */
export const EMPTY_DRAWING = (block: number): string =>
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>` +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

/** The blocks of numbers that a drawing has, and how many boxes it holds. */
export function shapesIn(text: string): { readonly blocks: readonly number[]; readonly count: number } {
  const blocks = [...text.matchAll(/<o:idmap\b[^>]*\sdata\s*=\s*["']([\d,\s]*)["']/g)].flatMap(([, data = '']) =>
    data.split(',').map(Number),
  );
  return { blocks, count: text.match(SHAPE)?.length ?? 0 };
}

/** The drawing with one more box, under a number that it has not given yet. */
export function withShape(text: string, box: (id: number) => string): string {
  const numbers = [...text.matchAll(/\sid\s*=\s*["']_x0000_s(\d+)["']/g)].map(([, number]) => Number(number));
  const { blocks } = shapesIn(text);
  const first = (blocks[0] ?? 1) * BLOCK;
  const id = numbers.reduce((most, number) => Math.max(most, number), first) + 1;
  const block = Math.floor(id / BLOCK);
  const numbered = blocks.includes(block)
    ? text
    : text.replace(
        /(<o:idmap\b[^>]*\sdata\s*=\s*["'])([\d,\s]*)/,
        (_, open: string, data: string) => `${open}${data},${block}`,
      );
  const end = numbered.lastIndexOf('</xml>');
  return end < 0 ? numbered : numbered.slice(0, end) + box(id) + numbered.slice(end);
}

/** The drawing without the box of the note of a cell. */
export function withoutShape(text: string, row: number, column: number): string {
  return text.replace(SHAPE, (shape) => {
    const isNote = /ObjectType\s*=\s*["']Note["']/.test(shape);
    const number = (name: string) => Number(new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`).exec(shape)?.[1] ?? -1);
    return isNote && number('Row') === row && number('Column') === column ? '' : shape;
  });
}

/** A hidden box, right of its cell and large enough for its text: about 18 letters a line. */
export function boxMarkup(id: number, row: number, column: number, letters: number): string {
  const top = Math.max(row - 1, 0);
  const lines = Math.max(4, Math.ceil(letters / 18) + 2);
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:105pt;margin-top:10pt;width:180pt;height:${lines * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 10, ${top}, 8, ${column + 4}, 10, ${top + lines}, 8</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
