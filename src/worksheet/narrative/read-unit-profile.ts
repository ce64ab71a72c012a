/** Reads 单位概况, and from 单位信息 the headcount and what kind of unit it is. */
import type { HeadcountKind, UnitProfile } from '../../budget/narrative/entries';
import { findField } from '../base/read-unit';
import type { Layout } from '../layouts';
import type { ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';
import { type EntryPlace, listRows } from './list-rows';

const HEADS: readonly HeadcountKind[] = ['posts', 'staff', 'retired', 'retiredVeterans'];

/**
 * @param workbook as read
 * @param layout names the sheets
 * @param problems gets headcounts that are no whole numbers, and a kind of unit that is not understood
 * @param cells gets the place of each field that was read
 */
export function readUnitProfile(
  workbook: WorkbookSnapshot,
  layout: Layout,
  problems: ProblemList,
  cells: Map<string, EntryPlace>,
): UnitProfile {
  const lists = { function: [], department: [], subordinate: [] } as Record<string, string[]>;
  for (const row of listRows(workbook, layout.narrative.profile, problems)) {
    for (const [column, texts] of Object.entries(lists)) {
      const text = row.text(column).replace(/\s*\n\s*/g, '');
      if (text === '') continue;
      texts.push(text);
      if (!cells.has(`profile|${column}`)) cells.set(`profile|${column}`, row.place(column));
    }
  }
  const administrative = readKind(workbook, layout, problems);
  return {
    functions: lists.function ?? [],
    departments: lists.department ?? [],
    subordinates: lists.subordinate ?? [],
    headcount: readHeadcount(workbook, layout, problems, cells),
    ...(administrative === undefined ? {} : { administrative }),
  };
}

function readHeadcount(
  workbook: WorkbookSnapshot,
  layout: Layout,
  problems: ProblemList,
  cells: Map<string, EntryPlace>,
): UnitProfile['headcount'] {
  const headcount: Partial<Record<HeadcountKind, number>> = {};
  for (const kind of HEADS) {
    const field = findField(workbook, layout.unitForm, kind);
    if (!field || field.text === '') continue;
    const digits = /^(\d{1,7})\s*人?$/.exec(field.text.normalize('NFKC'))?.[1];
    if (digits === undefined) {
      problems.add('error', field.place, field.text, `“${field.label}”不是整数`, '请填人数，如 39。');
      continue;
    }
    headcount[kind] = Number.parseInt(digits, 10);
    cells.set(`unit|${kind}`, field.place);
  }
  return headcount;
}

function readKind(workbook: WorkbookSnapshot, layout: Layout, problems: ProblemList): boolean | undefined {
  const field = findField(workbook, layout.unitForm, 'kind');
  if (!field || field.text === '') return undefined;
  if (/行政|参公|参照/.test(field.text)) return true;
  if (/事业/.test(field.text)) return false;
  const remedy = '请填行政单位、参公管理事业单位或其他事业单位。';
  problems.add('question', field.place, field.text, '看不懂这种单位性质', remedy);
  return undefined;
}
