/** The least that reading a file can cost: unpacking its parts and one pass of a bare XML reader over them. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** What a pass saw, so that no pass can be left out. */
export interface Pass {
  readonly elements: number;
  readonly characters: number;
  /** Bytes of all XML parts, unpacked. */
  readonly xmlBytes: number;
}

/** Unpacks all parts and reads every XML part, element by element and text by text, keeping nothing. */
export function floorPass(bytes: Uint8Array): Pass {
  let elements = 0;
  let characters = 0;
  let xmlBytes = 0;
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels|vml)$/.test(name)) continue;
    xmlBytes += part.length;
    const parser = new SaxesParser();
    parser.on('opentag', () => {
      elements++;
    });
    parser.on('text', (text) => {
      characters += text.length;
    });
    parser.write(strFromU8(part)).close();
  }
  return { elements, characters, xmlBytes };
}
