/** Reads how a sheet of an old file is printed. */
import type { OldPage } from './book';
import { float64, int16, RECORD, type RecordStream, uint16 } from './records';
import type { TextReader } from './text';

const LANDSCAPE_UNLESS = 0x02;
/** Paper, scale and direction were never set and mean nothing. */
const NOTHING_SET = 0x04;
const BLACK_AND_WHITE = 0x08;
const NO_DIRECTION = 0x40;
const OWN_FIRST_PAGE = 0x80;
const FIT_TO_PAGE = 0x100;

/** What Excel prints with where a file says nothing. */
export function newPage(): OldPage {
  return { margins: { left: 0.75, right: 0.75, top: 1, bottom: 1, header: 0.5, footer: 0.5 } };
}

/** @returns whether the record is about printing */
export function readPageRecord(page: OldPage, { type, data }: RecordStream, texts: TextReader): boolean {
  switch (type) {
    case RECORD.leftMargin:
      page.margins.left = marginAt(data, 0);
      return true;
    case RECORD.rightMargin:
      page.margins.right = marginAt(data, 0);
      return true;
    case RECORD.topMargin:
      page.margins.top = marginAt(data, 0);
      return true;
    case RECORD.bottomMargin:
      page.margins.bottom = marginAt(data, 0);
      return true;
    case RECORD.header:
      if (data.length > 0) page.header = texts.read(data, 0, texts.headerCountSize).text;
      return true;
    case RECORD.footer:
      if (data.length > 0) page.footer = texts.read(data, 0, texts.headerCountSize).text;
      return true;
    case RECORD.centredAcross:
      page.centredAcross = uint16(data, 0) === 1;
      return true;
    case RECORD.centredDown:
      page.centredDown = uint16(data, 0) === 1;
      return true;
    case RECORD.printGridlines:
      page.gridlines = uint16(data, 0) === 1;
      return true;
    case RECORD.sheetOptions:
      page.fitToPage = (uint16(data, 0) & FIT_TO_PAGE) !== 0;
      return true;
    case RECORD.setup:
      readSetup(page, data);
      return true;
    default:
      return false;
  }
}

function readSetup(page: OldPage, data: Uint8Array): void {
  const flags = uint16(data, 10);
  if ((flags & NOTHING_SET) === 0) {
    page.paper = uint16(data, 0);
    page.scale = uint16(data, 2);
    if ((flags & NO_DIRECTION) === 0) page.landscape = (flags & LANDSCAPE_UNLESS) === 0;
  }
  if ((flags & OWN_FIRST_PAGE) !== 0) page.firstPage = int16(data, 4);
  page.fitWidth = uint16(data, 6);
  page.fitHeight = uint16(data, 8);
  page.blackAndWhite = (flags & BLACK_AND_WHITE) !== 0;
  page.margins.header = marginAt(data, 16);
  page.margins.footer = marginAt(data, 24);
}

/** Inches; a number that is none, or no margin, prints without. */
function marginAt(data: Uint8Array, at: number): number {
  const inches = float64(data, at);
  return inches >= 0 && inches < 50 ? inches : 0;
}
