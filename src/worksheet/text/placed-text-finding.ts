/** Findings about text, with the cells of the tables that they speak of. */
import { textMessage } from '../../budget/narrative/check/check-text';
import type { TextPlace } from '../../budget/narrative/check/reading/passages';
import type { TextFinding } from '../../budget/narrative/check/text-check';
import { cellAddress } from '../address';
import { placeTerm, type PlacedFinding } from '../findings/placed-finding';
import type { Recognition } from '../recognise';

/** A finding of the same form as those about tables; its cell is the one that the text contradicts. */
export interface PlacedTextFinding extends PlacedFinding {
  readonly text: TextPlace;
}

/**
 * @param findings of the text
 * @param recognition where the tables stand
 */
export function placeTextFindings(findings: readonly TextFinding[], recognition: Recognition): PlacedTextFinding[] {
  const places = new Map(
    recognition.tables.flatMap(({ sheet, cells }) =>
      [...cells].map(([id, { row, column }]) => [id, { sheet, row, column }] as const),
    ),
  );
  return findings.map((finding) => {
    const { check, severity, stated, expected, difference, text, at } = finding;
    const place = places.get(at);
    const cell = place ? cellAddress(place.row, place.column) : '';
    const reference = place ? `（${place.sheet}!${cell}）` : '';
    return {
      check: check.number,
      name: check.name,
      title: check.title,
      severity,
      sheet: place?.sheet ?? '',
      cell,
      ...(place ? { place } : {}),
      stated,
      expected,
      difference,
      message: `${textMessage(finding)}${reference}`,
      terms: finding.terms.map((term) => placeTerm(term, places, '万元')),
      evidence: [],
      text,
    };
  });
}
