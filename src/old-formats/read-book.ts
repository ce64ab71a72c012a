/** Reads a workbook of the old format: what concerns all sheets, then sheet after sheet ([MS-XLS] 2.1.7.20). */
import { lose, type Losses, type OldBook, type OldFont, type OldFormat, type OldName, type Visibility } from './book';
import { damaged, encrypted } from './damaged';
import { FormulaLost, formulaText, type FormulaContext, type SheetsMeant } from './formula-text';
import { readFont, readFormat, readFormat5 } from './read-formats';
import { readSheet } from './read-sheet';
import { int16, RECORD, RecordStream, uint16, uint32, uint8 } from './records';
import { inCodePage, readSharedTexts, type SharedText, type TextReader, UNICODE } from './text';

const VERSION_8 = 0x600;
const VERSION_5 = 0x500;
const WINDOWS_LATIN = 1252;
const WORKSHEET = 0;
const CHART = 2;
const BUILT_IN = 0x20;
const IS_MACRO = 0x0e;
const BUILT_IN_NAMES: Readonly<Record<number, string>> = { 6: '_xlnm.Print_Area', 7: '_xlnm.Print_Titles' };
const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'veryHidden'];

/** A sheet as the workbook announces it. */
interface Announced {
  readonly name: string;
  readonly position: number;
  readonly type: number;
  readonly visibility: Visibility;
}

/** A defined name whose formula is not yet text. */
interface StoredName {
  readonly name: string;
  readonly sheet: number | undefined;
  readonly hidden: boolean;
  readonly wanted: boolean;
  readonly tokens: Uint8Array;
  readonly extra: Uint8Array;
}

interface ExternalBook {
  readonly kind: SheetsMeant['kind'];
  readonly names: string[];
}

/** What is read of the records before the first sheet. */
interface Globals {
  readonly isNew: boolean;
  texts: TextReader;
  readonly sheets: Announced[];
  readonly fonts: OldFont[];
  readonly formats: OldFormat[];
  readonly numberFormats: Map<number, string>;
  readonly names: StoredName[];
  readonly books: ExternalBook[];
  readonly references: SheetsMeant[];
  sharedTexts: readonly SharedText[];
  palette: readonly string[];
  date1904: boolean;
  active: number;
  isProtected: boolean;
  password: number;
}

/**
 * @param stream the stream `Workbook` (or `Book`) of the file
 * @param losses counts what is not carried over
 * @throws WorkbookError where the stream is damaged, encrypted, or holds more than is read at once
 */
export function readBook(stream: Uint8Array, losses: Losses): OldBook {
  const globals = readGlobals(stream);
  const { isNew, texts, fonts, formats, numberFormats, palette, date1904, sharedTexts } = globals;
  const context: FormulaContext = {
    sheets: globals.sheets.map(({ name }) => name),
    references: globals.references,
    names: globals.names,
  };
  const kept: number[] = [];
  const used = { cells: 0, formulaCharacters: 0 };
  const sheets = globals.sheets.flatMap(({ name, position, type, visibility }, index) => {
    if (type !== WORKSHEET) {
      lose(losses, type === CHART ? 'chartSheets' : 'macroSheets');
      return [];
    }
    kept.push(index);
    const surroundings = { isNew, texts, sharedTexts, context, losses, used };
    return [readSheet({ name, visibility }, new RecordStream(stream, position), surroundings)];
  });
  if (sheets.length === 0) throw damaged('no worksheet');
  return {
    sheets,
    names: readNames(globals, context, kept, losses),
    fonts,
    formats,
    numberFormats,
    palette,
    date1904,
    active: Math.max(0, kept.indexOf(globals.active)),
    protection: globals.isProtected ? { password: globals.password } : undefined,
  };
}

function readGlobals(stream: Uint8Array): Globals {
  const records = new RecordStream(stream);
  records.begin('the workbook');
  const version = uint16(records.data, 0);
  if (version !== VERSION_8 && version !== VERSION_5) throw damaged(`version ${version}`);
  const isNew = version === VERSION_8;
  const globals: Globals = {
    isNew,
    texts: isNew ? UNICODE : inCodePage(WINDOWS_LATIN),
    sheets: [],
    fonts: [],
    formats: [],
    numberFormats: new Map(),
    names: [],
    books: [],
    references: [],
    sharedTexts: [],
    palette: [],
    date1904: false,
    active: 0,
    isProtected: false,
    password: 0,
  };
  while (records.next()) {
    if (records.type === RECORD.eof) {
      checkSheets(globals.sheets);
      return globals;
    }
    readGlobal(globals, records);
  }
  throw damaged('the workbook has no end');
}

