/**
 * Which figure is wrong. One wrong figure breaks every tie it is in. Looks for the smallest set of figures whose correction lets
 * every broken tie come out and breaks no other, within the tolerance of each tie. Model of a sum as intervals:
 * docs/decisions/0007.
 */
import type { Fen } from '../amount';
import type { Tie } from './check';
import { type Diagnosis, type FigureFacts, movedCells } from './diagnosis';
import { compareScores, isClearlyLikelier, type Score } from './explanation-score';
import { fittingChange } from './fitting-change';
import { slipRank } from './slip';
import type { Correction, TieSystem } from './tie-system';

/** Sets of more figures than this are not looked for: what breaks so much is better told tie by tie. */
const LARGEST_SET = 3;
/** Figures that are tried as the first of a pair or triple; beyond it the search would no longer be quick. */
const MOST_TRIED = 400;
/** Groups of more broken ties than these are not searched for pairs, for triples. */
const MOST_TIES: readonly [number, number] = [300, 40];

/** What a sum of a single amount that is off by rounding counts for, against one of a longer sum. */
const SINGLE_TERM = 3;

interface ScoredSet {
  readonly corrections: readonly Correction[];
  readonly score: Score;
}

/**
 * Explains what single figures explain first, then pairs, then triples; each explanation may settle other groups too.
 *
 * @param system of all ties; the corrections that are found stay laid over it
 * @param facts of a figure
 */
export function diagnose(system: TieSystem, facts: (figure: string) => FigureFacts): Diagnosis[] {
  return new Diagnostician(system, facts).diagnose();
}

class Diagnostician {
  /** Whether sums that have nothing to do with what is broken are off by rounding. */
  private readonly rounds: boolean;

  constructor(
    private readonly system: TieSystem,
    private readonly facts: (figure: string) => FigureFacts,
  ) {
    const broken = new Set(system.broken().flatMap((tie) => [...system.figuresOf(tie).keys()]));
    const isApart = (tie: number) => ![...system.figuresOf(tie).keys()].some((figure) => broken.has(figure));
    this.rounds = broken.size > 0 && system.inexact().some(isApart);
  }

  diagnose(): Diagnosis[] {
    const { system } = this;
    const diagnoses: Diagnosis[] = [];
    const given = new Set<number>();
    const ungiven = () => system.broken().filter((tie) => !given.has(tie));
    for (let size = 1; size <= LARGEST_SET; size++) {
      const hopeless = new Set<string>();
      for (let again = true; again;) {
        again = false;
        const broken = ungiven();
        for (const component of system.components(broken)) {
          // Nothing about a group that was looked at in vain has changed since.
          const key = component.join();
          if (hopeless.has(key)) continue;
          const found = size > 1 && component.length > (MOST_TIES[size - 2] ?? 0) ? [] : this.sets(component, size);
          const certain = clearlyLikeliest(found);
          const moves = certain || size > 1 ? [] : this.moves(component);
          const clear = certain ?? clearlyLikeliest(moves);
          if (clear) {
            system.apply(clear.corrections);
            const settled = broken.filter((tie) => !system.isBroken(tie));
            const ties = [...settled, ...this.joining(clear.corrections, settled)];
            diagnoses.push({ broken: this.tiesOf(ties), corrections: clear.corrections, candidates: [] });
            again = true;
            break;
          }
          hopeless.add(key);
          const [best] = found;
          if (best) {
            const equal = found.filter((set) => !isClearlyLikelier(best.score, set.score));
            const candidates = size === 1 ? equal.flatMap((set) => set.corrections) : [];
            diagnoses.push({ broken: this.tiesOf(component), corrections: [], candidates });
            for (const tie of component) given.add(tie);
            continue;
          }
          const [move] = moves;
          if (!move) continue;
          const settled = system.with(move.corrections, () => broken.filter((tie) => !system.isBroken(tie)));
          const candidates = moves.flatMap(({ corrections: [blank] }) => blank ?? []);
          diagnoses.push({ broken: this.tiesOf(settled), corrections: [], candidates });
          for (const tie of settled) given.add(tie);
          again = true;
          break;
        }
      }
    }
    const unexplained = system.components(ungiven());
    return [
      ...diagnoses,
      ...unexplained.map((component) => ({ broken: this.tiesOf(component), corrections: [], candidates: [] })),
    ];
  }

  private tiesOf(indices: readonly number[]): Tie[] {
    return indices.map((index) => this.system.tie(index));
  }

  /** Ties that hold only because two wrong figures agree: where a figure breaks none, these tell what it should be. */
  private joining(corrections: readonly Correction[], settled: readonly number[]): number[] {
    const { system } = this;
    const alone = corrections.filter(({ figure }) => !settled.some((tie) => system.figuresOf(tie).has(figure)));
    const isShared = (tie: number) => corrections.filter(({ figure }) => system.figuresOf(tie).has(figure)).length > 1;
    return [...new Set(alone.flatMap(({ figure }) => system.linksOf(figure).map(({ tie }) => tie)))].filter(isShared);
  }

