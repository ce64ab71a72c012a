/** Text as XML and spreadsheets write it. */
import { DamagedPart } from '../package/damage';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The characters that markup stands for.
 *
 * @param part named where an entity is unknown; an entity that a document defines itself is not read, it could be a bomb
 */
export function decodeEntities(text: string, part: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8})?;?/g, (reference, name: string | undefined) => {
    if (name !== undefined && reference.endsWith(';')) {
      const code = name.startsWith('#x')
        ? Number.parseInt(name.slice(2), 16)
        : name.startsWith('#')
          ? Number(name.slice(1))
          : -1;
      if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      const letter = NAMED[name];
      if (letter !== undefined) return letter;
    }
    throw new DamagedPart(part, `里有读不懂的字符 ${reference}`);
  });
}

/** Text as it stands between tags. */
export function encodeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

/** Text as the value of an attribute in double quotes. */
export function encodeAttribute(text: string): string {
  const encoded = encodeText(text);
  return /["\t\r\n]/.test(encoded)
    ? encoded.replace(/["\t\r\n]/g, (letter) => (letter === '"' ? '&quot;' : `&#${letter.charCodeAt(0)};`))
    : encoded;
}

/** Text of cells: what XML cannot hold is written `_x0001_` (ECMA-376, ST_Xstring), and a text that looks so is told apart. */
export function encodeXstring(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what the file cannot hold
  return text.replace(/_(?=x[0-9a-fA-F]{4}_)|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\r/g, (letter) =>
    letter === '_' ? '_x005F_' : `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The text that {@link encodeXstring} wrote; line ends as cells have them. */
export function decodeXstring(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('_x')) return lines;
  return lines.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Whether XML would drop some of the white space of a text. */
export const needsSpace = (text: string): boolean => /^\s|\s$|[\t\n]|\s\s/.test(text);

/**
 * The text of a part, whatever its encoding.
 *
 * @throws DamagedPart where the bytes are none of that encoding
 */
export function decodePart(bytes: Uint8Array, part: string): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DamagedPart(part, `里有不是 ${encoding} 的字节`);
  }
}

/** Where it is another one: bytes of the same text as UTF-8. */
export function asUtf8(bytes: Uint8Array, part: string): Uint8Array {
  if (encodingOf(bytes) === 'utf-8') return bytes;
  return new TextEncoder().encode(declaredUtf8(decodePart(bytes, part)));
}

/** A text that will be written as UTF-8 must not say anything else of itself. */
export function declaredUtf8(text: string): string {
  return text.replace(/^(<\?xml[^>]*?encoding=)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 120));
  const [, named = 'utf-8'] = /^(?:ï»¿)?<\?xml[^>]*?encoding=["']([\w.-]+)["']/.exec(head) ?? [];
  const name = named.toLowerCase();
  if (name === 'utf-8' || name === 'utf8' || name === 'us-ascii' || name.startsWith('utf-16')) return 'utf-8';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Whether an attribute says yes: files write `1`, `true` or `on`. */
export const isTrue = (text: string | undefined): boolean => /^(?:1|true|on)$/.test(text ?? '');
