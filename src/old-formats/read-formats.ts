/** Fonts and cell formats of old files. */
import type { OldBorder, OldFont, OldFormat } from './book';
import { uint16, uint32, uint8 } from './records';
import type { TextReader } from './text';

const UNDERLINES: Readonly<Record<number, string>> = {
  0x01: 'single',
  0x02: 'double',
  0x21: 'singleAccounting',
  0x22: 'doubleAccounting',
};
const SCRIPTS = [undefined, 'superscript', 'subscript'] as const;
const BOLD_FROM = 600;
const TWIPS_PER_POINT = 20;

export function readFont(data: Uint8Array, texts: TextReader): OldFont {
  const flags = uint16(data, 2);
  return {
    size: uint16(data, 0) / TWIPS_PER_POINT,
    italic: (flags & 0x02) !== 0,
    struck: (flags & 0x08) !== 0,
    colour: uint16(data, 4),
    bold: uint16(data, 6) >= BOLD_FROM,
    script: SCRIPTS[uint16(data, 8)],
    underline: UNDERLINES[uint8(data, 10)],
    name: texts.read(data, 14, 1).text,
  };
}

const bits = (value: number, from: number, count: number) => (value >>> from) & ((1 << count) - 1);
const border = (line: number, colour: number): OldBorder => ({ line, colour });

/** There is no fourth font: later ones count one too far. */
export const fontIndex = (stored: number) => (stored > 4 ? stored - 1 : stored);

/** A cell format since Excel 97. */
export function readFormat(data: Uint8Array): OldFormat {
  const lines = uint32(data, 10);
  const more = uint32(data, 14);
  const colours = uint16(data, 18);
  const indent = uint8(data, 8);
  return {
    ...common(data),
    rotation: uint8(data, 7),
    indent: bits(indent, 0, 4),
    shrinks: bits(indent, 4, 1) === 1,
    left: border(bits(lines, 0, 4), bits(lines, 16, 7)),
    right: border(bits(lines, 4, 4), bits(lines, 23, 7)),
    top: border(bits(lines, 8, 4), bits(more, 0, 7)),
    bottom: border(bits(lines, 12, 4), bits(more, 7, 7)),
    fill: { pattern: bits(more, 26, 6), front: bits(colours, 0, 7), back: bits(colours, 7, 7) },
  };
}

/** Degrees as the new format counts them, by the four ways to turn text before Excel 97. */
const ORIENTATIONS = [0, 255, 90, 180];

/** A cell format before Excel 97. */
export function readFormat5(data: Uint8Array): OldFormat {
  const fill = uint32(data, 8);
  const lines = uint32(data, 12);
  return {
    ...common(data),
    rotation: ORIENTATIONS[bits(uint8(data, 7), 0, 2)] ?? 0,
    indent: 0,
    shrinks: false,
    left: border(bits(lines, 3, 3), bits(lines, 16, 7)),
    right: border(bits(lines, 6, 3), bits(lines, 23, 7)),
    top: border(bits(lines, 0, 3), bits(lines, 9, 7)),
    bottom: border(bits(fill, 22, 3), bits(fill, 25, 7)),
    fill: { pattern: bits(fill, 16, 6), front: bits(fill, 0, 7), back: bits(fill, 7, 7) },
  };
}

function common(data: Uint8Array) {
  const flags = uint16(data, 4);
  const alignment = uint8(data, 6);
  return {
    font: fontIndex(uint16(data, 0)),
    numberFormat: uint16(data, 2),
    locked: (flags & 1) !== 0,
    hidesFormula: (flags & 2) !== 0,
    isStyle: (flags & 4) !== 0,
    horizontal: bits(alignment, 0, 3),
    wraps: bits(alignment, 3, 1) === 1,
    vertical: bits(alignment, 4, 3),
  };
}
