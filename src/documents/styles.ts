/** Paragraph styles: 二号 titles, 三号 text on 28 pt lines, as GB/T 9704—2012 asks. Sizes of runs in half points. */
import { AlignmentType, type IStylesOptions, LineRuleType, TabStopType } from 'docx';
import { FONTS } from './fonts';

/** 三号. Points. */
export const TEXT_SIZE = 16;
/** Points. */
export const LINE = 28;
/** The heading of a part, with the space around it. Points. */
export const PART_HEADING = { line: 36, before: 0, after: 14 };
export const TABLE_TITLE = { line: 26, before: 0, after: 4 };
/** The line with the unit's name over a table. Points. */
export const UNIT_LINE = 16;
/** A line of the contents. Points. */
export const CONTENTS_LINE = 18;

const exact = (points: number, before = 0, after = 0) => ({
  line: points * 20,
  lineRule: LineRuleType.EXACT,
  before: before * 20,
  after: after * 20,
});
/** Two characters of 三号. */
const FIRST_LINE = { firstLine: 2 * TEXT_SIZE * 20 };

const heading = { basedOn: 'Normal', next: 'DocumentText', quickFormat: true } as const;

/** @param contentsTab where the page numbers of the contents stand, in twips */
export function documentStyles(contentsTab: number): IStylesOptions {
  const contents = (level: number) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    run: { font: level === 1 ? FONTS.black : FONTS.text, size: 24 },
    paragraph: {
      spacing: exact(CONTENTS_LINE),
      indent: { left: (level - 1) * 480 },
      tabStops: [{ type: TabStopType.RIGHT, position: contentsTab, leader: 'dot' }],
    },
  });
  return {
    default: {
      document: { run: { font: FONTS.text, size: TEXT_SIZE * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      heading1: {
        ...heading,
        run: { font: FONTS.title, size: 44, bold: false, color: '000000' },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: exact(PART_HEADING.line, PART_HEADING.before, PART_HEADING.after),
          keepNext: true,
          outlineLevel: 0,
        },
      },
      heading2: {
        ...heading,
        run: { font: FONTS.black, size: TEXT_SIZE * 2, bold: false, color: '000000' },
        paragraph: { spacing: exact(LINE), indent: FIRST_LINE, keepNext: true, outlineLevel: 1 },
      },
      heading3: {
        ...heading,
        run: { font: FONTS.kai, size: TEXT_SIZE * 2, bold: false, color: '000000' },
        paragraph: { spacing: exact(LINE), indent: FIRST_LINE, keepNext: true, outlineLevel: 2 },
      },
    },
    paragraphStyles: [
      {
        id: 'DocumentText',
        name: '公开正文',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { spacing: exact(LINE), indent: FIRST_LINE, alignment: AlignmentType.JUSTIFIED },
      },
      {
        id: 'TableTitle',
        name: '公开表标题',
        basedOn: 'Heading2',
        next: 'DocumentText',
        run: { font: FONTS.black, size: 36 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          indent: { firstLine: 0 },
          spacing: exact(TABLE_TITLE.line, TABLE_TITLE.before, TABLE_TITLE.after),
          keepNext: true,
          outlineLevel: 1,
        },
      },
      {
        id: 'PerformanceTitle',
        name: '绩效目标表标题',
        basedOn: 'Heading3',
        next: 'DocumentText',
        run: { font: FONTS.black, size: 36 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          indent: { firstLine: 0 },
          spacing: exact(TABLE_TITLE.line, TABLE_TITLE.before, TABLE_TITLE.after),
          keepNext: true,
          outlineLevel: 2,
        },
      },
      {
        id: 'UnitLine',
        name: '公开表单位行',
        basedOn: 'Normal',
        run: { font: FONTS.song, size: 20 },
        paragraph: { spacing: exact(UNIT_LINE), keepNext: true },
      },
      contents(1),
      contents(2),
    ] as NonNullable<IStylesOptions['paragraphStyles']>,
  };
}
