/** Runs all checks and turns what they found into findings: one for one wrong figure, with the other ties as evidence. */
import { type AmountUnit, type Fen, formatAmount } from '../amount';
import { solveFor } from './calculation';
import { type Check, type CheckInput, type Observation, residual, type Severity, type Tie } from './check';
import { type Correction, type Diagnosis, type FigureFacts, TieSystem } from './diagnose';
import { eachFigure } from './figures';
import { compareText, type Finding, sumText } from './finding';
import { CHECKS } from './index';
import { isLedgerTie, LEDGER_CHECK, LedgerAgreement } from './ledger-agreement';

/** What was found, and what could not be looked at. */
export interface Audit {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly { readonly check: Check; readonly reason: string }[];
}

/** What the audit knows of a figure. */
interface KnownFigure extends FigureFacts {
  readonly unit: AmountUnit;
}

const ORDER: readonly Severity[] = ['error', 'confirm', 'notice'];
/** More figures than this that differ from the ledger are told as one: the tables are out of date. */
const FEW_DIFFERENCES = 3;
/** With more sums off by rounding than these, a figure that seems to explain some of them explains nothing. */
const FEW_ROUNDING_DIFFERENCES = 12;

/**
 * @param input tables, codes, and the base worksheets where there are any
 * @param checks to run; all of them where left out
 * @returns findings by severity, then in the order of the checks
 */
export function audit(input: CheckInput, checks: readonly Check[] = CHECKS): Audit {
  const results = checks.map((check) => ({ check, ...check.run(input) }));
  const figures = knownFigures(input);
  const ties = results.flatMap((result) => result.ties);
  const ledger = new LedgerAgreement(ties.filter(isLedgerTie));
  const system = new TieSystem(
    ties.filter((tie) => !isLedgerTie(tie)),
    (id) => figures.get(id),
  );
  const diagnoses = system.diagnose().map((diagnosis) => ledger.settle(diagnosis));
  const wrong = diagnoses.flatMap((diagnosis) => findingsOf(diagnosis, figures));
  const differing = ledger.differingFrom(diagnoses.flatMap(({ corrections }) => corrections));
  const stale = staleFindings(differing, figures);
  const observed = results
    .flatMap(({ observations }) => observations.map(fromObservation))
    // Rows that the tables lack are part of the same news.
    .filter((finding) => differing.length <= FEW_DIFFERENCES || finding.check.name !== LEDGER_CHECK);
  const findings = [...mergeAtOneFigure([...wrong, ...stale], observed), ...roundingFindings(system, figures)];
  return {
    findings: findings.sort((left, right) => ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity)),
    notChecked: results.flatMap(({ check, notChecked }) => notChecked.map((reason) => ({ check, reason }))),
  };
}

function knownFigures(input: CheckInput): ReadonlyMap<string, KnownFigure> {
  const known = new Map<string, KnownFigure>();
  for (const { table, row, figure, column } of eachFigure(input.tables)) {
    const neighbours = [column + 1, column - 1].flatMap((beside) => row.figures[beside]?.id ?? []);
    known.set(figure.id, { blank: figure.blank, neighbours, unit: table.unit ?? '万元' });
  }
  return known;
}

function fromObservation(observation: Observation): Finding {
  const { check, at, severity = check.severity, stated, expected, message, remedy } = observation;
  const where = at.split('/')[0] ?? at;
  return {
    check,
    severity,
    at,
    where,
    howMuch: message,
    remedy,
    stated,
    expected,
    difference: '',
    terms: [],
    evidence: [],
    candidates: [],
  };
}

function findingsOf(diagnosis: Diagnosis, figures: ReadonlyMap<string, KnownFigure>): Finding[] {
  const { broken, corrections, candidates } = diagnosis;
  if (corrections.length === 0) return [unexplained(broken, candidates, figures)];
  const slid = slidInto(corrections, figures);
  if (slid)
    return [
      explained(slid.blank, broken, figures, `“${labelIn(broken, slid.full.figure)}”里的数应当在这一格。`, slid.full),
    ];
  return corrections.map((correction) => explained(correction, broken, figures));
}

