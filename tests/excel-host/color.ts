import type ExcelJS from 'exceljs';
import { HostError } from './protocol';

const named: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  lime: '#00FF00',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
  lightgray: '#D3D3D3',
  lightgrey: '#D3D3D3',
  lightyellow: '#FFFFE0',
  pink: '#FFC0CB',
  purple: '#800080',
};

/** The colours of the Office theme, in the order in which a file counts them. */
const theme = '#FFFFFF #000000 #E7E6E6 #44546A #4472C4 #ED7D31 #A5A5A5 #FFC000 #5B9BD5 #70AD47 #0563C1 #954F72'.split(
  ' ',
);

/** The first sixteen indexed colours; 64 is the system's text colour, 65 its background. */
const indexed = '#000000 #FFFFFF #FF0000 #00FF00 #0000FF #FFFF00 #FF00FF #00FFFF'.split(' ');

type FileColor = Partial<ExcelJS.Color> & { readonly indexed?: number };

/** `#RRGGBB` of a colour in a file; a tint is not played. */
export function colorText(color: FileColor | undefined, otherwise: string): string {
  if (!color) return otherwise;
  if (color.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  if (color.theme !== undefined) return theme[color.theme] ?? otherwise;
  if (color.indexed !== undefined) return indexed[color.indexed % 8] ?? otherwise;
  return otherwise;
}

/** The colour of a file for `#RRGGBB` or a name of HTML. */
export function fileColor(text: unknown): { argb: string } {
  const color = typeof text === 'string' ? (named[text.toLowerCase()] ?? text) : '';
  if (!/^#[0-9A-Fa-f]{6}$/.test(color)) throw new HostError('InvalidArgument', `no colour: ${String(text)}`);
  return { argb: `FF${color.slice(1).toUpperCase()}` };
}
