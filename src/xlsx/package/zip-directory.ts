/** Reads the directory of a zip archive (PKWARE APPNOTE 6.3): which parts it has, and where. Inflates nothing. */
import { DamagedPart } from './damage';

/** One part as the archive holds it. */
export interface ZipEntry {
  /** Path with `/`, as written otherwise. */
  readonly name: string;
  readonly method: typeof STORED | typeof DEFLATED;
  readonly crc: number;
  /** Bytes when inflated, as the directory says. */
  readonly size: number;
  /** The bytes as they are kept. */
  readonly compressed: Uint8Array;
  /** Date and time as MS-DOS wrote them, date in the upper half. */
  readonly modified: number;
}

export const STORED = 0;
export const DEFLATED = 8;

/** Sums and single parts beyond this are refused: a file of accounts of a million rows stays below. */
const LARGEST_PART = 512 * 1024 * 1024;
const LARGEST_SUM = 1024 * 1024 * 1024;
const MOST_ENTRIES = 20_000;

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const UTF8 = 0x800;

/**
 * The parts of an archive in their order, folders left out.
 *
 * @throws DamagedPart where the archive is cut off, encrypted, packed in a way that Excel does not use, larger than the limits
 *   (512 MB a part, 1 GB in all, inflated), or has two parts of one name
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, count, shift } = findDirectory(view);
  if (count > MOST_ENTRIES) throw new DamagedPart('', `压缩包里有 ${count} 个部件，多于 ${MOST_ENTRIES} 个`);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let [at, sum, packed] = [offset, 0, 0];
  for (let index = 0; index < count; index++) {
    const { entry, next } = readEntry(bytes, view, at, shift);
    at = next;
    if (entry.name.endsWith('/')) continue;
    const key = entry.name.toLowerCase();
    if (names.has(key)) throw new DamagedPart(entry.name, '在压缩包里有两个');
    names.add(key);
    sum += entry.size;
    packed += entry.compressed.length;
    if (entry.size > LARGEST_PART) throw new DamagedPart(entry.name, '解压后超过 512 MB');
    if (sum > LARGEST_SUM) throw new DamagedPart(entry.name, '连同前面的部件解压后超过 1 GB');
    // Parts that share their bytes are how a small file becomes a large one.
    if (packed > bytes.length) throw new DamagedPart(entry.name, '与别的部件重叠');
    entries.push(entry);
  }
  return entries;
}

interface Directory {
  readonly offset: number;
  readonly count: number;
  /** By how much everything stands later than it says: something was put before the archive. */
  readonly shift: number;
}

function findDirectory(view: DataView): Directory {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const [count, size, offset] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) return findDirectory64(view, at);
    const shift = at - size - offset;
    if (shift >= 0) return { offset: offset + shift, count, shift };
  }
  throw new DamagedPart('', '压缩包的目录不见了，文件可能没有传完整');
}

function findDirectory64(view: DataView, end: number): Directory {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64_SIGNATURE) {
    throw new DamagedPart('', '压缩包的目录不完整');
  }
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64_SIGNATURE) {
    throw new DamagedPart('', '压缩包的目录不完整');
  }
  return {
    offset: Number(view.getBigUint64(at + 48, true)),
    count: Number(view.getBigUint64(at + 32, true)),
    shift: 0,
  };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, shift: number): { entry: ZipEntry; next: number } {
  if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
    throw new DamagedPart('', '压缩包的目录损坏');
  }
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
    number,
    number,
    number,
  ];
  const nameEnd = at + ENTRY_LENGTH + nameLength;
  const next = nameEnd + extraLength + commentLength;
  if (next > view.byteLength) throw new DamagedPart('', '压缩包的目录损坏');
  const name = decodeName(bytes.subarray(at + ENTRY_LENGTH, nameEnd), (flags & UTF8) !== 0);
  if (flags & ENCRYPTED) throw new DamagedPart(name, '在压缩包里加了密');
  if (method !== STORED && method !== DEFLATED)
    throw new DamagedPart(name, `的压缩方法（${method}）Excel 不用，读不出来`);
  const sizes = sizesOf(view, at, nameEnd, extraLength, name);
  const start = dataStart(view, sizes.local + shift, name);
  if (start + sizes.compressed > view.byteLength) throw new DamagedPart(name, '被截断');
  if (method === STORED && sizes.compressed !== sizes.inflated) throw new DamagedPart(name, '的大小前后不一');
  const entry: ZipEntry = {
    name,
    method,
    crc: view.getUint32(at + 16, true),
    size: sizes.inflated,
    compressed: bytes.subarray(start, start + sizes.compressed),
    modified: view.getUint32(at + 12, true),
  };
  return { entry, next };
}

/** Sizes of 4 GB and more, or of a program that always writes them so, stand in an extra field. */
function sizesOf(view: DataView, at: number, extra: number, extraLength: number, name: string) {
  const sizes = {
    compressed: view.getUint32(at + 20, true),
    inflated: view.getUint32(at + 24, true),
    local: view.getUint32(at + 42, true),
  };
  const missing = (['inflated', 'compressed', 'local'] as const).filter((key) => sizes[key] === 0xffffffff);
  if (missing.length === 0) return sizes;
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const [id, length] = [view.getUint16(field, true), view.getUint16(field + 2, true)];
    if (id === 1 && length >= missing.length * 8 && field + 4 + length <= extra + extraLength) {
      missing.forEach((key, index) => {
        sizes[key] = Number(view.getBigUint64(field + 4 + index * 8, true));
      });
      return sizes;
    }
    field += 4 + length;
  }
  throw new DamagedPart(name, '的大小没有写明');
}

function dataStart(view: DataView, local: number, name: string): number {
  if (local + LOCAL_LENGTH > view.byteLength || view.getUint32(local, true) !== LOCAL_SIGNATURE) {
    throw new DamagedPart(name, '不在目录所说的位置');
  }
  return local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}

function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  // Names of parts are ASCII; what is not may be either, and only has to stay what it is for looking it up.
  const text = new TextDecoder(isUtf8 ? 'utf-8' : 'latin1').decode(bytes);
  return text.replaceAll('\\', '/');
}
