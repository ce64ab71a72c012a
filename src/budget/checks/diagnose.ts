/**
 * Which figure is wrong. The ties are a system of equations over printed figures: one wrong figure breaks every tie it is in.
 * Looks for the smallest set of figures whose correction lets every broken tie come out and breaks no other, within the
 * tolerance of each tie. Model of a sum as intervals: docs/decisions/0007.
 */
import type { Fen } from '../amount';
import { isBroken, residual, type Tie } from './check';
import { compareScores, isClearlyLikelier, type Score } from './explanation-score';
import { slipRank } from './slip';

/** A figure with the amount that would fit. */
export interface Correction {
  readonly figure: string;
  /** 分. */
  readonly from: Fen;
  readonly to: Fen;
}

/** Ties that broke together, and what explains them. */
export interface Diagnosis {
  readonly broken: readonly Tie[];
  /** One correction, or two or three where no smaller set explains the ties; none where several sets would. */
  readonly corrections: readonly Correction[];
  /** Where there are no corrections: figures any one of which could be wrong; none where not even that is known. */
  readonly candidates: readonly Correction[];
}

/** What the printed amount of a figure is, beyond its ties: to prefer the likely among several explanations. */
export interface FigureFacts {
  readonly blank: boolean;
  /** Figures beside it in its row, nearest first. */
  readonly neighbours: readonly string[];
}

/** Sets of more figures than this are not looked for: what breaks so much is better told tie by tie. */
const LARGEST_SET = 3;
/** Figures that are tried as the first of a pair or triple; beyond it the search would no longer be quick. */
const MOST_TRIED = 400;
/** Groups of more broken ties than these are not searched for pairs, for triples. */
const MOST_TIES: readonly [number, number] = [300, 40];

interface Link {
  readonly tie: number;
  readonly weight: number;
}

/** A system of ties with corrections laid over it. */
export class TieSystem {
  readonly #links = new Map<string, Link[]>();
  readonly #figures: ReadonlyMap<string, number>[] = [];
  readonly #rest: Fen[];
  readonly #amounts = new Map<string, Fen>();

  /**
   * @param ties all calculations that could be made, those that come out too: they tell which figures are right
   * @param facts of a figure
   */
  constructor(
    readonly ties: readonly Tie[],
    private readonly facts: (figure: string) => FigureFacts | undefined,
  ) {
    this.#rest = ties.map((tie) => residual(tie));
    ties.forEach((tie, index) => {
      const weights = new Map<string, number>();
      for (const [term, weight] of [
        [tie.stated, 1] as const,
        ...tie.terms.map((term) => [term, -term.weight] as const),
      ]) {
        if (term.figure === undefined) continue;
        weights.set(term.figure, (weights.get(term.figure) ?? 0) + weight);
        this.#amounts.set(term.figure, term.amount);
      }
      this.#figures.push(weights);
      for (const [figure, weight] of weights) {
        const links = this.#links.get(figure) ?? [];
        links.push({ tie: index, weight });
        this.#links.set(figure, links);
      }
    });
  }

