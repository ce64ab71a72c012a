/** What a check of text is: one plain object in one file, like the checks of tables, but looking at sentences. */
import type { Fen } from '../../amount';
import type { Severity, Term } from '../../checks';
import type { Classification } from '../../classifications';
import type { Lexicon } from './reading/lexicon';
import type { Passage, TextPlace } from './reading/passages';
import type { PerformanceTable } from './reading/performance';
import type { Quantity } from './reading/quantities';
import type { Correction } from './reading/corrected-statements';
import type { NarrativeReading, Statement } from './reading/statements';
import type { Tables } from './reading/subject-figures';

/** Something in the text that is to be put right. */
export interface TextFinding {
  readonly check: TextCheck;
  readonly severity: Severity;
  readonly text: TextPlace;
  /** Id of the published figure or row that it contradicts; empty where it is about the text alone. */
  readonly at: string;
  /** 哪里, 差多少, 怎么改. */
  readonly where: string;
  readonly howMuch: string;
  readonly remedy: string;
  /** As text; empty where it is no figure. */
  readonly stated: string;
  readonly expected: string;
  readonly difference: string;
  readonly terms: readonly Term[];
}

/** A count or an amount that is known from elsewhere, such as the entry worksheets: `车辆` 47 辆. */
export interface TextFact {
  /** As the text calls it. */
  readonly label: string;
  /** 分. */
  readonly amount?: Fen;
  readonly count?: { readonly value: string; readonly unit: string };
  /** Of equipment: the least value of a piece, 分, and whether it is yet to be bought. */
  readonly threshold?: Fen;
  readonly planned?: boolean;
  /** `label` is a project: what some of its money adds up to, 分. A text may mean any of them. */
  readonly projectAmounts?: readonly Fen[];
}

/** Labels of facts that are counts of projects and targets. */
export const OWN_PROJECTS = '当年非财政拨款项目';
export const FISCAL_PROJECTS = '当年财政拨款项目';
export const FUNDS_PROJECTS = '政府性基金预算项目';
export const CAPITAL_PROJECTS = '国有资本经营预算项目';
export const WHOLE_TARGETS = '单位整体绩效目标';

/** Everything that checks of text may look at. */
export interface TextCheckInput {
  readonly lines: readonly string[];
  readonly passages: readonly Passage[];
  readonly reading: NarrativeReading;
  readonly performance: readonly PerformanceTable[];
  readonly tables: Tables;
  /** Last year's tables, where its ledger was entered. */
  readonly prior?: Tables;
  readonly classification: Classification;
  readonly lexicon: Lexicon;
  /** Budget year; undefined where nothing tells. */
  readonly year?: number;
  /** As the tables have it, or as the text has it most often. */
  readonly unitName?: string;
  readonly facts: readonly TextFact[];
  /** How people find a line, counted from 1. */
  lineName(line: number): string;
}

/** What a check finds; the rest of the finding is made of where it stands. */
export interface Found {
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
  readonly severity?: Severity;
  readonly at?: string;
  readonly howMuch: string;
  readonly remedy: string;
  readonly stated?: string;
  readonly expected?: string;
  readonly difference?: string;
  readonly terms?: readonly Term[];
  /** What the statement should say, where that is known from beyond the text. */
  readonly correction?: Correction;
}

/** Where a number stands; what is undefined is passed over. */
type Place = Pick<Quantity, 'passage' | 'from'> | undefined;

/** Takes what a check finds, and which numbers it has looked at. */
export interface TextReport {
  find(found: Found): void;
  /** These numbers were compared with something: had they been others, it would have shown. */
  checked(...quantities: readonly (Place | readonly Place[])[]): void;
  /** What a statement should say, where that is known from beyond the text: the checks after this one go by it. */
  correct(correction: Correction): void;
  /** What the digits of a number should be, where sentences are understood otherwise with them. The text is read again. */
  misread(quantity: Quantity, digits: string): void;
}

export interface TextCheck {
  /** 6xx, stable, never reused. */
  readonly number: number;
  /** File name, doc heading, test name. */
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly basis: string;
  readonly why: string;
  readonly example: string;
  /**
   * It knows from beyond the text what should stand there, and goes first, so that one wrong number is told once, and the right
   * ones beside it are not called wrong: `reading`, where sentences are understood otherwise with the right number; `numbers`.
   */
  readonly settles?: 'reading' | 'numbers';
  run(input: TextCheckInput, report: TextReport): void;
}

/** The same conditions for text as for tables: what is published must be true and consistent. */
export const TEXT_BASIS =
  '《中华人民共和国预算法》第十四条；财政部《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当真实、准确，文字说明与报表一致';

/** The amounts of statements, for several checks: 分 of what is stated with the sign of its direction word. */
export function signedChange({ change }: Pick<Statement, 'change'>): Fen | undefined {
  if (!change || change.quantity.amount === undefined) return undefined;
  return change.direction === 'down' ? 0 - change.quantity.amount : change.quantity.amount;
}
