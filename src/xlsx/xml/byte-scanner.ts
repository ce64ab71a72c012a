/**
 * Goes through the tags of a part in its bytes (UTF-8). For what is too large to become a tree: the rows of sheets, shared
 * texts. Every tag is looked at in full, so that a `>` in an attribute ends nothing.
 */
import { DamagedPart } from '../package/damage';
import { decodeEntities } from './text';

const [LESS, MORE, SLASH, BANG, ASK, COLON, EQUALS, DOUBLE, SINGLE] = [60, 62, 47, 33, 63, 58, 61, 34, 39] as const;
const SPACE = 32;

export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;

const decoder = new TextDecoder('utf-8', { fatal: true });

export class ByteScanner {
  /** The tag that was found last: where it begins, and after its `>`. */
  start = 0;
  end: number;
  /** Its name without a prefix. */
  nameStart = 0;
  nameEnd = 0;
  /** Whether it is `<name/>`. */
  isEmpty = false;
  attributeStart = 0;
  attributeEnd = 0;
  valueStart = 0;
  valueEnd = 0;
  #attributesFrom = 0;

  /**
   * @param bytes of the part
   * @param part its path, for messages
   * @param from where to begin
   */
  constructor(
    readonly bytes: Uint8Array,
    readonly part: string,
    from = 0,
  ) {
    this.end = from;
  }

  /** Goes to the next tag; what stands between is passed over. */
  next(): typeof END | typeof OPEN | typeof CLOSE {
    const { bytes } = this;
    const { length } = bytes;
    let at = this.end;
    for (;;) {
      while (at < length && bytes[at] !== LESS) at++;
      if (at >= length) {
        this.end = length;
        return END;
      }
      const second = bytes[at + 1];
      if (second !== BANG && second !== ASK) break;
      at = this.#endOfSpecial(at);
    }
    this.start = at;
    const closes = bytes[at + 1] === SLASH;
    let name = closes ? at + 2 : at + 1;
    let after = name;
    for (
      let letter = bytes[after] as number;
      letter > SPACE && letter !== MORE && letter !== SLASH;
      letter = bytes[after] as number
    ) {
      after++;
      if (letter === COLON) name = after;
      if (after >= length) this.cutOff();
    }
    if (after === name) this.fail('里有没有名字的标签');
    this.nameStart = name;
    this.nameEnd = after;
    this.#attributesFrom = after;
    for (let letter = bytes[after]; letter !== MORE; letter = bytes[after]) {
      after = letter === DOUBLE || letter === SINGLE ? bytes.indexOf(letter, after + 1) : after;
      if (after < 0 || ++after >= length) this.cutOff();
    }
    this.end = after + 1;
    this.isEmpty = !closes && bytes[after - 1] === SLASH;
    return closes ? CLOSE : OPEN;
  }

  /** Whether the last tag has this name. */
  is(name: string): boolean {
    return this.isText(this.nameStart, this.nameEnd, name);
  }

  get name(): string {
    return this.text(this.nameStart, this.nameEnd);
  }

  /** After an opening tag: goes past its end, whatever is in it. */
  skip(): void {
    if (this.isEmpty) return;
    for (let depth = 1; depth > 0;) {
      const kind = this.next();
      if (kind === END) this.cutOff();
      if (kind === CLOSE) depth--;
      else if (!this.isEmpty) depth++;
    }
  }

  /** After an opening tag: its text up to the closing one, entities decoded; tags within are a fault. */
  content(): string {
    if (this.isEmpty) return '';
    const from = this.end;
    const opened = this.name;
    if (this.next() !== CLOSE || !this.is(opened)) this.fail(`里的标签不成对：<${opened}>`);
    return this.plain(from, this.start);
  }

  /** The text between two places, without comments, entities decoded. */
  plain(from: number, to: number): string {
    const text = this.text(from, to);
    if (!text.includes('<')) return decodeEntities(text, this.part);
    return text
      .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
      .map((piece) => {
        if (piece.startsWith('<![CDATA[')) return piece.slice(9, -3);
        return piece.startsWith('<') ? '' : decodeEntities(piece, this.part);
      })
      .join('');
  }

  /** Bytes as text. */
  text(from: number, to: number): string {
    const { bytes } = this;
    if (to - from < 16) {
      let text = '';
      let at = from;
      for (; at < to && (bytes[at] as number) < 128; at++) text += String.fromCharCode(bytes[at] as number);
      if (at === to) return text;
    }
    try {
      return decoder.decode(bytes.subarray(from, to));
    } catch {
      return this.fail('里有不是 utf-8 的字节');
    }
  }

  /**
   * Goes to the next attribute of the last tag: {@link attributeStart} to {@link attributeEnd} is its name with its prefix,
   * {@link valueStart} to {@link valueEnd} its value.
   *
   * @returns false where there is none any more
   */
  nextAttribute(): boolean {
    const { bytes } = this;
    const last = this.end - 1;
    let at = this.#attributesFrom;
    while (at < last && ((bytes[at] as number) <= SPACE || bytes[at] === SLASH)) at++;
    if (at >= last) return false;
    this.attributeStart = at;
    while (at < last && bytes[at] !== EQUALS && (bytes[at] as number) > SPACE) at++;
    this.attributeEnd = at;
    while (at < last && (bytes[at] as number) <= SPACE) at++;
    if (bytes[at] !== EQUALS) this.fail('里的标签读不懂');
    at++;
    while (at < last && (bytes[at] as number) <= SPACE) at++;
    const quote = bytes[at];
    if (quote !== DOUBLE && quote !== SINGLE) this.fail('里的标签读不懂');
    this.valueStart = ++at;
    while (at < last && bytes[at] !== quote) at++;
    if (at >= last) this.fail('里的标签读不懂');
    this.valueEnd = at;
    this.#attributesFrom = at + 1;
    return true;
  }

  /** Whether the last attribute has this name. */
  isAttribute(name: string): boolean {
    return this.isText(this.attributeStart, this.attributeEnd, name);
  }

  /** Whether ASCII letters stand between two places. */
  isText(from: number, to: number, letters: string): boolean {
    if (to - from !== letters.length) return false;
    for (let index = 0; index < letters.length; index++) {
      if (this.bytes[from + index] !== letters.charCodeAt(index)) return false;
    }
    return true;
  }

  #endOfSpecial(at: number): number {
    const { bytes } = this;
    const [end, least] =
      bytes[at + 1] === ASK
        ? ['?>', 2]
        : bytes[at + 2] === 45 && bytes[at + 3] === 45
          ? ['-->', 4]
          : bytes[at + 2] === 91
            ? [']]>', 9]
            : ['', 0];
    if (end === '') this.fail('带有文档类型声明（DOCTYPE），不读');
    for (let found = bytes.indexOf(MORE, at + (least as number)); found >= 0; found = bytes.indexOf(MORE, found + 1)) {
      const begin = found - end.length + 1;
      if (
        begin >= at + (least as number) &&
        [...end].every((letter, index) => bytes[begin + index] === letter.charCodeAt(0))
      ) {
        return found + 1;
      }
    }
    return this.cutOff();
  }

  cutOff(): never {
    return this.fail('不完整');
  }

  fail(reason: string): never {
    throw new DamagedPart(this.part, reason);
  }
}
