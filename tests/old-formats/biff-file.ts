/** Old workbooks made record by record, for what no program on a test machine writes. */
import * as XLSX from '@e965/xlsx';

type Bytes = readonly number[];

export const u16 = (value: number): Bytes => [value & 0xff, (value >> 8) & 0xff];
export const u32 = (value: number): Bytes => [...u16(value & 0xffff), ...u16(value >>> 16)];
export const f64 = (value: number): Bytes => [...new Uint8Array(new Float64Array([value]).buffer)];
const wide = (text: string): Bytes => text.split('').flatMap((letter) => u16(letter.charCodeAt(0)));
/** Characters of two bytes, their count in one byte or two before them. */
export const text8 = (text: string): Bytes => [text.length, 1, ...wide(text)];
export const text16 = (text: string): Bytes => [...u16(text.length), 1, ...wide(text)];
export const characters = (text: string): Bytes => [1, ...wide(text)];

/** One record; longer content goes on in further ones only where `parts` says so. */
export const record = (type: number, ...content: Bytes[]): Bytes => {
  const all = content.flat();
  return [...u16(type), ...u16(all.length), ...all];
};

const begin = (type: number) => record(0x809, u16(0x600), u16(type), u16(0), u16(0), u32(0), u32(0));
const END = record(0x0a);

export interface MadeSheet {
  readonly name: string;
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly hidden?: number;
  /** 0 a worksheet, 2 a chart. */
  readonly type?: number;
  readonly records: readonly Bytes[];
}

/** A name of the workbook. */
export const definedName = (name: string, tokens: Bytes, options: { sheet?: number; flags?: number } = {}): Bytes =>
  record(
    0x18,
    u16(options.flags ?? 0),
    [0, name.length],
    u16(tokens.length),
    u16(0),
    u16(options.sheet ?? 0),
    u32(0),
    characters(name),
    tokens,
  );

/** A formula in a cell, its result given as the eight bytes of the record. */
export const formula = (row: number, column: number, result: Bytes, tokens: Bytes, extra: Bytes = []): Bytes =>
  record(0x06, u16(row), u16(column), u16(15), result, u16(0), u32(0), u16(tokens.length), tokens, extra);
/** What stands for the result where it is a text, which follows in a record of its own. */
export const TEXT_FOLLOWS: Bytes = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
export const EMPTY_TEXT: Bytes = [3, 0, 0, 0, 0, 0, 0xff, 0xff];

/** The stream of a workbook. `globals` are the records before the sheets. */
export function bookStream(globals: readonly Bytes[], sheets: readonly MadeSheet[]): Uint8Array {
  const head = [...begin(0x05), ...globals.flat()];
  const bodies = sheets.map(({ records }) => [...begin(0x10), ...records.flat(), ...END]);
  const announced = (positions: readonly number[]) =>
    sheets.flatMap(({ name, hidden = 0, type = 0 }, index) =>
      record(0x85, u32(positions[index] ?? 0), [hidden, type], text8(name)),
    );
  const start = head.length + announced([]).length + END.length;
  const positions = bodies.map((_, index) => bodies.slice(0, index).reduce((sum, { length }) => sum + length, start));
  return Uint8Array.from([...head, ...announced(positions), ...END, ...bodies.flat()]);
}

/** Streams in their container. */
export function container(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const { CFB } = XLSX as unknown as {
    CFB: {
      utils: { cfb_new(): unknown; cfb_add(file: unknown, name: string, content: Uint8Array): void };
      write(file: unknown, options: object): Uint8Array;
    };
  };
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, Buffer.from(content));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

/** A whole file. */
export function biffFile(globals: readonly Bytes[], sheets: readonly MadeSheet[]): Uint8Array {
  return container({ Workbook: bookStream(globals, sheets) });
}
