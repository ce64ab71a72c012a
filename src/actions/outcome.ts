/** What an action answers, the same for every entry point. */
import type { Problem } from '../worksheet/problem';

/** Done; `notices` are sentences worth showing, `questions` are problems that did not stop it. */
export interface Done {
  readonly status: 'done';
  readonly notices: readonly string[];
  readonly questions: readonly Problem[];
}

/** Nothing was written: these problems come first. */
export interface Rejected {
  readonly status: 'rejected';
  readonly problems: readonly Problem[];
}

/** Nothing was written yet: going on would lose what these sentences name. */
export interface NeedsConfirmation {
  readonly status: 'needs-confirmation';
  readonly losses: readonly string[];
}

/** The workbook could not be written. The message says how it stands now; the causes are for the person who helps. */
export class ActionFailure extends Error {
  override readonly name = 'ActionFailure';

  constructor(
    message: string,
    readonly causes: readonly unknown[],
  ) {
    super(message);
  }
}

/** The person called the action off before anything was written. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('已取消，没有改动任何内容');
  }
}
