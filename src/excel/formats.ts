/** Between this product's cell formats and those of Office.js. */
import type { Area, Border, Borders, BorderStyle, CellFormat } from '../worksheet/workbook';

type ExcelLine = readonly [style: `${Excel.BorderLineStyle}`, weight: `${Excel.BorderWeight}`];

/** Excel says a border by line style and weight, its file format by one name. */
const LINES: Readonly<Record<Exclude<BorderStyle, 'none'>, ExcelLine>> = {
  hair: ['Continuous', 'Hairline'],
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  dashed: ['Dash', 'Thin'],
  mediumDashed: ['Dash', 'Medium'],
  dashDot: ['DashDot', 'Thin'],
  mediumDashDot: ['DashDot', 'Medium'],
  dashDotDot: ['DashDotDot', 'Thin'],
  mediumDashDotDot: ['DashDotDot', 'Medium'],
  dotted: ['Dot', 'Thin'],
  double: ['Double', 'Thick'],
  slantDashDot: ['SlantDashDot', 'Medium'],
};

const HORIZONTAL = { general: 'General', left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;

/**
 * Queues a format on a range, number format first: values come after it.
 *
 * @param range of the area
 * @param area to know its inner borders
 * @param format what it leaves out stays
 */
export function queueFormat(range: Excel.Range, area: Pick<Area, 'rows' | 'columns'>, format: CellFormat): void {
  const { fontName, fontSize, bold, fontColor, fill, horizontal, vertical, wrap, numberFormat, borders, locked } =
    format;
  // One value for a whole range is allowed by Excel; the types insist on an array.
  if (numberFormat !== undefined) range.numberFormat = numberFormat as unknown as string[][];
  if (fontName !== undefined) range.format.font.name = fontName;
  if (fontSize !== undefined) range.format.font.size = fontSize;
  if (bold !== undefined) range.format.font.bold = bold;
  if (fontColor !== undefined) range.format.font.color = fontColor;
  if (fill === null) range.format.fill.clear();
  else if (fill !== undefined) range.format.fill.color = fill;
  if (horizontal !== undefined) range.format.horizontalAlignment = HORIZONTAL[horizontal];
  if (vertical !== undefined) range.format.verticalAlignment = VERTICAL[vertical];
  if (wrap !== undefined) range.format.wrapText = wrap;
  if (locked !== undefined) range.format.protection.locked = locked;
  if (!borders) return;
  queueBorder(range, 'EdgeTop', borders.top);
  queueBorder(range, 'EdgeBottom', borders.bottom);
  queueBorder(range, 'EdgeLeft', borders.left);
  queueBorder(range, 'EdgeRight', borders.right);
  if (area.rows > 1) queueBorder(range, 'InsideHorizontal', borders.bottom);
  if (area.columns > 1) queueBorder(range, 'InsideVertical', borders.right);
}

function queueBorder(range: Excel.Range, edge: `${Excel.BorderIndex}`, border: Border | undefined): void {
  if (!border) return;
  const target = range.format.borders.getItem(edge);
  if (border.style === 'none') {
    target.style = 'None';
    return;
  }
  const [style, weight] = LINES[border.style];
  target.style = style;
  target.weight = weight;
  if (border.color) target.color = border.color;
}

/** What {@link readFormat} needs of each cell. */
export const FORMAT_PROPERTIES: Excel.CellPropertiesLoadOptions = {
  format: {
    font: { name: true, size: true, bold: true, color: true },
    fill: { color: true, tintAndShade: true },
    borders: { style: true, weight: true, color: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    protection: true,
  },
};

/** The format of a cell: clearing the cell and writing this restores it. */
export function readFormat(properties: Excel.CellProperties, numberFormat: string): CellFormat {
  const format = properties.format ?? {};
  const { font, fill, borders, protection } = format;
  return {
    ...(font?.name === undefined ? {} : { fontName: font.name }),
    ...(font?.size === undefined ? {} : { fontSize: font.size }),
    bold: font?.bold ?? false,
    ...(font?.color ? { fontColor: font.color } : {}),
    // A cell without a fill reads as white; only its missing tint tells it from a white one.
    fill: fill?.color && fill.tintAndShade !== null && fill.tintAndShade !== undefined ? fill.color : null,
    horizontal: nameOf(HORIZONTAL, format.horizontalAlignment) ?? 'general',
    vertical: nameOf(VERTICAL, format.verticalAlignment) ?? 'bottom',
    wrap: format.wrapText ?? false,
    numberFormat,
    borders: readBorders(borders),
    locked: protection?.locked ?? true,
  };
}

function nameOf<Name extends string>(
  names: Readonly<Record<Name, string>>,
  value: string | undefined,
): Name | undefined {
  return (Object.keys(names) as Name[]).find((name) => names[name] === value);
}

function readBorders(borders: Excel.CellBorderCollection | undefined): Borders {
  const edges = ['top', 'bottom', 'left', 'right'] as const;
  return Object.fromEntries(
    edges.flatMap((name) => {
      const border = borders?.[name];
      const style = (Object.keys(LINES) as (keyof typeof LINES)[]).find(
        (line) => LINES[line][0] === border?.style && LINES[line][1] === border?.weight,
      );
      return style ? [[name, { style, ...(border?.color ? { color: border.color } : {}) }]] : [];
    }),
  );
}
