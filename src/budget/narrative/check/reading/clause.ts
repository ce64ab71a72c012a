/** A clause of a sentence, or what leads up to one number of it. */
import type { Phrase } from './phrase';
import type { Passage } from './passages';
import type { Quantity } from './quantities';

/** A lead as it is read, with what was found in it. */
export interface Clause {
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
  /** As it stands. */
  readonly text: string;
  /** As the grammar reads it. */
  readonly lead: string;
  readonly phrases: readonly Phrase[];
  readonly allocation: boolean;
  readonly threshold?: Quantity;
  readonly after: string;
}
