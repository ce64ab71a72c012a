/** The paragraphs of the narrative as rows of its sheet, with what people wrote in them kept. */
import {
  type Narrative,
  type NarrativeParagraph,
  type NumberOrigin,
  paragraphText,
  partHeading,
} from '../../budget/narrative/narrative';
import { OPEN_MARK } from '../../budget/narrative/spans';
import { numbersOf } from './link-targets';
import type { EntryPlace } from './list-rows';
import type { AlignedRow, NarrativeRow } from './narrative-record';

/** The title of the text, by which the sheet is found again. */
export function narrativeTitle(year: number): string {
  return `${year}年单位预算情况说明`;
}

/** The paragraphs as rows of the sheet, part headings among them. */
export function narrativeRows(
  { profile, sections }: Narrative,
  year: number,
  find: (origin: NumberOrigin) => EntryPlace | undefined,
): NarrativeRow[] {
  const part = (id: string, text: string): NarrativeRow => ({
    id,
    style: 'part',
    generated: text,
    written: text,
    openPoint: '',
    numbers: [],
  });
  const row = (paragraph: NarrativeParagraph): NarrativeRow => {
    const text = paragraphText(paragraph);
    return {
      id: paragraph.id,
      style: paragraph.kind === 'text' ? 'text' : paragraph.level === 1 ? 'heading' : 'subheading',
      generated: text,
      written: text,
      openPoint: paragraph.openPoint ?? '',
      numbers: numbersOf(paragraph.spans, find),
    };
  };
  return [
    part('part.1', partHeading(1, year)),
    ...profile.map(row),
    part('part.3', partHeading(3, year)),
    ...sections.flatMap(({ paragraphs }) => paragraphs.map(row)),
  ];
}

/** The new rows with what people wrote kept, and what of theirs had to give way. */
export interface MergedRows {
  readonly rows: readonly NarrativeRow[];
  /** Paragraphs that someone changed and that stay so, for nothing behind them changed. */
  readonly kept: readonly string[];
  /** Changed paragraphs that were written anew, for their figures changed: as they were. */
  readonly overwritten: readonly string[];
}

/**
 * Keeps a paragraph as someone rewrote it while the generator says the same as before; rows that someone inserted follow the
 * paragraph they followed.
 *
 * @param rows what the generator gives now
 * @param aligned the sheet as it stands, from `alignRows`
 */
export function mergeRows(rows: readonly NarrativeRow[], aligned: readonly AlignedRow[]): MergedRows {
  const kept: string[] = [];
  const overwritten: string[] = [];
  const byId = new Map(aligned.flatMap((each) => (each.record?.id ? [[each.record.id, each] as const] : [])));
  const inserted = new Map<string, NarrativeRow[]>();
  let previous = '';
  for (const { record, found } of aligned) {
    if (record && record.id !== '') previous = record.id;
    if (found === '' || (record && record.id !== '')) continue;
    const row: NarrativeRow = { id: '', style: 'text', generated: '', written: found, openPoint: '', numbers: [] };
    inserted.set(previous, [...(inserted.get(previous) ?? []), row]);
  }
  const merged = rows.map((row): NarrativeRow => {
    const before = byId.get(row.id);
    const changedByHand = before?.record && before.found !== '' && before.found !== before.record.generated;
    if (!before?.record || !changedByHand) return row;
    if (before.record.generated === row.generated) {
      kept.push(before.found);
      // Whoever wrote over the bracket has supplied what was missing.
      const isSupplied = row.generated.includes(OPEN_MARK) && !before.found.includes(OPEN_MARK);
      return { ...row, written: before.found, openPoint: isSupplied ? '' : row.openPoint };
    }
    if (before.found !== row.generated) overwritten.push(before.found);
    return row;
  });
  const ids = new Set(merged.map(({ id }) => id));
  const lost = [...inserted].filter(([id]) => id !== '' && !ids.has(id)).flatMap(([, after]) => after);
  return {
    rows: [
      ...(inserted.get('') ?? []),
      ...merged.flatMap((row) => [row, ...(inserted.get(row.id) ?? [])]),
      // What followed a paragraph that is no more stands at the end, not lost.
      ...lost,
    ],
    kept,
    overwritten,
  };
}