  /** Sets of `size` corrections that let all these ties come out and break no other, the likeliest first. */
  private sets(component: readonly number[], size: number): ScoredSet[] {
    const found = new Map<string, readonly Correction[]>();
    const search = (remaining: readonly number[], made: readonly Correction[]) => {
      if (remaining.length === 0) return;
      if (made.length === size - 1) {
        for (const last of this.singles(remaining)) {
          const set = [...made, last];
          const figures = new Set(set.map(({ figure }) => figure));
          if (figures.size === size) found.set([...figures].sort().join('\n'), set);
        }
        return;
      }
      for (const trial of this.trials(remaining)) {
        if (made.some(({ figure }) => figure === trial.figure)) continue;
        this.system.with([trial], () => {
          const touched = new Set([...remaining, ...this.system.linksOf(trial.figure).map(({ tie }) => tie)]);
          search(
            [...touched].filter((tie) => this.system.isBroken(tie)),
            [...made, trial],
          );
        });
      }
    };
    search(component, []);
    return this.scored([...found.values()]);
  }

  /** Single corrections after which all these ties, and all others of the figure, come out. */
  private singles(broken: readonly number[]): Correction[] {
    const [first] = broken;
    if (first === undefined) return [];
    const found: Correction[] = [];
    for (const figure of this.system.figuresOf(first).keys()) {
      if (!broken.every((index) => this.system.figuresOf(index).has(figure))) continue;
      const change = fittingChange(this.system, figure, this.facts(figure).step);
      if (change !== undefined && change !== 0) found.push(this.system.correction(figure, change));
    }
    return found.filter(isPlausible);
  }

  /**
   * Amounts that slid into the cell beside them, where each of the two cells breaks ties of its own: a blank figure gets what
   * its neighbour gives back.
   */
  private moves(component: readonly number[]): ScoredSet[] {
    const { system } = this;
    const [first] = component;
    const moves: (readonly Correction[])[] = [];
    for (const figure of first === undefined ? [] : system.figuresOf(first).keys()) {
      for (const beside of this.facts(figure).neighbours) {
        const [blank, full] = system.amountOf(figure) === 0 ? [figure, beside] : [beside, figure];
        if (system.amountOf(blank) !== 0 || system.amountOf(full) === 0) continue;
        const back = system.correction(blank, system.amountOf(full));
        const rest = system.with([back], () => fittingChange(system, full, this.facts(full).step));
        if (rest === undefined || rest === 0) continue;
        const move = [back, system.correction(full, rest)];
        const ties = new Set([
          ...component,
          ...move.flatMap(({ figure: id }) => system.linksOf(id).map(({ tie }) => tie)),
        ]);
        if (system.with(move, () => [...ties].every((tie) => !system.isBroken(tie)))) moves.push(move);
      }
    }
    return this.scored(moves);
  }

  /** Corrections worth trying as part of a larger set: those that let some of the broken ties come out. */
  private trials(broken: readonly number[]): Correction[] {
    const { system } = this;
    // Some figure of the smallest tie must be wrong; one that explains most of the broken ties is tried first.
    const size = (tie: number) => system.figuresOf(tie).size;
    const smallest = [...broken].sort((left, right) => size(left) - size(right))[0] as number;
    const inBroken = new Set(broken);
    const trials: { correction: Correction; votes: number }[] = [];
    for (const figure of system.figuresOf(smallest).keys()) {
      const votes = new Map<Fen, number>();
      for (const { tie, weight } of system.linksOf(figure)) {
        if (!inBroken.has(tie) || weight === 0 || system.tie(tie).kind === 'at-most') continue;
        const change = -system.rest(tie) / weight;
        if (Number.isSafeInteger(change) && change !== 0) votes.set(change, (votes.get(change) ?? 0) + 1);
      }
      for (const [change, count] of votes) trials.push({ correction: system.correction(figure, change), votes: count });
    }
    return trials
      .filter(({ correction }) => correction.to >= 0)
      .sort((left, right) => right.votes - left.votes)
      .slice(0, MOST_TRIED)
      .map(({ correction }) => correction);
  }

  private scored(sets: readonly (readonly Correction[])[]): ScoredSet[] {
    return sets
      .map((corrections) => ({ corrections, score: this.score(corrections) }))
      .sort((left, right) => compareScores(left.score, right.score));
  }

  /** How much these ties look spoiled: a sum of one amount alone hardly ever rounds. */
  private spoiled(ties: readonly number[]): number {
    return ties
      .filter((tie) => this.system.rest(tie) !== 0)
      .reduce((sum, tie) => sum + (amountsIn(this.system.tie(tie)) < 2 ? SINGLE_TERM : 1), 0);
  }

  private score(corrections: readonly Correction[]): Score {
    const { system } = this;
    const ties = corrections
      .flatMap(({ figure }) => system.linksOf(figure).map(({ tie }) => tie))
      .filter((tie) => system.tie(tie).kind !== 'at-most');
    const unbroken = ties.filter((tie) => !system.isBroken(tie));
    const before = this.spoiled(unbroken);
    const [after, inexact] = system.with(corrections, () => [
      this.spoiled(unbroken),
      ties.filter((tie) => system.rest(tie) !== 0).length,
    ]);
    return {
      notMoved: movedCells(corrections, this.facts) ? 0 : 1,
      spoiled: after - before,
      inexact: this.rounds ? 0 : inexact,
      slips: corrections.reduce((sum, { figure, from, to }) => sum + slipRank(from, to, this.facts(figure).blank), 0),
      unexplained: -ties.length,
    };
  }
}

function amountsIn({ terms }: Tie): number {
  return terms.filter(({ amount }) => amount !== 0).length;
}

/** The likeliest of these, sorted, if it is clearly so. */
function clearlyLikeliest([best, second]: readonly ScoredSet[]): ScoredSet | undefined {
  return best && (!second || isClearlyLikelier(best.score, second.score)) ? best : undefined;
}

/** No amount becomes negative that was not. */
function isPlausible({ from, to }: Correction): boolean {
  return to >= 0 || from < 0;
}
