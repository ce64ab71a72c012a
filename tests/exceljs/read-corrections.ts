/** What exceljs would lose when it reads a file. */
import { keepRules } from './kept-rules';

interface Relationship {
  readonly Id: string;
  readonly Type: string;
  readonly Target: string;
}

interface Row {
  readonly number: number;
  readonly cells: ({ readonly address: string; readonly type: number } | undefined)[];
}

/** The part of what exceljs has read, before it puts it together, that concerns links and notes. */
export interface ReadModel {
  readonly worksheets: readonly {
    readonly sheetNo: string;
    readonly hyperlinks?: readonly { rId?: string; readonly target?: string }[] | null;
    rows?: (Row | undefined)[] | null;
  }[];
  readonly worksheetRels: Record<string, Relationship[] | undefined>;
  readonly comments: Record<string, { readonly comments?: readonly { readonly ref?: string }[] } | undefined>;
}

/** exceljs' number for the type of a cell without a value. */
const BLANK = 0;

const EXTENDED = /<x14:dataValidation (?:[^>"]|"[^"]*")*>[\s\S]*?<\/x14:dataValidation>/g;

/** The part of a sheet as exceljs can read it. */
export function correctWorksheet(text: string): string {
  return keepRules(withPlainValidations(text));
}

/**
 * Excel writes a drop-down list that is fed from another sheet as an extension, which exceljs passes over; as an ordinary
 * validation every Excel since 2010 reads it.
 */
function withPlainValidations(text: string): string {
  if (!text.includes('<x14:dataValidation ')) return text;
  const added = (text.match(EXTENDED) ?? [])
    .flatMap((extended) => {
      const cells = /<xm:sqref>([\s\S]*?)<\/xm:sqref>/.exec(extended)?.[1];
      const attributes = /^<x14:dataValidation ((?:[^>"]|"[^"]*")*)>/.exec(extended)?.[1];
      if (cells === undefined || attributes === undefined) return [];
      const formulas = [...extended.matchAll(/<x14:formula([12])>\s*<xm:f>([\s\S]*?)<\/xm:f>/g)]
        .map(([, number, formula]) => `<formula${number}>${formula}</formula${number}>`)
        .join('');
      const plain = attributes.replace(/\s*\b[\w]+:[\w]+="[^"]*"/g, '');
      return [`<dataValidation ${plain} sqref="${cells}">${formulas}</dataValidation>`];
    })
    .join('');
  // A function: the text may hold what a replacement would take for a pattern.
  return text.includes('</dataValidations>')
    ? text.replace('</dataValidations>', () => `${added}</dataValidations>`)
    : text.replace(/<\/worksheet>\s*$/, () => `<dataValidations>${added}</dataValidations></worksheet>`);
}

/** A note whose text is not cut into runs, as some programs write it, would lose its text. */
export function correctComments(text: string): string {
  return text.replace(/<text>\s*(<t(?: [^>]*)?>[\s\S]*?<\/t>)\s*<\/text>/g, '<text><r>$1</r></text>');
}

/** A link to a place in the workbook has no relationship, and exceljs knows links by their relationships only. */
export function withInnerLinks(model: ReadModel): void {
  for (const { sheetNo, hyperlinks } of model.worksheets) {
    const added = (hyperlinks ?? []).flatMap((link, index): Relationship[] => {
      if (link.rId !== undefined || link.target === undefined) return [];
      link.rId = `inner${index}`;
      return [{ Id: link.rId, Type: 'hyperlink', Target: `#${link.target}` }];
    });
    if (added.length > 0) model.worksheetRels[sheetNo] = [...(model.worksheetRels[sheetNo] ?? []), ...added];
  }
}

/** A note on a blank cell without a format would be lost: exceljs gives notes to the cells that the file writes down. */
export function withNotedCells(model: ReadModel): void {
  for (const worksheet of model.worksheets) {
    const rows = new Map((worksheet.rows ?? []).flatMap((row) => (row ? [[row.number, row] as const] : [])));
    for (const { Target } of model.worksheetRels[worksheet.sheetNo] ?? []) {
      for (const { ref } of model.comments[Target]?.comments ?? []) {
        const number = Number(/\d+$/.exec(ref ?? '')?.[0]);
        if (ref === undefined || !number) continue;
        const row = rows.get(number) ?? { number, cells: [] };
        rows.set(number, row);
        if (!row.cells.some((cell) => cell?.address === ref)) row.cells.push({ address: ref, type: BLANK });
      }
    }
    worksheet.rows = [...rows.values()].sort((a, b) => a.number - b.number);
  }
}
