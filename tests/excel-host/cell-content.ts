import type ExcelJS from 'exceljs';
import { type Cell, isCovered } from './grid';
import { HostError } from './protocol';
import { typed } from './typed-text';

/** A value as Excel gives it to JavaScript: '' for a blank, a serial number for a date, its text for an error. */
export type Content = string | number | boolean;

export type ValueType = 'Empty' | 'String' | 'Double' | 'Boolean' | 'Error';

const serialOfDate = (date: Date) => {
  const serial = date.getTime() / 86_400_000 + 25_569;
  return Math.round(serial * 1e9) / 1e9;
};

/** The result of a cell. */
export function contentOf(cell: Cell | undefined): Content {
  if (!cell || isCovered(cell)) return '';
  return plain(cell.value);
}

function plain(value: ExcelJS.CellValue | undefined): Content {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return serialOfDate(value);
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('hyperlink' in value) return plain(value.text as ExcelJS.CellValue);
  // A formula that was written here was never calculated.
  return value.result === undefined ? 0 : plain(value.result as ExcelJS.CellValue);
}

/** The formula of a cell with its `=`, else its value. */
export function formulaOf(cell: Cell | undefined): Content {
  const formula = cell && !isCovered(cell) ? cell.formula : undefined;
  return formula ? `=${formula}` : contentOf(cell);
}

export function valueTypeOf(cell: Cell | undefined): ValueType {
  const content = contentOf(cell);
  if (content === '')
    return cell && typeof cell.value === 'object' && cell.value !== null && cell.formula ? 'String' : 'Empty';
  if (typeof content === 'number') return 'Double';
  if (typeof content === 'boolean') return 'Boolean';
  const value = cell?.value;
  const result = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  return typeof result === 'object' && result !== null && 'error' in result ? 'Error' : 'String';
}

const TEXT_LIMIT = 32_767;
const FORMULA_LIMIT = 8_192;

/**
 * Writes what JavaScript gave into a cell, as Excel does: `null` leaves it, text that looks like a number or a date becomes
 * one, `=` begins a formula; in a cell formatted as text everything stays text. What goes to a covered cell of a merged
 * area is lost without a word.
 */
export function writeContent(cell: Cell, input: unknown): void {
  if (input === null || isCovered(cell)) return;
  if (typeof input === 'string') writeText(cell, input);
  else if (typeof input === 'number' || typeof input === 'boolean') {
    if (cell.style.numFmt === '@')
      cell.value = typeof input === 'boolean' ? String(input).toUpperCase() : String(input);
    else cell.value = input;
  } else throw new HostError('InvalidArgument', `a cell cannot hold ${JSON.stringify(input)}`);
}

function writeText(cell: Cell, text: string): void {
  if (text.length > TEXT_LIMIT) throw new HostError('InvalidArgument', 'text longer than 32,767 characters');
  if (text === '') {
    cell.value = null;
    return;
  }
  if (cell.style.numFmt === '@') {
    cell.value = text.startsWith("'") ? text.slice(1) : text;
    return;
  }
  const taken = typed(text);
  switch (taken.kind) {
    case 'formula':
      requireFormula(taken.formula);
      cell.value = { formula: taken.formula } as ExcelJS.CellFormulaValue;
      return;
    case 'text':
      cell.value = taken.text;
      return;
    case 'error':
      cell.value = { error: taken.error } as ExcelJS.CellErrorValue;
      return;
    case 'boolean':
      cell.value = taken.value;
      return;
    case 'number':
      cell.value = taken.value;
      if (taken.format !== undefined && (cell.style.numFmt ?? 'General') === 'General') {
        cell.style = { ...cell.style, numFmt: taken.format };
      }
  }
}

/** Refuses what no formula can be: brackets that do not close, a quotation that does not end, nothing at all. */
function requireFormula(formula: string): void {
  if (formula.length > FORMULA_LIMIT) throw new HostError('FormulaLengthExceedsLimit');
  const bare = formula.replace(/"[^"]*"/g, '""').replace(/'[^']*'/g, '');
  let depth = 0;
  for (const letter of bare.replaceAll('""', '')) {
    if (letter === '(') depth++;
    if (letter === ')' && --depth < 0) break;
    if (letter === '"' || letter === "'") depth = NaN;
  }
  if (depth !== 0 || /[+\-*/^&=<>,]\s*$/.test(bare) || bare.trim() === '') {
    throw new HostError('InvalidArgument', `no formula: =${formula}`);
  }
}
