/** Reads a format of a file as the port has it. */
import type { BorderStyle, Borders, CellFormat } from '../../worksheet/workbook';
import type { XmlElement } from '../xml/element';
import { isTrue } from '../xml/text';

type ColorOf = (color: XmlElement | undefined) => string | undefined;
type ElementOf = (name: 'font' | 'fill' | 'border') => XmlElement | undefined;

const EDGES = [
  ['top', 'top', 'top'],
  ['bottom', 'bottom', 'bottom'],
  ['left', 'left', 'start'],
  ['right', 'right', 'end'],
] as const;

/** @returns everything that the format says */
export function readCellFormat(
  xf: XmlElement,
  elementOf: ElementOf,
  numberFormat: string | undefined,
  colorOf: ColorOf,
): CellFormat {
  const font = elementOf('font');
  const name = font?.child('name')?.get('val');
  const size = Number(font?.child('sz')?.get('val') ?? Number.NaN);
  const bold = isOn(font?.child('b'));
  // Black of the theme is what a cell without a colour has too, and stays readable where the page is dark.
  const color = font?.child('color');
  const fontColor = color?.get('theme') === '1' && color.get('tint') === undefined ? undefined : colorOf(color);
  const pattern = elementOf('fill')?.child('patternFill');
  const fill = pattern?.get('patternType') === 'solid' ? colorOf(pattern.child('fgColor')) : undefined;
  const alignment = xf.child('alignment');
  const horizontal = alignment?.get('horizontal');
  const vertical = alignment?.get('vertical');
  const wrap = alignment?.get('wrapText');
  const locked = xf.child('protection')?.get('locked');
  const borders = readBorders(elementOf('border'), colorOf);
  return {
    ...(name === undefined ? {} : { fontName: name }),
    ...(size > 0 ? { fontSize: size } : {}),
    ...(bold ? { bold } : {}),
    ...(fontColor === undefined ? {} : { fontColor }),
    ...(fill === undefined ? {} : { fill }),
    ...(horizontal === 'left' || horizontal === 'center' || horizontal === 'right' ? { horizontal } : {}),
    ...(vertical === 'top' || vertical === 'center' || vertical === 'bottom' ? { vertical } : {}),
    ...(wrap === undefined ? {} : { wrap: isTrue(wrap) }),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(Object.keys(borders).length === 0 ? {} : { borders }),
    ...(locked === undefined ? {} : { locked: isTrue(locked) }),
  };
}

/** What to say of a format that says nothing of it, where cells without a format have something else. */
const PLAIN: Required<
  Pick<CellFormat, 'bold' | 'fontColor' | 'fill' | 'horizontal' | 'vertical' | 'wrap' | 'numberFormat' | 'locked'>
> = {
  bold: false,
  fontColor: '#000000',
  fill: null,
  horizontal: 'general',
  vertical: 'bottom',
  wrap: false,
  numberFormat: 'General',
  locked: true,
};
const NO_BORDER = { style: 'none' } as const;

/** What has to be written over one format to make it the other. */
export function differenceFrom(base: CellFormat, format: CellFormat): CellFormat {
  const all: CellFormat = { ...pick(PLAIN, base), ...format };
  const { borders, ...plain } = all;
  const changed = Object.entries(plain).filter(([name, value]) => value !== base[name as keyof CellFormat]);
  const edges = { ...Object.fromEntries(Object.keys(base.borders ?? {}).map((edge) => [edge, NO_BORDER])), ...borders };
  const isSame = JSON.stringify(base.borders ?? {}) === JSON.stringify(borders ?? {});
  return { ...Object.fromEntries(changed), ...(isSame ? {} : { borders: edges }) };
}

/** Those that the other one has. */
function pick(values: CellFormat, other: CellFormat): CellFormat {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in other));
}

/** `<b/>` and `<b val="1"/>` are bold, `<b val="0"/>` is not. */
function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && isTrue(element.get('val') ?? '1');
}

function readBorders(border: XmlElement | undefined, colorOf: ColorOf): Borders {
  return Object.fromEntries(
    EDGES.flatMap(([edge, name, strictName]) => {
      const element = border?.child(name) ?? border?.child(strictName);
      const style = element?.get('style');
      if (!element || style === undefined || style === 'none') return [];
      const color = colorOf(element.child('color'));
      return [[edge, { style: style as BorderStyle, ...(color === undefined ? {} : { color }) }]];
    }),
  );
}
