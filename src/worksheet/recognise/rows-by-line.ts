/** The fixed lines of 表1, 表4 and 表10, by their labels and, where two lines are called the same, by their order. */
import type { Figure, TableNumber } from '../../budget/tables';
import { headingWord } from './grid';
import { LINE_SYNONYMS } from './label-synonyms';
import { isTotal, type RowPlacer } from './placement';

/** How a line is numbered: 一、 · 1. · 其中： · not at all. */
type Mark = 'chapter' | 'number' | 'among' | '';

interface KnownLine {
  readonly figure: Figure;
  readonly order: number;
  readonly mark: Mark;
  readonly stems: ReadonlySet<string>;
}

const MARKS: readonly (readonly [RegExp, Mark])[] = [
  [/^[一二三四五六七八九十]+[、.,]/, 'chapter'],
  [/^\([一二三四五六七八九十\d]+\)[、.]?/, 'number'],
  [/^\d+[、.]/, 'number'],
  [/^其中:?/, 'among'],
];

/** A label without its numbering, and how it was numbered first. */
function stemOf(word: string): { readonly stem: string; readonly mark: Mark } {
  let stem = word;
  let mark: Mark = '';
  for (let found = true; found;) {
    found = false;
    for (const [pattern, kind] of MARKS) {
      const rest = stem.replace(pattern, '');
      if (rest === stem) continue;
      mark ||= kind;
      stem = rest;
      found = true;
    }
  }
  return { mark, stem: stem.replace(/\((?:小计|合计)\)$/, '').replace(/(?<=费)(?:小计|合计)$/, '') };
}

/**
 * @param table number, for its synonyms
 * @param figures the declared lines
 * @param hasTotal whether a total row closes them
 */
export function createLinePlacer(table: TableNumber, figures: readonly Figure[], hasTotal: boolean): RowPlacer {
  const lines = figures.map((figure, order): KnownLine => {
    const own = stemOf(headingWord(figure.name));
    const others = LINE_SYNONYMS[table]?.[figure.id] ?? [];
    return {
      figure,
      order,
      mark: own.mark,
      stems: new Set([own.stem, ...others.map((other) => stemOf(headingWord(other)).stem)]),
    };
  });
  const used = new Set<KnownLine>();
  let last = -1;

  const choose = (word: string): KnownLine | undefined => {
    const { stem, mark } = stemOf(word);
    const called = lines.filter((line) => line.stems.has(stem));
    const marked = called.filter((line) => mark !== '' && line.mark === mark);
    const candidates = marked.length > 0 ? marked : called;
    const free = candidates.filter((line) => !used.has(line));
    const next = free.find((line) => line.order > last);
    if (next) return next;
    // Out of order, or a second time: only where nothing else can be meant.
    return free.length === 1 ? free[0] : candidates.length === 1 ? candidates[0] : undefined;
  };

  return (label) => {
    const line = choose(label.word);
    if (!line) {
      return hasTotal && isTotal(label)
        ? { kind: 'total' }
        : { kind: 'unknown', reason: '不是本表的项目，或分不清是哪一项' };
    }
    used.add(line);
    last = line.order;
    const name = label.name || label.project;
    return { kind: 'row', row: { key: line.figure.id, kind: 'line', code: '', name, project: '' } };
  };
}
