/** Which column of a table each column under a block of headings is. */
import { type SectionDeclaration, type TableNumber, tableDeclaration } from '../../budget/tables';
import { type HeaderBlock, numbersColumns, withoutYear } from './find-headers';
import type { Window } from './find-titles';
import type { Grid } from './grid';
import { type Leaf, type LeafCandidate, type TableHeadings, tableHeadings } from './table-headings';

/** A column with codes or names. */
export interface LabelColumn {
  readonly column: number;
  /** 0 类, 1 款, 2 项, where the heading says so. */
  readonly part?: 0 | 1 | 2;
  /** Headed as a name, or as a part of such a column: digits alone in it are no code. */
  readonly name: boolean;
}

export interface SectionColumns {
  readonly labels: readonly LabelColumn[];
  readonly project?: number;
  /** Column id → column of the grid. */
  readonly amounts: ReadonlyMap<string, number>;
}

/** A heading that is none of the table's. */
export interface ExtraColumn {
  readonly column: number;
  readonly row: number;
  readonly text: string;
  /** The same heading stands before it. */
  readonly repeated: boolean;
}

/** How well a block of headings fits a table. */
export interface HeaderMatch {
  readonly table: TableNumber;
  readonly sections: ReadonlyMap<SectionDeclaration['id'], SectionColumns>;
  readonly extra: readonly ExtraColumn[];
  /** Amount columns found and declared. */
  readonly found: number;
  readonly declared: number;
  /** Every section has its labels. */
  readonly hasLabels: boolean;
  /** Headings over groups of columns that are the table's own. */
  readonly groups: number;
  /** Column ids in order, to tell a heading that is repeated from another. */
  readonly signature: string;
}

/** A block of headings, to match with any table. */
export interface Headings {
  readonly columns: readonly ColumnHeading[];
  /** The latest year that a heading begins with; empty where none does. */
  readonly year: string;
  /** The lowest words. */
  readonly plain: ReadonlySet<string>;
}

interface ColumnHeading {
  readonly column: number;
  /** Texts in the column itself, from top to bottom. */
  readonly own: readonly { readonly row: number; readonly word: string }[];
  /** Words over the lowest text: in the column, or of a merged heading that begins to the left. */
  readonly above: readonly string[];
}

/**
 * @param header a block of headings as {@link readHeadings} gives it
 * @param number the table to match
 */
export function matchHeader({ columns, year, plain }: Headings, number: TableNumber): HeaderMatch {
  const headings = tableHeadings(number);
  const assigned = new Map<Leaf, number>();
  const labels = new Map<string, LabelColumn[]>();
  const extra: ExtraColumn[] = [];
  let lastLabel: { readonly section: string; readonly name: boolean } | undefined;
  const addLabel = (section: string, label: LabelColumn) => {
    labels.set(section, [...(labels.get(section) ?? []), label]);
    lastLabel = { section, name: label.name };
  };
  for (const heading of columns) {
    const { column, own } = heading;
    const lowest = own.at(-1);
    if (!lowest) {
      // A merged heading goes on over its neighbour.
      if (lastLabel) addLabel(lastLabel.section, { column, name: lastLabel.name });
      continue;
    }
    lastLabel = undefined;
    const candidates = candidatesFor(heading, headings, year, plain);
    const best = bestOf(candidates, heading, headings, assigned);
    const group = best ? undefined : headings.groups.get(lowest.word);
    if (best && !(assigned.has(best) && best.content.holds === 'amount')) {
      const { content, section } = best;
      if (!assigned.has(best)) assigned.set(best, column);
      if (content.holds === 'code-part') addLabel(section, { column, part: content.part, name: false });
      else if (content.holds === 'code' || content.holds === 'name') {
        addLabel(section, { column, name: content.holds === 'name' && !headings.groups.has(lowest.word) });
      }
    } else if (group?.kind === 'label') {
      addLabel(group.section ?? 'main', { column, name: false });
    } else {
      extra.push({ column, row: lowest.row, text: lowest.word, repeated: best !== undefined });
    }
  }
  return summarise(number, headings, assigned, labels, extra, columns);
}

