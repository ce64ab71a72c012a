/** What the text states, sentence by sentence: of a subject, an amount, a share, a change, a rate, a count. */
import type { Fen } from '../../../amount';
import type { Passage } from './passages';
import type { Quantity } from './quantities';
import type { Subject } from './subjects';
import type { Direction } from './wording';
import type { Basis } from './year-words';

/** A change or a rate with the word that gives it its sign. */
export interface Movement {
  readonly quantity: Quantity;
  readonly direction: Direction;
  /** The direction word, and where it stands in the passage. */
  readonly word: string;
  readonly wordAt: number;
}

/** All that one stretch of text says of one subject. */
export interface Statement {
  readonly subject: Subject;
  readonly passage: Passage;
  /** Where it begins in the passage. */
  readonly from: number;
  amount?: Quantity;
  share?: { readonly quantity: Quantity; readonly of?: Subject };
  change?: Movement;
  rate?: Movement;
  /** Last year's amount, where it is spelt out. */
  prior?: Quantity;
  /** `由…减少到50.00万元`: the word that says which way the amount went from last year's. */
  reached?: Movement;
  /** `与上年持平`: where it says that nothing changed. Offsets of the passage. */
  unchanged?: { readonly passage: Passage; readonly from: number; readonly to: number };
  /** What the change is measured against, where it says so. */
  basis?: Basis;
  /** Says more of the amount of another: a second comparison. */
  readonly continues?: Statement;
  /** Words leave it open: what is compared may be one of these instead. */
  readonly mayBeOf?: readonly Statement[];
  /** Given as the reason of another change: it may be but a part of what changed. */
  readonly explains?: boolean;
  counts: Quantity[];
  /** Changes of a count: `增加0人`. */
  countChanges: Movement[];
  /** Says 共, 合计: it is a total of its neighbours. */
  readonly total: boolean;
  /** After 其中: what it is a part of. */
  readonly parent?: Statement;
  /** Parts of one whole that are told together; the same whole may be divided twice. */
  readonly division: number;
  /** Stands in 资金分配: a part of the project's money. */
  readonly allocation: boolean;
  /** `50万元以上`: the least value, 分, of the things that are counted. */
  readonly threshold?: Fen;
  /** After 主要原因是, up to the end of the sentence: passage, from, to. */
  reason?: { readonly passage: Passage; readonly from: number; readonly to: number };
}

/** `无…`, `未安排…`: a subject of which there is said to be nothing. */
export interface Negation {
  readonly subject: Subject;
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
}

/** `全部为…`, `均是…`: a thing is said to be all of a kind. */
export interface Inclusion {
  readonly of: Subject;
  /** As stated; the tables have it where it is not. */
  readonly amount?: Quantity;
  readonly kind: Subject;
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
}

/** `主要包括：甲、乙、丙`: names without amounts. */
export interface Listing {
  readonly passage: Passage;
  readonly of: Subject;
  /** The words before 包括. */
  readonly lead: string;
  readonly items: readonly { readonly text: string; readonly from: number }[];
  /** Ends in 等: it need not name everything. */
  readonly open: boolean;
  /** `8个科室，分别是…`. */
  readonly count?: Quantity;
}

/** A quantity that has no place in any statement, and why. */
export interface Unplaced {
  readonly quantity: Quantity;
  readonly reason: string;
}

/** A section of the narrative by its heading. */
export interface HeadingRead {
  readonly passage: Passage;
  readonly scope: string;
}

/** The name after 项目名称. */
export interface NamedProject {
  readonly name: string;
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
}

/** The narrative as understood. */
export interface NarrativeReading {
  readonly statements: readonly Statement[];
  readonly negations: readonly Negation[];
  readonly inclusions: readonly Inclusion[];
  readonly listings: readonly Listing[];
  readonly projects: readonly NamedProject[];
  /** Every number with a place in the text, years and citations among them. */
  readonly quantities: readonly Quantity[];
  readonly unplaced: readonly Unplaced[];
}
