/** The figures of economic items: of 基本支出 in 表6, of projects in 表7. */
import type { Fen } from '../../../amount';
import type { FigureRef } from '../../../checks';
import { type TableNumber, TOTAL_ROW } from '../../../tables';
import { at, type Tables } from './figure-refs';
import type { Scope } from './subjects';

/** Economic items are printed for the general public budget alone: 表6 by 款, 表7 by 类. */
export function economicReferences(
  codes: readonly string[],
  part: 'basic' | 'project' | undefined,
  scope: Scope,
  tables: Tables,
): FigureRef[][] {
  const basic = codes.map((code) => [at(6, code, 'total')]);
  const classes = codes.filter((code) => code.length === 3);
  const project = classes.map((code) => [at(7, TOTAL_ROW, code)]);
  if (part === 'project') return onlyGeneral('project', scope, tables) ? project : [];
  if (part === 'basic') return onlyGeneral('basic', scope, tables) ? basic : [];
  if (scope === 'generalProject') return project;
  if (scope === 'general' || scope === 'fiscal')
    return [...basic, ...classes.map((code) => [at(6, code, 'total'), at(7, TOTAL_ROW, code)])];
  if (!onlyGeneral('basic', scope, tables)) return [];
  if (!WIDE.includes(scope)) return basic;
  // Of all money a 类 is told with what projects spend of it, which is known of the general public budget alone.
  if (classes.length > 0 && !onlyGeneral('project', scope, tables)) return [];
  return [...basic, ...classes.map((code) => [at(6, code, 'total'), at(7, TOTAL_ROW, code)])];
}

const WIDE: readonly Scope[] = ['overall', 'income', 'expenditure'];

function totalOf(tables: Tables, table: TableNumber, column: string): Fen {
  const section = tables.get(table)?.sections[0];
  return section?.total?.figures[section.declaration.columns.findIndex(({ id }) => id === column)]?.amount ?? 0;
}

/** Whether what a section says of a kind of expenditure is all in 表6 or 表7: in its own sections, or where no other money pays any. */
export function onlyGeneral(kind: 'basic' | 'project', scope: Scope, tables: Tables): boolean {
  if (scope === 'fiscal' && kind === 'project')
    return totalOf(tables, 8, 'project') === 0 && totalOf(tables, 9, 'project') === 0;
  return !WIDE.includes(scope) || totalOf(tables, 3, kind) === totalOf(tables, kind === 'basic' ? 6 : 7, 'total');
}
