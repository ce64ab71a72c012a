/**
 * Reads published tables that we did not make: wherever they stand, however their headings are merged or broken, in 元 or
 * 万元. What is not recognised is said, never guessed.
 */
import type { AmountUnit } from '../../budget/amount';
import type { Classification } from '../../budget/classifications';
import type { PublishedTable } from '../../budget/published';
import { TABLES } from '../../budget/tables';
import { cellAddress } from '../address';
import type { WorkbookSnapshot } from '../workbook';
import { findTables, type TableRegion, tableTitled } from './find-tables';
import { type HeaderColumns, isUnitLine, readHeader } from './header-columns';
import { type BodyRow, readSection } from './read-rows';
import { headingKey, isRemark } from './wording';

/** A table, and where its figures, rows and title stand. Rows and columns from 0, in the sheet. */
export interface RecognisedTable {
  readonly table: PublishedTable;
  readonly sheet: string;
  readonly cells: ReadonlyMap<string, { readonly row: number; readonly column: number }>;
}

/** What was not recognised, in Chinese. */
export interface RecognitionNote {
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
}

export interface Recognition {
  readonly tables: readonly RecognisedTable[];
  readonly notes: readonly RecognitionNote[];
}

/**
 * @param workbook every sheet read as values
 * @param classification to know 类 that are printed by name alone
 * @param ignored sheets that hold no published table: base worksheets, our own
 */
export function recogniseTables(
  workbook: WorkbookSnapshot,
  classification: Classification,
  ignored: ReadonlySet<string>,
): Recognition {
  const tables: RecognisedTable[] = [];
  const notes: RecognitionNote[] = [];
  for (const [name, snapshot] of workbook.sheets) {
    if (ignored.has(name)) continue;
    for (const region of findTables(snapshot)) {
      const { number, title } = region.table;
      const place = cellAddress(snapshot.row + region.title.row, snapshot.column + region.title.column);
      if (tables.some(({ table }) => table.declaration.number === number)) {
        notes.push({ sheet: name, cell: place, message: `又有一张表${number} ${title}，没有核对` });
        continue;
      }
      const header = readHeader(region);
      if (!header) {
        notes.push({ sheet: name, cell: place, message: `像是表${number} ${title}，但认不出表头` });
        continue;
      }
      tables.push(readTable(region, header, classification, notes));
    }
  }
  for (const { number, title } of TABLES) {
    if (!tables.some(({ table }) => table.declaration.number === number)) {
      notes.push({ sheet: '', cell: '', message: `没有找到表${number} ${title}` });
    }
  }
  tables.sort((left, right) => left.table.declaration.number - right.table.declaration.number);
  return { tables, notes };
}

function readTable(
  region: TableRegion,
  header: HeaderColumns,
  classification: Classification,
  notes: RecognitionNote[],
): RecognisedTable {
  const { table: declaration, snapshot, title } = region;
  const id = `表${declaration.number}`;
  const { unit, unitName } = readUnitLine(region, header);
  const { body, remark } = readBody(region, header);
  const inSheet = ({ row, column }: { row: number; column: number }) => ({
    row: snapshot.row + row,
    column: snapshot.column + column,
  });
  const cells = new Map([[id, inSheet(title)]]);
  const note = (place: { row: number; column: number }, message: string) => {
    const { row, column } = inSheet(place);
    notes.push({ sheet: snapshot.name, cell: cellAddress(row, column), message });
  };
  let left = 0;
  const sections = declaration.sections.map((section) => {
    const amounts = header.amounts.filter((amount) => amount.section === section.id);
    const first = Math.min(...amounts.map(({ at }) => at), snapshot.cells[0]?.length ?? 0);
    const labels = Array.from({ length: Math.max(first - left, 0) }, (_, index) => left + index);
    left = Math.max(left, ...amounts.map(({ at }) => at + 1));
    const reading = readSection(
      section,
      id,
      body,
      { labels, amounts, project: header.project },
      unit ?? '万元',
      classification,
    );
    for (const [key, place] of reading.cells) cells.set(key, inSheet(place));
    for (const { row, column, text } of reading.unplaced)
      note({ row, column }, `${id} 这一行认不出是什么（${text || '没有名称'}），没有核对`);
    return reading.section;
  });
  for (const { at, label } of header.extra)
    note({ row: header.bodyRow - 1, column: at }, `${id} 多出一列“${label}”，没有核对`);
  for (const { column } of header.missing) note(title, `${id} 缺少“${columnName(declaration.sections, column)}”列`);
  const table: PublishedTable = {
    declaration,
    id,
    sections,
    ...(unit ? { unit } : {}),
    ...(unitName ? { unitName } : {}),
    ...(remark ? { remark } : {}),
  };
  return { table, sheet: snapshot.name, cells };
}

function columnName(sections: TableRegion['table']['sections'], id: string): string {
  return sections.flatMap((section) => section.columns).find((column) => column.id === id)?.name ?? id;
}

/** 编制单位：… and 单位：万元, in one cell or two, above the headings. */
function readUnitLine({ snapshot, firstRow }: TableRegion, header: HeaderColumns) {
  let unit: AmountUnit | undefined;
  let unitName: string | undefined;
  for (let row = Math.max(firstRow - 1, 0); row < header.bodyRow; row++) {
    for (const value of snapshot.cells[row] ?? []) {
      const text = String(value).normalize('NFKC');
      if (!isUnitLine(text)) continue;
      unit ??= /单\s*位\s*:\s*(?:人民币)?\s*(万元|元)/.exec(text)?.[1] as AmountUnit | undefined;
      unitName ??= /(?:编制|预算|填报)单位(?:名称)?\s*:\s*(\S.*?)\s*(?:单\s*位\s*:.*)?$/.exec(text)?.[1];
    }
  }
  return { unit, unitName };
}

/** The rows between the headings and the remark, without blank ones and repeated page headers. */
function readBody({ snapshot, endRow, table }: TableRegion, header: HeaderColumns) {
  const body: BodyRow[] = [];
  const remark: string[] = [];
  for (let row = header.bodyRow; row < endRow; row++) {
    const line = snapshot.cells[row] ?? [];
    const texts = line.filter((value) => String(value).trim() !== '');
    const [first] = texts;
    if (first === undefined) continue;
    if (remark.length > 0 || isRemark(first)) {
      if (texts.some((value) => typeof value === 'number')) break;
      if (/^表\s*\d+$/.test(String(first).trim())) break;
      remark.push(texts.map(String).join(''));
      continue;
    }
    const repeated = texts.every(
      (value) =>
        typeof value === 'string' &&
        (header.headings.has(headingKey(value)) ||
          tableTitled(value) === table ||
          isUnitLine(value) ||
          /^(续)?表\s*\d+/.test(value.trim())),
    );
    const onlyTotal = texts.length === 1 && /^(合|总)\s*计$/.test(String(first).trim());
    if (repeated && !onlyTotal) continue;
    body.push({ row, line });
  }
  return { body, remark: remark.join('').trim() };
}
