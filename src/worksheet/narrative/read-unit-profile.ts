/** Reads 单位概况, and from 单位信息 the headcount what kind of unit it is and when it prepared the budget. */
import type { HeadcountKind, UnitProfile } from '../../budget/narrative/entries';
import { findField } from '../base/read-unit';
import type { Layout } from '../layouts';
import { dateText } from '../number-format';
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
  const preparedOn = readDate(workbook, layout, problems);
  return {
    functions: lists.function ?? [],
    departments: lists.department ?? [],
    subordinates: lists.subordinate ?? [],
    headcount: readHeadcount(workbook, layout, problems, cells),
    ...(administrative === undefined ? {} : { administrative }),
    ...(preparedOn === undefined ? {} : { preparedOn }),
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
  if (!field) return undefined;
  if (field.text === '') {
    const remedy = '请填行政单位、参公管理事业单位或其他事业单位；没有填时按行政单位写“机关运行经费”。';
    problems.add('question', field.place, '', '单位性质没有填，不知道公用经费是不是机关运行经费', remedy);
    return undefined;
  }
  if (/行政|参公|参照/.test(field.text)) return true;
  if (/事业/.test(field.text)) return false;
  const remedy = '请填行政单位、参公管理事业单位或其他事业单位。';
  problems.add('question', field.place, field.text, '看不懂这种单位性质', remedy);
  return undefined;
}

/** `2024-02-25`, `2024年2月25日`, `2024.2`: a year and a month, and a day where there is one. */
const DATE =
  /^(20\d\d)\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*(?:月|[-/.]|$)\s*(?:(0?[1-9]|[12]\d|3[01])\s*日?)?(?:\s+[\d:]+)?$/;
/** Excel keeps a date as days; these are of 2000 to 2099. */
const DAYS = { from: 36_526, to: 73_050 };

function readDate(workbook: WorkbookSnapshot, layout: Layout, problems: ProblemList): string | undefined {
  const field = findField(workbook, layout.unitForm, 'preparedOn');
  if (!field || field.text === '') return undefined;
  const text = field.text.normalize('NFKC');
  const days = /^\d{5}(?:\.\d+)?$/.test(text) ? Number.parseInt(text, 10) : 0;
  const plain = days >= DAYS.from && days <= DAYS.to ? dateText(days) : text;
  const found = DATE.exec(plain);
  if (!found) {
    problems.add('question', field.place, field.text, '看不懂编制日期，封面上不印日期', '请写成 2024-02-25。');
    return undefined;
  }
  const [year, month, day] = found.slice(1).map((part) => (part ? Number.parseInt(part, 10) : undefined));
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`;
}
