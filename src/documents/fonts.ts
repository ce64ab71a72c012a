/**
 * The fonts of government documents. Machines without them take the alternative named in the document's font table: fonts that
 * come with every Chinese Windows. Digits and Latin letters are in Times New Roman, but for page numbers.
 */
import type { IFontAttributesProperties } from 'docx';

const LATIN = 'Times New Roman';

const font = (eastAsia: string, latin = LATIN): IFontAttributesProperties => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
});

export const FONTS = {
  /** Titles. */
  title: font('方正小标宋简体'),
  /** Text. */
  text: font('仿宋_GB2312'),
  /** Headings of the first level. */
  black: font('黑体'),
  /** Headings of the second level. */
  kai: font('楷体_GB2312'),
  /** Tables and page numbers. */
  song: font('宋体'),
} as const;

/** Name, alternative, and the kind that a machine with neither goes by. */
const FONT_TABLE: readonly (readonly [name: string, alternative: string, family: 'roman' | 'modern' | 'swiss'])[] = [
  ['方正小标宋简体', '宋体', 'roman'],
  ['仿宋_GB2312', '仿宋', 'modern'],
  ['楷体_GB2312', '楷体', 'modern'],
  ['黑体', 'SimHei', 'modern'],
  ['宋体', 'SimSun', 'roman'],
];

/** The part word/fontTable.xml. */
export function fontTableXml(): string {
  const chinese = FONT_TABLE.map(
    ([name, alternative, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${chinese}<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
    '</w:fonts>'
  );
}