  /** Explains what single figures explain first, then pairs, then triples; each explanation may settle other groups too. */
  diagnose(): Diagnosis[] {
    const diagnoses: Diagnosis[] = [];
    const given = new Set<number>();
    for (let size = 1; size <= LARGEST_SET; size++) {
      for (let again = true; again;) {
        again = false;
        const broken = this.#broken().filter((tie) => !given.has(tie));
        for (const component of this.#components(broken)) {
          if (size > 1 && component.length > (MOST_TIES[size - 2] ?? 0)) continue;
          const found = this.#sets(component, size);
          const [best, second] = found;
          if (!best) continue;
          if (second && !isClearlyLikelier(best.score, second.score)) {
            const equal = found.filter((set) => !isClearlyLikelier(best.score, set.score));
            const candidates = size === 1 ? equal.flatMap((set) => set.corrections) : [];
            diagnoses.push({ broken: this.#tiesOf(component), corrections: [], candidates });
            for (const tie of component) given.add(tie);
            continue;
          }
          for (const { figure, from, to } of best.corrections) this.#shift(figure, to - from);
          const still = new Set(this.#broken());
          const settled = broken.filter((tie) => !still.has(tie));
          diagnoses.push({ broken: this.#tiesOf(settled), corrections: best.corrections, candidates: [] });
          again = true;
          break;
        }
      }
    }
    const unexplained = this.#broken().filter((tie) => !given.has(tie));
    return [
      ...diagnoses,
      ...this.#components(unexplained).map((component) => ({
        broken: this.#tiesOf(component),
        corrections: [],
        candidates: [],
      })),
    ];
  }

  /** Sums that are off by no more than rounding, once the corrections are made: which, and what each is off by, 分. */
  roundingDifferences(): { readonly index: number; readonly rest: Fen }[] {
    return this.ties.flatMap((tie, index) => {
      const rest = this.#rest[index] as Fen;
      return tie.kind !== 'at-most' && rest !== 0 && !isBroken(tie, rest) ? [{ index, rest }] : [];
    });
  }

  /** Single figures that, changed, would let two or more of the rounding differences vanish and make no other. */
  exactExplanations(): {
    readonly correction: Correction;
    readonly ties: readonly number[];
    readonly broken: readonly Tie[];
  }[] {
    const inexact = this.roundingDifferences().map(({ index }) => index);
    return this.#components(inexact).flatMap((component) => {
      if (component.length < 2) return [];
      const exact = this.#singles(component).filter(({ figure, from, to }) =>
        (this.#links.get(figure) ?? []).every(
          ({ tie, weight }) =>
            this.ties[tie]?.kind === 'at-most' || (this.#rest[tie] as Fen) + weight * (to - from) === 0,
        ),
      );
      const [correction] = exact;
      return correction && exact.length === 1 ? [{ correction, ties: component, broken: this.#tiesOf(component) }] : [];
    });
  }

  #broken(): number[] {
    return this.ties.flatMap((tie, index) => (isBroken(tie, this.#rest[index]) ? [index] : []));
  }

  #tiesOf(indices: readonly number[]): Tie[] {
    return indices.map((index) => this.ties[index] as Tie);
  }

  /** Sets of `size` corrections that let all these ties come out and break no other, the likeliest first. */
  #sets(component: readonly number[], size: number): ScoredSet[] {
    const sets: ScoredSet[] = [];
    const seen = new Set<string>();
    const search = (remaining: readonly number[], corrections: readonly Correction[]) => {
      if (remaining.length === 0) return;
      const left = size - corrections.length;
      if (left === 1) {
        for (const correction of this.#singles(remaining)) {
          const set = [...corrections, correction];
          const key = set
            .map(({ figure }) => figure)
            .sort()
            .join('\n');
          if (
            set.some(({ figure }, index) => index < corrections.length && figure === correction.figure) ||
            seen.has(key)
          )
            continue;
          seen.add(key);
          sets.push({ corrections: set, score: this.#score(set) });
        }
        return;
      }
      for (const correction of this.#trials(remaining)) {
        if (corrections.some(({ figure }) => figure === correction.figure)) continue;
        const change = correction.to - correction.from;
        this.#shift(correction.figure, change);
        const touched = new Set([...remaining, ...(this.#links.get(correction.figure) ?? []).map(({ tie }) => tie)]);
        const after = [...touched].filter((index) => isBroken(this.ties[index] as Tie, this.#rest[index]));
        search(after, [...corrections, correction]);
        this.#shift(correction.figure, -change);
      }
    };
    search(component, []);
    return sets.sort((left, right) => compareScores(left.score, right.score));
  }

  /** Single corrections after which all these ties, and all others of the figure, come out. */
  #singles(broken: readonly number[]): Correction[] {
    const [first] = broken;
    if (first === undefined) return [];
    const found: Correction[] = [];
    for (const figure of this.#figures[first]?.keys() ?? []) {
      if (!broken.every((index) => this.#figures[index]?.has(figure))) continue;
      const change = this.#fittingChange(figure);
      if (change !== undefined && change !== 0) found.push(this.#correction(figure, change));
    }
    return found.filter(({ to, from }) => to >= 0 || from < 0);
  }

  /** The change of a figure after which none of its ties is broken, the one that lets most come out exactly. */
  #fittingChange(figure: string): Fen | undefined {
    let [low, high] = [-Infinity, Infinity];
    const votes = new Map<Fen, number>();
    for (const { tie, weight } of this.#links.get(figure) ?? []) {
      if (weight === 0) continue;
      const { kind, tolerance } = this.ties[tie] as Tie;
      const rest = this.#rest[tie] as Fen;
      const bounds = [(-tolerance - rest) / weight, (tolerance - rest) / weight];
      if (kind === 'at-most') bounds[weight > 0 ? 0 : 1] = weight > 0 ? -Infinity : Infinity;
      low = Math.max(low, Math.min(...bounds));
      high = Math.min(high, Math.max(...bounds));
      if (kind !== 'at-most') votes.set(-rest / weight, (votes.get(-rest / weight) ?? 0) + 1);
    }
    const possible = [...votes].filter(([change]) => change >= low && change <= high);
    return possible.sort((left, right) => right[1] - left[1])[0]?.[0];
  }

  /** Corrections worth trying as part of a larger set: those that let some of the broken ties come out. */
  #trials(broken: readonly number[]): Correction[] {
    // A figure that explains most of the broken ties is tried first; some figure of the smallest tie must be wrong.
    const smallest = [...broken].sort((left, right) => this.#size(left) - this.#size(right))[0] as number;
    const inBroken = new Set(broken);
    const trials: { correction: Correction; votes: number }[] = [];
    for (const figure of this.#figures[smallest]?.keys() ?? []) {
      const votes = new Map<Fen, number>();
      for (const { tie, weight } of this.#links.get(figure) ?? []) {
        if (!inBroken.has(tie) || weight === 0 || this.ties[tie]?.kind === 'at-most') continue;
        const change = -(this.#rest[tie] as Fen) / weight;
        if (Number.isSafeInteger(change) && change !== 0) votes.set(change, (votes.get(change) ?? 0) + 1);
      }
      for (const [change, count] of votes) trials.push({ correction: this.#correction(figure, change), votes: count });
    }
    return trials
      .filter(({ correction }) => correction.to >= 0)
      .sort((left, right) => right.votes - left.votes)
      .slice(0, MOST_TRIED)
      .map(({ correction }) => correction);
  }

  #size(tie: number): number {
    return this.#figures[tie]?.size ?? 0;
  }

  #correction(figure: string, change: Fen): Correction {
    const from = this.#amounts.get(figure) ?? 0;
    return { figure, from, to: from + change };
  }

  #shift(figure: string, change: Fen): void {
    for (const { tie, weight } of this.#links.get(figure) ?? []) {
      this.#rest[tie] = (this.#rest[tie] as Fen) + weight * change;
    }
    this.#amounts.set(figure, (this.#amounts.get(figure) ?? 0) + change);
  }

  /** How likely a set is; all but its last correction are made already. */
  #score(corrections: readonly Correction[]): Score {
    const last = corrections.at(-1) as Correction;
    this.#shift(last.figure, last.to - last.from);
    let inexact = 0;
    let total = 0;
    for (const { figure } of corrections) {
      for (const { tie } of this.#links.get(figure) ?? []) {
        if (this.ties[tie]?.kind === 'at-most') continue;
        total++;
        if (this.#rest[tie] !== 0) inexact++;
      }
    }
    this.#shift(last.figure, last.from - last.to);
    const slips = corrections.reduce(
      (sum, { figure, from, to }) => sum + slipRank(from, to, this.facts(figure)?.blank),
      0,
    );
    return [this.#isMove(corrections) ? 0 : 1, inexact, slips, -total];
  }

  /** An amount that slid into the cell beside it: one blank figure gets exactly what its neighbour gives back. */
  #isMove(corrections: readonly Correction[]): boolean {
    const [first, second] = corrections;
    if (!first || !second || corrections.length !== 2) return false;
    const slid = (blank: Correction, full: Correction) =>
      blank.from === 0 &&
      full.to === 0 &&
      blank.to === full.from &&
      this.facts(blank.figure)?.neighbours.includes(full.figure);
    return Boolean(slid(first, second) || slid(second, first));
  }

  /** Groups of broken ties that share figures. */
  #components(broken: readonly number[]): number[][] {
    const wanted = new Set(broken);
    const components: number[][] = [];
    const seen = new Set<number>();
    for (const start of broken) {
      if (seen.has(start)) continue;
      const component: number[] = [];
      const queue = [start];
      seen.add(start);
      for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
        component.push(index);
        for (const figure of this.#figures[index]?.keys() ?? []) {
          for (const { tie } of this.#links.get(figure) ?? []) {
            if (!wanted.has(tie) || seen.has(tie)) continue;
            seen.add(tie);
            queue.push(tie);
          }
        }
      }
      components.push(component.sort((left, right) => left - right));
    }
    return components;
  }
}

interface ScoredSet {
  readonly corrections: readonly Correction[];
  readonly score: Score;
}
