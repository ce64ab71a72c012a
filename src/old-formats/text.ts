/** Texts of old files: counted characters of one byte or two, or, before Excel 97, bytes in the code page of the file. */
import { damaged } from './damaged';
import { uint16, uint32, uint8 } from './records';

/** Reads over the parts of a record and its continuations as if they were one, but for texts, which begin anew in each part. */
export class PartsReader {
  #part = 0;
  #at = 0;

  constructor(private readonly parts: readonly Uint8Array[]) {}

  get atEnd(): boolean {
    while (this.#part < this.parts.length && this.#at >= this.current.length) {
      this.#part++;
      this.#at = 0;
    }
    return this.#part >= this.parts.length;
  }

  private get current(): Uint8Array {
    return this.parts[this.#part] ?? new Uint8Array();
  }

  byte(): number {
    if (this.atEnd) throw damaged('a text reaches beyond its record');
    return this.current[this.#at++] as number;
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8);
  }

  uint32(): number {
    return (this.uint16() | (this.uint16() << 16)) >>> 0;
  }

  skip(count: number): void {
    for (let left = count; left > 0;) {
      if (this.atEnd) throw damaged('a text reaches beyond its record');
      const step = Math.min(left, this.current.length - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** Characters, `flags` first; where a part ends, the next one begins with flags of its own. */
  characters(count: number, flags: number): string {
    let wide = (flags & 1) === 1;
    let text = '';
    for (let left = count; left > 0;) {
      if (this.#at >= this.current.length) {
        if (this.atEnd) throw damaged('a text reaches beyond its record');
        wide = (this.byte() & 1) === 1;
        continue;
      }
      const available = wide ? (this.current.length - this.#at) >> 1 : this.current.length - this.#at;
      if (available === 0) throw damaged('half a character at the end of a record');
      const step = Math.min(left, available);
      text += decode(this.current, this.#at, step, wide);
      this.#at += wide ? 2 * step : step;
      left -= step;
    }
    return text;
  }
}

function decode(bytes: Uint8Array, at: number, count: number, wide: boolean): string {
  let text = '';
  // Blocks, because a call takes only so many arguments.
  for (let done = 0; done < count; done += 4096) {
    const codes = new Uint16Array(Math.min(4096, count - done));
    for (let index = 0; index < codes.length; index++) {
      const from = wide ? at + 2 * (done + index) : at + done + index;
      codes[index] = wide ? (bytes[from] as number) | ((bytes[from + 1] as number) << 8) : (bytes[from] as number);
    }
    // eslint-disable-next-line no-restricted-syntax -- 4096 at most
    text += String.fromCharCode(...codes);
  }
  return text;
}

/** One text of the table of all texts. */
export interface SharedText {
  readonly text: string;
  /** Where another font begins in it, and which; none where the text has the font of its cell. */
  readonly runs: readonly FontRun[];
}

export interface FontRun {
  readonly from: number;
  /** As the file counts fonts. */
  readonly font: number;
}

/** The table of all texts ([MS-XLS] 2.4.265). */
export function readSharedTexts(parts: readonly Uint8Array[]): SharedText[] {
  const reader = new PartsReader(parts);
  reader.skip(4);
  const count = reader.uint32();
  const texts: SharedText[] = [];
  // The count is not believed: some writers state another.
  while (texts.length < count && !reader.atEnd) {
    const length = reader.uint16();
    const flags = reader.byte();
    const runCount = flags & 8 ? reader.uint16() : 0;
    const extra = flags & 4 ? reader.uint32() : 0;
    const text = reader.characters(length, flags);
    const runs = Array.from({ length: runCount }, () => ({ from: reader.uint16(), font: reader.uint16() }));
    reader.skip(extra);
    texts.push({ text, runs });
  }
  return texts;
}

/** A file's own way to write texts. */
export interface TextReader {
  /** Bytes of the count of characters in headers, footers and number formats. */
  readonly headerCountSize: 1 | 2;
  /**
   * @param bytes content of a record
   * @param at where the count of characters stands
   * @param countSize bytes of the count
   * @returns the text, and where what follows it begins
   */
  read(bytes: Uint8Array, at: number, countSize: 1 | 2): { readonly text: string; readonly end: number };
  /** As many characters as said elsewhere; in the new format with flags before them. */
  characters(bytes: Uint8Array, at: number, count: number): { readonly text: string; readonly end: number };
}

/** Texts since Excel 97. */
export const UNICODE: TextReader = {
  headerCountSize: 2,
  read(bytes, at, countSize) {
    const count = countSize === 1 ? uint8(bytes, at) : uint16(bytes, at);
    return UNICODE.characters(bytes, at + countSize, count);
  },
  characters(bytes, at, count) {
    if (count === 0 && at >= bytes.length) return { text: '', end: at };
    const flags = uint8(bytes, at);
    const start = at + 1 + (flags & 8 ? 2 : 0) + (flags & 4 ? 4 : 0);
    const length = flags & 1 ? 2 * count : count;
    if (start + length > bytes.length) throw damaged(`a text of ${count} characters at ${at} of ${bytes.length}`);
    const runs = flags & 8 ? 4 * uint16(bytes, at + 1) : 0;
    const extra = flags & 4 ? uint32(bytes, start - 4) : 0;
    return { text: decode(bytes, start, count, (flags & 1) === 1), end: start + length + runs + extra };
  },
};

/** Code pages by their numbers, as decoders name them. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10008: 'gbk',
  32768: 'macintosh',
  32769: 'windows-1252',
};

/** Texts before Excel 97: bytes in a code page. */
export function inCodePage(codePage: number): TextReader {
  const single = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252';
  const decoder = new TextDecoder(CODE_PAGES[codePage] ?? single);
  const characters = (bytes: Uint8Array, at: number, count: number) => {
    if (at + count > bytes.length) throw damaged(`a text of ${count} bytes at ${at} of ${bytes.length}`);
    return { text: decoder.decode(bytes.subarray(at, at + count)), end: at + count };
  };
  return {
    headerCountSize: 1,
    characters,
    read: (bytes, at, countSize) =>
      characters(bytes, at + countSize, countSize === 1 ? uint8(bytes, at) : uint16(bytes, at)),
  };
}
