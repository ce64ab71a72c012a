/** What a row's label was found to mean. */
import type { RowIdentity } from '../../budget/tables';
import { TOTAL_LABELS } from './label-synonyms';
import type { RowLabel } from './row-label';

export type Placement =
  | { readonly kind: 'row'; readonly row: RowIdentity }
  | { readonly kind: 'total' }
  /** A clause in Chinese. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Places one row after another; remembers those before, for codes that are not repeated. */
export type RowPlacer = (label: RowLabel) => Placement;

/** Whether a label is that of a closing total. */
export function isTotal(label: RowLabel): boolean {
  return label.codes.length === 0 && TOTAL_LABELS.has(label.word);
}
