/** What is told to a person: one finding for one thing to put right. */
import { type AmountUnit, type Fen, formatAmount } from '../amount';
import type { Calculation } from './calculation';
import type { Check, Severity, Term, Tie } from './check';

export interface Finding {
  readonly check: Check;
  readonly severity: Severity;
  /** Id of the figure, row or table to look at. */
  readonly at: string;
  /** 哪里, as people say it; the cell is added by the worksheet layer. */
  readonly where: string;
  /** 差多少. */
  readonly howMuch: string;
  /** 怎么改. */
  readonly remedy: string;
  /** What stands there, what should, and the difference, as text; empty where it is no amount. */
  readonly stated: string;
  readonly expected: string;
  readonly difference: string;
  /** The sum spelt out; adds up to `expected`. */
  readonly terms: readonly Term[];
  /** The unit of the amounts. */
  readonly unit?: AmountUnit;
  /** Other calculations that the same figure breaks. */
  readonly evidence: readonly Tie[];
  /** Where no single figure explains what is broken: the figures that could be wrong. */
  readonly candidates: readonly string[];
}

/** The whole message in one line. */
export function messageOf(finding: Pick<Finding, 'where' | 'howMuch' | 'remedy'>): string {
  return `${finding.where}：${finding.howMuch}。${finding.remedy}`;
}

/** `现为 728.56，应为 728.65，少 0.09 万元`. */
export function compareText(stated: Fen, expected: Fen, unit: AmountUnit): string {
  const difference = stated - expected;
  const text = (amount: Fen) => formatAmount(amount, unit);
  return `现为 ${text(stated)}，应为 ${text(expected)}，${difference > 0 ? '多' : '少'} ${text(Math.abs(difference))} ${unit}`;
}

/** `表2 合计 总计 3,927.29 － 表2 … 1.00`: the terms as a sum. */
export function sumText({ terms }: Pick<Calculation, 'terms'>, unit: AmountUnit): string {
  const shown = terms.filter((term) => term.amount !== 0 || terms.length === 1);
  if (shown.length === 0) return '各项都是零';
  return shown
    .map((term, index) => {
      const sign = term.weight < 0 ? '－ ' : index === 0 ? '' : '＋ ';
      return `${sign}${term.label} ${formatAmount(term.amount, unit)}`;
    })
    .join(' ');
}
