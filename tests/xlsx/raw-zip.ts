/** Zip archives written by hand, so that they can be wrong in every way, or right in ways that few programs use. */
import { deflateRawSync } from 'node:zlib';
import type { Parts } from './package-builder';

/** What is unusual about one entry; what is left out is as it should be. */
export interface Oddity {
  readonly isStored?: boolean;
  /** The number of the way of packing that is stated. */
  readonly method?: number;
  readonly crc?: number;
  /** Bytes when inflated, as stated. */
  readonly size?: number;
  readonly packedSize?: number;
  /** The packed bytes themselves. */
  readonly packed?: Uint8Array;
  readonly isEncrypted?: boolean;
  /** Sizes and checksum follow the bytes; the header before them says 0. */
  readonly hasDescriptor?: boolean;
  readonly isZip64?: boolean;
  /** Where the entry is said to begin. */
  readonly offset?: number;
  /** The name before the bytes, where it is another one. */
  readonly localName?: string;
  /** Written once more under the same name, with this content. */
  readonly twice?: string;
}

/** What is unusual about the archive. */
export interface Archive {
  readonly comment?: string;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** How many entries it says to have. */
  readonly count?: number;
  readonly isZip64?: boolean;
}

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @returns the checksum that zip uses */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC[(crc ^ byte) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Little-endian numbers, each with its count of bytes. */
function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, length] of fields) {
    if (length === 2) view.setUint16(at, value, true);
    else if (length === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += length;
  }
  return bytes;
}

/**
 * @param parts by path
 * @param oddities by path
 * @param archive of the whole
 */
export function rawZip(
  parts: Parts,
  oddities: Readonly<Record<string, Oddity>> = {},
  archive: Archive = {},
): Uint8Array {
  const pieces: Uint8Array[] = archive.before ? [archive.before] : [];
  const directory: Uint8Array[] = [];
  let [at, count] = [0, 0];
  const push = (piece: Uint8Array) => {
    pieces.push(piece);
    at += piece.length;
  };
  const add = (path: string, content: string | Uint8Array, odd: Oddity) => {
    const name = new TextEncoder().encode(path);
    const localName = new TextEncoder().encode(odd.localName ?? path);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const packed = odd.packed ?? (odd.isStored ? bytes : new Uint8Array(deflateRawSync(bytes)));
    const size = odd.size ?? bytes.length;
    const packedSize = odd.packedSize ?? packed.length;
    const crc = odd.crc ?? checksum(bytes);
    const flags = (odd.isEncrypted ? 1 : 0) | (odd.hasDescriptor ? 8 : 0) | 0x800;
    const method = odd.method ?? (odd.isStored ? 0 : 8);
    const offset = odd.offset ?? at;
    const stated = (value: number) => (odd.isZip64 ? 0xffffffff : odd.hasDescriptor ? 0 : value);
    const extra = odd.isZip64 ? numbers([1, 2], [16, 2], [size, 8], [packedSize, 8]) : new Uint8Array();
    push(numbers([0x04034b50, 4], [odd.isZip64 ? 45 : 20, 2], [flags, 2], [method, 2], [0, 2], [33, 2]));
    push(numbers([odd.hasDescriptor ? 0 : crc, 4], [stated(packedSize), 4], [stated(size), 4]));
    push(numbers([localName.length, 2], [extra.length, 2]));
    [localName, extra, packed].forEach(push);
    if (odd.hasDescriptor) push(numbers([0x08074b50, 4], [crc, 4], [packedSize, 4], [size, 4]));
    const far = odd.isZip64 ? numbers([1, 2], [24, 2], [size, 8], [packedSize, 8], [offset, 8]) : new Uint8Array();
    const wide = (value: number) => (odd.isZip64 ? 0xffffffff : value);
    directory.push(
      numbers([0x02014b50, 4], [45, 2], [odd.isZip64 ? 45 : 20, 2], [flags, 2], [method, 2], [0, 2], [33, 2], [crc, 4]),
      numbers(
        [wide(packedSize), 4],
        [wide(size), 4],
        [name.length, 2],
        [far.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
      ),
      numbers([wide(offset), 4]),
      name,
      far,
    );
    count++;
  };
  for (const [path, content] of Object.entries(parts)) {
    const odd = oddities[path] ?? {};
    add(path, content, odd);
    if (odd.twice !== undefined) add(path, odd.twice, {});
  }
  const start = at;
  directory.forEach(push);
  const length = at - start;
  if (archive.isZip64) {
    const end = at;
    push(numbers([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [length, 8]));
    push(numbers([start, 8], [0x07064b50, 4], [0, 4], [end, 8], [1, 4]));
  }
  const comment = new TextEncoder().encode(archive.comment ?? '');
  const told = archive.isZip64 ? 0xffff : (archive.count ?? count);
  const [toldLength, toldStart] = archive.isZip64 ? [0xffffffff, 0xffffffff] : [length, start];
  push(numbers([0x06054b50, 4], [0, 2], [0, 2], [told, 2], [told, 2], [toldLength, 4], [toldStart, 4]));
  push(numbers([comment.length, 2]));
  push(comment);
  if (archive.after) push(archive.after);
  return new Uint8Array(Buffer.concat(pieces));
}
