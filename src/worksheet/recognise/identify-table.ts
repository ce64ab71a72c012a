/** Which table a block of headings belongs to: by its title, its number, the sheet's name, or the headings alone. */
import { type TableNumber, tableDeclaration, TABLES } from '../../budget/tables';
import type { HeaderBlock } from './find-headers';
import { tableOfSheetName, type Window } from './find-titles';
import type { Grid } from './grid';
import { type HeaderMatch, type Headings, matchHeader, readHeadings } from './header-columns';

export interface Identified {
  readonly match: HeaderMatch;
  readonly by: 'title' | 'number' | 'sheet-name' | 'headers';
  /** What is doubtful about it. */
  readonly doubt?: string;
}

/** Not one of the tables, or not surely; the message is empty where nobody needs to know. */
export interface Unidentified {
  readonly message: string;
}

const named = (table: TableNumber): string => `表${table} ${tableDeclaration(table).title}`;

/**
 * @param grid the sheet
 * @param window the part of it with this block
 * @param block rows of headings
 * @param isFirst whether it is the first block under the window's title
 */
export function identifyTable(
  grid: Grid,
  window: Window,
  block: HeaderBlock,
  isFirst: boolean,
): Identified | Unidentified {
  const { anchor } = window;
  if (anchor?.otherPeriod) return { message: `标题“${anchor.text}”是上年或决算的表，未读取` };
  const headings = readHeadings(grid, window, block);
  if (isFirst && anchor?.table !== undefined) {
    const match = matchHeader(headings, anchor.table);
    if (!fits(match)) return { message: `写着“${anchor.text}”，但表头与${named(anchor.table)}对不上，未读取` };
    const doubt =
      anchor.by === 'number' ? `没有认出${named(anchor.table)}的标题，按表号和表头认定` : contrary(headings, match);
    return { match, by: anchor.by, ...(doubt ? { doubt } : {}) };
  }
  const byName = isFirst ? tableOfSheetName(grid.snapshot.name) : undefined;
  if (byName !== undefined) {
    const match = matchHeader(headings, byName);
    if (fits(match)) {
      const other = contrary(headings, match);
      const doubt = `没有找到${named(byName)}的标题，按工作表名和表头认定${other ? `；但${other}` : ''}`;
      return { match, by: 'sheet-name', doubt };
    }
  }
  if (anchor && anchor.table === undefined) {
    return { message: `标题“${anchor.text}”不是十一张公开表之一，未读取` };
  }
  return byHeaders(headings);
}

/** Enough of the table to read it. */
function fits(match: HeaderMatch): boolean {
  return match.hasLabels && match.found * 2 >= match.declared;
}

/** The tables whose every column is there, those with the fewest other columns and the most headings over groups first. */
function ranked(headings: Headings): HeaderMatch[] {
  return TABLES.map(({ number }) => matchHeader(headings, number))
    .filter((match) => match.hasLabels && match.found === match.declared)
    .sort(byFit);
}

function byFit(left: HeaderMatch, right: HeaderMatch): number {
  return left.extra.length - right.extra.length || right.groups - left.groups;
}

function byHeaders(headings: Headings): Identified | Unidentified {
  const [best, ...others] = ranked(headings);
  if (!best) return { message: '有一组表头，但没有标题，也不是十一张公开表的表头，未读取' };
  const equals = others.filter((other) => byFit(best, other) === 0);
  if (equals.length > 0) {
    const names = [best, ...equals].map(({ table }) => `表${table}`).join('、');
    return { message: `没有标题，单看表头分不清是${names}，未读取` };
  }
  return { match: best, by: 'headers', doubt: `没有找到${named(best.table)}的标题，只按表头认定` };
}

/** Another table that the headings fit in full, while some of this one's are missing or other groups stand over them. */
function contrary(headings: Headings, match: HeaderMatch): string | undefined {
  const [best] = ranked(headings);
  if (!best || best.table === match.table) return undefined;
  const better = match.found < match.declared || byFit(best, match) < 0;
  return better ? `表头更像${named(best.table)}，请核对标题` : undefined;
}
