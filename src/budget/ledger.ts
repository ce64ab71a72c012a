/** The ledger (支出明细) and the income budget (收入预算): what the accountant enters, read and valid. */
import type { Fen } from './amount';
import type { FundingSourceId } from './funding-source';

/** 支出类型: 人员经费 and 公用经费 make up 基本支出. */
export type ExpenditureType = 'personnel' | 'publicUse' | 'project';

/** 基本支出. */
export const BASIC_EXPENDITURE: readonly ExpenditureType[] = ['personnel', 'publicUse'];

/** 政府采购 kind of a line. */
export type Procurement = 'none' | 'goods' | 'works' | 'services';

/** One line of the ledger. */
export interface LedgerLine {
  /** 7-digit functional code (项). */
  readonly functional: string;
  readonly type: ExpenditureType;
  /** Project name; `''` where the line has none. */
  readonly project: string;
  /** 5-digit economic code (款). */
  readonly economic: string;
  readonly source: FundingSourceId;
  /** 分. */
  readonly amount: Fen;
  readonly procurement: Procurement;
  readonly remark: string;
  /** The worksheet row it stands in, counted from 1 as people see it. */
  readonly sheetRow: number;
}

/** What decides where a line is printed. All lines alike in this form one group. */
export type LineKind = Pick<LedgerLine, 'functional' | 'type' | 'project' | 'economic' | 'source'>;

/**
 * Lines with the group of each. A ledger of 100,000 lines has a few hundred groups; grouping once lets every table be summed
 * from the groups, and every figure find its lines again.
 */
export interface Ledger {
  readonly lines: readonly LedgerLine[];
  /** In order of first appearance. */
  readonly groups: readonly LineKind[];
  /** `groupOf[i]` is the index in `groups` of `lines[i]`. */
  readonly groupOf: Int32Array;
  /** `amounts[i]` is `lines[i].amount`, side by side for summing. 分. */
  readonly amounts: Float64Array;
}

/** One row of 收入预算. */
export interface IncomeEntry {
  readonly source: FundingSourceId;
  /** 分. */
  readonly amount: Fen;
  readonly sheetRow: number;
}

/** What a {@link LineKind} is made of. */
const FIELDS = 5;

/**
 * Builds a ledger from its lines.
 *
 * @param lines in worksheet order
 * @throws RangeError where the sum of all amounts leaves the range in which whole 分 are exact (90 万亿元)
 */
export function createLedger(lines: readonly LedgerLine[]): Ledger {
  const amounts = new Float64Array(lines.length);
  let magnitude = 0;
  for (let i = 0; i < lines.length; i++) {
    const { amount } = lines[i] as LedgerLine;
    amounts[i] = amount;
    magnitude += Math.abs(amount);
  }
  if (magnitude > Number.MAX_SAFE_INTEGER) throw new RangeError('支出明细的金额合计超过 90 万亿元，请检查金额单位');
  return { lines, ...groupLines(lines), amounts };
}

/**
 * The exact sum of every group.
 *
 * @param ledger from {@link createLedger}
 * @returns 分, by group index
 */
export function sumGroups(ledger: Ledger): Float64Array {
  const { amounts, groupOf } = ledger;
  const sums = new Float64Array(ledger.groups.length);
  for (let i = 0; i < amounts.length; i++) {
    const group = groupOf[i] as number;
    sums[group] = (sums[group] as number) + (amounts[i] as number);
  }
  return sums;
}

/** Texts by number, in order of first appearance. */
class NumberedTexts {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
    }
    return number;
  }
}

/** Finds the lines that are alike, in time that grows with the lines alone: also where no two are. */
function groupLines(lines: readonly LedgerLine[]): Pick<Ledger, 'groups' | 'groupOf'> {
  const functionals = new NumberedTexts();
  const types = new NumberedTexts();
  const projects = new NumberedTexts();
  const economics = new NumberedTexts();
  const sources = new NumberedTexts();
  const groups: LineKind[] = [];
  const groupOf = new Int32Array(lines.length);
  // A hash table of group numbers, counted from 1, and the numbers of each group's fields beside it. A map of joined texts
  // makes a new text of every line and, where most lines differ, keeps them all: 28 times as slow for ten times the lines.
  const mask = 2 ** Math.ceil(Math.log2(2 * Math.max(1, lines.length))) - 1;
  const slots = new Int32Array(mask + 1);
  const fields = new Int32Array(FIELDS * lines.length);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as LedgerLine;
    const functional = functionals.numberOf(line.functional);
    const type = types.numberOf(line.type);
    const project = projects.numberOf(line.project);
    const economic = economics.numberOf(line.economic);
    const source = sources.numberOf(line.source);
    let slot = mixed(mixed(mixed(mixed(functional, type), project), economic), source) & mask;
    for (;;) {
      const group = (slots[slot] as number) - 1;
      if (group < 0) {
        groupOf[i] = groups.length;
        const at = FIELDS * groups.length;
        fields[at] = functional;
        fields[at + 1] = type;
        fields[at + 2] = project;
        fields[at + 3] = economic;
        fields[at + 4] = source;
        groups.push({
          functional: line.functional,
          type: line.type,
          project: line.project,
          economic: line.economic,
          source: line.source,
        });
        slots[slot] = groups.length;
        break;
      }
      const at = FIELDS * group;
      if (
        fields[at] === functional &&
        fields[at + 1] === type &&
        fields[at + 2] === project &&
        fields[at + 3] === economic &&
        fields[at + 4] === source
      ) {
        groupOf[i] = group;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { groups, groupOf };
}

/** One step of a hash: spreads neighbouring numbers over all bits, so that few lines meet in one slot. */
function mixed(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1);
  return product ^ (product >>> 15);
}
