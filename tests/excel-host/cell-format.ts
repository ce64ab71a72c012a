import type ExcelJS from 'exceljs';
import { colorText, fileColor } from './color';
import type { Style } from './grid';
import { HostError } from './protocol';
import { omit } from './omit';

/** One property of a format: how it is read from the style of a cell, and the style with it changed. */
export interface Aspect {
  read(style: Style): unknown;
  write(style: Style, value: unknown): Style;
}

function requireBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new HostError('InvalidArgument', `neither true nor false: ${String(value)}`);
  return value;
}

function requireNumber(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || value < least || value > most) {
    throw new HostError('InvalidArgument', `not between ${least} and ${most}: ${String(value)}`);
  }
  return value;
}

/** A word of Excel's and the word of the file for it. */
function fromWord<T>(words: readonly (readonly [string, T])[], value: unknown): T {
  const found = words.find(([word]) => word === value);
  if (!found) throw new HostError('InvalidArgument', `unknown word: ${String(value)}`);
  return found[1];
}

function toWord<T>(words: readonly (readonly [string, T])[], value: T): string {
  return words.find(([, ours]) => ours === value)?.[0] ?? (words[0]?.[0] || '');
}

type Font = Partial<ExcelJS.Font>;
type Alignment = Partial<ExcelJS.Alignment>;

const inFont = (read: (font: Font) => unknown, write: (value: unknown) => Font): Aspect => ({
  read: (style) => read(style.font ?? {}),
  write: (style, value) => ({ ...style, font: { ...style.font, ...write(value) } }),
});

const inAlignment = (read: (alignment: Alignment) => unknown, write: (value: unknown) => Alignment): Aspect => ({
  read: (style) => read(style.alignment ?? {}),
  write: (style, value) => ({ ...style, alignment: { ...style.alignment, ...write(value) } }),
});

const underlines: readonly (readonly [string, Font['underline']])[] = [
  ['None', undefined],
  ['None', false],
  ['None', 'none'],
  ['Single', true],
  ['Single', 'single'],
  ['Double', 'double'],
  ['SingleAccountant', 'singleAccounting'],
  ['DoubleAccountant', 'doubleAccounting'],
];

export const fontAspects: Readonly<Record<string, Aspect>> = {
  name: inFont(
    (font) => font.name ?? 'Calibri',
    (value) => {
      if (typeof value !== 'string' || value === '') throw new HostError('InvalidArgument', 'no font name');
      return { name: value };
    },
  ),
  size: inFont(
    (font) => font.size ?? 11,
    (value) => ({ size: requireNumber(value, 1, 409) }),
  ),
  bold: inFont(
    (font) => font.bold ?? false,
    (value) => ({ bold: requireBoolean(value) }),
  ),
  italic: inFont(
    (font) => font.italic ?? false,
    (value) => ({ italic: requireBoolean(value) }),
  ),
  strikethrough: inFont(
    (font) => font.strike ?? false,
    (value) => ({ strike: requireBoolean(value) }),
  ),
  color: inFont(
    (font) => colorText(font.color, '#000000'),
    (value) => ({ color: fileColor(value) }),
  ),
  underline: inFont(
    (font) => toWord(underlines, font.underline),
    (value) => {
      const underline = fromWord(underlines, value);
      return { underline: underline ?? false };
    },
  ),
};

const solid = (color: { argb: string }): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: color });

function solidColor(fill: ExcelJS.Fill | undefined): Partial<ExcelJS.Color> | undefined {
  return fill?.type === 'pattern' && fill.pattern !== 'none' ? (fill.fgColor ?? fill.bgColor) : undefined;
}

/** No fill reads as white; what tells them apart is `tintAndShade`, null where there is no fill (as users report). */
export const fillAspects: Readonly<Record<string, Aspect>> = {
  color: {
    read: (style) => colorText(solidColor(style.fill), '#FFFFFF'),
    write: (style, value) => (value === '' ? withoutFill(style) : { ...style, fill: solid(fileColor(value)) }),
  },
  pattern: {
    read: () => null,
    write: (style, value) => {
      if (value === 'None') return withoutFill(style);
      if (value !== 'Solid') throw new HostError('NotImplemented', 'fill patterns');
      return solidColor(style.fill) ? style : { ...style, fill: solid({ argb: 'FFFFFFFF' }) };
    },
  },
  tintAndShade: {
    read: (style) => (solidColor(style.fill) ? 0 : null),
    write: (style, value) => {
      if (value !== 0 && value !== null) throw new HostError('NotImplemented', 'tints');
      return style;
    },
  },
};

export function withoutFill(style: Style): Style {
  return omit(style, 'fill');
}

const horizontals: readonly (readonly [string, Alignment['horizontal'] | undefined])[] = [
  ['General', undefined],
  ['Left', 'left'],
  ['Center', 'center'],
  ['Right', 'right'],
  ['Fill', 'fill'],
  ['Justify', 'justify'],
  ['CenterAcrossSelection', 'centerContinuous'],
  ['Distributed', 'distributed'],
];

const verticals: readonly (readonly [string, Alignment['vertical'] | undefined])[] = [
  ['Bottom', undefined],
  ['Bottom', 'bottom'],
  ['Center', 'middle'],
  ['Top', 'top'],
  ['Justify', 'justify'],
  ['Distributed', 'distributed'],
];

function placed(alignment: {
  horizontal?: Alignment['horizontal'] | undefined;
  vertical?: Alignment['vertical'] | undefined;
}) {
  return alignment as Alignment;
}

export const alignmentAspects: Readonly<Record<string, Aspect>> = {
  horizontalAlignment: inAlignment(
    (alignment) => toWord(horizontals, alignment.horizontal),
    (value) => placed({ horizontal: fromWord(horizontals, value) }),
  ),
  verticalAlignment: inAlignment(
    (alignment) => toWord(verticals, alignment.vertical),
    (value) => placed({ vertical: fromWord(verticals, value) }),
  ),
  wrapText: inAlignment(
    (alignment) => alignment.wrapText ?? false,
    (value) => ({ wrapText: requireBoolean(value) }),
  ),
  shrinkToFit: inAlignment(
    (alignment) => alignment.shrinkToFit ?? false,
    (value) => ({ shrinkToFit: requireBoolean(value) }),
  ),
  indentLevel: inAlignment(
    (alignment) => alignment.indent ?? 0,
    (value) => ({ indent: requireNumber(value, 0, 250) }),
  ),
  textOrientation: inAlignment(
    (alignment) => (alignment.textRotation === 'vertical' ? 180 : (alignment.textRotation ?? 0)),
    (value) => ({ textRotation: value === 180 ? 'vertical' : requireNumber(value, -90, 90) }),
  ),
};

export const protectionAspects: Readonly<Record<string, Aspect>> = {
  locked: {
    read: (style) => style.protection?.locked ?? true,
    write: (style, value) => ({
      ...style,
      protection: { ...style.protection, locked: requireBoolean(value) } as ExcelJS.Protection,
    }),
  },
  formulaHidden: {
    read: (style) => style.protection?.hidden ?? false,
    write: (style, value) => ({
      ...style,
      protection: { ...style.protection, hidden: requireBoolean(value) } as ExcelJS.Protection,
    }),
  },
};

/** The aspect of that name, or a refusal. */
export function aspectOf(aspects: Readonly<Record<string, Aspect>>, name: string): Aspect {
  const aspect = aspects[name];
  if (!aspect) throw new HostError('NotImplemented', `format property ${name}`);
  return aspect;
}
