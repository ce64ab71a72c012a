/** The texts that cells of a file share. */
import { CLOSE, END, ByteScanner, OPEN } from './xml/byte-scanner';
import { decodeXstring } from './xml/text';

/**
 * The plain texts in their order; runs are joined, reading aids (phonetic) left out.
 *
 * @param bytes of the part, UTF-8
 * @param part its path, for messages
 * @throws DamagedPart where it is not well-formed
 */
export function readSharedStrings(bytes: Uint8Array, part: string): string[] {
  const scanner = new ByteScanner(bytes, part);
  const strings: string[] = [];
  for (let kind = scanner.next(); kind !== END; kind = scanner.next()) {
    if (kind === OPEN && scanner.is('si')) strings.push(readRuns(scanner));
  }
  return strings;
}

/** After the opening tag of an element that holds a text (`si`, `is`, `text`): that text, up to its closing tag. */
export function readRuns(scanner: ByteScanner): string {
  if (scanner.isEmpty) return '';
  const name = scanner.name;
  let text = '';
  for (;;) {
    const kind = scanner.next();
    if (kind === END) scanner.cutOff();
    if (kind === CLOSE) {
      if (scanner.is(name)) return decodeXstring(text);
    } else if (scanner.is('t')) text += scanner.content();
    else if (!scanner.is('r')) scanner.skip();
  }
}
