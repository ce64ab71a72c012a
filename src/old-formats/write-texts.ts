/** The texts of all sheets of a new file, each once. */
import type { OldRun, OldValue } from './book';
import type { WrittenStyles } from './write-styles';
import { cellXml, MAIN_NAMESPACE, XML_HEAD } from './xml';

type OldText = Extract<OldValue, { kind: 'text' }>;

export class SharedTexts {
  readonly #places = new Map<string, number>();

  constructor(private readonly styles: WrittenStyles) {}

  /** The index of a text, which is written where it is new. */
  placeOf({ value, runs }: OldText): number {
    // What is written tells two texts apart: the same characters may come in several fonts.
    const key = runs ? this.richXml(value, runs) : plainXml(value);
    const place = this.#places.get(key);
    if (place !== undefined) return place;
    this.#places.set(key, this.#places.size);
    return this.#places.size - 1;
  }

  /** The part `sharedStrings.xml`, piece by piece. */
  *xml(): Generator<string> {
    yield `${XML_HEAD}<sst xmlns="${MAIN_NAMESPACE}" uniqueCount="${this.#places.size}">`;
    for (const text of this.#places.keys()) yield `<si>${text}</si>`;
    yield '</sst>';
  }

  private richXml(text: string, runs: readonly OldRun[]): string {
    let xml = '';
    let from = 0;
    let font = '';
    const cut = (to: number) => {
      if (to > from) xml += `<r>${font}${plainXml(text.slice(from, to))}</r>`;
      from = Math.max(from, to);
    };
    for (const run of runs) {
      cut(Math.min(run.from, text.length));
      font = this.styles.runOf(run.font);
    }
    cut(text.length);
    return xml === '' ? plainXml(text) : xml;
  }
}

function plainXml(text: string): string {
  const written = cellXml(text);
  return /^\s|\s$|\s\s|[\r\n\t]/.test(written) ? `<t xml:space="preserve">${written}</t>` : `<t>${written}</t>`;
}