/** An amount that slid into the cell beside it is one slip, not two. */
function slidInto(corrections: readonly Correction[], figures: ReadonlyMap<string, KnownFigure>) {
  if (corrections.length !== 2) return undefined;
  for (const [blank, full] of [corrections, [...corrections].reverse()] as [Correction, Correction][]) {
    if (blank.from === 0 && blank.to === full.from && figures.get(blank.figure)?.neighbours.includes(full.figure)) {
      return { blank, full };
    }
  }
  return undefined;
}

function explained(
  { figure, from, to }: Correction,
  broken: readonly Tie[],
  figures: ReadonlyMap<string, KnownFigure>,
  note = '',
  also?: Correction,
): Finding {
  const own = broken.filter((tie) => termsOf(tie).some((term) => term.figure === figure));
  const main = mainTie(own.length > 0 ? own : broken);
  const calculation = solveFor(main, figure);
  const unit = figures.get(figure)?.unit ?? '万元';
  const evidence = broken.filter((tie) => tie !== main);
  const text = (amount: Fen) => formatAmount(amount, unit);
  const others = evidence.length > 0 ? `，另有 ${evidence.length} 处勾稽因这一格不符` : '';
  const alsoText = also ? `“${labelIn(broken, also.figure)}”改为 ${also.to === 0 ? '空' : text(also.to)}。` : '';
  return {
    check: main.check,
    severity: worst(own),
    at: figure,
    where: calculation.figure.label,
    howMuch: `${compareText(from, to, unit)}（${sumText(calculation, unit)}${others}）`,
    remedy: `${note}请改为 ${to === 0 ? '空' : text(to)}。${alsoText}`,
    stated: text(from),
    expected: text(to),
    difference: text(from - to),
    terms: calculation.terms,
    evidence,
    candidates: [],
  };
}

/** No smallest set of figures explains what is broken: told once, at the total of the first tie. */
function unexplained(
  broken: readonly Tie[],
  candidates: readonly Correction[],
  figures: ReadonlyMap<string, KnownFigure>,
): Finding {
  const main = mainTie(broken);
  const { stated } = main;
  const at = stated.figure ?? main.terms.find((term) => term.figure !== undefined)?.figure ?? '';
  const unit = figures.get(at)?.unit ?? '万元';
  const { expected, terms } = solveFor(main);
  const named = candidates.map(({ figure, to }) => `“${labelIn(broken, figure)}”应为 ${formatAmount(to, unit)}`);
  const likely = named.length > 0 ? `可能是其中一处：${named.slice(0, 5).join('，或')}。` : '请逐项核对这些数。';
  return {
    check: main.check,
    severity: worst(broken),
    at,
    where: stated.label,
    howMuch:
      main.kind === 'at-most'
        ? `现为 ${formatAmount(stated.amount, unit)}，不应大于 ${sumText({ terms }, unit)}`
        : `${compareText(stated.amount, expected, unit)}（${sumText({ terms }, unit)}）`,
    remedy: likely,
    stated: formatAmount(stated.amount, unit),
    expected: formatAmount(expected, unit),
    difference: formatAmount(stated.amount - expected, unit),
    terms,
    evidence: broken.filter((tie) => tie !== main),
    candidates: candidates.map(({ figure }) => figure),
  };
}

