/** What exceljs writes so that Excel or WPS cannot read it, or reads it wrongly. One object for one file. */
import { restoreRules } from './kept-rules';

const SHAPES_PER_BLOCK = 1024;
const INNER_LINK = /<hyperlink ref="([^"]*)" r:id="([^"]*)"((?: tooltip="[^"]*")?) location="#([^"]*)"\/>/g;

export class WriteCorrections {
  #nextBlock = 1;
  /** Sheet number → relationships that its part does not refer to any more. */
  readonly #dropped = new Map<string, Set<string>>();

  /** A part of the file as it should be. */
  part(name: string, text: string): string {
    const [, relations, number = ''] = /^xl\/worksheets\/(_rels\/)?sheet(\d+)\.xml/.exec(name) ?? [];
    if (relations) return this.#relationships(text, number);
    if (number) return this.#worksheet(text, number);
    return /^xl\/drawings\/vmlDrawing\d+\.vml$/.test(name) ? this.#notes(text) : text;
  }

  #worksheet(text: string, number: string): string {
    const dropped = new Set<string>();
    const linked = text.replace(INNER_LINK, (_link, cell: string, id: string, tooltip: string, place: string) => {
      dropped.add(id);
      return `<hyperlink ref="${cell}"${tooltip} location="${place}"/>`;
    });
    if (dropped.size > 0) this.#dropped.set(number, dropped);
    // A conditional format of a kind that exceljs does not write leaves an empty element: a damaged file to Excel.
    return notesInOrder(restoreRules(linked.replace(/<conditionalFormatting sqref="[^"]*"\/>/g, '')));
  }

  /** WPS follows the relationship of a link within the workbook, which leads nowhere. */
  #relationships(text: string, number: string): string {
    const dropped = this.#dropped.get(number);
    if (!dropped) return text;
    return text.replace(/<Relationship Id="([^"]*)"[^>]*\/>/g, (whole, id: string) => (dropped.has(id) ? '' : whole));
  }

  /** Shapes are numbered through the whole workbook, in blocks that each sheet has for itself (exceljs #3070). */
  #notes(text: string): string {
    const shapes = text.match(/ id="_x0000_s\d+"/g)?.length ?? 0;
    const blocks = Math.ceil((shapes + 1) / SHAPES_PER_BLOCK);
    const first = this.#nextBlock;
    this.#nextBlock += blocks;
    const data = Array.from({ length: blocks }, (_, index) => first + index).join(',');
    return text
      .replace(/(<o:idmap [^>]*data=")1"/, `$1${data}"`)
      .replace(
        / id="_x0000_s(\d+)"/g,
        (_id, shape: string) => ` id="_x0000_s${Number(shape) + (first - 1) * SHAPES_PER_BLOCK}"`,
      );
  }
}

/** The reference to a sheet's notes must stand before its tables and extensions (exceljs #1369). */
function notesInOrder(text: string): string {
  const notes = /<legacyDrawing r:id="[^"]*"\/>(?=<\/worksheet>$)/.exec(text);
  if (!notes) return text;
  const from = text.lastIndexOf('</sheetData>');
  const later = ['<picture ', '<tableParts', '<extLst'].map((tag) => text.indexOf(tag, from)).filter((at) => at >= 0);
  const at = Math.min(notes.index, ...later);
  return text.slice(0, at) + notes[0] + text.slice(at, notes.index) + text.slice(notes.index + notes[0].length);
}
