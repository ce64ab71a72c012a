/** Between this product's cell formats and exceljs styles. */
import type ExcelJS from 'exceljs';
import type { Borders, CellFormat } from '../worksheet/workbook';

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

/** The format of a cell where it differs from the Normal style: clearing the cell and writing this restores it. */
export function readFormat(style: Style): CellFormat {
  const { font, alignment, border, fill, numFmt, protection } = style;
  const fontColor = rgb(font?.color);
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? rgb(fill.fgColor) : undefined;
  const horizontal = readHorizontal(alignment?.horizontal);
  const vertical = alignment?.vertical === 'middle' ? 'center' : alignment?.vertical;
  const borders = readBorders(border);
  return {
    ...(font?.name === undefined ? {} : { fontName: font.name }),
    ...(font?.size === undefined ? {} : { fontSize: font.size }),
    ...(font?.bold === undefined ? {} : { bold: font.bold }),
    ...(fontColor === undefined ? {} : { fontColor }),
    ...(solid === undefined ? {} : { fill: solid }),
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === 'top' || vertical === 'center' || vertical === 'bottom' ? { vertical } : {}),
    ...(alignment?.wrapText === undefined ? {} : { wrap: alignment.wrapText }),
    ...(numFmt === undefined || numFmt === 'General' ? {} : { numberFormat: numFmt }),
    ...(Object.keys(borders).length === 0 ? {} : { borders }),
    ...(protection?.locked === undefined ? {} : { locked: protection.locked }),
  };
}

function readBorders(border: Partial<ExcelJS.Borders> | undefined): Borders {
  const edges = ['top', 'bottom', 'left', 'right'] as const;
  return Object.fromEntries(
    edges.flatMap((name) => {
      const style = border?.[name]?.style;
      const color = rgb(border?.[name]?.color);
      return style ? [[name, { style, ...(color ? { color } : {}) }]] : [];
    }),
  );
}

function readHorizontal(value: string | undefined): CellFormat['horizontal'] {
  return value === 'left' || value === 'center' || value === 'right' ? value : undefined;
}
