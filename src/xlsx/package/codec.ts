/** Packs and unpacks the parts of a file (raw DEFLATE, RFC 1951). */
import { deflateSync, Inflate, inflateSync } from 'fflate';

export interface Codec {
  /**
   * @param size of the content as the file says
   * @returns never more than that
   * @throws Error where the bytes are no such stream
   */
  inflate(packed: Uint8Array, size: number): Uint8Array;
  deflate(content: Uint8Array): Uint8Array;
}

/** Beyond this a part is packed faster and a little larger. */
export const LARGE = 8 * 1024 * 1024;

/** Packed bytes that are unpacked at once: no more than 256 MB can come of them, which are thrown away where they are too many. */
const PIECE = 256 * 1024;

/** Runs everywhere. */
export const PORTABLE_CODEC: Codec = {
  inflate: (packed, size) =>
    packed.length <= PIECE ? inflateSync(packed, { out: new Uint8Array(size) }) : inflatePieces(packed, size),
  deflate: (content) => deflateSync(content, { level: content.length > LARGE ? 3 : 6 }),
};

/** A part that says it is small and is not would otherwise be unpacked to its end, however long that takes. */
function inflatePieces(packed: Uint8Array, size: number): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((piece) => {
    if (length + piece.length > size) throw new RangeError('longer than it says');
    content.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < packed.length; at += PIECE) {
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  }
  return content.subarray(0, length);
}
