/** Writes a zip archive. Parts that nobody changed go in as they were packed. */
import type { Codec } from './codec';
import { crc32 } from './crc32';
import { DEFLATED, STORED, type ZipEntry } from './zip-directory';

const UTF8 = 0x800;
const VERSION = 20;
/** 1 January 1980: this product has no clock, and the same workbook is the same file. */
const NO_DATE = 0x00210000;
/** A part of new content, packed. */
export function packEntry(name: string, bytes: Uint8Array, codec: Codec): ZipEntry {
  const packed = codec.deflate(bytes);
  const smaller = packed.length < bytes.length;
  return {
    name,
    method: smaller ? DEFLATED : STORED,
    crc: crc32(bytes),
    size: bytes.length,
    compressed: smaller ? packed : bytes,
    modified: NO_DATE,
  };
}

/** The archive of these parts, in their order. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = entries.map((entry) => ({ entry, name: encoder.encode(entry.name) }));
  const total = parts.reduce((sum, { entry, name }) => sum + 30 + 46 + 2 * name.length + entry.compressed.length, 22);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const number = (size: 2 | 4, value: number) => {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  };
  const put = (data: Uint8Array) => {
    bytes.set(data, at);
    at += data.length;
  };
  /** What stands alike before a part and in the directory. */
  const description = ({ method, modified, crc, compressed, size }: ZipEntry, name: Uint8Array) => {
    number(2, VERSION);
    number(2, UTF8);
    number(2, method);
    number(4, modified);
    number(4, crc);
    number(4, compressed.length);
    number(4, size);
    number(2, name.length);
    number(2, 0);
  };
  const offsets = parts.map(({ entry, name }) => {
    const offset = at;
    number(4, 0x04034b50);
    description(entry, name);
    put(name);
    put(entry.compressed);
    return offset;
  });
  const directory = at;
  parts.forEach(({ entry, name }, index) => {
    number(4, 0x02014b50);
    number(2, VERSION);
    description(entry, name);
    for (const size of [2, 2, 2, 4] as const) number(size, 0);
    number(4, offsets[index] as number);
    put(name);
  });
  const end = at;
  number(4, 0x06054b50);
  number(4, 0);
  number(2, parts.length);
  number(2, parts.length);
  number(4, end - directory);
  number(4, directory);
  number(2, 0);
  return bytes;
}
