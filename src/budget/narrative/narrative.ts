/**
 * The narrative (情况说明) as data: what is written to the sheet 情况说明, to text and to .docx, and what each number in it
 * restates. Knows no cell.
 */
import type { TableNumber } from '../tables';

/** Where a number in the text comes from, so that it can be linked, and goes stale like a table does. */
export type NumberOrigin =
  /** A printed figure. `row` is the row's key (its code, line id or project); `total` the closing row. */
  | {
      readonly from: 'table';
      readonly table: TableNumber;
      readonly section: string;
      readonly row: string | 'total';
      readonly column: string;
    }
  /** Computed from other numbers: a share, a change, a rate, a sum. */
  | { readonly from: 'calculation'; readonly of: readonly NumberOrigin[] }
  /** Last year's ledger, the same figure as the given one of this year. */
  | { readonly from: 'prior-year'; readonly figure: NumberOrigin }
  /** An entry worksheet of the narrative, by its list or form and the field. */
  | { readonly from: 'entry'; readonly sheet: string; readonly field: string };

/** A run of text; one with an origin is a number of the text, as printed and without its unit. */
export interface NarrativeSpan {
  readonly text: string;
  readonly origin?: NumberOrigin;
}

export interface NarrativeParagraph {
  /** Stable within the document: the figure or subsection it is about. Links an open point to its entry row. */
  readonly id: string;
  /** `heading` of level 1 (一、) or 2 (（一）); text otherwise. */
  readonly kind: 'heading' | 'text';
  readonly level?: 1 | 2;
  readonly spans: readonly NarrativeSpan[];
  /** What the accountant has yet to supply, in Chinese, such as a missing reason; the text then shows it in brackets. */
  readonly openPoint?: string;
}

/** One of the twelve sections of the published form. */
export interface NarrativeSection {
  /** 1 to 12. */
  readonly number: number;
  readonly title: string;
  /** Its heading first. */
  readonly paragraphs: readonly NarrativeParagraph[];
}

export interface Narrative {
  /** `第一部分` 单位概况: functions and organisation, from the unit profile. */
  readonly profile: readonly NarrativeParagraph[];
  /** `第三部分` 情况说明. */
  readonly sections: readonly NarrativeSection[];
}

/** A paragraph's text. */
export function paragraphText(paragraph: Pick<NarrativeParagraph, 'spans'>): string {
  return paragraph.spans.map(({ text }) => text).join('');
}

/** The headings of the published document's parts that the narrative fills. */
export function partHeading(part: 1 | 3, year: number): string {
  return part === 1 ? `第一部分 ${year}年单位概况` : `第三部分 ${year}年单位预算情况说明`;
}

/**
 * The whole text, a paragraph a line, ending with a line break.
 *
 * @param narrative composed
 * @param year the budget year
 */
export function narrativeText({ profile, sections }: Narrative, year: number): string {
  const lines = [
    partHeading(1, year),
    ...profile.map(paragraphText),
    partHeading(3, year),
    ...sections.flatMap(({ paragraphs }) => paragraphs.map(paragraphText)),
  ];
  return `${lines.join('\n')}\n`;
}
