/** The sheet 情况说明: a paragraph a row, its open point beside it, its numbers to the right, each a link to its cell. */
import { parseCellReference } from '../address';
import { cellAt, type TableAnchor } from '../published/table-record';
import type { EditsWithInverse } from '../published/table-edits';
import { narrativePageEdit, rowHeight, TEXT_WIDTHS } from './narrative-page';
import {
  type CellFormat,
  type CellInput,
  type CellValue,
  type Edit,
  SHEET_ROWS,
  type SheetSnapshot,
} from '../workbook';
import { type AlignedRow, NARRATIVE_FIRST_ROW, type NarrativeRecord, type NarrativeRow } from './narrative-record';
import { append, largest } from '../../budget/long-lists';

/** Columns before the numbers: the text and its open point. */
const NUMBERS_FROM = 2;
/** Columns of numbers that get their looks when the sheet is made. */
const NUMBER_COLUMNS = 24;
/** Points: the title's letters are larger than a row that nobody set. */
const TITLE_HEIGHT = 28;

const TEXT: CellFormat = { fontName: '宋体', fontSize: 11, vertical: 'top', horizontal: 'left', wrap: true };
const OPEN: CellFormat = { ...TEXT, fontSize: 10, fontColor: '#C00000' };
const NUMBER: CellFormat = { ...TEXT, fontSize: 10, horizontal: 'right', wrap: false };
const STYLES: Readonly<Record<NarrativeRow['style'], CellFormat>> = {
  part: { fontName: '黑体', fontSize: 14, bold: true, horizontal: 'center' },
  heading: { fontName: '黑体', fontSize: 12, bold: true, horizontal: 'left' },
  subheading: { fontName: '宋体', fontSize: 11, bold: true, horizontal: 'left' },
  text: { fontName: '宋体', fontSize: 11, bold: false, horizontal: 'left' },
};

/** The cells of the sheet from its state line on. */
function gridOf(record: NarrativeRecord): { cells: CellValue[][]; links: Map<string, string> } {
  const open = record.rows.filter(({ openPoint }) => openPoint !== '').length;
  const width =
    NUMBERS_FROM +
    largest(
      record.rows.map(({ numbers }) => numbers.length),
      1,
    );
  const state = open === 0 ? '没有待补事项。' : `待补 ${open} 处。`;
  const above = [
    ['', state],
    [record.title, ''],
    ['', '待补事项', '文中的数（点击到出处）'],
  ];
  const links = new Map<string, string>();
  const cells = [
    ...above,
    ...record.rows.map(({ written, openPoint, numbers }, index) => {
      numbers.forEach(([, target], position) => {
        if (target !== '') links.set(`${NARRATIVE_FIRST_ROW + index} ${NUMBERS_FROM + position}`, target);
      });
      return [written, openPoint, ...numbers.map(([text]) => text)];
    }),
  ].map((line) => [...line, ...Array.from({ length: width - line.length }, () => '')]);
  return { cells, links };
}

/** A new sheet with the whole text at A1, set up to be printed without its open points and links. */
export function newNarrativeEdits(sheet: string, record: NarrativeRecord): EditsWithInverse {
  const { cells, links } = gridOf(record);
  const column = (index: number, columns = 1) => ({ row: 0, column: index, rows: SHEET_ROWS, columns });
  const edits: Edit[] = [
    { kind: 'add-sheet', sheet },
    {
      kind: 'column-widths',
      sheet,
      column: 0,
      widths: [...TEXT_WIDTHS, ...Array.from({ length: NUMBER_COLUMNS }, () => 13)],
    },
    { kind: 'format', sheet, area: column(0), format: TEXT },
    { kind: 'format', sheet, area: column(1), format: OPEN },
    { kind: 'format', sheet, area: column(NUMBERS_FROM, NUMBER_COLUMNS), format: NUMBER },
    {
      kind: 'format',
      sheet,
      area: { row: 1, column: 0, rows: 1, columns: 1 },
      format: { ...STYLES.part, fontSize: 16 },
    },
    {
      kind: 'format',
      sheet,
      area: { row: 2, column: 0, rows: 1, columns: NUMBERS_FROM + 1 },
      format: { bold: true, fontColor: '#595959', horizontal: 'left' },
    },
    ...styleEdits(sheet, { row: 0, column: 0 }, record.rows, () => undefined),
    {
      kind: 'cells',
      sheet,
      row: 0,
      column: 0,
      values: cells.map((line) => line.map((value) => (value === '' ? null : value))),
    },
    ...[...links].flatMap(([place, target]) => linkEdit(sheet, { row: 0, column: 0 }, place, cells, target)),
    { kind: 'row-heights', sheet, row: 1, heights: [TITLE_HEIGHT] },
    ...heightEdits(sheet, { row: 0, column: 0 }, record.rows),
    { kind: 'freeze-rows', sheet, rows: NARRATIVE_FIRST_ROW },
    narrativePageEdit(sheet, { row: 0, column: 0 }, record.rows.length),
  ];
  return { edits, inverse: [{ kind: 'remove-sheet', sheet }] };
}

/**
 * The changes from the sheet as it stands to the new text.
 *
 * @param snapshot the sheet, read as formulas and with formats
 * @param anchor where the text stands
 * @param aligned the rows that stand there
 * @param record what it becomes
 */
