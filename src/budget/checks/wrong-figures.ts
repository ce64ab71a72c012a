/** Tells what a diagnosis found: a wrong figure with the amount that fits, or a tie that no smallest set of figures explains. */
import { type Fen, formatAmount } from '../amount';
import { solveFor } from './calculation';
import { residual, type Severity, type Term, type Tie } from './check';
import { type Diagnosis, movedCells, wholeRow } from './diagnosis';
import { rowLabel } from './figures';
import { compareText, type Finding, sumText } from './finding';
import type { KnownFigures } from './known-figures';
import type { Correction } from './tie-system';

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'confirm', 'notice'];
/** More candidates than these are not named. */
const MOST_NAMED = 5;

/**
 * One finding for each act that went wrong: an amount that slid into the cell beside it is one, not two.
 *
 * @param right what every wrong figure should be, 分: where others stand in the same sum, it is told with these
 */
export function wrongFigures(
  { broken, corrections, candidates }: Diagnosis,
  figures: KnownFigures,
  right: ReadonlyMap<string, Fen>,
): Finding[] {
  if (corrections.length === 0) return [unexplained(broken, candidates, figures)];
  const whole = wholeRow(corrections, figures);
  if (whole)
    return [
      wrongRow(whole.kind, corrections, wrongFigure(corrections[0] as Correction, broken, figures, right), figures),
    ];
  const moved = movedCells(corrections, figures);
  if (!moved) return corrections.map((correction) => wrongFigure(correction, broken, figures, right));
  const { blank, full } = moved;
  const unit = figures(full.figure).unit;
  const name = labelIn(broken, full.figure);
  const finding = wrongFigure(blank, broken, figures, right);
  return [
    {
      ...finding,
      severity: worst(broken),
      remedy: `“${name}”里的数应当在这一格。${finding.remedy}“${name}”改为 ${correctText(full.to, unit)}。`,
    },
  ];
}

/** A row that is missing, told at the row that it should follow; or one that should not be there. */
function wrongRow(
  kind: 'missing' | 'extra',
  corrections: readonly Correction[],
  base: Finding,
  figures: KnownFigures,
): Finding {
  const [first] = corrections as [Correction];
  const { place, unit } = figures(first.figure);
  if (!place) return base;
  const { row, section, table } = place;
  const { number } = table.declaration;
  const ids = new Map(row.figures.flatMap((figure, column) => (figure ? [[figure.id, column] as const] : [])));
  const amounts = [...corrections]
    .sort((left, right) => (ids.get(left.figure) ?? 0) - (ids.get(right.figure) ?? 0))
    .map(({ figure, from, to }) => {
      const name = section.declaration.columns[ids.get(figure) ?? 0]?.name ?? '';
      return `${name} ${formatAmount(kind === 'missing' ? to : from, unit)}`;
    })
    .join('，');
  const label = rowLabel(number, row, section.declaration).slice(`表${number} `.length);
  if (kind === 'extra') {
    return {
      ...base,
      where: `表${number} ${label}`,
      howMuch: `这一行（${amounts} ${unit}）使合计与其他表都对不上`,
      remedy: '如果是多出的行，请删去；如果编码写错，请改正编码。',
      stated: amounts,
      expected: '',
      difference: '',
    };
  }
  const before = [...section.rows.slice(0, section.rows.indexOf(row))].reverse().find((other) => !other.isMissing);
  return {
    ...base,
    at: before?.id ?? table.id,
    where: `表${number}`,
    howMuch: `缺少“${label}”这一行（${sumText(base, unit)}，另有 ${base.evidence.length} 处勾稽因此不符）`,
    remedy: `请${before ? '在这一行之后' : ''}补上：${amounts} ${unit}。`,
    stated: '',
    expected: amounts,
    difference: '',
  };
}

/**
 * A figure with the amount that fits, told by the calculation that convinces most.
 *
 * @param broken ties that the figure breaks, perhaps among others
 */
export function wrongFigure(
  { figure, from, to }: Correction,
  broken: readonly Tie[],
  figures: KnownFigures,
  right: ReadonlyMap<string, Fen> = new Map(),
): Finding {
  const own = broken.filter((tie) => termsOf(tie).some((term) => term.figure === figure));
  const main = mainTie(own);
  const calculation = solveFor(withOthersRight(main, figure, right), figure);
  const { unit } = figures(figure);
  const evidence = own.filter((tie) => tie !== main && residual(tie) !== 0);
  const others = evidence.length > 0 ? `，另有 ${evidence.length} 处勾稽因这一格不符` : '';
  return {
    check: main.check,
    severity: worst(own),
    at: figure,
    where: calculation.figure.label,
    howMuch: `${compareText(from, to, unit)}（${sumText(calculation, unit)}${others}）`,
    remedy: `请改为 ${correctText(to, unit)}。`,
    stated: formatAmount(from, unit),
    expected: formatAmount(to, unit),
    difference: formatAmount(from - to, unit),
    terms: calculation.terms,
    unit,
    evidence,
    candidates: [],
  };
}

/** No smallest set of figures explains what is broken: told once, at the total of the first tie. */
function unexplained(broken: readonly Tie[], candidates: readonly Correction[], figures: KnownFigures): Finding {
  const main = mainTie(broken);
  const { stated } = main;
  const at = stated.figure ?? main.terms.find((term) => term.figure !== undefined)?.figure ?? '';
  const { unit } = figures(at);
  const { expected, terms } = solveFor(main);
  const named = candidates.map(({ figure, to }) => `“${labelIn(broken, figure)}”应为 ${correctText(to, unit)}`);
  const rest = named.length > MOST_NAMED ? `，或其他 ${named.length - MOST_NAMED} 处之一` : '';
  const likely =
    named.length > 0 ? `可能是其中一处：${named.slice(0, MOST_NAMED).join('，或')}${rest}。` : '请逐项核对这些数。';
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
    unit,
    evidence: broken.filter((tie) => tie !== main),
    candidates: candidates.map(({ figure }) => figure),
  };
}

function correctText(amount: Fen, unit: Parameters<typeof formatAmount>[1]): string {
  return amount === 0 ? '空' : formatAmount(amount, unit);
}

/** A tie as it is once the other wrong figures in it are right. */
function withOthersRight(tie: Tie, figure: string, right: ReadonlyMap<string, Fen>): Tie {
  const amend = (term: Term): Term => {
    const amount = term.figure === undefined || term.figure === figure ? undefined : right.get(term.figure);
    return amount === undefined ? term : { ...term, label: `${term.label}（改正后）`, amount };
  };
  return { ...tie, stated: amend(tie.stated), terms: tie.terms.map(amend) };
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
  return SEVERITIES.find((severity) => ties.some((tie) => tie.check.severity === severity)) ?? 'error';
}
