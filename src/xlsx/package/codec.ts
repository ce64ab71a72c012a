/** Packs and unpacks the parts of a file (raw DEFLATE, RFC 1951). */
import { deflateSync, inflateSync } from 'fflate';

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

/** Runs everywhere. */
export const PORTABLE_CODEC: Codec = {
  // Given the room for it, more than the file says is never made.
  inflate: (packed, size) => inflateSync(packed, { out: new Uint8Array(size) }),
  deflate: (content) => deflateSync(content, { level: content.length > LARGE ? 3 : 6 }),
};