function summarise(
  table: TableNumber,
  headings: TableHeadings,
  assigned: ReadonlyMap<Leaf, number>,
  labels: ReadonlyMap<string, readonly LabelColumn[]>,
  extra: readonly ExtraColumn[],
  columns: readonly ColumnHeading[],
): HeaderMatch {
  const declaration = tableDeclaration(table);
  const sections = new Map(
    declaration.sections.map(({ id }) => {
      const amounts = new Map<string, number>();
      let project: number | undefined;
      for (const [{ content, section }, column] of assigned) {
        if (section !== id) continue;
        if (content.holds === 'amount') amounts.set(content.column, column);
        if (content.holds === 'project') project = column;
      }
      return [id, { labels: labels.get(id) ?? [], amounts, ...(project === undefined ? {} : { project }) }] as const;
    }),
  );
  const words = new Set(columns.flatMap(({ own }) => own.map(({ word }) => word)));
  return {
    table,
    sections,
    extra,
    found: [...sections.values()].reduce((sum, { amounts }) => sum + amounts.size, 0),
    declared: declaration.sections.reduce((sum, section) => sum + section.columns.length, 0),
    hasLabels: [...sections.values()].every(({ labels: found, project }) => found.length > 0 || project !== undefined),
    groups: [...words].filter((word) => headings.groups.has(word)).length,
    signature: JSON.stringify([...sections].map(([id, { amounts }]) => [id, [...amounts]])),
  };
}

/**
 * The texts of a block of headings, column by column.
 *
 * @param grid the sheet
 * @param window bounds of the columns
 * @param block rows of headings
 */
export function readHeadings(grid: Grid, window: Window, block: HeaderBlock): Headings {
  const rows: number[] = [];
  for (let row = block.top; row <= block.bottom; row++) if (!numbersColumns(grid, row, window)) rows.push(row);
  // For each row, the word that a column stands under, merged headings carried to the right.
  const over = new Map<number, string>();
  const headings: ColumnHeading[] = [];
  for (let column = window.left; column <= window.right; column++) {
    const own: { row: number; word: string }[] = [];
    for (const row of rows) {
      const word = grid.word(row, column);
      if (word === '') continue;
      over.set(row, word);
      own.push({ row, word });
    }
    const lowest = own.at(-1)?.row ?? block.top;
    const above = rows.filter((row) => row < lowest).map((row) => over.get(row) ?? '');
    headings.push({ column, own, above });
  }
  const plain = new Set(headings.map(({ own }) => own.at(-1)?.word ?? ''));
  return { columns: headings, year: latestYear(headings), plain };
}

/** Of 2023年预算数 and 2024年预算数 only the later is the table's. */
function latestYear(columns: readonly ColumnHeading[]): string {
  return columns
    .flatMap(({ own }) => own.map(({ word }) => withoutYear(word).year))
    .reduce((latest, year) => (year > latest ? year : latest), '');
}

/**
 * What the lowest text may mean, or it and the texts above it read together: 财政专户 over （教育收费）. A year before it is
 * passed over where it is the latest and no other column has the word without a year.
 */
function candidatesFor(
  { own }: ColumnHeading,
  { byWord }: TableHeadings,
  year: string,
  plain: ReadonlySet<string>,
): readonly LeafCandidate[] {
  const meaning = (text: string) => {
    const { word, year: stated } = withoutYear(text);
    return byWord.get(text) ?? (stated === year && !plain.has(word) ? byWord.get(word) : undefined);
  };
  for (let first = own.length - 1; first >= 0; first--) {
    const found = meaning(
      own
        .slice(first)
        .map(({ word }) => word)
        .join(''),
    );
    if (found) return found;
  }
  return [];
}

/** The leaf whose headings above agree best; among equals one that is not taken yet, the layout's own word, the first. */
function bestOf(
  candidates: readonly LeafCandidate[],
  { above }: ColumnHeading,
  { groups }: TableHeadings,
  assigned: ReadonlyMap<Leaf, number>,
): Leaf | undefined {
  const score = ({ leaf, own }: LeafCandidate): number => {
    const agreeing = leaf.above.filter((labels) => above.some((word) => labels.has(word))).length;
    const contrary = above.filter((word) => groups.has(word) && !leaf.above.some((labels) => labels.has(word))).length;
    const lacking = leaf.above.length - agreeing;
    const free = assigned.has(leaf) ? 0 : 1;
    return (agreeing - contrary) * 100 - lacking * 10 + free * 4 + (own ? 2 : 0);
  };
  let best: { readonly leaf: Leaf; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const reached = score(candidate);
    if (!best || reached > best.score) best = { leaf: candidate.leaf, score: reached };
  }
  return best?.leaf;
}
