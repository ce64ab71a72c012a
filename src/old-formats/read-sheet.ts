/** Reads one worksheet of an old file: its rows, columns and merged cells; cells and page set-up are read beside this. */
import { type CellRange, lose, type Losses, type OldSheet, type Visibility } from './book';
import { damaged } from './damaged';
import { CellReader } from './read-cells';
import { NoteReader } from './read-notes';
import { newPage, readPageRecord } from './read-page';
import { readValidation } from './read-validations';
import { RECORD, type RecordStream, uint16 } from './records';
import type { SheetSurroundings } from './surroundings';

const TWIPS_PER_POINT = 20;
const CHARACTER = 256;
const LAST_COLUMN = 255;
/** A chart inside a sheet, and whatever that may hold. */
const DEEPEST = 3;

/**
 * @param head what the workbook says of the sheet
 * @param records standing where the sheet begins
 */
export function readSheet(
  head: { readonly name: string; readonly visibility: Visibility },
  records: RecordStream,
  surroundings: SheetSurroundings,
): OldSheet {
  records.begin(`sheet “${head.name}”`);
  const sheet: OldSheet = {
    ...head,
    cells: new Map(),
    rows: new Map(),
    columns: [],
    merges: [],
    notes: [],
    validations: [],
    page: newPage(),
    showsGridlines: true,
    showsZeros: true,
  };
  const cells = new CellReader(sheet, surroundings);
  const notes = new NoteReader(sheet, surroundings);
  // Charts stand inside as workbooks of their own.
  for (let depth = 1; records.next();) {
    if (records.type === RECORD.begin && ++depth > DEEPEST) throw damaged(`sheet “${head.name}” is nested too deep`);
    if (records.type === RECORD.eof) depth--;
    if (depth === 0) {
      cells.finish();
      return sheet;
    }
    if (depth > 1) continue;
    if (cells.take(records) || notes.take(records)) continue;
    if (readPageRecord(sheet.page, records, surroundings.texts)) continue;
    if (records.type === RECORD.validation) readValidation(sheet, records.data, surroundings);
    else readSheetRecord(sheet, records, surroundings.losses);
  }
  throw damaged(`sheet “${head.name}” has no end`);
}

function readSheetRecord(sheet: OldSheet, { type, data }: RecordStream, losses: Losses): void {
  switch (type) {
    case RECORD.row:
      readRow(sheet, data);
      break;
    case RECORD.columnInfo:
      readColumns(sheet, data);
      break;
    case RECORD.mergedCells:
      for (let index = 0; index < uint16(data, 0); index++) {
        const range = rangeAt(data, 2 + 8 * index);
        if (range.bottom < range.top || range.right < range.left || range.right > LAST_COLUMN) {
          throw damaged(`merged cells ${JSON.stringify(range)}`);
        }
        if (range.bottom > range.top || range.right > range.left) sheet.merges.push(range);
      }
      break;
    case RECORD.defaultColumnWidth:
      sheet.defaultWidth ??= uint16(data, 0);
      break;
    case RECORD.standardWidth:
      sheet.defaultWidth = uint16(data, 0) / CHARACTER;
      break;
    case RECORD.defaultRowHeight:
      sheet.defaultHeight = uint16(data, 2) / TWIPS_PER_POINT;
      break;
    case RECORD.window2:
      sheet.showsGridlines = (uint16(data, 0) & 0x02) !== 0;
      sheet.showsZeros = (uint16(data, 0) & 0x10) !== 0;
      if ((uint16(data, 0) & 0x08) !== 0) sheet.frozen = { rows: 0, columns: 0, top: 0, left: 0 };
      break;
    case RECORD.pane:
      if (sheet.frozen) {
        const [columns, rows, top, left] = [0, 2, 4, 6].map((at) => uint16(data, at)) as [
          number,
          number,
          number,
          number,
        ];
        sheet.frozen = { rows, columns, top, left };
      }
      break;
    case RECORD.zoom:
      if (uint16(data, 2) > 0) sheet.zoom = Math.round((100 * uint16(data, 0)) / uint16(data, 2));
      break;
    case RECORD.protect:
      if (uint16(data, 0) === 1) sheet.protection = { password: 0 };
      break;
    case RECORD.password:
      if (sheet.protection) sheet.protection = { password: uint16(data, 0) };
      break;
    case RECORD.conditionalFormat:
    case RECORD.newConditionalFormat:
      lose(losses, 'conditionalFormats');
      break;
    case RECORD.hyperlink:
      lose(losses, 'hyperlinks');
      break;
    case RECORD.pivotTable:
      lose(losses, 'pivotTables');
      break;
    case RECORD.autoFilter:
      lose(losses, 'filters');
      break;
    case RECORD.background:
      lose(losses, 'backgrounds');
      break;
  }
}

function readRow(sheet: OldSheet, data: Uint8Array): void {
  const row = uint16(data, 0);
  const height = uint16(data, 6);
  const flags = uint16(data, 12);
  const hasFormat = (flags & 0x80) !== 0;
  const isDefault = (height & 0x8000) !== 0;
  sheet.rows.set(row, {
    row,
    height: isDefault ? undefined : (height & 0x7fff) / TWIPS_PER_POINT,
    isOwnHeight: (flags & 0x40) !== 0,
    hidden: (flags & 0x20) !== 0,
    outlineLevel: flags & 0x07,
    format: hasFormat ? uint16(data, 14) & 0xfff : undefined,
  });
}

function readColumns(sheet: OldSheet, data: Uint8Array): void {
  const first = uint16(data, 0);
  const last = Math.min(uint16(data, 2), LAST_COLUMN);
  const flags = uint16(data, 8);
  if (first > last) return;
  sheet.columns.push({
    first,
    last,
    width: uint16(data, 4) / CHARACTER,
    format: uint16(data, 6),
    hidden: (flags & 1) !== 0,
    outlineLevel: (flags >> 8) & 0x07,
  });
}

function rangeAt(data: Uint8Array, at: number): CellRange {
  return {
    top: uint16(data, at),
    bottom: uint16(data, at + 2),
    left: uint16(data, at + 4),
    right: uint16(data, at + 6),
  };
}
