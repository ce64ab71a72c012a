/** Finds the lines of a ledger that are alike, in time that grows with the lines alone: also where no two are. */
import type { LedgerLine, LineKind } from './ledger';

/** The groups of lines, and the group of each line. */
export interface LineGroups {
  /** In order of first appearance. */
  readonly groups: readonly LineKind[];
  /** By line, its index in `groups`. */
  readonly groupOf: Int32Array;
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

/** What a {@link LineKind} is made of, as numbers. */
const FIELDS = 5;

/**
 * @param lines in worksheet order
 * @returns their groups: lines alike in everything that decides where they are printed
 */
export function groupLines(lines: readonly LedgerLine[]): LineGroups {
  const functionals = new NumberedTexts();
  const types = new NumberedTexts();
  const projects = new NumberedTexts();
  const economics = new NumberedTexts();
  const sources = new NumberedTexts();
  const groups: LineKind[] = [];
  const groupOf = new Int32Array(lines.length);
  // A hash table of group numbers, counted from 1, and the numbers of each group's fields beside it. A map of joined texts
  // makes a new text of every line and, where most lines differ, keeps them all: twice as slow at each doubling of the lines.
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
