/** Reads the codes and texts that stand left of the amounts of a row. */
import type { CellValue } from '../workbook';

/** A row's label: its code, if it has one, and its texts with the columns they stand in. */
export interface RowLabel {
  readonly code: string;
  readonly texts: readonly { readonly at: number; readonly text: string }[];
}

/** Reads the labels of successive rows; codes may come in three columns, with or without the parents repeated, or in one. */
export class LabelReader {
  /** 类 and 款 of the rows above, for rows that do not repeat them. */
  #above: [string, string] = ['', ''];

  /**
   * @param columns where labels stand, left to right
   * @param codeColumns those of them that hold codes
   */
  constructor(
    private readonly columns: readonly number[],
    private readonly codeColumns: readonly number[],
  ) {}

  read(line: readonly CellValue[]): RowLabel {
    const texts: { at: number; text: string }[] = [];
    const parts: string[] = this.codeColumns.map(() => '');
    for (const at of this.columns) {
      const raw = String(line[at] ?? '')
        .normalize('NFKC')
        .trim();
      if (raw === '') continue;
      const joined = /^(\d{3}(?:\d\d){0,2})[\s.、-]*(\D.*)$/.exec(raw);
      const index = this.codeColumns.indexOf(at);
      if (index >= 0 && /^[\d\s]+$/.test(raw)) parts[index] = raw.replace(/\s/g, '');
      else if (joined && index >= 0) {
        parts[index] = joined[1] ?? '';
        texts.push({ at, text: joined[2] ?? '' });
      } else
        texts.push({
          at,
          text: String(line[at] ?? '')
            .replace(/[\r\n]+/g, '')
            .trim(),
        });
    }
    return { code: this.#join(parts), texts };
  }

  #join(parts: readonly string[]): string {
    const [first = '', second = '', third = ''] = parts;
    if (first.length >= 5) return this.#remember(first);
    if (first === '' && second === '' && third === '') return '';
    const above = this.#above;
    const group = first === '' ? above[0] : first.padStart(3, '0');
    const subgroup = second === '' ? (third !== '' && group === above[0] ? above[1] : '') : second.padStart(2, '0');
    return this.#remember(group + subgroup + (third === '' ? '' : third.padStart(2, '0')));
  }

  #remember(code: string): string {
    this.#above = [code.slice(0, 3), code.slice(3, 5)];
    return code;
  }
}

/** The label columns whose cells are mostly codes. */
export function findCodeColumns(body: readonly (readonly CellValue[])[], columns: readonly number[]): number[] {
  return columns.filter((at) => {
    let [codes, texts] = [0, 0];
    for (const line of body) {
      const raw = String(line[at] ?? '')
        .normalize('NFKC')
        .trim();
      if (/^\d[\d\s]*$/.test(raw) || /^\d{3}(\d\d){0,2}[\s.、-]*\D/.test(raw)) codes++;
      else if (raw !== '') texts++;
    }
    return codes > 0 && codes >= texts;
  });
}
