/** Which ties every figure is in. */
import type { Fen } from '../amount';
import type { Term, Tie } from './check';

/** A tie that a figure is in, with the figure's weight in what the tie is off by. */
export interface Link {
  readonly tie: number;
  readonly weight: number;
}

const NO_LINKS: readonly Link[] = [];

/**
 * The ties by figure. Large tables have hundreds of thousands of places in ties, and an audit asks for few of them: they are
 * kept side by side as numbers, and become links when a figure is asked for.
 */
export class TieIndex {
  /** By id, the figure's number. */
  readonly #numbers = new Map<string, number>();
  /** By figure number, its printed amount. 分. */
  readonly #amounts: Fen[] = [];
  /** By figure number, where its places begin in `#ties` and `#weights`; they end where the next figure's begin. */
  readonly #starts: Int32Array;
  readonly #ties: Int32Array;
  readonly #weights: Float64Array;
  readonly #links = new Map<number, readonly Link[]>();

  /** @param ties count by their position */
  constructor(ties: readonly Tie[]) {
    let places = 0;
    for (const { terms } of ties) places += 1 + terms.length;
    const figures = new Int32Array(places);
    let place = 0;
    for (const { stated, terms } of ties) {
      figures[place++] = this.#numbered(stated);
      for (const term of terms) figures[place++] = this.#numbered(term);
    }
    this.#starts = new Int32Array(this.#amounts.length + 1);
    for (const figure of figures) if (figure >= 0) (this.#starts[figure + 1] as number)++;
    for (let figure = 0; figure < this.#amounts.length; figure++) {
      this.#starts[figure + 1] = (this.#starts[figure + 1] as number) + (this.#starts[figure] as number);
    }
    const next = this.#starts.slice();
    this.#ties = new Int32Array(places);
    this.#weights = new Float64Array(places);
    place = 0;
    const add = (tie: number, weight: number) => {
      const figure = figures[place++] as number;
      if (figure < 0) return;
      const at = (next[figure] as number)++;
      this.#ties[at] = tie;
      this.#weights[at] = weight;
    };
    for (let tie = 0; tie < ties.length; tie++) {
      const { terms } = ties[tie] as Tie;
      add(tie, 1);
      for (const term of terms) add(tie, -term.weight);
    }
  }

  /** The ties of a figure in their order; a figure twice in one tie counts once, with both weights. */
  linksOf(figure: string): readonly Link[] {
    const number = this.#numbers.get(figure);
    if (number === undefined) return NO_LINKS;
    let links = this.#links.get(number);
    if (!links) {
      links = this.#linksAt(this.#starts[number] as number, this.#starts[number + 1] as number);
      this.#links.set(number, links);
    }
    return links;
  }

  /** The printed amount of a figure, 分; 0 for one that is in no tie. */
  amountOf(figure: string): Fen {
    const number = this.#numbers.get(figure);
    return number === undefined ? 0 : (this.#amounts[number] as Fen);
  }

  #linksAt(start: number, end: number): readonly Link[] {
    const links: Link[] = [];
    for (let at = start; at < end; at++) {
      const tie = this.#ties[at] as number;
      const weight = this.#weights[at] as number;
      const last = links[links.length - 1];
      if (last?.tie === tie) links[links.length - 1] = { tie, weight: last.weight + weight };
      else links.push({ tie, weight });
    }
    return links;
  }

  /** The number of a term's figure, -1 for a constant. */
  #numbered({ figure, amount }: Term): number {
    if (figure === undefined) return -1;
    let number = this.#numbers.get(figure);
    if (number === undefined) {
      number = this.#amounts.length;
      this.#numbers.set(figure, number);
      this.#amounts.push(amount);
    }
    return number;
  }
}
