/** 尾差: sums that are off by no more than rounding. Told with their size, never as errors. */
import { formatAmount } from '../amount';
import { solveFor } from './calculation';
import type { Term, Tie } from './check';
import { type Finding, sumText } from './finding';
import type { KnownFigures } from './known-figures';
import type { Correction, TieSystem } from './tie-system';
import { wrongFigure } from './wrong-figures';
import { largest } from '../long-lists';

/** With more sums off by rounding than these, a figure that seems to explain some of them explains nothing. */
const FEW = 40;

/** What is told of a rounding difference. */
export interface RoundingDifference {
  readonly finding: Finding;
  /** The figure that may be a slip instead, with the amount that would fit. */
  readonly corrections: readonly Correction[];
}

/**
 * One finding for each figure whose sums are off by rounding.
 *
 * @param system with the corrections of all wrong figures laid over it
 * @param mayBeSlips whether a figure may be named that would let several sums come out exactly: not where the ledger confirms
 *   every figure
 */
export function roundingDifferences(
  system: TieSystem,
  figures: KnownFigures,
  mayBeSlips: boolean,
): RoundingDifference[] {
  const named: RoundingDifference[] = [];
  if (mayBeSlips && system.inexact().length <= FEW) {
    for (let slip = likelySlip(system); slip; slip = likelySlip(system)) {
      named.push({ finding: namedDifference(slip, system, figures), corrections: [slip.correction] });
      system.apply([slip.correction]);
    }
  }
  const byFigure = new Map<string, number[]>();
  for (const index of system.inexact()) {
    const at = placeOf(system.tie(index));
    byFigure.set(at, [...(byFigure.get(at) ?? []), index]);
  }
  return [
    ...named,
    ...[...byFigure].map(([at, ties]) => ({ finding: difference(at, ties, system, figures), corrections: [] })),
  ];
}

interface Slip {
  readonly correction: Correction;
  readonly ties: readonly number[];
}

/**
 * The one figure that, changed, would let two or more of the sums come out exactly, all that it is in; or that, taken away
 * whole, would let a single one.
 */
function likelySlip(system: TieSystem): Slip | undefined {
  for (const component of system.components(system.inexact())) {
    const seen = new Set(component.flatMap((tie) => [...system.figuresOf(tie).keys()]));
    const slips = [...seen].flatMap((figure) => slipAt(system, figure) ?? []);
    const most = largest(slips.map(({ ties }) => ties.length));
    const [first, second] = slips.filter(({ ties }) => ties.length === most);
    if (first && !second) return first;
  }
  return undefined;
}

function slipAt(system: TieSystem, figure: string): Slip | undefined {
  const links = system.linksOf(figure).filter(({ tie }) => system.tie(tie).kind !== 'at-most');
  const [first] = links;
  if (!first || first.weight === 0) return undefined;
  const change = -system.rest(first.tie) / first.weight;
  if (change === 0 || links.some(({ tie, weight }) => system.rest(tie) + weight * change !== 0)) return undefined;
  const correction = system.correction(figure, change);
  if (correction.to < 0 && correction.from >= 0) return undefined;
  return links.length > 1 || correction.to === 0 ? { correction, ties: links.map(({ tie }) => tie) } : undefined;
}

function namedDifference({ correction, ties }: Slip, system: TieSystem, figures: KnownFigures): Finding {
  const base = wrongFigure(correction, corrected(system, ties), figures);
  return {
    ...base,
    severity: 'notice',
    howMuch: `${base.howMuch}，在四舍五入的范围内，可能是尾差`,
    remedy: `如果不是尾差，${base.remedy}`,
  };
}

function difference(at: string, ties: readonly number[], system: TieSystem, figures: KnownFigures): Finding {
  const [main, ...evidence] = corrected(system, ties) as [Tie, ...Tie[]];
  const { unit } = figures(at);
  const { stated } = main;
  const { expected, terms } = solveFor(main);
  const text = (amount: number) => formatAmount(amount, unit);
  const rest = stated.amount - expected;
  return {
    check: main.check,
    severity: 'notice',
    at,
    where: stated.label,
    howMuch: `印的是 ${text(stated.amount)}，各数相加是 ${text(expected)}（${sumText({ terms }, unit)}），${rest > 0 ? '多' : '少'} ${text(Math.abs(rest))} ${unit}，是四舍五入的尾差`,
    remedy: '一般不用改；如要求各数相加一致，请在底稿中调整尾数。',
    stated: text(stated.amount),
    expected: text(expected),
    difference: text(rest),
    terms,
    unit,
    evidence,
    candidates: [],
  };
}

function placeOf({ stated, terms }: Tie): string {
  return stated.figure ?? terms.find(({ figure }) => figure !== undefined)?.figure ?? '';
}

/** Ties with the corrected amounts. */
function corrected(system: TieSystem, indices: readonly number[]): Tie[] {
  const amend = (term: Term): Term =>
    term.figure === undefined ? term : { ...term, amount: system.amountOf(term.figure) };
  return indices.map((index) => {
    const tie = system.tie(index);
    return { ...tie, stated: amend(tie.stated), terms: tie.terms.map(amend) };
  });
}
