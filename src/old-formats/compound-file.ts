/**
 * The container of old office files ([MS-CFB]): a small file system of sectors in chains. Every chain is followed at most as far
 * as the file has sectors, so that a chain that loops is refused and not followed for ever.
 */
import { damaged } from './damaged';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_SIZE = 512;
const DIRECTORY_ENTRY_SIZE = 128;
/** Chains of longer numbers end or are free. */
const LAST_SECTOR = 0xfffffffa;
const ROOT = 5;
const STREAM = 2;

/** What a container holds. */
export interface CompoundFile {
  /** Names of all streams and storages, those inside storages included. */
  readonly names: readonly string[];
  /**
   * The content of the first stream of one of these names; undefined where there is none. Streams inside storages belong to
   * embedded documents and are not looked at.
   *
   * @throws WorkbookError where its sectors are not all in the file
   */
  stream(...names: readonly string[]): Uint8Array | undefined;
}

interface DirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
  /** Entries beside this one in the same storage, and the first one inside it, by their place in the directory. */
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/** Whether bytes begin as such a container does. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * @param bytes the whole file
 * @throws WorkbookError where it is no sound container
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (!isCompoundFile(bytes) || bytes.length < HEADER_SIZE) throw damaged('no compound file header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6)
    throw damaged(`sector shifts ${sectorShift}, ${miniShift}`);
  const sectorSize = 1 << sectorShift;
  const sectorCount = Math.ceil(bytes.length / sectorSize) - 1;
  // The last sector of a file may be cut short by programs that write no padding.
  const sector = (index: number): Uint8Array => {
    if (index >= sectorCount) throw damaged(`sector ${index} of ${sectorCount}`);
    return bytes.subarray((index + 1) << sectorShift, (index + 2) << sectorShift);
  };
  const numbers = (content: Uint8Array): Uint32Array => {
    const padded = new Uint8Array(Math.ceil(content.length / 4) * 4);
    padded.set(content);
    return new Uint32Array(padded.buffer);
  };

  const table = allocationTable();
  const directory = readDirectory(chain(view.getUint32(48, true), table, sector, sectorCount));
  const root = directory.find((entry) => entry?.type === ROOT);
  const atTop = siblings(directory, root?.child);
  const miniCutoff = view.getUint32(56, true);
  let mini: { readonly table: Uint32Array; readonly content: Uint8Array } | undefined;

  return {
    names: directory.flatMap((entry) => (entry ? [entry.name] : [])),
    stream: (...names) => {
      for (const name of names) {
        const entry = atTop.find((own) => own.type === STREAM && own.name.toLowerCase() === name.toLowerCase());
        if (entry) return contentOf(entry);
      }
      return undefined;
    },
  };

  /** Which sector follows which, from all sectors that say so. */
  function allocationTable(): Uint32Array {
    const parts: number[] = [];
    for (let index = 0; index < 109; index++) parts.push(view.getUint32(76 + 4 * index, true));
    let next = view.getUint32(68, true);
    for (let read = 0; next < LAST_SECTOR; read++) {
      if (read > sectorCount) throw damaged('the list of allocation sectors loops');
      const list = numbers(sector(next));
      for (const part of list.subarray(0, -1)) parts.push(part);
      next = list.at(-1) ?? LAST_SECTOR;
    }
    const used = parts.filter((part) => part < LAST_SECTOR);
    if (used.length > sectorCount) throw damaged(`${used.length} allocation sectors of ${sectorCount}`);
    const all = new Uint32Array((used.length * sectorSize) / 4).fill(0xffffffff);
    used.forEach((part, index) => all.set(numbers(sector(part)), (index * sectorSize) / 4));
    return all;
  }

  function contentOf({ name, start, size }: DirectoryEntry): Uint8Array {
    if (size > bytes.length) throw damaged(`stream ${name} of ${size} bytes`);
    let content: Uint8Array;
    if (size >= miniCutoff) content = chain(start, table, sector, sectorCount);
    else {
      mini ??= {
        table: numbers(chain(view.getUint32(60, true), table, sector, sectorCount)),
        content: chain(root?.start ?? LAST_SECTOR, table, sector, sectorCount),
      };
      const { content: all } = mini;
      const count = Math.ceil(all.length / (1 << miniShift));
      content = chain(start, mini.table, (index) => all.subarray(index << miniShift, (index + 1) << miniShift), count);
    }
    if (content.length < size) throw damaged(`stream ${name}: ${content.length} of ${size} bytes`);
    return content.subarray(0, size);
  }
}

/** The content of a chain of sectors. */
function chain(
  start: number,
  table: Uint32Array,
  sector: (index: number) => Uint8Array,
  sectorCount: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let index = start; index < LAST_SECTOR; index = table[index] ?? LAST_SECTOR) {
    if (parts.length >= sectorCount) throw damaged(`the chain from sector ${start} loops`);
    const part = sector(index);
    parts.push(part);
    length += part.length;
  }
  const content = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return content;
}

/** Entries by their place in the directory; undefined where a place is free. */
function readDirectory(content: Uint8Array): (DirectoryEntry | undefined)[] {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const entries: (DirectoryEntry | undefined)[] = [];
  for (let at = 0; at + DIRECTORY_ENTRY_SIZE <= content.length; at += DIRECTORY_ENTRY_SIZE) {
    const length = Math.min(31, Math.max(0, (view.getUint16(at + 64, true) >> 1) - 1));
    let name = '';
    for (let index = 0; index < length; index++) name += String.fromCharCode(view.getUint16(at + 2 * index, true));
    const number = (offset: number) => view.getUint32(at + offset, true);
    const [left, right, child] = [number(68), number(72), number(76)];
    const type = content[at + 66] as number;
    entries.push(type === 0 ? undefined : { name, type, left, right, child, start: number(116), size: number(120) });
  }
  return entries;
}

/** All entries of the storage whose tree of entries begins here. A tree that loops ends where it comes back. */
function siblings(directory: readonly (DirectoryEntry | undefined)[], first: number | undefined): DirectoryEntry[] {
  const found = new Map<number, DirectoryEntry>();
  const open = first === undefined ? [] : [first];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const entry = directory[place];
    if (!entry || found.has(place)) continue;
    found.set(place, entry);
    open.push(entry.left, entry.right);
  }
  return [...found.values()];
}
