/** Resolves a ledger group or an income entry to the rows of a section that hold it. */
import { type Classification, type Level, classesOf, levelOf, withParents } from '../classifications';
import type { RowRule } from './declaration';
import { createFigureIndex, type Entry } from './figure-index';

/** What kind a row is, for its layout and for checks. */
export type RowKind = Level | 'line' | 'project' | 'total';

/** A row as declared or as met in the data, without its amounts. */
export interface RowIdentity {
  /** Unique within its section. */
  readonly key: string;
  readonly kind: RowKind;
  /** Functional or economic code, where the row has one. */
  readonly code: string;
  /** Item label, classification name, or empty. */
  readonly name: string;
  readonly project: string;
}

/** The rows of a section. */
export interface RowIndex {
  /** Rows that print even where they are zero, in order. */
  readonly fixed: readonly RowIdentity[];
  /** The rows, from the highest to the lowest, that hold an entry. */
  rowsOf(entry: Entry): readonly RowIdentity[];
  /** Entries of equal text stand in the same rows: to find the rows once, not for every entry. */
  rowsDependOn(entry: Entry): string;
  /** Ascending print order of rows that are not fixed; 0 keeps the order of first appearance. */
  compare(left: RowIdentity, right: RowIdentity): number;
}

/** The row that a carryover line of basic expenditure goes to in 表11. */
export const BASIC_CARRYOVER_ROW = '基本支出结转';

/**
 * @param rule the section's row rule
 * @param classification names for the codes
 */
export function createRowIndex(rule: RowRule, classification: Classification): RowIndex {
  const byCode = (codes: ReadonlyMap<string, string>) => {
    const known = new Map<string, RowIdentity>();
    return (code: string): RowIdentity => {
      let row = known.get(code);
      if (!row) {
        row = { key: code, kind: levelOf(code) ?? 'item', code, name: codes.get(code) ?? '', project: '' };
        known.set(code, row);
      }
      return row;
    };
  };
  switch (rule.kind) {
    case 'lines': {
      const rows = rule.lines.map(({ id, name }): RowIdentity => ({
        key: id,
        kind: 'line',
        code: '',
        name,
        project: '',
      }));
      const linesOf = createFigureIndex(rule.lines);
      return {
        fixed: rows,
        rowsOf: (entry) => linesOf(entry).map((position) => rows[position] as RowIdentity),
        rowsDependOn: ({ source, type = '', economic = '' }) => `${source} ${type} ${economic}`,
        compare: () => 0,
      };
    }
    case 'functional-classes': {
      const row = byCode(classification.functional);
      return {
        fixed: classesOf(classification.functional).map(row),
        rowsOf: ({ functional = '' }) => [row(functional.slice(0, 3))],
        rowsDependOn: ({ functional = '' }) => functional,
        compare: compareCodes,
      };
    }
    case 'functional-tree': {
      const row = byCode(classification.functional);
      return {
        fixed: [],
        rowsOf: ({ functional = '' }) => withParents(functional).map(row),
        rowsDependOn: ({ functional = '' }) => functional,
        compare: compareCodes,
      };
    }
    case 'economic-tree': {
      const row = byCode(classification.economic);
      return {
        fixed: [],
        rowsOf: ({ economic = '' }) => withParents(economic).map(row),
        rowsDependOn: ({ economic = '' }) => economic,
        compare: compareCodes,
      };
    }
    case 'functional-projects': {
      const row = byCode(classification.functional);
      return {
        fixed: [],
        rowsOf: ({ functional = '', project = '' }) =>
          withParents(functional).map((code) =>
            levelOf(code) === 'item'
              ? { ...row(code), key: `${code} ${project}`, kind: 'project', project }
              : row(code),
          ),
        rowsDependOn: ({ functional = '', project = '' }) => `${functional} ${project}`,
        compare: compareCodes,
      };
    }
    case 'projects':
      return {
        fixed: [],
        rowsOf: ({ project = '' }) => {
          const name = project || BASIC_CARRYOVER_ROW;
          return [{ key: name, kind: 'project', code: '', name: '', project: name }];
        },
        rowsDependOn: ({ project = '' }) => project,
        compare: () => 0,
      };
  }
}

function compareCodes(left: RowIdentity, right: RowIdentity): number {
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}
