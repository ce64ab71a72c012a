/** What a check is. It returns calculations, not sentences; everything a person reads is made of them elsewhere. */
import type { Fen } from '../amount';
import type { Budget } from '../budget';
import type { Classification } from '../classifications';
import type { PublishedRow, PublishedSection, PublishedTable } from '../published';
import type { FilledTable, SectionDeclaration, TableNumber } from '../tables';

/** 错误 must be put right; 核实 may be right but must be confirmed; 提示 is a rounding difference or a convention. */
export type Severity = 'error' | 'confirm' | 'notice';

/** One figure in a calculation. Without `figure` it is a constant: a row that a table does not have, or the ledger's sum. */
export interface Term {
  readonly label: string;
  /** Id of a published figure. */
  readonly figure?: string;
  /** 分. */
  readonly amount: Fen;
  readonly weight: number;
}

/**
 * A calculation that must come out: `stated` against the weighted sum of `terms`.
 * - `identity`: the same figure twice, exact.
 * - `sum`: of printed figures, judged by intervals; each printed figure stands for half a step to either side.
 * - `at-most`: stated ≤ sum.
 */
export interface Tie {
  readonly check: Check;
  readonly kind: 'identity' | 'sum' | 'at-most';
  readonly stated: Term;
  readonly terms: readonly Term[];
  /** How far a sum may be off by rounding alone, 分. */
  readonly tolerance: Fen;
}

/** Something wrong that is no calculation: a missing remark, an unknown code. */
export interface Observation {
  readonly check: Check;
  /** Id of a figure, a row or a table. */
  readonly at: string;
  /** How people say where that is; the table where left out. */
  readonly where?: string;
  /** Where it differs from the check's own severity. */
  readonly severity?: Severity;
  /** What stands there and what should. */
  readonly stated: string;
  readonly expected: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a check found. What it could not look at, it says. */
export interface CheckResult {
  readonly ties: readonly Tie[];
  readonly observations: readonly Observation[];
  /** Reasons, in Chinese; none where everything was looked at. */
  readonly notChecked: readonly string[];
}

/** Names a figure. The section is `main` where it is left out. */
export interface FigureRef {
  readonly table: TableNumber;
  readonly section?: SectionDeclaration['id'];
  readonly row: string;
  readonly column: string;
  readonly weight?: number;
}

/** By column, the figures of a row as terms; undefined where the row lacks the column. */
export type RowTerms = readonly (Term | undefined)[];

/** Finds figures of the tables. */
export interface FigureLookup {
  section(table: TableNumber, id?: SectionDeclaration['id']): PublishedSection | undefined;
  /** 分 in the last printed digit of a table. */
  step(table: TableNumber): Fen;
  /** The terms of a row that is at hand. */
  termsOf(table: TableNumber, section: PublishedSection, row: PublishedRow): RowTerms;
  /**
   * @returns a term; a constant zero where the table has no such row; a reason in Chinese where the table, the column or the
   *   fixed row is missing
   */
  find(ref: FigureRef): Term | string;
}

/** Everything checks may look at. */
export interface CheckInput {
  readonly tables: ReadonlyMap<TableNumber, PublishedTable>;
  readonly classification: Classification;
  /** From the base worksheets, where the workbook has them. */
  readonly budget?: Budget;
  /** The tables as the base worksheets give them now. */
  readonly filled?: readonly FilledTable[];
}

export interface Check {
  /** Stable, never reused: people say it on the phone. 1xx form, 2xx sums, 3xx between tables, 4xx ledger, 5xx logic. */
  readonly number: number;
  /** File name, doc heading, test name. */
  readonly name: string;
  readonly title: string;
  readonly severity: Severity;
  readonly basis: string;
  /** Why it matters, for docs/checks.md. */
  readonly why: string;
  /** An example message, for docs/checks.md. */
  readonly example: string;
  /**
   * @param input what to look at
   * @param figures of the same tables, where several checks share them
   */
  run(input: CheckInput, figures?: FigureLookup): CheckResult;
}

export const TIE_BASIS = '财政部《地方预决算公开操作规程》（财预〔2016〕143号）：公开表格之间数据应当衔接一致';
export const FORM_BASIS = '财政部《地方预决算公开操作规程》（财预〔2016〕143号）：公开内容应当完整、真实、准确';

/** Why nothing between tables was looked at. */
export const NO_TABLES = '没有找到任何公开表';

export const NOTHING: CheckResult = { ties: [], observations: [], notChecked: [] };

/** How far `stated` is above the sum of the terms, 分. */
export function residual(tie: Tie): Fen {
  return tie.terms.reduce((rest, term) => rest - term.weight * term.amount, tie.stated.amount);
}

/** Whether a tie is more than rounding away from coming out. */
export function isBroken(tie: Tie, rest: Fen = residual(tie)): boolean {
  return tie.kind === 'at-most' ? rest > tie.tolerance : Math.abs(rest) > tie.tolerance;
}
