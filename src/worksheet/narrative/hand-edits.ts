/** What people wrote into the sheet 情况说明, in the narrative that goes to a text file or a document. */
import type { Narrative, NarrativeParagraph } from '../../budget/narrative/narrative';
import type { MergedRows } from './narrative-rows';

/**
 * @param narrative as composed
 * @param rows its rows with what people wrote, from `mergeRows`
 * @returns the narrative as the sheet would read: rewritten paragraphs as they were rewritten, inserted ones in their place
 */
export function withHandEdits(narrative: Narrative, { rows }: Pick<MergedRows, 'rows'>): Narrative {
  const rewritten = new Map<string, string>();
  const inserted = new Map<string, NarrativeParagraph[]>();
  let previous = '';
  rows.forEach(({ id, generated, written }, index) => {
    if (id === '') {
      const paragraph = { id: `inserted.${index}`, kind: 'text', spans: [{ text: written }] } as const;
      inserted.set(previous, [...(inserted.get(previous) ?? []), paragraph]);
      return;
    }
    previous = id;
    if (written !== generated) rewritten.set(id, written);
  });
  const after = (id: string) => inserted.get(id) ?? [];
  const asWritten = (paragraph: NarrativeParagraph): NarrativeParagraph => {
    const text = rewritten.get(paragraph.id);
    return text === undefined ? paragraph : { ...paragraph, spans: [{ text }] };
  };
  const all = (paragraphs: readonly NarrativeParagraph[]) =>
    paragraphs.flatMap((paragraph) => [asWritten(paragraph), ...after(paragraph.id)]);
  return {
    profile: [...after(''), ...after('part.1'), ...all(narrative.profile)],
    sections: narrative.sections.map((section, index) => ({
      ...section,
      paragraphs: [...(index === 0 ? after('part.3') : []), ...all(section.paragraphs)],
    })),
  };
}