/** Figures that differ from the ledger though the tables tie: few were overtyped; many, and the ledger was edited since. */
function staleFindings(differing: readonly Tie[], figures: ReadonlyMap<string, KnownFigure>): Finding[] {
  const findings = differing.map((tie) => {
    const { figure, expected } = solveFor(tie);
    const correction = { figure: figure.figure ?? '', from: figure.amount, to: expected };
    return explained(correction, [tie], figures);
  });
  const [first] = findings;
  if (!first || findings.length <= FEW_DIFFERENCES) return findings;
  return [
    {
      ...first,
      howMuch: `${first.howMuch}；共有 ${findings.length} 格与底稿不同，应是底稿在生成后改过`,
      remedy: '请重新一键生成；如果改的是公开表，请改回底稿后再生成。',
      candidates: findings.map((finding) => finding.at),
    },
  ];
}

/** A cell that is no number is wrong once: what it should be is added to that finding, not told as another. */
function mergeAtOneFigure(wrong: readonly Finding[], observed: readonly Finding[]): Finding[] {
  const expected = new Map(wrong.map((finding) => [finding.at, finding]));
  const merged = observed.map((finding) => {
    const also = finding.severity === 'error' && expected.get(finding.at);
    if (!also) return finding;
    expected.delete(finding.at);
    const { terms, evidence, difference } = also;
    return { ...finding, where: also.where, expected: also.expected, difference, terms, evidence, remedy: also.remedy };
  });
  return [...expected.values(), ...merged];
}

function roundingFindings(system: TieSystem, figures: ReadonlyMap<string, KnownFigure>): Finding[] {
  const differences = system.roundingDifferences();
  const named = differences.length <= FEW_ROUNDING_DIFFERENCES ? namedDifferences(system, figures) : [];
  const covered = new Set(named.flatMap(({ ties: own }) => own));
  return [
    ...named.map(({ finding }) => finding),
    ...differences
      .filter(({ index }) => !covered.has(index))
      .map(({ index, rest }) => roundingFinding(system.ties[index] as Tie, rest, figures)),
  ];
}

/** Where one figure, changed by a step, would let two or more sums come out exactly, it is named: it may be a slip. */
function namedDifferences(system: TieSystem, figures: ReadonlyMap<string, KnownFigure>) {
  return system.exactExplanations().map(({ correction, ties: own, broken }) => {
    const base = explained(correction, broken, figures);
    const howMuch = `${base.howMuch}，在四舍五入的范围内，可能是尾差`;
    const remedy = `如果不是尾差，${base.remedy}`;
    return { ties: own, finding: { ...base, severity: 'notice' as const, howMuch, remedy } };
  });
}

function roundingFinding(tie: Tie, rest: Fen, figures: ReadonlyMap<string, KnownFigure>): Finding {
  const { stated } = tie;
  const at = stated.figure ?? '';
  const unit = figures.get(at)?.unit ?? '万元';
  const { terms } = solveFor(tie);
  const expected = stated.amount - rest;
  return {
    check: tie.check,
    severity: 'notice',
    at,
    where: stated.label,
    howMuch: `${compareText(stated.amount, expected, unit)}，是四舍五入的尾差`,
    remedy: '一般不用改；如要求各数相加一致，请在底稿中调整尾数。',
    stated: formatAmount(stated.amount, unit),
    expected: formatAmount(expected, unit),
    difference: formatAmount(rest, unit),
    terms,
    evidence: [],
    candidates: [],
  };
}

function termsOf(tie: Tie) {
  return [tie.stated, ...tie.terms];
}

/** The calculation that convinces most: the same figure elsewhere, before a sum, before a limit. */
function mainTie(ties: readonly Tie[]): Tie {
  const rank = (tie: Tie) => ['identity', 'sum', 'at-most'].indexOf(tie.kind) + (residual(tie) === 0 ? 10 : 0);
  return [...ties].sort((left, right) => rank(left) - rank(right))[0] as Tie;
}

function labelIn(ties: readonly Tie[], figure: string): string {
  return ties.flatMap(termsOf).find((term) => term.figure === figure)?.label ?? figure;
}

function worst(ties: readonly Tie[]): Severity {
  return ORDER.find((severity) => ties.some((tie) => tie.check.severity === severity)) ?? 'error';
}
