/** The headings of each table, from all layouts and their synonyms, as dictionaries. */
import type { SectionDeclaration, TableNumber } from '../../budget/tables';
import { type HeaderNode, type LeafColumn, LAYOUTS } from '../layouts';
import { headingWord } from './grid';
import { HEADING_SYNONYMS } from './label-synonyms';

/** A printed column as it may be headed. */
export interface Leaf {
  readonly section: SectionDeclaration['id'];
  readonly content: LeafColumn;
  /** Words of each heading above it, the highest first; any of a set will do. */
  readonly above: readonly ReadonlySet<string>[];
}

/** A leaf that a word may mean. */
export interface LeafCandidate {
  readonly leaf: Leaf;
  /** The layout's own wording, not a synonym. */
  readonly own: boolean;
}

/** `label`: over codes, names, projects only; `both`: over labels and amounts; `amount`: over amounts only. */
export type GroupKind = 'label' | 'amount' | 'both';

export interface TableHeadings {
  readonly table: TableNumber;
  readonly leaves: readonly Leaf[];
  readonly byWord: ReadonlyMap<string, readonly LeafCandidate[]>;
  readonly groups: ReadonlyMap<string, { readonly kind: GroupKind; readonly section?: SectionDeclaration['id'] }>;
}

/** What a word may be in the heading of any table. */
export interface WordUse {
  label: boolean;
  amount: boolean;
  group: Set<GroupKind>;
}

const wordsOf = (label: string): string[] => [label, ...(HEADING_SYNONYMS[label] ?? [])].map(headingWord);

const leavesUnder = (node: HeaderNode): LeafColumn[] =>
  'children' in node ? node.children.flatMap(leavesUnder) : [node];

function groupKind(node: HeaderNode): GroupKind {
  const amounts = leavesUnder(node).map((leaf) => leaf.holds === 'amount');
  return amounts.every(Boolean) ? 'amount' : amounts.some(Boolean) ? 'both' : 'label';
}

function headingsOf(table: TableNumber): TableHeadings {
  const leaves: Leaf[] = [];
  const byWord = new Map<string, LeafCandidate[]>();
  const groups = new Map<string, { kind: GroupKind; section?: SectionDeclaration['id'] }>();
  const add = (word: string, leaf: Leaf, own: boolean) => {
    const known = byWord.get(word) ?? [];
    if (!known.some((candidate) => candidate.leaf === leaf)) byWord.set(word, [...known, { leaf, own }]);
  };
  const visit = (node: HeaderNode, above: readonly (readonly string[])[]) => {
    const words = wordsOf(node.label);
    if ('children' in node) {
      const section = leavesUnder(node)[0]?.section;
      for (const word of words) {
        if (!groups.has(word)) groups.set(word, { kind: groupKind(node), ...(section ? { section } : {}) });
      }
      for (const child of node.children) visit(child, [...above, words]);
      return;
    }
    const leaf: Leaf = {
      section: node.section ?? 'main',
      content: node,
      above: above.map((labels) => new Set(labels)),
    };
    leaves.push(leaf);
    words.forEach((word, index) => add(word, leaf, index === 0));
    // A table whose heading is flattened to one row says 财政拨款合计 where ours says 合计 under 财政拨款.
    if (node.holds !== 'amount') return;
    for (const labels of above) {
      for (const label of labels) for (const word of words) add(`${label}${word}`, leaf, false);
    }
  };
  for (const layout of LAYOUTS) {
    for (const { table: number, header } of layout.tables)
      if (number === table) header.forEach((node) => visit(node, []));
  }
  return { table, leaves, byWord, groups };
}

/** All tables' headings, in the order of the tables. */
export const TABLE_HEADINGS: readonly TableHeadings[] = [
  ...new Set(LAYOUTS.flatMap((layout) => layout.tables.map(({ table }) => table))),
].map(headingsOf);

/** The headings of one table. */
export function tableHeadings(table: TableNumber): TableHeadings {
  const found = TABLE_HEADINGS.find((headings) => headings.table === table);
  if (!found) throw new RangeError(`no layout has table ${table}`);
  return found;
}

/** Every heading word of every table, and what it may be. */
export const HEADING_WORDS: ReadonlyMap<string, WordUse> = (() => {
  const uses = new Map<string, WordUse>();
  const useOf = (word: string): WordUse => {
    const use = uses.get(word) ?? { label: false, amount: false, group: new Set<GroupKind>() };
    uses.set(word, use);
    return use;
  };
  for (const { byWord, groups } of TABLE_HEADINGS) {
    for (const [word, candidates] of byWord) {
      for (const { leaf } of candidates) {
        if (leaf.content.holds === 'amount') useOf(word).amount = true;
        else useOf(word).label = true;
      }
    }
    for (const [word, { kind }] of groups) useOf(word).group.add(kind);
  }
  return uses;
})();
