/** Texts that a document file can hold: XML 1.0 forbids most control characters and half surrogates. */

const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- these are what XML forbids
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Takes forbidden characters out of texts and remembers where. */
export class TextCleaner {
  readonly #places = new Map<string, number>();

  /** @param place as people know it, such as `表3` */
  clean(text: string, place: string): string {
    return text.replace(FORBIDDEN, () => {
      this.#places.set(place, (this.#places.get(place) ?? 0) + 1);
      return '';
    });
  }

  /** Cleans every text within plain data. */
  cleanAll<T>(data: T, place: string): T {
    const walk = (value: unknown): unknown => {
      if (typeof value === 'string') return this.clean(value, place);
      if (Array.isArray(value)) return value.map(walk);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
    };
    return walk(data) as T;
  }

  /** One sentence for each place. */
  get removed(): string[] {
    return [...this.#places].map(([place, count]) => `“${place}”里有 ${count} 个文档不能保存的控制字符，已去掉。`);
  }
}
