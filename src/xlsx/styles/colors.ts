/** Colours of a file as `#RRGGBB`: stated, of the theme, or of the old palette. */
import type { XmlElement } from '../xml/element';

/** The old palette (ECMA-376 §18.8.27), from 8 on; 0 to 7 are the same as 8 to 15. */
const INDEXED =
  `000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080
  9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF
  00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696
  003366 339966 003300 333300 993300 993366 333399 333333`.split(/\s+/);

/** How colours of a theme are numbered in a file: light and dark the other way round than in the theme's own part. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** The colours of a theme's part in the order of their numbers; empty where there is no theme. */
export function themeColors(theme: XmlElement | undefined): (string | undefined)[] {
  const [scheme] = theme?.descendants('clrScheme') ?? [];
  return THEME_ORDER.map((name) => {
    const [color] = scheme?.child(name)?.elements() ?? [];
    const hex = color?.get('lastClr') ?? color?.get('val');
    return hex && /^[0-9A-Fa-f]{6}$/.test(hex) ? hex.toUpperCase() : undefined;
  });
}

/**
 * @param color an element such as `fgColor`
 * @param theme as {@link themeColors} gives it
 * @returns undefined where it is automatic or not known
 */
export function colorOf(color: XmlElement | undefined, theme: readonly (string | undefined)[]): string | undefined {
  const hex = baseOf(color, theme);
  if (hex === undefined) return undefined;
  const tint = Number(color?.get('tint') ?? 0);
  return `#${tint ? tinted(hex, tint) : hex}`;
}

function baseOf(color: XmlElement | undefined, theme: readonly (string | undefined)[]): string | undefined {
  const rgb = color?.get('rgb');
  if (rgb) return /^(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}$/.test(rgb) ? rgb.slice(-6).toUpperCase() : undefined;
  const themed = color?.number('theme', -1) ?? -1;
  if (themed >= 0) return theme[themed];
  const indexed = color?.number('indexed', -1) ?? -1;
  return indexed < 0 ? undefined : INDEXED[indexed < 8 ? indexed : indexed - 8];
}

/** Lighter or darker, as Excel does it: by the lightness of the colour. */
function tinted(hex: string, tint: number): string {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const lightness = (most + least) / 2;
  const target = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const chroma = most - least;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
  const scale = (1 - Math.abs(2 * target - 1)) * saturation;
  return [red, green, blue]
    .map((part) => (chroma === 0 ? target : target + ((part - lightness) / chroma) * scale))
    .map((part) =>
      Math.round(Math.min(Math.max(part, 0), 1) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}
