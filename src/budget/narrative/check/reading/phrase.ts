/** A phrase of the lexicon, found in a text. */
import type { Scope, Topic } from './subjects';

/** A phrase met in a text. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** More than one where a name stands in both classifications. */
  readonly topics: readonly Topic[];
  /** The budget that the phrase names: what follows is within it. */
  readonly within?: Scope;
}
