/** Between this product's cell formats and exceljs styles. */
import type ExcelJS from 'exceljs';
import type { Border, Borders, CellFormat } from '../worksheet/workbook';

type Style = Partial<ExcelJS.Style>;

const argb = (color: string): Partial<ExcelJS.Color> => ({ argb: `FF${color.slice(1).toUpperCase()}` });

function rgb(color: Partial<ExcelJS.Color> | undefined): string | undefined {
  return color?.argb && /^[0-9A-Fa-f]{8}$/.test(color.argb) ? `#${color.argb.slice(2).toUpperCase()}` : undefined;
}

/**
 * A style with a format laid over it. What the format leaves out stays. exceljs shares style objects between cells, so the
 * style given is never changed.
 */
export function withFormat(style: Style, format: CellFormat): Style {
  const result: Style = { ...style };
  const { fontName, fontSize, bold, fontColor, horizontal, vertical, wrap, numberFormat, fill, borders, locked } =
    format;
  result.font = {
    ...style.font,
    ...(fontName === undefined ? {} : { name: fontName }),
    ...(fontSize === undefined ? {} : { size: fontSize }),
    ...(bold === undefined ? {} : { bold }),
    ...(fontColor === undefined ? {} : { color: argb(fontColor) }),
  };
  // The family and scheme of a theme font would override the name in Excel.
  if (fontName !== undefined) {
    delete (result.font as { scheme?: unknown }).scheme;
    delete (result.font as { charset?: unknown }).charset;
  }
  result.alignment = {
    ...style.alignment,
    ...(horizontal === undefined || horizontal === 'general' ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical: vertical === 'center' ? ('middle' as const) : vertical }),
    ...(wrap === undefined ? {} : { wrapText: wrap }),
  };
  if (horizontal === 'general') delete result.alignment.horizontal;
  if (numberFormat !== undefined) result.numFmt = numberFormat;
  if (fill !== undefined) {
    result.fill =
      fill === null ? { type: 'pattern', pattern: 'none' } : { type: 'pattern', pattern: 'solid', fgColor: argb(fill) };
  }
  if (borders) result.border = withBorders(style.border, borders);
  if (locked !== undefined) result.protection = { ...style.protection, locked };
  return result;
}

function withBorders(old: Partial<ExcelJS.Borders> | undefined, borders: Borders): Partial<ExcelJS.Borders> {
  const result: Partial<ExcelJS.Borders> = { ...old };
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
    const border = borders[edge];
    if (!border) continue;
    if (border.style === 'none') delete result[edge];
    else result[edge] = { style: border.style, ...(border.color ? { color: argb(border.color) } : {}) };
  }
  return result;
}

/** The format of a cell, every field stated, so that writing it back restores the cell. */
export function readFormat(style: Style): CellFormat {
  const { font, alignment, border, fill, protection } = style;
  const color = rgb(font?.color);
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? rgb(fill.fgColor) : undefined;
  return {
    ...(font?.name === undefined ? {} : { fontName: font.name }),
    ...(font?.size === undefined ? {} : { fontSize: font.size }),
    bold: font?.bold ?? false,
    ...(color === undefined ? {} : { fontColor: color }),
    fill: solid ?? null,
    horizontal: readHorizontal(alignment?.horizontal),
    vertical: alignment?.vertical === 'middle' ? 'center' : alignment?.vertical === 'top' ? 'top' : 'bottom',
    wrap: alignment?.wrapText ?? false,
    numberFormat: style.numFmt ?? 'General',
    borders: {
      top: edge(border?.top),
      bottom: edge(border?.bottom),
      left: edge(border?.left),
      right: edge(border?.right),
    },
    locked: protection?.locked ?? true,
  };
}

function readHorizontal(value: string | undefined): NonNullable<CellFormat['horizontal']> {
  return value === 'left' || value === 'center' || value === 'right' ? value : 'general';
}

function edge(border: Partial<ExcelJS.Border> | undefined): Border {
  if (!border?.style) return { style: 'none' };
  const color = rgb(border.color);
  return { style: border.style, ...(color ? { color } : {}) };
}
