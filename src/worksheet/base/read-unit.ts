/** Reads 单位信息. */
import type { AmountUnit } from '../../budget/amount';
import type { BudgetUnit } from '../../budget/budget';
import { normaliseLabel } from '../label';
import type { BaseForm } from '../layouts';
import type { ProblemList } from '../problem';
import type { CellValue, WorkbookSnapshot } from '../workbook';
import { missingSheetRemedy } from './find-list';
import { OddCells } from './odd-cells';

/** What could be read; a field with a problem is left out. */
export type UnitReading = { -readonly [field in keyof BudgetUnit]?: BudgetUnit[field] };

/**
 * @param workbook as read
 * @param form the layout of 单位信息
 * @param problems gets every missing or unreadable field
 */
export function readUnit(workbook: WorkbookSnapshot, form: BaseForm, problems: ProblemList): UnitReading {
  const { sheet } = form;
  const snapshot = workbook.sheets.get(sheet);
  const reading: UnitReading = {};
  if (!snapshot) {
    problems.add('error', { sheet }, '', `缺少工作表“${sheet}”`, missingSheetRemedy(workbook, sheet));
    return reading;
  }
  const odd = new OddCells(snapshot);
  for (const field of form.fields) {
    const found = findLabel(snapshot.cells, labelsOf(field));
    if (!found) {
      if (field.required) {
        problems.add('error', { sheet }, '', `找不到“${field.label}”`, `请恢复“${field.label}”一行，右边一格填内容。`);
      }
      continue;
    }
    const value = snapshot.cells[found.row]?.[found.column + 1] ?? '';
    const place = { sheet, row: snapshot.row + found.row, column: snapshot.column + found.column + 1 };
    const text = String(value).trim();
    const unread = odd.unread(place.row, place.column);
    if (unread) {
      problems.add('error', place, unread.found, `“${field.label}”的${unread.message}`, unread.remedy);
      continue;
    }
    if (text === '') {
      if (field.required) problems.add('error', place, '', `没有填“${field.label}”`, `请填写${field.note}。`);
      continue;
    }
    if (text.startsWith('#')) {
      problems.add('error', place, text, `“${field.label}”是错误值`, '请重新填写。');
      continue;
    }
    if (field.id === 'name') reading.name = text;
    if (field.id === 'code') reading.code = text;
    if (field.id === 'year') {
      const year = /^(20\d\d)年?$/.exec(text.normalize('NFKC'))?.[1];
      if (year) reading.year = Number.parseInt(year, 10);
      else problems.add('error', place, text, '预算年度不是四位年份', '请填如 2024。');
    }
    if (field.id === 'amountUnit') {
      if (text === '元' || text === '万元') reading.amountUnit = text satisfies AmountUnit;
      else problems.add('error', place, text, '金额单位既不是元也不是万元', '请选择“元”或“万元”。');
    }
  }
  return reading;
}

/**
 * One field of the form, as it stands.
 *
 * @param workbook as read
 * @param form the layout of 单位信息
 * @param id which field
 * @returns its text and where it is entered, or undefined where the form lacks it
 */
export function findField(workbook: WorkbookSnapshot, form: BaseForm, id: string) {
  const snapshot = workbook.sheets.get(form.sheet);
  const field = form.fields.find((candidate) => candidate.id === id);
  const found = snapshot && field && findLabel(snapshot.cells, labelsOf(field));
  if (!found) return undefined;
  return {
    label: field.label,
    text: String(snapshot.cells[found.row]?.[found.column + 1] ?? '').trim(),
    place: { sheet: form.sheet, row: snapshot.row + found.row, column: snapshot.column + found.column + 1 },
  };
}

function labelsOf(field: BaseForm['fields'][number]): ReadonlySet<string> {
  return new Set([field.label, ...field.aliases].map(normaliseLabel));
}

function findLabel(cells: readonly (readonly CellValue[])[], labels: ReadonlySet<string>) {
  for (let row = 0; row < cells.length; row++) {
    const line = cells[row] as readonly CellValue[];
    for (let column = 0; column < line.length; column++) {
      const value = line[column];
      if (typeof value === 'string' && labels.has(normaliseLabel(value.replace(/[*＊]/g, '')))) return { row, column };
    }
  }
  return undefined;
}
