/** Rows with functional or economic codes: one column of 3, 5 or 7 digits, or 类 | 款 | 项 with or without their parents. */
import { type Classification, classesOf, levelOf } from '../../budget/classifications';
import type { RowRule } from '../../budget/tables';
import { normaliseLabel } from '../label';
import { isTotal, type Placement, type RowPlacer } from './placement';
import type { CodeCell, RowLabel } from './row-label';

/** Digits of a whole code at each part. */
const LENGTHS = [3, 5, 7] as const;

/** @param kind of the section's rows */
export function createCodePlacer(kind: RowRule['kind'], classification: Classification): RowPlacer {
  const codes = kind === 'economic-tree' ? classification.economic : classification.functional;
  const deepest = kind === 'economic-tree' ? 5 : 7;
  const classByName =
    kind === 'functional-classes'
      ? new Map(classesOf(codes).map((code) => [normaliseLabel(codes.get(code) ?? ''), code]))
      : new Map<string, string>();
  /** The last row's code and name. */
  let last = { code: '', name: '' };

  const codeOf = (label: RowLabel): string | undefined => {
    if (label.codes.length > 0) return composeCode(label.codes, last.code);
    if (label.project !== '' && last.code.length === 7 && (label.name === '' || label.name === last.name)) {
      return last.code;
    }
    return classByName.get(normaliseLabel(label.name));
  };

  return (label): Placement => {
    if (isTotal(label)) return { kind: 'total' };
    const code = codeOf(label);
    const level = code === undefined || code.length > deepest ? undefined : levelOf(code);
    if (code === undefined || level === undefined) {
      return { kind: 'unknown', reason: label.codes.length > 0 ? '编码不完整或位数不对' : '没有编码，也不是合计' };
    }
    const name = label.name || (label.codes.length === 0 ? last.name : '');
    last = { code, name };
    const row = { key: code, kind: level, code, name, project: '' } as const;
    if (kind !== 'functional-projects' || label.project === '') return { kind: 'row', row };
    return { kind: 'row', row: { ...row, key: `${code} ${label.project}`, kind: 'project', project: label.project } };
  };
}

/**
 * @param cells digits from left to right
 * @param last the code of the row before: parents that are not repeated come from there
 * @returns undefined where they make no code
 */
function composeCode(cells: readonly CodeCell[], last: string): string | undefined {
  let code = '';
  for (const { digits, part } of cells) {
    if (digits.length > 2) {
      // A whole code; beside its own parents it must agree with them.
      const whole = levelOf(digits) !== undefined && digits.startsWith(code) && (digits.length > 3 || part === 0);
      if (!whole) return undefined;
      code = digits;
      continue;
    }
    const parent = LENGTHS[part - 1];
    if (parent === undefined) return undefined;
    if (code.length !== parent) {
      const before = last.slice(0, parent);
      if (before.length < parent || !before.startsWith(code)) return undefined;
      code = before;
    }
    code += digits.padStart(2, '0');
  }
  return code;
}
