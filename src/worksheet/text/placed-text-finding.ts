/** Findings about text, with the cells of the tables that they speak of. */
import { messageOf } from '../../budget/checks/finding';
import type { TextPlace } from '../../budget/narrative/check/reading/passages';
import type { TextFinding } from '../../budget/narrative/check/text-check';
import { cellAddress } from '../address';
import { placeName, placeTerm, type PlacedFinding } from '../findings/placed-finding';
import type { Recognition } from '../recognise';
import { cellOfText, type WorkbookText } from './workbook-text';

/**
 * A finding of the same form as those about tables. Its cell is the sentence's where the text stands in the workbook; else the
 * one that the text contradicts.
 */
export interface PlacedTextFinding extends PlacedFinding {
  readonly text: TextPlace;
}

/**
 * @param findings of the text
 * @param recognition where the tables stand
 * @param inWorkbook the text, where it stands in sheets of the workbook
 */
export function placeTextFindings(
  findings: readonly TextFinding[],
  recognition: Recognition,
  inWorkbook?: WorkbookText,
): PlacedTextFinding[] {
  const places = new Map(
    recognition.tables.flatMap(({ sheet, cells }) =>
      [...cells].map(([id, { row, column }]) => [id, { sheet, row, column }] as const),
    ),
  );
  return findings.map((finding) => {
    const { check, severity, stated, expected, difference, text, at } = finding;
    const contradicted = places.get(at);
    const place = inWorkbook ? cellOfText(inWorkbook, text) : contradicted;
    return {
      check: check.number,
      name: check.name,
      title: check.title,
      severity,
      sheet: place?.sheet ?? '',
      cell: place ? cellAddress(place.row, place.column) : '',
      ...(place ? { place } : {}),
      stated,
      expected,
      difference,
      message: `${messageOf(finding)}${contradicted ? `（${placeName(contradicted)}）` : ''}`,
      terms: finding.terms.map((term) => placeTerm(term, places, '万元')),
      evidence: [],
      text,
    };
  });
}
