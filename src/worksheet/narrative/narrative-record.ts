/** What is remembered of the sheet 情况说明 once it is written, and what people changed in it since. */
import { normaliseLabel } from '../label';
import type { TableAnchor } from '../published/table-record';
import { cellAt } from '../published/table-record';
import type { SheetSnapshot } from '../workbook';

/** One row of the sheet under its headings. */
export interface NarrativeRow {
  /** The paragraph's id; empty for a row that someone inserted. */
  readonly id: string;
  readonly style: 'part' | 'heading' | 'subheading' | 'text';
  /** What the generator gave. */
  readonly generated: string;
  /** What was left in the sheet: the generator's text, or the one someone made of it. */
  readonly written: string;
  readonly openPoint: string;
  /** The numbers of the paragraph, each with the cell it leads to, such as `表3!D9`; empty where it leads nowhere. */
  readonly numbers: readonly (readonly [text: string, target: string])[];
}

export interface NarrativeRecord {
  readonly title: string;
  readonly rows: readonly NarrativeRow[];
}

/** Rows above the paragraphs: the state, the title, the headings. */
export const NARRATIVE_FIRST_ROW = 3;

/** A paragraph as it was remembered, and as it stands now. */
export interface AlignedRow {
  /** Undefined for a row that someone inserted. */
  readonly record?: NarrativeRow;
  /** Its row in the sheet, from 0; undefined where someone deleted it. */
  readonly row?: number;
  readonly found: string;
}

/**
 * Where the text stands: the cell of its first row, found by the title wherever rows or columns were inserted before it.
 *
 * @returns the place of the state line above the title, or undefined where the title is gone
 */
export function findNarrative(snapshot: SheetSnapshot, title: string): TableAnchor | undefined {
  const wanted = normaliseLabel(title);
  for (let row = 0; row < snapshot.cells.length; row++) {
    const column = snapshot.cells[row]?.findIndex((value) => normaliseLabel(value) === wanted) ?? -1;
    if (column >= 0 && snapshot.row + row >= 1)
      return { row: snapshot.row + row - 1, column: snapshot.column + column };
  }
  return undefined;
}

/**
 * Matches remembered paragraphs with the rows of the sheet: equal texts in order first (longest common subsequence), then
 * what stands between two matches one by one; rows left over were inserted by hand, paragraphs left over were deleted.
 *
 * @param snapshot the sheet
 * @param anchor from {@link findNarrative}
 * @param record what was written
 */
export function alignRows(snapshot: SheetSnapshot, anchor: TableAnchor, record: NarrativeRecord): AlignedRow[] {
  const first = anchor.row + NARRATIVE_FIRST_ROW;
  const end = snapshot.row + snapshot.cells.length;
  const found = Array.from({ length: Math.max(end - first, 0) }, (_, index) => ({
    row: first + index,
    text: String(cellAt(snapshot, first + index, anchor.column)),
  })).filter(({ text }) => text !== '');
  const { rows } = record;
  // lengths[i][j]: the longest common subsequence of rows from i and found from j.
  const lengths = Array.from({ length: rows.length + 1 }, () => new Int32Array(found.length + 1));
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) {
      const same = rows[i]?.written === found[j]?.text;
      (lengths[i] as Int32Array)[j] = same ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const aligned: AlignedRow[] = [];
  let [i, j] = [0, 0];
  let gap: { records: NarrativeRow[]; found: typeof found } = { records: [], found: [] };
  const closeGap = () => {
    for (let k = 0; k < Math.max(gap.records.length, gap.found.length); k++) {
      const [row, standing] = [gap.records[k], gap.found[k]];
      aligned.push({
        ...(row ? { record: row } : {}),
        ...(standing ? { row: standing.row } : {}),
        found: standing?.text ?? '',
      });
    }
    gap = { records: [], found: [] };
  };
  while (i < rows.length || j < found.length) {
    const [row, standing] = [rows[i], found[j]];
    if (row && standing && row.written === standing.text) {
      closeGap();
      aligned.push({ record: row, row: standing.row, found: standing.text });
      i++;
      j++;
    } else if (row && (!standing || length(i + 1, j) >= length(i, j + 1))) {
      gap.records.push(row);
      i++;
    } else if (standing) {
      gap.found.push(standing);
      j++;
    }
  }
  closeGap();
  return aligned;
}

/**
 * What people changed in the text since it was written.
 *
 * @param snapshot the sheet; undefined where it is gone
 * @param record what was written; undefined where nothing was
 * @returns the beginning of each changed, inserted or deleted paragraph
 */
export function narrativeEdits(snapshot: SheetSnapshot | undefined, record: NarrativeRecord | undefined): string[] {
  if (!snapshot || !record) return [];
  const anchor = findNarrative(snapshot, record.title);
  if (!anchor) return [record.title];
  return alignRows(snapshot, anchor, record)
    .filter(({ record: row, found }) => row?.written !== found)
    .map(({ record: row, found }) => beginning(found || (row?.written ?? '')));
}

/** Enough of a paragraph to recognise it. */
export function beginning(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
