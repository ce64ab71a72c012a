/** Reads what is entered project by project: 项目说明, 结转使用, 绩效目标. */
import type { AmountUnit } from '../../budget/amount';
import type { PerformanceTarget, ProjectNote } from '../../budget/narrative/entries';
import { INDICATOR_COLUMNS } from '../../budget/narrative/performance-table';
import type { NarrativeLayout } from '../layouts';
import type { ProblemList } from '../problem';
import type { WorkbookSnapshot } from '../workbook';
import { type EntryPlace, type EntryRow, listRows } from './list-rows';

/**
 * Under which name the cell of a target is kept.
 *
 * @param project `''` is the whole unit
 * @param part its subject or goal, or the number of an indicator, from 0
 * @param field of the indicator
 */
export function targetCell(project: string, part: 'subject' | 'goal' | number, field = ''): string {
  return `performance|${project}.${part}.${field}`;
}

/** The subject of 绩效目标 that stands for the unit. */
export const WHOLE_UNIT = '单位整体';

/** Rows under the name they belong to: a row without a name goes on with the one above. */
function blocks(rows: readonly EntryRow[], column: string, what: string, problems: ProblemList) {
  const found: { readonly name: string; readonly rows: EntryRow[] }[] = [];
  for (const row of rows) {
    const name = row.text(column).replace(/\s*\n\s*/g, '');
    const last = found.at(-1);
    if (name !== '' && name !== last?.name) {
      const same = found.find((block) => block.name === name);
      if (same) same.rows.push(row);
      else found.push({ name, rows: [row] });
    } else if (last) last.rows.push(row);
    else problems.add('error', row.place(column), '', `没有填${what}`, `请在第一行填写${what}。`);
  }
  return found;
}

function askUnknown(row: EntryRow, column: string, name: string, known: ReadonlySet<string>, problems: ProblemList) {
  if (known.has(name)) return;
  problems.add('question', row.place(column), name, '“支出明细”里没有这个项目', '请核对项目名称，或删除这几行。');
}

/**
 * @param unit the unit of the amounts
 * @param known the project names of the ledger; another name is a question
 */
export function readProjectNotes(
  workbook: WorkbookSnapshot,
  layout: NarrativeLayout,
  unit: AmountUnit,
  known: ReadonlySet<string>,
  problems: ProblemList,
  cells: Map<string, EntryPlace>,
): Map<string, ProjectNote> {
  const notes = new Map<string, ProjectNote>();
  const rows = listRows(workbook, layout.projectNotes, problems);
  for (const { name, rows: own } of blocks(rows, 'project', '项目名称', problems)) {
    const [first] = own;
    if (first) askUnknown(first, 'project', name, known, problems);
    const parts: { name: string; amount: number }[] = [];
    for (const row of own) {
      const part = row.text('part').replace(/\s*\n\s*/g, '');
      const amount = row.amount('amount', unit, '分配金额');
      if (part === '' && amount === undefined) continue;
      if (part === '')
        problems.add('question', row.place('part'), '', '有分配金额，没有写内容', '请补写资金分配内容。');
      if (amount === undefined) {
        problems.add('question', row.place('amount'), '', `“${part}”没有分配金额，按 0 计`, '请补上金额。');
      }
      cells.set(`projectNotes|${name}.part.${parts.length}`, row.place('amount'));
      parts.push({ name: part || '其他', amount: amount ?? 0 });
    }
    const firstText = (column: string) => own.map((row) => row.text(column)).find((text) => text !== '') ?? '';
    notes.set(name, {
      policyBasis: firstText('policyBasis'),
      executor: firstText('executor'),
      period: firstText('period'),
      parts,
    });
  }
  return notes;
}

/** @param known carryover projects; another name is a question */
export function readCarryoverUses(
  workbook: WorkbookSnapshot,
  layout: NarrativeLayout,
  known: ReadonlySet<string>,
  problems: ProblemList,
): Map<string, string> {
  const uses = new Map<string, string>();
  for (const row of listRows(workbook, layout.carryoverUses, problems)) {
    const project = row.text('project');
    const use = row.text('use');
    if (use === '') continue;
    if (project === '') problems.add('error', row.place('project'), '', '没有填结转项目', '请填项目名称。');
    else if (uses.has(project))
      problems.add('question', row.place('project'), project, '同一项目写了两次', '只用第一行。');
    else {
      if (!known.has(project)) {
        problems.add('question', row.place('project'), project, '没有这个结转项目', '请核对项目名称，或删除这一行。');
      }
      uses.set(project, use);
    }
  }
  return uses;
}

/** @param known the project names of the ledger; another name is a question */
export function readPerformance(
  workbook: WorkbookSnapshot,
  layout: NarrativeLayout,
  known: ReadonlySet<string>,
  problems: ProblemList,
  cells: Map<string, EntryPlace>,
): PerformanceTarget[] {
  const rows = listRows(workbook, layout.performance, problems);
  return blocks(rows, 'subject', '对象', problems).flatMap(({ name, rows: own }): PerformanceTarget[] => {
    const [first] = own;
    const project = /^(单位)?整体(绩效目标)?$/.test(name) ? '' : name;
    if (first && project !== '') askUnknown(first, 'subject', name, known, problems);
    const firstText = (column: string) => own.map((row) => row.text(column)).find((text) => text !== '') ?? '';
    const scored = own.filter((row) => row.text('level3') !== '' || row.text('value') !== '');
    scored.forEach((row, index) => {
      for (const [field] of INDICATOR_COLUMNS) cells.set(targetCell(project, index, field), row.place(field));
    });
    const withGoal = own.find((row) => row.text('goal') !== '');
    if (withGoal) cells.set(targetCell(project, 'goal'), withGoal.place('goal'));
    if (first) cells.set(targetCell(project, 'subject'), first.place('subject'));
    const indicators = scored.map((row) => ({
      level1: row.text('level1'),
      level2: row.text('level2'),
      level3: row.text('level3'),
      value: row.text('value'),
      basis: row.text('basis'),
      lastYear: row.text('lastYear'),
      weight: row.text('weight'),
      scoring: row.text('scoring'),
      evidence: row.text('evidence'),
    }));
    const goal = firstText('goal');
    // A subject that the program listed and nobody filled in is no target yet.
    if (goal === '' && indicators.length === 0) return [];
    if (first && !cells.has('performance|subjects')) cells.set('performance|subjects', first.place('subject'));
    return [{ project, goal, leader: firstText('leader'), telephone: firstText('telephone'), indicators }];
  });
}
