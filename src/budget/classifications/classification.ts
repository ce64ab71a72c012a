/** Functional (功能分类) and economic (部门预算支出经济分类) classifications: codes, names and levels. */

/** A year's codes as text, one `code name` a line, so that a revision is a reviewable diff. */
export interface ClassificationData {
  /** First budget year these codes are for. */
  readonly fromYear: number;
  readonly functional: string;
  readonly economic: string;
}

/** 类, 款, 项: the levels of a functional code (3, 5, 7 digits). Economic codes have the first two. */
export type Level = 'class' | 'subclass' | 'item';

/** The code lists that apply to one budget. */
export interface Classification {
  /** code → name, 3, 5 and 7 digits */
  readonly functional: ReadonlyMap<string, string>;
  /** code → name, 3 and 5 digits */
  readonly economic: ReadonlyMap<string, string>;
}

const LEVEL_BY_LENGTH: Readonly<Record<number, Level>> = { 3: 'class', 5: 'subclass', 7: 'item' };

/** The code's level, or undefined where its length fits none or it has other characters than digits. */
export function levelOf(code: string): Level | undefined {
  return /^\d+$/.test(code) ? LEVEL_BY_LENGTH[code.length] : undefined;
}

/** `2010303` → `['201', '20103', '2010303']`: the code with its parents, the highest first. */
export function withParents(code: string): string[] {
  return [3, 5, 7].filter((length) => length <= code.length).map((length) => code.slice(0, length));
}

/** `20103` → `['201', '03']`: the parts as printed in the columns 类, 款, 项. */
export function codeParts(code: string): string[] {
  return withParents(code).map((prefix, index) => (index === 0 ? prefix : prefix.slice(-2)));
}

/** The 3-digit codes of a list, ascending: the fixed rows of 表1 and 表4. */
export function classesOf(codes: ReadonlyMap<string, string>): string[] {
  return [...codes.keys()].filter((code) => code.length === 3).sort();
}

/**
 * Reads `code name` lines into a map.
 *
 * @throws RangeError where a line has no code of 3, 5 or 7 digits, or a code stands twice: a defect of the data file
 */
export function parseCodeLines(text: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const match = /^(\d+) (.+)$/.exec(line.trim());
    const [, code = '', name = ''] = match ?? [];
    if (!levelOf(code) || codes.has(code)) throw new RangeError(`bad classification line: ${line}`);
    codes.set(code, name);
  }
  return codes;
}

/**
 * The lists with a workbook's own codes laid over them: the workbook's name wins, its codes are added.
 *
 * @param base the built-in lists
 * @param own what the workbook's 科目 worksheet holds
 */
export function withOwnCodes(base: Classification, own: Classification): Classification {
  return {
    functional: new Map([...base.functional, ...own.functional]),
    economic: new Map([...base.economic, ...own.economic]),
  };
}