function readGlobal(globals: Globals, records: RecordStream): void {
  const { data } = records;
  const { isNew, texts } = globals;
  switch (records.type) {
    case RECORD.filePass:
      throw encrypted('FILEPASS');
    case RECORD.codepage:
      if (!isNew) globals.texts = inCodePage(uint16(data, 0));
      break;
    case RECORD.boundSheet:
      globals.sheets.push({
        position: uint32(data, 0),
        visibility: VISIBILITIES[uint8(data, 4) & 3] ?? 'hidden',
        type: uint8(data, 5),
        name: texts.read(data, 6, 1).text,
      });
      break;
    case RECORD.sharedStrings:
      globals.sharedTexts = readSharedTexts(records.withContinuations());
      break;
    case RECORD.font:
      globals.fonts.push(readFont(data, texts));
      break;
    case RECORD.xf:
      globals.formats.push(isNew ? readFormat(data) : readFormat5(data));
      break;
    case RECORD.format:
      globals.numberFormats.set(uint16(data, 0), texts.read(data, 2, texts.headerCountSize).text);
      break;
    case RECORD.palette:
      globals.palette = Array.from({ length: uint16(data, 0) }, (_, index) =>
        [0, 1, 2]
          .map((part) =>
            uint8(data, 2 + 4 * index + part)
              .toString(16)
              .padStart(2, '0'),
          )
          .join('')
          .toUpperCase(),
      );
      break;
    case RECORD.date1904:
      globals.date1904 = uint16(data, 0) === 1;
      break;
    case RECORD.window1:
      globals.active = uint16(data, 10);
      break;
    case RECORD.protect:
      globals.isProtected = uint16(data, 0) === 1;
      break;
    case RECORD.password:
      globals.password = uint16(data, 0);
      break;
    case RECORD.externBook:
      globals.books.push({ kind: kindOfBook(data), names: [] });
      break;
    case RECORD.externName:
      if (isNew) globals.books.at(-1)?.names.push(texts.read(data, 6, 1).text);
      break;
    case RECORD.externSheet:
      if (isNew) {
        for (const reference of readReferences(joined(records.withContinuations()), globals.books))
          globals.references.push(reference);
      }
      break;
    case RECORD.name:
      globals.names.push(readName(data, texts));
      break;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function kindOfBook(data: Uint8Array): SheetsMeant['kind'] {
  const mark = data.length === 4 ? uint16(data, 2) : 0;
  if (mark === 0x0401) return 'own';
  return mark === 0x3a01 ? 'functions' : 'external';
}

function readReferences(data: Uint8Array, books: readonly ExternalBook[]): SheetsMeant[] {
  return Array.from({ length: uint16(data, 0) }, (_, index): SheetsMeant => {
    const at = 2 + 6 * index;
    const book = books[uint16(data, at)];
    if (book?.kind === 'own') return { kind: 'own', first: int16(data, at + 2), last: int16(data, at + 4) };
    return book?.kind === 'functions' ? { kind: 'functions', names: book.names } : { kind: 'external' };
  });
}

function readName(data: Uint8Array, texts: TextReader): StoredName {
  const flags = uint16(data, 0);
  const length = uint16(data, 4);
  const sheet = uint16(data, 8);
  const { text, end } = texts.characters(data, 14, uint8(data, 3));
  const builtIn = (flags & BUILT_IN) !== 0 ? BUILT_IN_NAMES[text.charCodeAt(0)] : undefined;
  return {
    name: builtIn ?? text,
    sheet: sheet === 0 ? undefined : sheet - 1,
    hidden: (flags & 1) !== 0,
    wanted: (flags & IS_MACRO) === 0 && ((flags & BUILT_IN) === 0 || builtIn !== undefined) && !/^_xlfn\./i.test(text),
    tokens: data.subarray(end, end + length),
    extra: data.subarray(end + length),
  };
}

/** Names with their formulas as text. A name of a sheet that is not carried over goes with it. */
function readNames(
  { isNew, names }: Globals,
  context: FormulaContext,
  kept: readonly number[],
  losses: Losses,
): OldName[] {
  const found = new Map<string, OldName>();
  for (const { name, sheet, hidden, wanted, tokens, extra } of names) {
    if (!wanted) continue;
    const index = sheet === undefined ? undefined : kept.indexOf(sheet);
    try {
      if (index === -1) throw new FormulaLost('unreadable', 'its sheet is not carried over');
      if (!isNew) throw new FormulaLost('unreadable', 'a formula before Excel 97');
      const formula = formulaText(tokens, extra, context);
      // Where a file has a name twice, the first is the one that counts.
      const key = `${index ?? ''}!${name.toLowerCase()}`;
      if (!found.has(key)) found.set(key, { name, sheet: index, hidden, formula });
    } catch (error) {
      if (!(error instanceof FormulaLost)) throw error;
      lose(losses, 'unreadableNames');
    }
  }
  return [...found.values()];
}

/** No two sheets are one, and none has the name of another or one that Excel does not take. */
function checkSheets(sheets: readonly Announced[]): void {
  const names = new Set<string>();
  const positions = new Set<number>();
  for (const { name, position } of sheets) {
    const key = name.toLowerCase();
    if (!/^[^[\]:*?/\\\0]{1,31}$/.test(name) || names.has(key)) throw damaged(`a sheet is named “${name}”`);
    if (positions.has(position)) throw damaged(`two sheets at ${position}`);
    names.add(key);
    positions.add(position);
  }
}