export function changedNarrativeEdits(
  snapshot: SheetSnapshot,
  anchor: TableAnchor,
  aligned: readonly AlignedRow[],
  record: NarrativeRecord,
): EditsWithInverse {
  const sheet = snapshot.name;
  const { cells, links } = gridOf(record);
  const before = standingLinks(anchor, aligned);
  const height = Math.max(cells.length, snapshot.row + snapshot.cells.length - anchor.row);
  // Columns that never were ours stay as people left them.
  const numbersBefore = largest(
    aligned.map(({ record: row }) => row?.numbers.length ?? 0),
    0,
  );
  const width = Math.max(cells[0]?.length ?? 0, NUMBERS_FROM + numbersBefore);
  const forward: Edit[] = [];
  const backward: Edit[] = [];
  for (let row = 0; row < height; row++) {
    const values: CellInput[] = [];
    const old: CellInput[] = [];
    for (let column = 0; column < width; column++) {
      const place = `${row} ${column}`;
      const found = cellAt(snapshot, anchor.row + row, anchor.column + column);
      const now = cells[row]?.[column] ?? '';
      const [link, was] = [links.get(place), before.get(place)];
      const area = { row: anchor.row + row, column: anchor.column + column, rows: 1, columns: 1 };
      values.push(found === now ? null : now);
      old.push(found === now ? null : typeof found === 'string' && found.startsWith('=') ? { formula: found } : found);
      if (link === was && found === now) continue;
      if (was !== undefined) forward.push({ kind: 'clear-links', sheet, area });
      if (link !== undefined) backward.push({ kind: 'clear-links', sheet, area });
    }
    const at = { kind: 'cells', sheet, row: anchor.row + row, column: anchor.column } as const;
    if (values.some((value) => value !== null)) {
      forward.push({ ...at, values: [values] });
      backward.push({ ...at, values: [old] });
    }
    for (let column = 0; column < width; column++) {
      const place = `${row} ${column}`;
      const [link, was] = [links.get(place), before.get(place)];
      if (link === was && values[column] === null) continue;
      const standing = [
        [...Array.from({ length: column }, () => ''), cellAt(snapshot, anchor.row + row, anchor.column + column)],
      ];
      if (link !== undefined) append(forward, linkEdit(sheet, anchor, place, cells, link));
      if (was !== undefined)
        append(backward, linkEdit(sheet, anchor, place, [...Array.from({ length: row }, () => []), ...standing], was));
    }
  }
  if (forward.length === 0) return { edits: [], inverse: [] };
  const styles = styleEdits(sheet, anchor, record.rows, (row) => standingStyle(anchor, aligned, row));
  // The printed area ends with the text, or its last paragraphs would be missing on paper.
  const standing = largest(
    aligned.map(({ row = 0 }) => row - anchor.row - NARRATIVE_FIRST_ROW + 1),
    0,
  );
  const pages = (rows: number) => (standing === record.rows.length ? [] : [narrativePageEdit(sheet, anchor, rows)]);
  return {
    edits: [...forward, ...styles, ...heightEdits(sheet, anchor, record.rows), ...pages(record.rows.length)],
    inverse: [
      ...pages(standing),
      ...backward,
      ...styles.flatMap((edit) => restoredFormat(snapshot, edit)),
      ...heightEdits(
        sheet,
        anchor,
        aligned.flatMap(({ record: row, found }) => (found === '' ? [] : [{ ...(row ?? INSERTED), written: found }])),
      ),
    ],
  };
}

const INSERTED: NarrativeRow = { id: '', style: 'text', generated: '', written: '', openPoint: '', numbers: [] };

/** The links as they were written, where their rows stand now; by row and column from the anchor. */
function standingLinks(anchor: TableAnchor, aligned: readonly AlignedRow[]): Map<string, string> {
  const links = new Map<string, string>();
  for (const { record, row } of aligned) {
    if (!record || row === undefined) continue;
    record.numbers.forEach(([, target], position) => {
      if (target !== '') links.set(`${row - anchor.row} ${NUMBERS_FROM + position}`, target);
    });
  }
  return links;
}

function standingStyle(anchor: TableAnchor, aligned: readonly AlignedRow[], row: number) {
  return aligned.find((each) => each.row === anchor.row + row)?.record?.style ?? 'text';
}

function linkEdit(
  sheet: string,
  anchor: TableAnchor,
  place: string,
  cells: readonly (readonly CellValue[])[],
  reference: string,
): Edit[] {
  const [row = 0, column = 0] = place.split(' ').map((part) => Number.parseInt(part, 10));
  const target = parseCellReference(reference);
  const text = String(cells[row]?.[column] ?? '');
  return target ? [{ kind: 'link', sheet, row: anchor.row + row, column: anchor.column + column, text, target }] : [];
}

/** Looks of the text cells whose style differs from what stood in their row. */
function styleEdits(
  sheet: string,
  anchor: TableAnchor,
  rows: readonly NarrativeRow[],
  before: (row: number) => NarrativeRow['style'] | undefined,
): Extract<Edit, { kind: 'format' }>[] {
  return rows.flatMap(({ style }, index) => {
    const row = NARRATIVE_FIRST_ROW + index;
    // A new sheet has the looks of a text in all its rows.
    if ((before(row) ?? 'text') === style) return [];
    const area = { row: anchor.row + row, column: anchor.column, rows: 1, columns: 1 };
    return [{ kind: 'format', sheet, area, format: STYLES[style] } as const];
  });
}

function restoredFormat(snapshot: SheetSnapshot, { sheet, area }: Extract<Edit, { kind: 'format' }>): Edit[] {
  const format = snapshot.formats?.[area.row - snapshot.row]?.[area.column - snapshot.column];
  return [
    { kind: 'clear-formats', sheet, area },
    ...(format && Object.keys(format).length > 0 ? [{ kind: 'format', sheet, area, format } as const] : []),
  ];
}

function heightEdits(sheet: string, anchor: TableAnchor, rows: readonly NarrativeRow[]): Edit[] {
  if (rows.length === 0) return [];
  return [{ kind: 'row-heights', sheet, row: anchor.row + NARRATIVE_FIRST_ROW, heights: rows.map(rowHeight) }];
}
