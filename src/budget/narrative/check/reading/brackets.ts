/** `基本支出884.34万元（人员经费…，公用经费…），占22.52%`: what is told in brackets is of what stands before them, and what follows goes on about that. */
import type { Passage } from './passages';
import type { Parts } from './parts';
import type { Statement } from './statements';
import type { Subject } from './subjects';

/** What is being read: the statement at hand, and what is divided. */
interface Reading {
  current: Statement | undefined;
  pending: Subject | undefined;
  readonly parts: Parts;
}

/** Brackets that stand open behind a number. */
export class Brackets {
  readonly #open: { readonly current: Statement | undefined; readonly parent: Statement | undefined }[] = [];
  /** Counted up to here in the paragraph. */
  #at = 0;

  reset(): void {
    this.#open.length = 0;
    this.#at = 0;
  }

  /**
   * Comes to a stretch of the paragraph; what stands between the last one and it is marks.
   *
   * @param reading what is at hand; goes back to what it was before brackets that close here
   */
  comeTo(reading: Reading, { text }: Passage, from: number): void {
    for (const mark of text.slice(this.#at, from)) {
      if (mark === '(') this.#enter(reading);
      else if (mark === ')') this.#leave(reading);
    }
    this.#at = Math.max(this.#at, from);
  }

  /** Has read a stretch; brackets may have closed in words without a number. */
  pass(reading: Reading, words: string, to: number): void {
    let depth = 0;
    for (const mark of words) {
      if (mark === '(') depth++;
      else if (mark === ')' && depth > 0) depth--;
      else if (mark === ')') this.#leave(reading);
    }
    this.#at = Math.max(this.#at, to);
  }

  #enter(reading: Reading): void {
    const { current, parts } = reading;
    this.#open.push({ current, parent: parts.parent });
    if (current && current.subject.topic.kind !== 'named') parts.parent = current;
  }

  #leave(reading: Reading): void {
    const before = this.#open.pop();
    if (!before?.current) return;
    reading.current = before.current;
    reading.parts.parent = before.parent;
    reading.pending = undefined;
  }
}
