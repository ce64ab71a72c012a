/** Paper, margins and page numbers. Text pages follow GB/T 9704—2012; table pages have narrower margins. */
import {
  AlignmentType,
  Footer,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { FONTS } from './fonts';

export type Orientation = 'portrait' | 'landscape';

interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const TWIPS_PER_MM = 1440 / 25.4;
const twips = (millimetres: number) => Math.round(millimetres * TWIPS_PER_MM);

const A4 = { width: twips(210), height: twips(297) };

/** Text area 156 mm × 225 mm, 37 mm from the top and 28 mm from the left edge. */
const TEXT_MARGINS: Margins = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) };
const TABLE_MARGINS: Margins = { top: twips(22), bottom: twips(24), left: twips(20), right: twips(20) };
/** The page number stands 7 mm under the text. */
const FOOTER_FROM_EDGE = { text: twips(25), table: twips(14) };

export type PageKind = 'text' | 'table';

/** What fits on a page. Points. */
export function pageArea(
  kind: PageKind,
  orientation: Orientation,
): { readonly width: number; readonly height: number } {
  const { width, height } = orientation === 'portrait' ? A4 : { width: A4.height, height: A4.width };
  const { top, bottom, left, right } = kind === 'text' ? TEXT_MARGINS : TABLE_MARGINS;
  return { width: (width - left - right) / 20, height: (height - top - bottom) / 20 };
}

/** The properties of a section that begins on a page of its own. `numberFrom` restarts the page numbers. */
export function sectionProperties(
  kind: PageKind,
  orientation: Orientation,
  numberFrom?: number,
): NonNullable<ISectionOptions['properties']> {
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      // The library turns width and height round itself for a landscape page.
      size: { ...A4, orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE },
      margin: {
        ...(kind === 'text' ? TEXT_MARGINS : TABLE_MARGINS),
        footer: FOOTER_FROM_EDGE[kind],
        header: twips(15),
      },
      ...(numberFrom === undefined ? {} : { pageNumbers: { start: numberFrom } }),
    },
  };
}

/** 四号 numbers between dashes, one character in from the outer edge: right on odd pages, left on even ones. */
export function pageNumberFooters(): NonNullable<ISectionOptions['footers']> {
  const CHARACTER = 280;
  const footer = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          indent: { [side]: CHARACTER },
          spacing: { before: 0, after: 0, line: 320, lineRule: LineRuleType.EXACT },
          children: [
            new TextRun({
              font: { ...FONTS.song, hint: 'eastAsia' },
              size: 28,
              children: ['— ', PageNumber.CURRENT, ' —'],
            }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}
