/** A workbook's file as a package of parts (ECMA-376 part 2). What is not written leaves as it came. */
import { parseXml, writeXml, type XmlDocument } from '../xml/document';
import { decodePart } from '../xml/text';
import { crc32 } from './crc32';
import { type Codec, PORTABLE_CODEC } from './codec';
import { DamagedPart } from './damage';
import { DEFLATED, readZipDirectory, type ZipEntry } from './zip-directory';
import { packEntry, writeZip } from './zip-writer';

interface Part {
  /** As it is written in the archive. */
  readonly name: string;
  /** Packed; undefined while {@link content} is newer. */
  entry: ZipEntry | undefined;
  /** New content, not packed yet. */
  content: Uint8Array | undefined;
  document: XmlDocument | undefined;
  /** Whether the document is newer than both. */
  isDocumentNewer: boolean;
}

export class Package {
  /** By path in small letters: names of parts do not tell capitals apart. */
  readonly #parts = new Map<string, Part>();
  #isChanged = false;

  /**
   * @param bytes the file, or undefined for a package without parts
   * @param codec packs and unpacks parts
   * @throws DamagedPart as {@link readZipDirectory} says
   */
  constructor(
    private readonly bytes: Uint8Array | undefined = undefined,
    private readonly codec: Codec = PORTABLE_CODEC,
  ) {
    for (const entry of bytes ? readZipDirectory(bytes) : [])
      this.#parts.set(keyOf(entry.name), partWith(entry.name, { entry }));
  }

  /** Paths of all parts, as they are written. */
  paths(): string[] {
    return [...this.#parts.values()].map(({ name }) => pathOf(name));
  }

  has(path: string): boolean {
    return this.#parts.has(keyOf(path));
  }

  /**
   * The content of a part.
   *
   * @throws DamagedPart where it is missing, cannot be inflated, or is not what its checksum says
   */
  read(path: string): Uint8Array {
    const part = this.#parts.get(keyOf(path));
    if (!part) throw new DamagedPart(path, '不在文件里');
    settle(part);
    return part.content ?? inflated(part.entry as ZipEntry, pathOf(part.name), this.codec);
  }

  text(path: string): string {
    return decodePart(this.read(path), path);
  }

  /** A part as a tree that is kept: who changes it calls {@link changed}. */
  document(path: string): XmlDocument {
    const document = this.#parts.get(keyOf(path))?.document ?? parseXml(this.text(path), path);
    const part = this.#parts.get(keyOf(path));
    if (part) part.document = document;
    return document;
  }

  /** To be called after the tree of a part was changed. */
  changed(path: string): void {
    const part = this.#parts.get(keyOf(path));
    if (!part?.document) return;
    part.isDocumentNewer = true;
    this.#isChanged = true;
  }

  /** Takes a tree as a new part. */
  adopt(path: string, document: XmlDocument): void {
    this.#parts.set(keyOf(path), partWith(path, { document, isDocumentNewer: true }));
    this.#isChanged = true;
  }

  /** Writes a part, new or instead of what was there. */
  write(path: string, content: Uint8Array | string): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const name = this.#parts.get(keyOf(path))?.name ?? path;
    this.#parts.set(keyOf(path), partWith(name, { content: bytes }));
    this.#isChanged = true;
  }

  remove(path: string): void {
    if (this.#parts.delete(keyOf(path))) this.#isChanged = true;
  }

  /** A path that no part has: `xl/comments2.xml`. */
  freePath(before: string, after: string): string {
    for (let number = 1; ; number++) if (!this.has(before + number + after)) return before + number + after;
  }

  /** The file; a copy of the bytes that were opened where nothing was written. */
  toBytes(): Uint8Array {
    if (!this.#isChanged && this.bytes) return this.bytes.slice();
    return writeZip(
      [...this.#parts.values()].map((part) => {
        settle(part);
        if (part.content) [part.entry, part.content] = [packEntry(part.name, part.content, this.codec), undefined];
        return part.entry as ZipEntry;
      }),
    );
  }
}

function partWith(name: string, content: Partial<Part>): Part {
  return { name, entry: undefined, content: undefined, document: undefined, isDocumentNewer: false, ...content };
}

/** Writes the tree of a part where that is newer. */
function settle(part: Part): void {
  if (!part.isDocumentNewer || !part.document) return;
  part.content = new TextEncoder().encode(writeXml(part.document));
  part.entry = undefined;
  part.isDocumentNewer = false;
}

const pathOf = (name: string) => name.replace(/^\/+/, '');
const keyOf = (path: string) => pathOf(path).toLowerCase();

function inflated(entry: ZipEntry, path: string, codec: Codec): Uint8Array {
  let content = entry.compressed;
  if (entry.method === DEFLATED) {
    try {
      content = codec.inflate(entry.compressed, entry.size);
    } catch {
      throw new DamagedPart(path, '解压不了');
    }
  }
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new DamagedPart(path, '与它的校验码不符，内容已损坏');
  }
  return content;
}
