/** The label of a row: its codes, its name, its project, out of one column or several. */
import { plainText } from '../base/cell-text';
import type { CellValue } from '../workbook';
import { type Grid, headingWord } from './grid';
import type { SectionColumns } from './header-columns';
import { isBlankAmount } from './read-figure';

/** Digits in a code column. */
export interface CodeCell {
  readonly digits: string;
  /** 0 类, 1 款, 2 项: from the heading, or from the place among the label columns. */
  readonly part: number;
}

export interface RowLabel {
  readonly codes: readonly CodeCell[];
  /** As printed, without line breaks. */
  readonly name: string;
  readonly project: string;
  /** Everything but the codes, normalised. */
  readonly word: string;
  /** Everything, as printed, for messages. */
  readonly shown: string;
  /** Columns of codes or names in which an amount stands. */
  readonly stray: readonly number[];
  /** The cell to point at: the project, else the name, else the code. */
  readonly column: number;
}

/** `2010303 机关服务`, `201一般公共服务支出`. */
const CODE_AND_NAME = /^(\d{3}(?:\d{2}){0,2})(?!\.\d)[\s\-.、:_]*([^\d\s.].*)$/s;

/** @returns undefined where all label cells are blank */
export function readLabel(
  grid: Grid,
  row: number,
  { labels, project }: SectionColumns,
  hasCodes: boolean,
): RowLabel | undefined {
  const codes: CodeCell[] = [];
  const shown: string[] = [];
  const stray: number[] = [];
  let name = '';
  let column: number | undefined;
  let codeColumn: number | undefined;
  labels.forEach((label, index) => {
    const value = grid.value(row, label.column);
    if (isBlankAmount(value) || typeof value === 'boolean') return;
    // An amount that slid into the column of codes or names is no part of the label.
    if (hasCodes && typeof value === 'number' && !Number.isInteger(value)) {
      stray.push(label.column);
      return;
    }
    const text = plainText(value);
    shown.push(text);
    const digits = hasCodes && !label.name ? digitsOf(value) : undefined;
    if (digits !== undefined) {
      codes.push({ digits, part: label.part ?? index });
      codeColumn ??= label.column;
      return;
    }
    const both = hasCodes && codes.length === 0 ? CODE_AND_NAME.exec(text.normalize('NFKC')) : null;
    if (both) codes.push({ digits: both[1] ?? '', part: 0 });
    name += both ? (both[2] ?? '') : text;
    column ??= label.column;
  });
  // Code and name in two columns under one heading that speaks of names.
  const joined = hasCodes && codes.length === 0 ? CODE_AND_NAME.exec(name) : null;
  if (joined) {
    codes.push({ digits: joined[1] ?? '', part: 0 });
    name = joined[2] ?? '';
  }
  const projectValue = project === undefined ? '' : grid.value(row, project);
  const projectText = isBlankAmount(projectValue) ? '' : plainText(projectValue);
  if (projectText !== '') shown.push(projectText);
  if (shown.length === 0) return undefined;
  return {
    codes,
    name,
    project: projectText,
    word: headingWord(name + projectText),
    shown: shown.join(' '),
    stray,
    column: (projectText === '' ? undefined : project) ?? column ?? codeColumn ?? 0,
  };
}

function digitsOf(value: CellValue): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  const text = String(value).normalize('NFKC').replace(/\s/g, '');
  return /^\d+$/.test(text) ? text : undefined;
}
