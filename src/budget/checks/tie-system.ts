/**
 * The ties as equations over figures, with corrections laid over them: what each is off by, and which are broken. Knows nothing
 * of likelihood.
 */
import type { Fen } from '../amount';
import { isBroken, residual, type Tie } from './check';
import { type Link, TieIndex } from './tie-index';

/** A figure with the amount that would fit. */
export interface Correction {
  readonly figure: string;
  /** 分. */
  readonly from: Fen;
  readonly to: Fen;
}

/** Ties count by their position. */
export class TieSystem {
  readonly #rest: Fen[];
  readonly #broken = new Set<number>();
  readonly #figures = new Map<number, ReadonlyMap<string, number>>();
  /** Made when the first figure is asked for, which a workbook without errors never does. */
  #index: TieIndex | undefined;
  readonly #changes = new Map<string, Fen>();

  /** @param ties all calculations that could be made, those that come out too: they tell which figures are right */
  constructor(readonly ties: readonly Tie[]) {
    this.#rest = ties.map((tie) => residual(tie));
    ties.forEach((tie, index) => {
      if (isBroken(tie, this.#rest[index])) this.#broken.add(index);
    });
  }

  tie(index: number): Tie {
    const tie = this.ties[index];
    if (!tie) throw new RangeError(`no tie ${index}`);
    return tie;
  }

  /** Broken ties, in their order. */
  broken(): number[] {
    return [...this.#broken].sort((left, right) => left - right);
  }

  isBroken(index: number): boolean {
    return this.#broken.has(index);
  }

  /** What a tie is off by, 分. */
  rest(index: number): Fen {
    return this.#rest[index] as Fen;
  }

  /** Sums and identities that are off by no more than rounding. */
  inexact(): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.ties.length; index++) {
      if (this.#rest[index] !== 0 && this.tie(index).kind !== 'at-most' && !this.#broken.has(index)) found.push(index);
    }
    return found;
  }

  /** The figures of a tie with their weights. */
  figuresOf(index: number): ReadonlyMap<string, number> {
    let figures = this.#figures.get(index);
    if (!figures) {
      figures = weightsOf(this.tie(index));
      this.#figures.set(index, figures);
    }
    return figures;
  }

  linksOf(figure: string): readonly Link[] {
    return this.#known().linksOf(figure);
  }

  /** The amount of a figure with its corrections. */
  amountOf(figure: string): Fen {
    return this.#known().amountOf(figure) + (this.#changes.get(figure) ?? 0);
  }

  correction(figure: string, change: Fen): Correction {
    const from = this.amountOf(figure);
    return { figure, from, to: from + change };
  }

  /** Lays corrections over the figures. */
  apply(corrections: readonly Correction[]): void {
    for (const { figure, from, to } of corrections) this.#shift(figure, to - from);
  }

  /** Runs `look` with corrections made, and takes them back. */
  with<Result>(corrections: readonly Correction[], look: () => Result): Result {
    this.apply(corrections);
    const result = look();
    for (const { figure, from, to } of corrections) this.#shift(figure, from - to);
    return result;
  }

  /** Groups of these ties that share figures. */
  components(ties: readonly number[]): number[][] {
    const wanted = new Set(ties);
    const components: number[][] = [];
    for (const start of ties) {
      if (!wanted.delete(start)) continue;
      const component: number[] = [];
      const queue = [start];
      for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
        component.push(index);
        for (const figure of this.figuresOf(index).keys()) {
          for (const { tie } of this.linksOf(figure)) if (wanted.delete(tie)) queue.push(tie);
        }
      }
      components.push(component.sort((left, right) => left - right));
    }
    return components;
  }

  #known(): TieIndex {
    this.#index ??= new TieIndex(this.ties);
    return this.#index;
  }

  #shift(figure: string, change: Fen): void {
    for (const { tie, weight } of this.linksOf(figure)) {
      const rest = (this.#rest[tie] as Fen) + weight * change;
      this.#rest[tie] = rest;
      if (isBroken(this.tie(tie), rest)) this.#broken.add(tie);
      else this.#broken.delete(tie);
    }
    this.#changes.set(figure, (this.#changes.get(figure) ?? 0) + change);
  }
}

function weightsOf(tie: Tie): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  if (tie.stated.figure !== undefined) weights.set(tie.stated.figure, 1);
  for (const { figure, weight } of tie.terms) {
    if (figure !== undefined) weights.set(figure, (weights.get(figure) ?? 0) - weight);
  }
  return weights;
}
