/**
 * On which page a heading will stand, so that the contents show page numbers before any program has laid the pages out. The
 * lines are on a fixed pitch and Chinese characters are square, so counting comes close; Word corrects it when the person
 * updates the field.
 */

/** Width in ems of what cannot be parted over lines: a number, a word, or one Chinese character. */
const TOKEN = /[A-Za-z0-9.,%+-]+|[^]/gu;
/** Marks that may not begin a line; they hang in the margin. */
const HANGING = /^[、。，；：？！）》”’】]$/u;
/** Word parts Chinese from Latin by this much. */
const BETWEEN_SCRIPTS = 0.25;

/** Ems that a text takes in one line. */
export function widthInEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return ems;
}

/**
 * Lines that a text takes.
 *
 * @param text of one paragraph
 * @param width of the line in ems
 * @param indent of the first line in ems
 */
export function countLines(text: string, width: number, indent = 0): number {
  let lines = 1;
  let used = indent;
  let latin: boolean | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    const isLatin = /^[A-Za-z0-9]/.test(token);
    const gap = latin !== undefined && latin !== isLatin && !HANGING.test(token) ? BETWEEN_SCRIPTS : 0;
    const ems = widthInEms(token);
    if (used + gap + ems > width && !(HANGING.test(token) && used <= width) && used > 0) {
      lines++;
      used = ems;
    } else used += gap + ems;
    while (used > width && ems > width) {
      lines++;
      used -= width;
    }
    latin = isLatin;
  }
  return lines;
}

/** Follows the pages while the document is written. Heights in points. */
export class PageCounter {
  #page = 0;
  #free = 0;
  #height = 0;

  get page(): number {
    return this.#page;
  }

  /** A new page, where `height` fits on it and on those that follow. */
  startPage(height = this.#height): void {
    this.#page++;
    this.#height = height;
    this.#free = height;
  }

  /**
   * Takes a line or a row.
   *
   * @param following what must stand on the same page after it
   * @returns the page it stands on
   */
  take(height: number, following = 0): number {
    if (height + following > this.#free && this.#free < this.#height) this.startPage();
    this.#free -= height;
    return this.#page;
  }
}
